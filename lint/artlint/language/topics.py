"""What an article is about: word vectors of its passages and of its core, compared by cosine.

A word weighs 8 minus its Zipf frequency (an idf from word frequency, so that one article suffices). The core is the
sum of the passages, each weighted by its likeness to the core itself (a power iteration), the first two favoured: a
block that only resembles itself cannot become it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from math import sqrt
from operator import mul

from artlint.language import lexicon
from artlint.patterns import lazy

Vector = dict[str, float]

_ROOF = 8.0  # the Zipf frequency at which a word weighs nothing
_MOST = 5.0  # the weight of rare and unknown words
_LEAST = 2.2  # below it, a word is too common to be a topic ("said", "year")
_ROUNDS = 2  # of the power iteration; a third moves 19 likenesses of 20 by less than .02
_ZEROS = repeat(0.0)
_LEAD = 3.0  # what each of the first two passages counts for at the start, against 1

_ENDINGS = lazy(
    r"(?:'s|s'|'|(?<=[a-z]{3})(?:ations?|ators?|ements?|ments?|ness|ingly|edly|ings?|ers?|ors?|ied|ies|ed|es|al|ly|s|y|e|i))$"
)


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """What the forms of a word share: "tariffs" and "tariff", "investing", "investor" and "investment"."""
    before, word = "", word.lower()
    for _ in range(3):
        before, word = word, _ENDINGS.sub("", word)
        if word == before:
            break
    return word


@lru_cache(maxsize=1 << 14)
def term(word: str) -> tuple[str, float]:
    """Stem and weight of a word or figure; weight 0 when it says nothing of a topic."""
    if len(word) < 3 or word[0].isdigit():
        return "", 0.0
    weight = min(_ROOF - lexicon.zipf(word), _MOST)
    return (stem(word), weight) if weight >= _LEAST else ("", 0.0)


def vector(words: Iterable[str]) -> Vector:
    """Stems and weights of a passage, of length 1; empty when it holds no topic word."""
    return weighted(map(term, words))


def weighted(terms: Iterable[tuple[str, float]]) -> Vector:
    """The same of stems with their weights."""
    weights: Vector = {}
    for name, weight in terms:
        if weight:
            weights[name] = weights.get(name, 0.0) + weight
    values = weights.values()
    length = sqrt(sum(map(mul, values, values)))
    return {name: value / length for name, value in weights.items()} if length else weights


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Cosine of two vectors of length 1."""
    if len(first) > len(second):
        first, second = second, first
    return sum([value * second[name] for name, value in first.items() if name in second])


def likenesses(vectors: Sequence[Vector]) -> tuple[list[float], Vector]:
    """Each passage's cosine to the core of the others, and the core (not of length 1)."""
    shares = [_LEAD if number < 2 else 1.0 for number in range(len(vectors))]
    core = _sum(vectors, shares)
    scores: list[float] = []
    for _ in range(_ROUNDS):
        weights = core.values()
        square = sum(map(mul, weights, weights))
        reach = core.get
        scores = []
        for passage, share in zip(vectors, shares, strict=True):
            dot = sum(map(mul, passage.values(), map(reach, passage, _ZEROS)))
            own = 1.0 if passage else 0.0
            rest = square - 2 * share * dot + share * share * own
            scores.append((dot - share * own) / sqrt(rest) if rest > 1e-9 else 0.0)
        shares = [max(score, 0.0) * (2.0 if number < 2 else 1.0) for number, score in enumerate(scores)]
        core = _sum(vectors, shares)
    return scores, core


def _sum(vectors: Sequence[Vector], shares: Sequence[float]) -> Vector:
    total: Vector = {}
    for passage, share in zip(vectors, shares, strict=True):
        if share > 0:
            for name, value in passage.items():
                total[name] = total.get(name, 0.0) + share * value
    return total
