"""How likely it is that a passage does not belong to its article: boosted trees over what is seen of it.

Two models, fitted by `tools/train_strays.py` out of fold and kept as data: `page` knows what a web page puts around an
article, `topic` knows text of another article. A tree is nested JSON lists `[feature, threshold, low, high]`, a leaf a
number; the sum of the leaves is a log-odds.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any, Literal

from artlint.document import Document
from artlint.language import data_path
from artlint.language.passages import FEATURES, rows

Model = Literal["page", "topic"]

CERTAIN = -9.0  # the log-odds of a passage that need not be asked about
_FIRST, _HOPELESS = 60, -4.0  # after so many trees, passages this unlikely are given up; none of 50,000 came to 0
_BELONGS = 0.3  # prose this like the core belongs; of such passages under 1 % strayed
_LIKENESS = FEATURES.index("likeness")
_SHAPE = (FEATURES.index("words"), FEATURES.index("stopped"))
_PROSE_BEFORE, _UNTIL_PROSE = FEATURES.index("prose-before"), FEATURES.index("until-prose")
_HEADLINE_REACH = 4.0  # passages between the headline and the first paragraph: byline, date, standfirst
_HEADLINE_WORDS = 1.5  # log of 1 + 4 words, rounded down


@cache
def _model(name: Model) -> tuple[float, list[Any]]:
    with open(data_path(f"strays-{name}.json"), encoding="utf-8") as file:
        model = json.load(file)
    if model["features"] != list(FEATURES):
        raise ValueError(f"strays-{name}.json was fitted on other features: run tools/train_strays.py")
    return model["bias"], model["trees"]


def belongs(row: list[float]) -> bool:
    """Whether a passage is so like the core of its article that no model is asked: prose of it, or its headline."""
    if row[_LIKENESS] <= _BELONGS:
        return False
    if row[_PROSE_BEFORE] == 0 and 0 < row[_UNTIL_PROSE] <= _HEADLINE_REACH:
        return row[_SHAPE[0]] > _HEADLINE_WORDS
    return row[_SHAPE[0]] > 2.5 and row[_SHAPE[1]] > 0


@lru_cache(maxsize=2)
def log_odds(document: Document, name: Model) -> list[float]:
    """Log-odds that each passage does not belong; about 0 is even, and those under `_HOPELESS` are not worked out."""
    bias, trees = _model(name)
    first, others = trees[:_FIRST], trees[_FIRST:]
    made = []
    for row in _rows(document):
        odds = CERTAIN
        if not belongs(row):
            odds = bias + _sum(first, row)
            if odds > _HOPELESS:
                odds += _sum(others, row)
        made.append(odds)
    return made


@lru_cache(maxsize=1)
def _rows(document: Document) -> list[list[float]]:
    return rows(document)


def _sum(trees: list[Any], row: list[float]) -> float:
    total = 0.0
    for node in trees:
        while node.__class__ is list:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        total += node
    return total
