"""Word associations: vectors by which "tariff" is near "trade" and far from "striker".

`associations.bin`, made by `tools/build_associations.py`, holds a row of `SIZE` signed bytes for each word of the
trigram model, in the order of its ids; zeros where a word says nothing of a topic. A row's length is the word's weight
as a topic word in steps of 1/`STEPS`, so a passage's vector is the sum of its words'.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from operator import add, mul, sub
from struct import Struct

from artlint.language import data_path, ngrams

SIZE = 24
STEPS = 25
"""Words weigh 5 at most, and no component of theirs is above 127 / `STEPS`."""

Dense = Sequence[int]

NOTHING: Dense = (0,) * SIZE
"""The vector of words without a topic."""

_ROUNDS = 2
_LEAD = 3.0  # what each of the first two passages counts for at the start, against 1
_ROW = Struct(f"{SIZE}b")


@lru_cache(maxsize=1)
def _table() -> mmap.mmap:
    with open(data_path("associations.bin"), "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1 << 14)
def of(word: str) -> Dense | None:
    """The vector of a word in any case, None when it has none; a possessive counts as the word."""
    key = word.lower()
    number = ngrams.model().id(key.removesuffix("'s"))
    if number is None:
        return None
    row = _ROW.unpack_from(_table(), number * SIZE)
    return row if any(row) else None


def total(vectors: Iterable[Dense]) -> Dense:
    """The sum of vectors."""
    return tuple(map(sum, zip(*vectors, strict=True))) or NOTHING


def dot(first: Dense, second: Dense) -> int:
    """The scalar product."""
    return sum(map(mul, first, second))


def cosine(first: Dense, second: Dense) -> float:
    """Cosine of two vectors; 0 where one of them says nothing."""
    lengths = dot(first, first) * dot(second, second)
    return dot(first, second) / sqrt(lengths) if lengths else 0.0


def plus(first: Dense, second: Dense) -> Dense:
    """The sum of two vectors."""
    return tuple(map(add, first, second))


def minus(first: Dense, second: Dense) -> Dense:
    """The difference of two vectors."""
    return tuple(map(sub, first, second))


def nearness(vectors: Sequence[Dense]) -> list[float]:
    """Each passage's cosine to the core of the others, the core weighted as in `topics.likenesses`."""
    shares = [_LEAD if number < 2 else 1.0 for number in range(len(vectors))]
    squares = [dot(vector, vector) for vector in vectors]
    scores: list[float] = []
    for _ in range(_ROUNDS):
        core = [sum(map(mul, column, shares)) for column in zip(*vectors, strict=True)]
        length = sum(map(mul, core, core))
        scores = []
        for vector, square, share in zip(vectors, squares, shares, strict=True):
            reach = sum(map(mul, vector, core))
            rest = length - 2 * share * reach + share * share * square
            scores.append((reach - share * square) / sqrt(rest * square) if square and rest > 1e-9 else 0.0)
        shares = [max(score, 0.0) * (2.0 if number < 2 else 1.0) for number, score in enumerate(scores)]
    return scores
