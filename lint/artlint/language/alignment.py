"""Which sentence of one text is a rewrite of which sentence of another.

Two sentences are compared by the rare words, names and figures they share, each weighted by how much it says (8 minus
its Zipf frequency, see `artlint.language.topics`), and by their frame of function words, which a paraphrasing machine
leaves standing. An inverted index over the rarer terms gives the candidates, so that the cost grows with the texts and
not with the product of their lengths; sentences between two sure pairs need less likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

_FIGURE_WEIGHT = 4.0  # a figure says about as much as a rare word
_FRAME_SHARE = 0.25  # what the frame counts for beside the terms
_DISPLACED = 0.1  # what a sentence's likeness loses when it moved from one end of the text to the other
_WIDEST_GAP = 5  # sentences on either side that are compared where the order alone vouches for them


class Features(NamedTuple):
    """What a sentence is compared by.

    `terms` are stems, names and figures with their weights; `frame` the pairs of neighbouring function words, with
    what stands between them left out; `length` is in words.
    """

    terms: dict[str, float]
    total: float
    frame: Counter[tuple[str, str]]
    length: int


class Link(NamedTuple):
    """Sentence `a` of the one text and sentence `b` of the other, and how alike they are (0 to 1)."""

    a: int
    b: int
    likeness: float


class Thresholds(NamedTuple):
    """From which likeness on sentences are linked; see `data/comparison.toml`."""

    sure: float
    between: float
    most_places: int
    fewest_words: int


def features(weighted: Iterable[tuple[str, float]], figures: Iterable[str], function_words: Sequence[str]) -> Features:
    """The features of a sentence from its weighted terms, the terms of its figures, and its function words in order."""
    terms: dict[str, float] = {}
    length = len(function_words)
    for term, weight in weighted:
        length += 1
        if weight:
            terms[term] = max(weight, terms.get(term, 0.0))
    for figure in figures:
        terms[figure] = _FIGURE_WEIGHT
        length += 1
    frame = Counter(zip(("<", *function_words), (*function_words, ">"), strict=True))
    return Features(terms, sum(terms.values()), frame, length)


def likeness(first: Features, second: Features) -> float:
    """How alike two sentences are: the mean of the overlap of their terms by Dice and by the smaller one's share."""
    few, many = (first, second) if len(first.terms) <= len(second.terms) else (second, first)
    shared = sum(min(weight, many.terms[term]) for term, weight in few.terms.items() if term in many.terms)
    if not shared:
        return _FRAME_SHARE * _frame_likeness(first, second)
    dice = 2 * shared / (first.total + second.total)
    # One shared word is no containment, however short the sentence.
    contained = shared / max(min(first.total, second.total), 3 * _FIGURE_WEIGHT)
    return (1 - _FRAME_SHARE) * (dice + contained) / 2 + _FRAME_SHARE * _frame_likeness(first, second)


def _frame_likeness(first: Features, second: Features) -> float:
    size = sum(first.frame.values()) + sum(second.frame.values())
    return 2 * sum((first.frame & second.frame).values()) / size if size else 0.0


def align(first: Sequence[Features], second: Sequence[Features], thresholds: Thresholds) -> list[Link]:
    """The links between two texts, in order; a sentence may have several, where it was split or joined.

    Every sentence is linked to the one most like it, if that is likeness enough. Sentences need not be in one order,
    but what stands between two neighbouring links may be linked more easily.
    """
    found: dict[tuple[int, int], float] = {}
    for a, b in _candidates(first, second, thresholds):
        score = likeness(first[a], second[b]) - _DISPLACED * abs(a / len(first) - b / len(second))
        if score >= thresholds.sure:
            found[a, b] = score
    links = _best(found)
    near = {(a, b): likeness(first[a], second[b]) for a, b in _between(links, len(first), len(second))}
    links |= _best({pair: score for pair, score in near.items() if score >= thresholds.between})
    return [Link(a, b, score) for (a, b), score in sorted(links.items())]


def _candidates(
    first: Sequence[Features], second: Sequence[Features], thresholds: Thresholds
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share a term which is not all over the texts."""
    places, others = _places(first, thresholds), _places(second, thresholds)
    most = thresholds.most_places**2
    pairs = {
        pair
        for term in places.keys() & others.keys()
        if len(places[term]) * len(others[term]) <= most
        for pair in product(places[term], others[term])
    }
    yield from sorted(pairs)


def _places(sentences: Sequence[Features], thresholds: Thresholds) -> dict[str, list[int]]:
    """Where each term stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if sentence.length >= thresholds.fewest_words:
            for term in sentence.terms:
                places[term].append(number)
    return places


def _best(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Of the pairs, those that are the best of either of their sentences."""
    best_a: dict[int, tuple[float, int]] = {}
    best_b: dict[int, tuple[float, int]] = {}
    for (a, b), score in scores.items():
        best_a[a] = max(best_a.get(a, (0.0, 0)), (score, -b))
        best_b[b] = max(best_b.get(b, (0.0, 0)), (score, -a))
    return {(a, b): score for (a, b), score in scores.items() if best_a[a] == (score, -b) or best_b[b] == (score, -a)}


def _between(anchors: Iterable[tuple[int, int]], first: int, second: int) -> set[tuple[int, int]]:
    """Pairs of sentences between two neighbouring links of the same order, before the first link or after the last.

    One sentence of a pair is not linked yet. Neighbours in either text count, so that the texts may change places.
    """
    there = set(anchors)
    back = {(b, a) for a, b in there}
    if not there:
        return set()
    return {*_enclosed(sorted(there), first, second), *((a, b) for b, a in _enclosed(sorted(back), second, first))}


def _enclosed(anchors: Sequence[tuple[int, int]], first: int, second: int) -> Iterator[tuple[int, int]]:
    linked_a, linked_b = {a for a, _ in anchors}, {b for _, b in anchors}
    for (a0, b0), (a1, b1) in pairwise([(-1, -1), *anchors, (first, second)]):
        if b1 < b0 or a1 - a0 > _WIDEST_GAP + 1 or b1 - b0 > _WIDEST_GAP + 1:
            continue
        for a in range(max(a0, 0), min(a1, first - 1) + 1):
            for b in range(max(b0, 0), min(b1, second - 1) + 1):
                if a not in linked_a or b not in linked_b:
                    yield a, b
