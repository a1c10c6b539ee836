"""Fit the weights of `artlint_grade` and print how well it predicts readers out of fold.

    python tools/fit_grade.py EXCERPTS [--write]

Needs nothing beside artlint's own dependencies. EXCERPTS is a file of gzip-compressed JSON lines: `text`, `easiness`
(what teachers judged; higher is easier) and `split_key` (excerpts that share one fall in the same fold), as made of the
CLEAR corpus. The weights are those of a ridge regression. They are then scaled so that mean and spread of the grade are
those of the Flesch-Kincaid grade on the same excerpts: linear equating, Kolen and Brennan, Test Equating, Scaling, and
Linking, 2014, chapter 2. Only weights are written, to `lint/artlint/language/data/grade.json`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, pstdev
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lint"))

from artlint import reading  # noqa: E402
from artlint.language import grade, readability  # noqa: E402

OUTPUT = ROOT / "lint" / "artlint" / "language" / "data" / "grade.json"
FOLDS = 10
RIDGE = 5.0  # added to the diagonal for standardised measures; from 0 to 50 the correlation is the same to .001
HARD, EASY, ALARMS = 0.9, 0.75, (0.01, 0.02, 0.05)


class Excerpt(NamedTuple):
    """A text, measured, and how hard teachers found it."""

    values: tuple[float, ...]
    flesch_kincaid: float
    hardness: float
    fold: int


class Fit(NamedTuple):
    """A linear model over measures."""

    bias: float
    weights: tuple[float, ...]

    def of(self, values: Sequence[float]) -> float:
        """What it says of one text."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))


def load(path: Path) -> list[Excerpt]:
    """Measure every excerpt."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    keys = sorted({row["split_key"] for row in rows})
    random.Random(0).shuffle(keys)
    folds = {key: number % FOLDS for number, key in enumerate(keys)}
    excerpts = []
    for row in rows:
        sentences = readability.prose(reading.parse(row["text"]))
        counts = readability.count(sentences)
        values, usual = grade.measure(sentences, counts), readability.flesch_kincaid_grade(counts)
        excerpts.append(Excerpt(values, usual, -row["easiness"], folds[row["split_key"]]))
    return excerpts


def fitted(excerpts: Sequence[Excerpt]) -> Fit:
    """Ridge regression of hardness on the measures."""
    columns = list(zip(*(excerpt.values for excerpt in excerpts), strict=True))
    means, spreads = [fmean(column) for column in columns], [pstdev(column) for column in columns]
    rows = [[(v - m) / s for v, m, s in zip(e.values, means, spreads, strict=True)] for e in excerpts]
    middle = fmean(excerpt.hardness for excerpt in excerpts)
    size = range(len(columns))
    matrix = [[sum(row[i] * row[j] for row in rows) + RIDGE * (i == j) for j in size] for i in size]
    target = [sum(row[i] * (e.hardness - middle) for row, e in zip(rows, excerpts, strict=True)) for i in size]
    weights = [weight / spread for weight, spread in zip(solved(matrix, target), spreads, strict=True)]
    return Fit(middle - sum(w * m for w, m in zip(weights, means, strict=True)), tuple(weights))


def solved(matrix: list[list[float]], target: list[float]) -> list[float]:
    """The solution of a system of linear equations with a positive definite matrix, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, target, strict=True)]
    for at, pivot in enumerate(rows):
        pivot[:] = [value / pivot[at] for value in pivot]
        for row in rows:
            if row is not pivot:
                factor = row[at]
                row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]


def equated(fit: Fit, excerpts: Sequence[Excerpt]) -> Fit:
    """The model on the scale of the Flesch-Kincaid grade."""
    ours, usual = [fit.of(e.values) for e in excerpts], [e.flesch_kincaid for e in excerpts]
    scale = pstdev(usual) / pstdev(ours)
    return Fit(fmean(usual) + scale * (fit.bias - fmean(ours)), tuple(scale * weight for weight in fit.weights))


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r."""
    a, b = fmean(first), fmean(second)
    product = fmean((x - a) * (y - b) for x, y in zip(first, second, strict=True))
    return product / (pstdev(first) * pstdev(second))


def found(scores: Sequence[float], hardness: Sequence[float], alarms: float) -> float:
    """Share of the hardest tenth above the threshold that `alarms` of the easier three quarters are above."""
    ranked = sorted(hardness)
    hard, easy = ranked[int(HARD * len(ranked))], ranked[int(EASY * len(ranked))]
    quiet = sorted(score for score, value in zip(scores, hardness, strict=True) if value < easy)
    threshold = quiet[int((1 - alarms) * len(quiet))]
    hits = [score >= threshold for score, value in zip(scores, hardness, strict=True) if value >= hard]
    return fmean(hits)


def main() -> None:
    """Fit, report out of fold, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("excerpts", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    excerpts = load(arguments.excerpts)
    out_of_fold = [0.0] * len(excerpts)
    by_fold = []
    for fold in range(FOLDS):
        rest = [excerpt for excerpt in excerpts if excerpt.fold != fold]
        fit = equated(fitted(rest), rest)
        held = [number for number, excerpt in enumerate(excerpts) if excerpt.fold == fold]
        for number in held:
            out_of_fold[number] = fit.of(excerpts[number].values)
        by_fold.append(correlation([out_of_fold[i] for i in held], [excerpts[i].hardness for i in held]))
    hardness, usual = [e.hardness for e in excerpts], [e.flesch_kincaid for e in excerpts]
    r = correlation(out_of_fold, hardness)
    print(f"{len(excerpts)} excerpts; r out of fold {r:.3f} (by fold {min(by_fold):.3f} to {max(by_fold):.3f})")
    print(f"Flesch-Kincaid: r {correlation(usual, hardness):.3f}")
    for share in ALARMS:
        shares = (found(scores, hardness, share) for scores in (out_of_fold, usual))
        print(f"hardest tenth found at {share:.0%} alarms: {next(shares):.2f}, Flesch-Kincaid {next(shares):.2f}")
    final = equated(fitted(excerpts), excerpts)
    for place, name in enumerate(grade.Measures._fields):
        values = [excerpt.values[place] for excerpt in excerpts]
        weight, alone = final.weights[place], correlation(values, hardness)
        spread = weight * pstdev(values)
        print(f"  {name:14} weight {weight:9.4f}, a spread of it {spread:6.2f} grades, alone r {alone:.3f}")
    if arguments.write:
        model = {
            "excerpts": len(excerpts),
            "cross_validated_r": round(r, 3),
            "bias": round(final.bias, 4),
            "weights": {n: round(w, 4) for n, w in zip(grade.Measures._fields, final.weights, strict=True)},
        }
        OUTPUT.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
