"""Fit the weights of `artlint.language.spelling`: how much each sign tells that an unknown word is a slip.

    python tools/fit_spelling.py --edited FILE... --slips FILE --learners FILE --marked FILE... [--write]

Needs scikit-learn beside artlint's own dependencies. Files are JSON lines, gzip-compressed if their names end in .gz,
but for the list of slips:

- `--edited`: edited articles, each with its "text". Their unknown words are right, but for
- `--slips`: those that a reader has marked as slips, one a line, in lower case, as they stand in the articles. To make
  such a list, run the script with an empty one and read the words that `--show` prints;
- `--learners`: "error" and "correction", what learners write for a word. Some are planted in the edited articles, where
  the right word stands, and some spaces are taken away;
- `--marked`: texts of learners, each with its "text" and "errors": "start" and "end" (code points), "kind". Errors of
  kind "spell", or of none, are slips.

It prints the weights fitted beside those in use, and what share of the slips of each kind both find, out of fold, at
the log-odds from which T101 reports. `--write` puts the weights into `spelling.py`. Nothing else of the texts is kept.

The weights in use began as such a fit; the signs that are rare in any text (`LEAST_SEEN`) were set by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from artlint import reading
from artlint.language import spelling

SPELLING = Path(spelling.__file__)
THRESHOLD = 1.4
"""The log-odds from which T101 reports."""
PLANTED = 3
"""Slips, and lost spaces, that are planted in an article."""
LEAST_SEEN = 25
"""A sign that fewer words have keeps its weight, and those words are left out."""
FOLDS = 5
_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_PAIR = re.compile(r"(?<![\w'’-])[a-z]{2,} [a-z]{2,}(?![\w'’-])")


class Example(NamedTuple):
    """An unknown word; `group` is the number of its text, which falls into one fold."""

    kind: str
    group: int
    word: str
    features: Mapping[str, float]
    is_slip: bool


class Planted(NamedTuple):
    """What is written in the place of a piece of text."""

    start: int
    end: int
    kind: str
    written: str


def load(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-lines files."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def weighed(text: str) -> dict[int, spelling.Verdict]:
    """The verdicts on the unknown words of a text that features decide, by where the words start."""
    verdicts = spelling.verdicts(reading.parse(text))
    return {verdict.unknown.start: verdict for verdict in verdicts if verdict.features}


def of_edited(texts: Sequence[str], slips: frozenset[str]) -> Iterator[Example]:
    """The unknown words of edited texts."""
    for group, text in enumerate(texts):
        for verdict in weighed(text).values():
            word = verdict.unknown.lowered
            is_slip = word in slips
            yield Example("edited, marked" if is_slip else "edited", group, word, verdict.features, is_slip)


def of_planted(texts: Sequence[str], misspellings: Mapping[str, Sequence[str]]) -> Iterator[Example]:
    """Slips planted in edited texts; a slip that happens to be a word is none."""
    for group, text in enumerate(texts):
        places = planted(text, misspellings, random.Random(group))
        written, starts, at = "", {}, 0
        for place in places:
            written += text[at : place.start]
            starts[len(written)] = place
            written += place.written
            at = place.end
        for start, verdict in weighed(written + text[at:]).items():
            if start in starts:
                yield Example(starts[start].kind, group, starts[start].written, verdict.features, True)


def planted(text: str, misspellings: Mapping[str, Sequence[str]], chance: random.Random) -> list[Planted]:
    """Choose places in a text for a few misspellings and lost spaces; they do not overlap."""
    words = [match for match in _WORD.finditer(text) if match[0] in misspellings]
    places = [
        Planted(*match.span(), "learners", chance.choice(misspellings[match[0]]))
        for match in chance.sample(words, min(PLANTED, len(words)))
    ]
    taken = [(place.start, place.end) for place in places]
    pairs = [m for m in _PAIR.finditer(text) if all(m.end() <= start or m.start() >= end for start, end in taken)]
    places += [
        Planted(*match.span(), "spaces", match[0].replace(" ", ""))
        for match in chance.sample(pairs, min(PLANTED, len(pairs)))
    ]
    return sorted(places)


def of_marked(rows: Iterable[Mapping[str, Any]], first_group: int) -> Iterator[Example]:
    """The marked slips of learners' texts."""
    for group, row in enumerate(rows, first_group):
        verdicts = weighed(row["text"])
        for error in row["errors"]:
            verdict = verdicts.get(error["start"])
            if verdict is not None and error.get("kind", "spell") == "spell":
                yield Example("marked", group, verdict.unknown.lowered, verdict.features, True)


def misspellings_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The misspellings of each word, in order; only of single words, in letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["error"].isalpha() and row["correction"].isalpha():
            found[row["correction"].lower()].add(row["error"].lower())
    return {word: sorted(errors) for word, errors in found.items()}


def fitted(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """The weights of the features `names`, and the bias, by logistic regression over features of unit variance."""
    scaler = StandardScaler().fit(matrix(examples, names))
    regression = LogisticRegression(C=1.0, max_iter=2000)
    regression.fit(scaler.transform(matrix(examples, names)), [example.is_slip for example in examples])
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - float(weights @ scaler.mean_)
    return {"bias": float(bias), **dict(zip(names, map(float, weights), strict=True))}


def matrix(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """One row an example, one column a feature."""
    return np.array([[float(example.features[name]) for name in names] for example in examples])


def log_odds(examples: Sequence[Example], weights: Mapping[str, float]) -> np.ndarray:
    """What `artlint.language.spelling.weigh` gives with these weights."""
    names = list(weights)
    return matrix(examples, names) @ np.array([weights[name] for name in names])


def out_of_fold(examples: Sequence[Example], names: Sequence[str], kept: Mapping[str, float]) -> np.ndarray:
    """The log-odds of each example by weights that were fitted without its text; `kept` are the other features'."""
    scores = np.zeros(len(examples))
    for train, test in GroupKFold(FOLDS).split(examples, groups=[example.group for example in examples]):
        usable = [examples[i] for i in train if not any(examples[i].features[name] for name in kept)]
        scores[test] = log_odds([examples[i] for i in test], {**fitted(usable, names), **kept})
    return scores


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into `spelling.py`, comments kept."""
    source = SPELLING.read_text("utf-8")
    for name, weight in weights.items():
        source, found = re.subn(rf'(^    "{name}": )-?[\d.]+(?=,)', rf"\g<1>{weight:.2f}", source, flags=re.MULTILINE)
        assert found == 1, name
    SPELLING.write_text(source, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edited", type=Path, nargs="+", required=True, help="edited articles")
    parser.add_argument("--slips", type=Path, required=True, help="slips that the edited articles have")
    parser.add_argument("--learners", type=Path, required=True, help="misspellings of learners")
    parser.add_argument("--marked", type=Path, nargs="*", default=[], help="texts of learners, with their errors")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the N likeliest slips that nobody marked"
    )
    parser.add_argument("--write", action="store_true", help="put the weights into spelling.py")
    arguments = parser.parse_args()

    texts = [row["text"] for row in load(arguments.edited)]
    slips = frozenset(arguments.slips.read_text("utf-8").split())
    examples = [
        *of_edited(texts, slips),
        *of_planted(texts, misspellings_of(load([arguments.learners]))),
        *of_marked(load(arguments.marked), len(texts)),
    ]
    in_use = dict(spelling.WEIGHTS)
    seen = {name: sum(bool(example.features[name]) for example in examples) for name in in_use}
    names = [name for name in in_use if name != "bias" and seen[name] >= LEAST_SEEN]
    kept = {name: weight for name, weight in in_use.items() if name != "bias" and name not in names}
    weights = {**fitted([e for e in examples if not any(e.features[name] for name in kept)], names), **kept}
    print(f"{'feature':<16}{'words':>7}{'in use':>8}{'fitted':>8}")
    for name, weight in in_use.items():
        print(f"{name:<16}{seen[name]:>7}{weight:>8.2f}{weights[name]:>8.2f}{'  kept' if name in kept else ''}")

    scores = {"in use": log_odds(examples, in_use), "fitted": out_of_fold(examples, names, kept)}
    print(f"\n{'found':<16}{'words':>7}" + "".join(f"{which:>8}" for which in scores))
    for kind in sorted({example.kind for example in examples}):
        of_kind = np.array([example.kind == kind for example in examples])
        shares = "".join(f"{(score[of_kind] >= THRESHOLD).mean():>8.3f}" for score in scores.values())
        print(f"{kind:<16}{of_kind.sum():>7}{shares}")
    doubtful = [(score, e) for score, e in zip(scores["fitted"], examples, strict=True) if not e.is_slip]
    for score, example in sorted(doubtful, key=lambda pair: -pair[0])[: arguments.show]:
        print(f"{score:6.1f}  {example.word}")
    if arguments.write:
        write(weights)


if __name__ == "__main__":
    main()
