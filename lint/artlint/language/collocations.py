"""How well words go together, by the trigram model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from artlint.language import ngrams


def log_probability(words: Sequence[str]) -> float:
    """log10 P of lower-case words in this order, wherever in a sentence they stand."""
    model = ngrams.model()
    context = ["", "", *words]
    return sum(map(model.trigram, context, context[1:], words))


def attraction(words: Sequence[str]) -> float:
    """log10 of how much likelier a word is after the one before it than by itself, at most; about 0 where unknown."""
    model = ngrams.model()
    return max(model.bigram(before, after) - model.unigram(after) for before, after in pairwise(words))
