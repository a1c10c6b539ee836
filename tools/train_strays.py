"""Fit the two models of `artlint.language.strays`, and print what they find out of fold or write them.

    python tools/train_strays.py DATA_DIR [--write]

Needs scikit-learn beside artlint's own dependencies. DATA_DIR holds gzip-compressed JSON lines:

- `clean.jsonl.gz`: articles (`text`, `title`, `tier`);
- `attribution_polnear.jsonl.gz`: further articles (`text`);
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
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lint"))

from artlint import reading  # noqa: E402
from artlint.language import associations, strays  # noqa: E402
from artlint.language.features import FEATURES, rows  # noqa: E402
from artlint.language.passages import passages  # noqa: E402

FOLDS = 5
SEED = 4
BUILT = 10  # texts made of each clean article with lines of others
WALLS = 0.2  # share of them that are one paragraph
NEAR = 12  # articles of a fold that count as of a near topic
CROPS = 4  # of each page, with as many lines before and after the body as chance has it
STAGES = [15, 40, 90, 180]  # trees after which passages are given up that will hardly come to be strays
LOST = 0.002  # share of strays that this may cost
LABELS = {"article": 0, "title": 0, "boilerplate": 1, "mixed": -1, "uncertain": -1}
KEPT = 0.3  # of the passages of texts made by chance that are no strays and touch none, the share used
_COMMON = {"min_samples_leaf": 40, "max_features": 0.3}
SETTINGS: dict[str, dict[str, Any]] = {
    "page": {"max_iter": 220, "max_leaf_nodes": 16, "learning_rate": 0.07, **_COMMON},
    "topic": {"max_iter": 320, "max_leaf_nodes": 18, "learning_rate": 0.06, **_COMMON},
}

MODELS: tuple[Literal["page"], Literal["topic"]] = ("page", "topic")

Line = tuple[str, int]  # its text, and 1 for a stray, 0 for the article's own, -1 for neither

Text = tuple[str, int, Sequence[Line], str]  # kind, fold, lines and what joins them


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


def item(kind: str, fold: int, lines: Sequence[Line], joint: str) -> Item:
    """Features and labels of a text of lines, joined by a space for a wall; a passage of several lines has the label
    of the one that most of it is of.
    """
    starts, at = [], 0
    for text, label in lines:
        starts.append((at, at + len(text), label))
        at += len(text) + 1
    document = reading.parse(joint.join(text for text, _ in lines))
    labels = [
        max(((min(end, p.end) - max(start, p.start), label) for start, end, label in starts), default=(0, -1))[1]
        for p in passages(document)
    ]
    return Item(kind, fold, rows(document), labels)


def items(folder: Path) -> list[Item]:
    """Everything to fit and measure on."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(item, *zip(*texts(folder), strict=True), chunksize=50))


def texts(folder: Path) -> Iterator[Text]:
    """The arguments of `item` for each. Kinds that begin with "+" are made by chance and used for fitting only."""
    chance = random.Random(SEED)
    clean, built, pages = (load(folder, name) for name in ("clean", "offtopic_built", "boiler_pages"))
    seen = {row["split_key"] for row in clean}
    news = [
        row | {"title": "", "tier": "A"} for row in load(folder, "attribution_polnear") if row["split_key"] not in seen
    ]
    folds = _folds([row["split_key"] for row in (*clean, *news, *built, *pages)])
    for row in (*clean, *news):
        fold, lines = folds[row["split_key"]], _own_lines(row)
        yield (f"clean-{row['tier']}" if row in clean else "news", fold, lines, "\n")
        yield ("wall", fold, lines, " ")
        if row["title"]:
            yield ("titled", fold, [*((line, 0) for line in _head(row["title"], chance)), *lines], "\n")
    by_fold: dict[int, list[dict[str, Any]]] = {}
    for row in (*clean, *news):
        by_fold.setdefault(folds[row["split_key"]], []).append(row)
    for fold, group in by_fold.items():
        nearest = _nearest(group)
        for number, row in enumerate(group):
            for _ in range(BUILT):
                joint = " " if chance.random() < WALLS else "\n"
                yield ("+wall" if joint == " " else "+built", fold, _built(row, group, nearest[number], chance), joint)
    for row in built:
        kind = row["kind"] if row["kind"] == "control" else f"{row['kind']}-{row['place']}-{row['distance']}"
        lines = [(line["t"], int(line["intruder"])) for line in row["lines"]]
        yield (f"built-{kind}", folds[row["split_key"]], lines, "\n")
        yield (f"built-wall-{kind}", folds[row["split_key"]], lines, " ")
    for row in pages:
        fold, lines = folds[row["split_key"]], row["lines"]
        body = [number for number, line in enumerate(lines) if line["zone"] == "inside"]
        if not body:
            continue
        labelled = [(line["t"], LABELS[line["label"]]) for line in lines]
        yield ("pages", fold, labelled[max(0, body[0] - 5) : body[-1] + 16], "\n")
        for _ in range(CROPS):
            before, after = chance.choice([0, 1, 2, 4, 8, 16]), chance.choice([0, 1, 3, 6, 12, 24, 48])
            yield ("+pages", fold, labelled[max(0, body[0] - before) : body[-1] + 1 + after], "\n")


def _own_lines(row: dict[str, Any]) -> list[Line]:
    return [(line, 0) for line in row["text"].split("\n") if line.strip()]


def _nearest(group: Sequence[dict[str, Any]]) -> list[list[int]]:
    """For each article the others that speak of the most like things, by word associations, nearest first."""
    vectors = np.array([associations.unpacked(sum(map(associations.of, row["text"].split()))) for row in group], float)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return [[int(other) for other in order[1 : NEAR + 1]] for order in np.argsort(-(vectors @ vectors.T), axis=1)]


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


def _built(
    row: dict[str, Any], group: Sequence[dict[str, Any]], nearest: Sequence[int], chance: random.Random
) -> list[Line]:
    """The article with a few lines of others (paragraphs of one, or headlines of several) at its end or inside."""
    own = _own_lines(row)
    near = chance.random() < 0.4
    pool = [group[number] for number in nearest] if near else [donor for donor in group if donor is not row]
    titled = [donor for donor in pool if donor["title"]]
    if chance.random() < 0.65 or not titled:
        paragraphs = [line for line, _ in _own_lines(chance.choice(pool)) if len(line.split()) > 8]
        count = chance.randint(1, 5)
        first = chance.randint(0, max(0, len(paragraphs) - count))
        block = paragraphs[first : first + count]
    else:
        block = [donor["title"] for donor in chance.sample(titled, min(len(titled), chance.randint(2, 6)))]
        if chance.random() < 0.3:
            block = [title[: chance.randint(30, 60)].rstrip() + "…" for title in block]
    at = len(own) if chance.random() < 0.5 else chance.randint(min(2, len(own)), len(own))
    return [*own[:at], *((line, 1) for line in block), *own[at:]]


def serves(model: strays.Model, kind: str) -> bool:
    """Whether a model is fitted on items of this kind."""
    if kind.startswith(("clean", "titled", "news")):
        return True
    return kind.startswith("+pages") if model == "page" else kind.startswith(("+built", "built", "+wall", "wall"))


def fitted(model: strays.Model, chosen: Sequence[Item]) -> HistGradientBoostingClassifier:
    """The model fitted on the passages of these items that need asking about."""
    chance = random.Random(SEED)
    found = [
        (row, label, 3.0 if one.kind in ("clean-A", "news") else 1.0)
        for one in chosen
        if serves(model, one.kind)
        for row, label, used in zip(one.features, one.labels, _used(one, chance), strict=True)
        if used and label >= 0 and not strays.belongs(row)
    ]
    features, labels, weights = zip(*found, strict=True)
    trees = HistGradientBoostingClassifier(l2_regularization=3, random_state=0, early_stopping=False, **SETTINGS[model])
    return trees.fit(np.array(features), np.array(labels), sample_weight=np.array(weights))


def _used(one: Item, chance: random.Random) -> list[bool]:
    """Which passages of an item are fitted on: all but some of those far from the strays of texts made by chance."""
    if one.kind not in ("+built", "+wall"):
        return [True] * len(one.labels)
    return [1 in one.labels[max(0, at - 1) : at + 2] or chance.random() < KEPT for at in range(len(one.labels))]


def scores(trees: HistGradientBoostingClassifier, one: Item) -> list[float]:
    """Log-odds of each passage of an item."""
    if not one.features:
        return []
    found = trees.decision_function(np.array(one.features))
    return [strays.CERTAIN if strays.belongs(row) else float(s) for row, s in zip(one.features, found, strict=True)]


def as_json(trees: HistGradientBoostingClassifier, floors: Sequence[float] = ()) -> dict[str, Any]:
    """The model in the form that `artlint.language.strays` reads."""

    def node(nodes: Any, number: int) -> Any:
        found = nodes[number]
        if found["is_leaf"]:
            return round(float(found["value"]), 4)
        low, high = node(nodes, int(found["left"])), node(nodes, int(found["right"]))
        return [int(found["feature_idx"]), round(float(found["num_threshold"]), 4), low, high]

    return {
        "features": list(FEATURES),
        "bias": round(float(trees._baseline_prediction.ravel()[0]), 4),
        "stages": STAGES[: len(floors)],
        "floors": [round(floor, 2) for floor in floors],
        "trees": [node(predictors[0].nodes, 0) for predictors in trees._predictors],
    }


def floors(trees: HistGradientBoostingClassifier, model: strays.Model, chosen: Sequence[Item]) -> list[float]:
    """Log-odds after each of `STAGES` that all but `LOST` of the strays have which end above even."""
    rows_of = [
        np.array(one.features)[np.array(one.labels) == 1]
        for one in chosen
        if serves(model, one.kind) and 1 in one.labels
    ]
    found = np.vstack(rows_of)
    found = found[trees.decision_function(found) > 0]
    staged = list(trees.staged_decision_function(found))
    return [float(np.quantile(staged[stage - 1], LOST)) for stage in STAGES]


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


def write(everything: Sequence[Item]) -> None:
    """Fit both models on everything and write them."""
    for name in MODELS:
        trees = fitted(name, everything)
        model = as_json(trees, floors(trees, name, everything))
        path = ROOT / "lint" / "artlint" / "language" / "data" / f"strays-{name}.json"
        path.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


def measure(everything: Sequence[Item]) -> None:
    """Print what each model finds in texts of the folds that it was not fitted on."""
    for name in MODELS:
        measured = []
        for fold in range(FOLDS):
            trees = fitted(name, [one for one in everything if one.fold != fold])
            measured += [(one, scores(trees, one)) for one in everything if one.fold == fold and one.kind[0] != "+"]
        print(f"== {name}: out of fold")
        for threshold in (1.0, 2.0, 2.5, 3.0, 3.5, 4.0):
            report(measured, threshold)


def main() -> None:
    """Measure, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="fit on everything and write, instead of measuring")
    arguments = parser.parse_args()
    everything = items(arguments.data)
    (write if arguments.write else measure)(everything)


if __name__ == "__main__":
    main()
