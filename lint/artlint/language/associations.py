"""Word associations: vectors by which "tariff" is near "trade" and far from "striker".

`associations.bin`, made by `tools/build_associations.py`, holds a row of `SIZE` signed bytes for each word of the
trigram model, in the order of its ids; zeros where a word says nothing of a topic. A row's length is the word's weight
as a topic word in steps of 1/`STEPS`, so a passage's vector is the sum of its words'.
"""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from operator import mul
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
_FIELDS = Struct(f"<{SIZE}i")
_SIGNS = sum(1 << (32 * field + 31) for field in range(SIZE))


@lru_cache(maxsize=1)
def _table() -> mmap.mmap:
    with open(data_path("associations.bin"), "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def of(word: str) -> int:
    """The vector of a word in any case, packed; 0 when it has none. A possessive counts as the word.

    A packed vector is the integer sum of component i times 2 ** (32 * i), so that one addition adds vectors; see
    `unpacked`.
    """
    number = ngrams.model().id(word.lower().removesuffix("'s"))
    if number is None:
        return 0
    fields = _FIELDS.pack(*_ROW.unpack_from(_table(), number * SIZE))
    return (int.from_bytes(fields, "little") ^ _SIGNS) - _SIGNS


def unpacked(vector: int) -> Dense:
    """The components of a packed vector, or of a sum of up to 16 million packed vectors."""
    return _FIELDS.unpack(((vector + _SIGNS) ^ _SIGNS).to_bytes(_FIELDS.size, "little"))


def dot(first: Dense, second: Dense) -> int:
    """The scalar product."""
    return sum(map(mul, first, second))


def cosine(first: Dense, second: Dense) -> float:
    """Cosine of two vectors; 0 where one of them says nothing."""
    lengths = dot(first, first) * dot(second, second)
    return dot(first, second) / sqrt(lengths) if lengths else 0.0


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
