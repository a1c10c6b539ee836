"""What word associations say of each passage: how near it is to the article's core, lead, neighbours and halves.

A *cut* is the cosine of all before a gap between passages and all after it. A *block* is a run of up to `LONGEST`
passages that does not outweigh the rest; of those that a passage stands in, the one least near to it counts, and it
is also held against the `AROUND` passages on each side of it, and those against each other. All of it comes from a few
scalar products a passage, by the recurrences of sums and squares, so that time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from operator import add, sub

from artlint.language import associations
from artlint.language.associations import Dense, dot
from artlint.language.passages import Passage

NAMES = (
    "near-core", "near-lead", "near-previous", "near-next", "near-bridge", "near-before", "near-after",
    "near-cut", "near-next-cut", "near-lowest-cut", "near-block", "near-apart", "near-rank",
    "block-size", "block-around", "around-block",
)  # fmt: skip

LONGEST = 5
"""Passages in the longest block."""

AROUND = 3
"""Passages on each side that a block is held against."""


def rows(found: Sequence[Passage], lead: int) -> tuple[list[list[float]], list[float]]:
    """The features of each passage in the order of `NAMES`, and its nearness to the core.

    Args:
        found: the passages of an article.
        lead: how many of the first ones are its lead.
    """
    vectors = [passage.dense for passage in found]
    count = len(vectors)
    squares = [dot(vector, vector) for vector in vectors]
    sums: list[Dense] = [associations.NOTHING, *accumulate(vectors, lambda total, v: tuple(map(add, total, v)))]
    whole = sums[-1]
    length = dot(whole, whole)
    to_whole = [dot(vector, whole) for vector in vectors]
    to_before = [dot(vector, total) for vector, total in zip(vectors, sums, strict=False)]
    before_squares = [0, *accumulate(2 * b + s for b, s in zip(to_before, squares, strict=True))]
    reach = [0, *accumulate(to_whole)]
    pairs = [list(map(dot, vectors, vectors[gap:])) for gap in range(LONGEST)]
    nearness = associations.nearness(vectors)
    cuts = [_cosine(r - b, b, length - 2 * r + b) for r, b in zip(reach, before_squares, strict=True)]
    cuts[0] = cuts[-1] = 1.0
    blocks = _blocks(squares, to_whole, pairs, length)
    sides = {(start, end): _sides(sums, start, end) for _, start, end in set(blocks)}
    lead_square, lead_vector = before_squares[lead], sums[lead]
    ranks = {number: rank / count for rank, number in enumerate(sorted(range(count), key=nearness.__getitem__))}
    mean = sum(nearness) / count
    made = []
    lowest = 1.0
    for i, square in enumerate(squares):
        lowest = min(lowest, cuts[i])
        value, start, end = blocks[i]
        after_square = length - 2 * reach[i + 1] + before_squares[i + 1]
        made.append(
            [
                nearness[i],
                _cosine(dot(vectors[i], lead_vector), square, lead_square) if i > 1 else 0.5,
                _cosine(pairs[1][i - 1], square, squares[i - 1]) if i else 0.0,
                _cosine(pairs[1][i], square, squares[i + 1]) if i < count - 1 else 0.0,
                _cosine(pairs[2][i - 1], squares[i - 1], squares[i + 1]) if 0 < i < count - 1 else 0.0,
                _cosine(to_before[i], square, before_squares[i]),
                _cosine(to_whole[i] - to_before[i] - square, square, after_square),
                cuts[i],
                cuts[i + 1],
                lowest,
                value,
                nearness[i] - mean,
                ranks[i],
                float(end - start),
                *sides[start, end],
            ]
        )
    return made, nearness


def _cosine(product: int, square: int, other: int) -> float:
    return product / sqrt(square * other) if square > 0 and other > 0 else 0.0


def _sides(sums: Sequence[Dense], start: int, end: int) -> tuple[float, float]:
    """Cosines of the block `start:end` and what stands around it, and of what stands before and after it."""
    first, last = sums[max(0, start - AROUND)], sums[min(len(sums) - 1, end + AROUND)]
    before, after = list(map(sub, sums[start], first)), list(map(sub, last, sums[end]))
    block = list(map(sub, sums[end], sums[start]))
    return associations.cosine(block, list(map(add, before, after))), associations.cosine(before, after)


def _blocks(
    squares: Sequence[int], to_whole: Sequence[int], pairs: Sequence[Sequence[int]], length: int
) -> list[tuple[float, int, int]]:
    """For each passage the lowest cosine of a block it stands in and all the others, and where that begins and ends
    (exclusive).
    """
    count = len(squares)
    lowest = [(1.0, number, number + 1) for number in range(count)]
    for start in range(count):
        square = product = 0
        for end in range(start, min(start + LONGEST, count)):
            square += squares[end] + 2 * sum([pairs[gap][end - gap] for gap in range(1, end - start + 1)])
            product += to_whole[end]
            rest = length - 2 * product + square
            if 0 < square < rest:
                value = (product - square) / sqrt(square * rest)
                for number in range(start, end + 1):
                    if value < lowest[number][0]:
                        lowest[number] = (value, start, end + 1)
    return lowest
