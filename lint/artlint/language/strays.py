"""How likely it is that a passage does not belong to its article: boosted trees over what is seen of it.

Two models, fitted by `tools/train_strays.py` out of fold and kept as data: `page` knows what a web page puts around an
article, `topic` knows text of another article. A tree is nested JSON lists `[feature, threshold, low, high]`, a leaf a
number; the sum of the leaves is a log-odds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal

from artlint.document import Document
from artlint.language import data_path, made_of, read_json
from artlint.language.features import FEATURES, rows

Model = Literal["page", "topic"]

CERTAIN = -9.0  # the log-odds of a passage that need not be asked about
_BELONGS = 0.3  # prose this like the core belongs; of such passages under 1 % strayed
_LIKENESS = FEATURES.index("likeness")
_SHAPE = (FEATURES.index("words"), FEATURES.index("stopped"))
_PROSE_BEFORE, _UNTIL_PROSE = FEATURES.index("prose-before"), FEATURES.index("until-prose")
_HEADLINE_REACH = 4.0  # passages between the headline and the first paragraph: byline, date, standfirst
_HEADLINE_WORDS = 1.5  # log of 1 + 4 words, rounded down


@cache
def _model(name: Model) -> tuple[float, list[tuple[list[Any], float]]]:
    """The bias of a model, and its trees in stages, each with the log-odds under which a passage is then given up."""
    model = made_of(data_path(f"strays-{name}.json"), read_json)
    if model["features"] != list(FEATURES):
        raise ValueError(f"strays-{name}.json was fitted on other features: run tools/train_strays.py")
    trees, ends, floors = model["trees"], [0, *model["stages"]], [*model["floors"], CERTAIN]
    return model["bias"], [
        (trees[at:end], floor) for at, end, floor in zip(ends, [*ends[1:], None], floors, strict=True)
    ]


def belongs(row: list[float]) -> bool:
    """Whether a passage is so like the core of its article that no model is asked: prose of it, or its headline."""
    if row[_LIKENESS] <= _BELONGS:
        return False
    if row[_PROSE_BEFORE] == 0 and 0 < row[_UNTIL_PROSE] <= _HEADLINE_REACH:
        return row[_SHAPE[0]] > _HEADLINE_WORDS
    return row[_SHAPE[0]] > 2.5 and row[_SHAPE[1]] > 0


@lru_cache(maxsize=2)
def log_odds(document: Document, name: Model) -> list[float]:
    """Log-odds that each passage does not belong; about 0 is even. Those given up are worked out in part only."""
    return [CERTAIN if belongs(row) else _odds(name, row) for row in _rows(document)]


@lru_cache(maxsize=1)
def _rows(document: Document) -> list[list[float]]:
    return rows(document)


def _odds(name: Model, row: list[float]) -> float:
    odds, stages = _model(name)
    for trees, floor in stages:
        for node in trees:
            while node.__class__ is list:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            odds += node
        if odds < floor:
            break
    return odds
