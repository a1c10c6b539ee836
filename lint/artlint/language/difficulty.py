"""What makes a sentence hard: its length, clauses, nouns made of verbs, passives and rare words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from artlint.document import Word, lower
from artlint.language import lexicon, syllables, wordlists
from artlint.language.grade import nominal

_RARE = 2.9
"""Zipf frequency below which a word is rare: less than twice in a million words."""
_LONG = 3  # syllables from which a rare word is an obstacle: "interoperable", not "jobless"
_EVERYDAY = 4.7
"""Zipf frequency from which a noun in -tion or -ment is everybody's: "government", "question"."""


class Difficulty(NamedTuple):
    """What is counted in one sentence; words stand as they are written."""

    words: int
    clauses: int
    """Subordinate clauses, told by the words that open them."""
    nominals: tuple[str, ...]
    """Abstract nouns made of verbs and adjectives."""
    passives: tuple[str, ...]
    """A form of "be" and the participle after it."""
    rare: tuple[str, ...]


def of(words: Sequence[Word]) -> Difficulty:
    """Analyse the words of one sentence."""
    texts = [lower(word.text) for word in words]
    common = [text for word, text in zip(words, texts, strict=True) if word.text == text]  # no names
    nominals = tuple(dict.fromkeys(text for text in common if nominal(text) and lexicon.zipf(text) < _EVERYDAY))
    return Difficulty(
        words=len(words),
        clauses=_clauses(texts),
        nominals=nominals,
        passives=tuple(_passives(texts)),
        rare=tuple(dict.fromkeys(text for text in common if text not in nominals and _is_rare(text))),
    )


def _clauses(texts: Sequence[str]) -> int:
    openers, function = wordlists.words("clause-openers"), wordlists.words("function-words")
    # "that" opens a clause before "the", "it", "was": elsewhere it mostly points ("that day").
    return sum(text in openers or (text == "that" and after in function) for text, after in pairwise([*texts, ""]))


def _passives(texts: Sequence[str]) -> list[str]:
    auxiliaries, irregular = wordlists.words("forms-of-be"), wordlists.words("irregular-participles")
    found = []
    for number, text in enumerate(texts[:-1]):
        if text not in auxiliaries:
            continue
        at = number + 1
        if texts[at].endswith("ly") and at + 1 < len(texts):  # "was quietly sold"
            at += 1
        if texts[at] in irregular or (texts[at].endswith("ed") and len(texts[at]) > 4):
            found.append(f"{text} {texts[at]}")
    return found


def _is_rare(text: str) -> bool:
    entry = lexicon.entry(text)
    if entry is None or entry.name or not text.isalpha():
        return False  # a name, a brand or a misspelling
    return (entry.us or entry.gb) and 0 < entry.zipf < _RARE and syllables.count(text) >= _LONG
