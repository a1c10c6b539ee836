"""Fit the two line models of `artlint.language.strays` and print what they find out of fold.

    python tools/train_strays.py DATA_DIR [--write]

Needs scikit-learn beside artlint's own dependencies. DATA_DIR holds gzip-compressed JSON lines:

- `clean.jsonl.gz`: articles (`text`, `title`, `tier`);
- `offtopic_built.jsonl.gz`: articles with lines of others in them (`lines`: `t`, `intruder`);
- `boiler_pages.jsonl.gz`: web pages as `lines`: `t`, `label` (article, boilerplate,
  title ...), `zone` (before, inside, after).

Each item has a `split_key`; items that share one fall in the same fold. Only the weights are written, to
`lint/artlint/language/data/strays-*.json`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lint"))

from artlint import reading  # noqa: E402
from artlint.language import strays  # noqa: E402
from artlint.language.passages import FEATURES, passages, rows  # noqa: E402

FOLDS = 5
BUILT = 11  # texts made of each clean article with lines of others
CROPS = 4  # of each page, with as many lines before and after the body as chance has it
LABELS = {"article": 0, "title": 0, "boilerplate": 1, "mixed": -1, "uncertain": -1}
_COMMON = {"learning_rate": 0.08, "min_samples_leaf": 40, "max_features": 0.5}
SETTINGS: dict[str, dict[str, Any]] = {
    "page": {"max_iter": 200, "max_leaf_nodes": 16, **_COMMON},
    "topic": {"max_iter": 180, "max_leaf_nodes": 14, **_COMMON},
}

Line = tuple[str, int]  # its text, and 1 for a stray, 0 for the article's own, -1 for neither


class Item(NamedTuple):
    """A text for fitting or measuring: rows of features and a label for each passage."""

    kind: str
    fold: int
    features: list[list[float]]
    labels: list[int]


def load(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def item(kind: str, fold: int, lines: Sequence[Line]) -> Item:
    """Features and labels of a text of lines; a passage of several lines has the label of its first."""
    starts, at = [], 0
    for text, label in lines:
        starts.append((at, at + len(text), label))
        at += len(text) + 1
    document = reading.parse("\n".join(text for text, _ in lines))
    labels = [
        max((label for start, end, label in starts if start < p.end and end > p.start), default=-1)
        for p in passages(document)
    ]
    return Item(kind, fold, rows(document), labels)


def items(folder: Path) -> Iterator[Item]:
    """Everything to fit and measure on. Kinds that begin with "+" are made by chance and used for fitting only."""
    chance = random.Random(4)
    clean = load(folder, "clean")
    folds = _folds(
        [row["split_key"] for name in ("clean", "offtopic_built", "boiler_pages") for row in load(folder, name)]
    )
    for row in clean:
        fold = folds[row["split_key"]]
        lines = [(line, 0) for line in row["text"].split("\n")]
        yield item(f"clean-{row['tier']}", fold, lines)
        if row["title"]:
            yield item("titled", fold, [*((line, 0) for line in _head(row["title"], chance)), *lines])
    by_fold: dict[int, list[dict[str, Any]]] = {}
    for row in clean:
        by_fold.setdefault(folds[row["split_key"]], []).append(row)
    for fold, group in by_fold.items():
        for row in group:
            for _ in range(BUILT):
                yield item("+built", fold, _built(row, group, chance))
    for row in load(folder, "offtopic_built"):
        kind = row["kind"] if row["kind"] == "control" else f"{row['kind']}-{row['place']}-{row['distance']}"
        yield item(
            f"built-{kind}", folds[row["split_key"]], [(line["t"], int(line["intruder"])) for line in row["lines"]]
        )
    for row in load(folder, "boiler_pages"):
        fold, lines = folds[row["split_key"]], row["lines"]
        body = [number for number, line in enumerate(lines) if line["zone"] == "inside"]
        if not body:
            continue
        labelled = [(line["t"], LABELS[line["label"]]) for line in lines]
        yield item("pages", fold, labelled[max(0, body[0] - 5) : body[-1] + 16])
        for _ in range(CROPS):
            before, after = chance.choice([0, 1, 2, 4, 8, 16]), chance.choice([0, 1, 3, 6, 12, 24, 48])
            yield item("+pages", fold, labelled[max(0, body[0] - before) : body[-1] + 1 + after])


def _folds(keys: Sequence[str]) -> dict[str, int]:
    ordered = sorted(set(keys))
    random.Random(3).shuffle(ordered)
    return {key: number % FOLDS for number, key in enumerate(ordered)}


def _head(title: str, chance: random.Random) -> list[str]:
    """A headline, and as a writer may put under it, a byline and a date."""
    first, last = (
        chance.choice(["Ann", "Ben", "Carla", "David", "Eve", "Farid"]),
        chance.choice(["Moss", "Rivera", "Okoye", "Lindt"]),
    )
    date = (
        f"{chance.choice(['March', 'April', 'June', 'October'])} {chance.randint(1, 28)}, {chance.randint(1998, 2026)}"
    )
    return [title, *chance.choice(([], [], [f"By {first} {last}"], [f"By {first} {last}", date], [date]))]


def _built(row: dict[str, Any], donors: Sequence[dict[str, Any]], chance: random.Random) -> list[Line]:
    """The article with a few lines of others (paragraphs of one, or headlines of several) at its end or inside."""
    own = [(line, 0) for line in row["text"].split("\n") if line.strip()]
    others = [donor for donor in donors if donor is not row]
    if chance.random() < 0.65:
        donor = chance.choice(others)
        if chance.random() < 0.3:  # one of a near topic
            words = _topic_words(row)
            donor = max(chance.sample(others, min(30, len(others))), key=lambda one: len(words & _topic_words(one)))
        paragraphs = [line for line in donor["text"].split("\n") if len(line.split()) > 8]
        count = chance.randint(1, 5)
        first = chance.randint(0, max(0, len(paragraphs) - count))
        block = paragraphs[first : first + count]
    else:
        block = [donor["title"] for donor in chance.sample(others, chance.randint(2, 6)) if donor["title"]]
        if chance.random() < 0.3:
            block = [title[: chance.randint(30, 60)].rstrip() + "…" for title in block]
    at = len(own) if chance.random() < 0.65 else chance.randint(min(2, len(own)), len(own))
    return [*own[:at], *((line, 1) for line in block), *own[at:]]


def _topic_words(row: dict[str, Any]) -> set[str]:
    return {word for word in row["text"].lower().split() if len(word) > 5}


def serves(model: strays.Model, kind: str) -> bool:
    """Whether a model is fitted on items of this kind."""
    if kind.startswith(("clean", "titled")):
        return True
    return kind.startswith("+pages") if model == "page" else kind.startswith(("+built", "built"))


def fitted(model: strays.Model, chosen: Sequence[Item]) -> HistGradientBoostingClassifier:
    """The model fitted on the passages of these items that need asking about."""
    found = [
        (row, label, 3.0 if one.kind == "clean-A" else 1.0)
        for one in chosen
        if serves(model, one.kind)
        for row, label in zip(one.features, one.labels, strict=True)
        if label >= 0 and not strays.belongs(row)
    ]
    features, labels, weights = zip(*found, strict=True)
    trees = HistGradientBoostingClassifier(l2_regularization=3, random_state=0, early_stopping=False, **SETTINGS[model])
    return trees.fit(np.array(features), np.array(labels), sample_weight=np.array(weights))


def scores(trees: HistGradientBoostingClassifier, one: Item) -> list[float]:
    """Log-odds of each passage of an item."""
    if not one.features:
        return []
    found = trees.decision_function(np.array(one.features))
    return [strays.CERTAIN if strays.belongs(row) else float(s) for row, s in zip(one.features, found, strict=True)]


def as_json(trees: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The model in the form that `artlint.language.strays` reads."""

    def node(nodes: Any, number: int) -> Any:
        found = nodes[number]
        if found["is_leaf"]:
            return round(float(found["value"]), 4)
        low, high = node(nodes, int(found["left"])), node(nodes, int(found["right"]))
        return [int(found["feature_idx"]), round(float(found["num_threshold"]), 5), low, high]

    return {
        "features": list(FEATURES),
        "bias": round(float(trees._baseline_prediction.ravel()[0]), 4),
        "trees": [node(predictors[0].nodes, 0) for predictors in trees._predictors],
    }


def report(measured: Sequence[tuple[Item, list[float]]], threshold: float) -> None:
    """Alarmed share of texts, and share of strays and of own passages found, by kind."""
    texts, alarmed, passages_of, found = (
        Counter[str](),
        Counter[str](),
        Counter[tuple[str, int]](),
        Counter[tuple[str, int]](),
    )
    for one, odds in measured:
        texts[one.kind] += 1
        hits = [value > threshold for value in odds]
        wanted = (0, -1) if "built-" in one.kind and "control" not in one.kind else (0, 1, -1)
        relevant = [hit for hit, label in zip(hits, one.labels, strict=True) if (label == 1) or 1 in wanted]
        alarmed[one.kind] += any(relevant)
        for hit, label in zip(hits, one.labels, strict=True):
            passages_of[one.kind, label] += 1
            found[one.kind, label] += hit
    print(f"threshold {threshold}")
    for kind in sorted(texts):
        shares = [f"{found[kind, label] / max(1, passages_of[kind, label]):.3f}" for label in (1, 0)]
        print(f"  {kind:28} texts {alarmed[kind] / texts[kind]:.3f}  strays {shares[0]}  own {shares[1]}")


def main() -> None:
    """Fit, report, and write the models if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    everything = list(items(arguments.data))
    names: tuple[Literal["page"], Literal["topic"]] = ("page", "topic")
    for name in names:
        measured = []
        for fold in range(FOLDS):
            trees = fitted(name, [one for one in everything if one.fold != fold])
            measured += [(one, scores(trees, one)) for one in everything if one.fold == fold and one.kind[0] != "+"]
        print(f"== {name}: out of fold")
        for threshold in (1.0, 2.0, 2.5, 3.0, 3.5, 4.0):
            report(measured, threshold)
        if arguments.write:
            model = as_json(fitted(name, everything))
            path = ROOT / "lint" / "artlint" / "language" / "data" / f"strays-{name}.json"
            path.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
