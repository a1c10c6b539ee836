"""Fit the two sums of `artlint.language.spun_model` and print what they find out of fold.

    python tools/train_spun.py DATA_DIR --wordnet ... --exceptions ... --moby ... --mythes ... --vectors ... [--write]

Needs scikit-learn beside artlint's own dependencies, and the thesauri that `tools/spinners.py` spins with. DATA_DIR
holds gzip-compressed JSON lines, each item with a `split_key`; items that share one fall in the same fold:

- `clean.jsonl.gz`: articles (`text`, `tier`), which are also what is spun;
- `spun_nlpaug.jsonl.gz`: passages (`original`) and their doubles by another machine (`spun`, `rate`);
- `read_clear.jsonl.gz`, `attribution_polnear.jsonl.gz`: school texts and further news (`text`);
- `space_acl.jsonl.gz`, `space_wiki.jsonl.gz`: sentences of papers and of an encyclopedia (`corrected`).

Only the weights are written, to `lint/artlint/language/data/spun.json`. `--features FILE` keeps what was seen of the
texts, which takes a quarter of an hour, for the next run.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lint"))

from artlint import reading  # noqa: E402
from artlint.language import spun_model  # noqa: E402
from artlint.language.spinning import read, weigh  # noqa: E402
from spinners import Sources, spin, spinners  # noqa: E402

OUTPUT = ROOT / "lint/artlint/language/data/spun.json"
FOLDS = 5
DOUBLES = 4  # of each article, each by another machine
RATES = (0.1, 0.15, 0.2, 0.25, 0.25, 0.3, 0.4)
LENGTHS = (100, 150, 200, 300, 450)  # words of a double
CROPS = (90, 130, 180, 250)  # words of a short passage that is left as it is
PASSAGE = 200
SHORTEST = 70
STIFFNESS = 0.03  # inverse of the L2 penalty; from .01 to .1 the same is found
# Of the kinds of text that are not spun; others weigh 2, and spun ones 1.
WEIGHTS = {"clean-A": 3, "clean-A-old-wire": 6, "original": 3, "school": 5, "papers": 5}
DISMISSED_TO = -2.5  # out of fold, one in 2,500 doubles that the second sum finds is below
HALF_DISMISSED_TO = -2.0  # with every other word weighed; none of 524 found doubles is below, and 7 of 10 articles


class Item(NamedTuple):
    """A text: its kind, its fold, the thesaurus it was spun with ("" for none), and what was seen of it."""

    kind: str
    fold: int
    thesaurus: str
    words: int
    first: dict[str, float]
    second: dict[str, float]


def load(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def texts(folder: Path, sources: Sources) -> Iterator[tuple[str, int, str, str]]:
    """Everything to fit and measure on: kind, fold, thesaurus and text."""
    chance = random.Random(7)
    clean = load(folder, "clean")
    for row in clean:
        fold, tier = _fold(row), row["tier"]
        yield f"clean-{tier}", fold, "", row["text"]
        yield f"crop-{tier}", fold, "", crop(row["text"], chance.choice(CROPS), chance)
    for row in load(folder, "spun_nlpaug"):
        yield "original", _fold(row), "", row["original"]
        yield f"nlpaug@{row['rate']}", _fold(row), "nlpaug", row["spun"]
    for row in load(folder, "read_clear")[::3]:
        yield "school", _fold(row), "", row["text"]
    yield from passages("papers", load(folder, "space_acl"))
    yield from passages("encyclopedia", load(folder, "space_wiki"))
    known = {row["split_key"] for row in clean}
    for row in load(folder, "attribution_polnear"):
        if row["split_key"] not in known:
            yield "news", _fold(row), "", row["text"]
    machines = spinners(sources)
    names = sorted(machines)
    for number, row in enumerate(clean):
        if row["tier"] == "B-retokenised":
            continue
        for double in range(DOUBLES):
            name = names[(number * DOUBLES + double + number // 5) % len(names)]
            rate = chance.choice(RATES)
            text = crop(row["text"], chance.choice(LENGTHS), chance)
            spun = spin(text, machines[name], rate, chance, sources.exceptions)
            yield f"{name}@{rate}", _fold(row), machines[name].thesaurus, spun.text


def _fold(row: dict[str, Any]) -> int:
    return int(hashlib.md5(row["split_key"].encode()).hexdigest(), 16) % FOLDS


def passages(kind: str, rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, int, str, str]]:
    """Short passages made of the sentences in rows, as many after each other as make `PASSAGE` words."""
    sentences: list[str] = []
    for row in rows:
        sentences.append(row["corrected"])
        if sum(len(sentence.split()) for sentence in sentences) >= PASSAGE:
            yield kind, _fold(row), "", "\n".join(sentences)
            sentences = []


def crop(text: str, words: int, chance: random.Random) -> str:
    """Paragraphs of a text, from a random one on, until there are so many words."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    if len(text.split()) <= words:
        return text
    at, count, chosen = chance.randrange(len(paragraphs)), 0, []
    while at < len(paragraphs) and count < words:
        chosen.append(paragraphs[at])
        count += len(paragraphs[at].split())
        at += 1
    return "\n\n".join(chosen)


def items(folder: Path, sources: Sources) -> Iterator[Item]:
    """What is seen of all texts but the shortest."""
    for kind, fold, thesaurus, text in texts(folder, sources):
        if len(text.split()) < SHORTEST:
            continue
        seen = read(reading.parse(text))
        if len(seen.reads) >= spun_model.FEWEST:
            second = spun_model.second_features(seen.reads, weigh(seen.reads))
            yield Item(kind, fold, thesaurus, len(seen.reads), spun_model.first_features(seen), second)


def fitted(chosen: Sequence[Item], names: Sequence[str]) -> spun_model.Sum:
    """The sum over the named features that tells spun texts from the others best."""
    table = np.array([[(one.first | one.second)[name] for name in names] for one in chosen])
    labels = np.array([one.thesaurus != "" for one in chosen])
    weights = np.array([1 if one.thesaurus else WEIGHTS.get(one.kind, 2) for one in chosen])
    factors = np.array([spun_model.length_factor(one.words) for one in chosen])[:, None]
    centres, scales = np.median(table, axis=0), table.std(axis=0) + 1e-9
    deviations = np.clip((table - centres) / scales, -4, 4)
    logistic = LogisticRegression(C=STIFFNESS, max_iter=1000)
    logistic.fit(np.hstack([deviations, np.ones_like(factors)]) * factors, labels, sample_weight=weights)
    *found, length_weight = (round(float(weight), 5) for weight in logistic.coef_[0])
    return spun_model.Sum(
        list(names),
        [round(float(centre), 5) for centre in centres],
        [round(float(scale), 5) for scale in scales],
        found,
        length_weight,
        round(float(logistic.intercept_[0]), 5),
    )


def model(chosen: Sequence[Item]) -> spun_model.Model:
    """Both sums, fitted on the same items."""
    first = list(chosen[0].first)
    return spun_model.Model(
        fitted(chosen, first), fitted(chosen, first + list(chosen[0].second)), DISMISSED_TO, HALF_DISMISSED_TO
    )


def log_odds(both: spun_model.Model, one: Item) -> float:
    """What `spun_model.judge` says of the item."""
    if both.first.log_odds(one.first, one.words) <= both.dismissed_to:
        return spun_model.DISMISSED
    return both.second.log_odds(one.first | one.second, one.words)


def out_of_fold(everything: Sequence[Item], without: Sequence[str] = ()) -> list[float]:
    """Log-odds of each item by a model fitted on other folds, and on none spun with the thesauri `without`."""
    made = [0.0] * len(everything)
    for fold in range(FOLDS):
        both = model([one for one in everything if one.fold != fold and one.thesaurus not in without])
        for number, one in enumerate(everything):
            if one.fold == fold:
                made[number] = log_odds(both, one)
    return made


def report(everything: Sequence[Item], odds: Sequence[float], threshold: float) -> None:
    """Share of texts judged spun by kind, and for the machines by thesaurus, kind of machine and rate."""
    groups: dict[str, list[float]] = {}
    for one, value in zip(everything, odds, strict=True):
        machine, _, rate = one.kind.partition("@")
        keys = [one.kind] if not rate or one.thesaurus == "nlpaug" else [f"{machine}@*", f"{one.thesaurus}@{rate}"]
        for key in [*keys, *([f"{one.thesaurus}@*"] if rate else [])]:
            groups.setdefault(key, []).append(value)
    for key, values in sorted(groups.items()):
        print(f"  {key:28} {len(values):5}  judged spun {np.mean(np.array(values) > threshold):.4f}")
    spun, original = np.array(groups["nlpaug@*"]), np.array(groups["original"])
    print(f"  nlpaug against originals: AUC of the log-odds {np.mean(spun[:, None] > original[None]):.4f}")


def main() -> None:
    """Fit, report, and write the model if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    for name in Sources._fields:
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--features", type=Path)
    parser.add_argument("--threshold", type=float, default=1.3, help="the log-odds that the rule asks for")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.features and options.features.exists():
        with gzip.open(options.features, "rt", encoding="utf-8") as file:
            everything = [Item(*json.loads(line)) for line in file]
    else:
        everything = list(items(options.data, Sources(*(getattr(options, name) for name in Sources._fields))))
        if options.features:
            with gzip.open(options.features, "wt", encoding="utf-8") as file:
                file.writelines(json.dumps(one) + "\n" for one in everything)
    print(f"{len(everything)} texts; out of fold, threshold {options.threshold}")
    report(everything, out_of_fold(everything), options.threshold)
    for held_out in (["vectors"], ["moby"], ["mythes"], ["wordnet", "nlpaug"]):
        print(f"out of fold, nothing spun with {' or '.join(held_out)} fitted on")
        report(everything, out_of_fold(everything, held_out), options.threshold)
    if options.write:
        both = model(everything)
        data = {**both._asdict(), "first": both.first._asdict(), "second": both.second._asdict()}
        OUTPUT.write_text(json.dumps(data) + "\n", encoding="utf-8")
        print(f"{OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
