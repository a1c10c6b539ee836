"""Where a word that nobody knows falls into words that everybody knows: "dollarsin" is "dollars in"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from artlint.language import lexicon, wordlists
from artlint.language.ngrams import UNKNOWN, model

_ONE_LETTER = frozenset(("a", "i"))
# Least Zipf frequency of a part by its letters: "in" and "of", not "re" and "al".
_LEAST_ZIPF = {2: 5.0, 3: 3.6, 4: 3.0, 5: 2.5}
_LEAST_ZIPF_LONG = 1.5


class Split(NamedTuple):
    """A word's parts; `score` is log10 of their probability with the two words after, in their context."""

    parts: tuple[str, ...]
    score: float

    @property
    def text(self) -> str:
        """The parts with spaces between."""
        return " ".join(self.parts)


def best_split(word: str, left: tuple[str, str], right: tuple[str, str]) -> Split | None:
    """The likeliest way to write a lower-case word as two words, or as three if it is no two.

    Args:
        word: letters and apostrophes, in lower case.
        left: the two words before it, in order.
        right: the two words after it, in order.
    """
    splits = [
        Split((word[:at], word[at:]), score(left, (word[:at], word[at:]), right))
        for at in range(1, len(word))
        if is_part(word[:at]) and is_part(word[at:])
    ]
    if not splits and len(word) >= 7:
        splits = [
            Split((head, middle, tail), score(left, (head, middle, tail), right))
            for at in range(1, len(word) - 1)
            if is_part(head := word[:at])
            for cut in range(at + 1, len(word))
            if is_part(middle := word[at:cut]) and is_part(tail := word[cut:])
        ]
    return max(splits, key=lambda split: split.score, default=None)


def is_part(part: str) -> bool:
    """Whether it is a word common enough to be run together with another one."""
    if len(part) == 1:
        return part in _ONE_LETTER
    entry = lexicon.entry(part)
    if entry is None or not (entry.us or entry.gb) or (entry.name and part != "i"):
        return False
    return entry.zipf >= _LEAST_ZIPF.get(len(part), _LEAST_ZIPF_LONG)


def has_function_word(parts: Sequence[str]) -> bool:
    """Whether a part is an article, a preposition, a pronoun or the like."""
    return not wordlists.words("function-words").isdisjoint(parts)


def score(left: tuple[str, str], parts: tuple[str, ...], right: tuple[str, str]) -> float:
    """log10 P of the parts and the two words after, after the two words before."""
    lm = model()
    words = (*left, *parts, *right)
    rare = sum(lexicon.zipf(part) - 9 - UNKNOWN for part in parts if lm.id(part) is None)
    return sum(map(lm.trigram, words, words[1:], words[2:])) + max(rare, 0.0)


def score_of_unknown(left: tuple[str, str], right: tuple[str, str]) -> float:
    """log10 P of a word that the model does not have and the two words after it."""
    lm = model()
    return UNKNOWN + lm.unigram(right[0]) + lm.bigram(right[0], right[1])
