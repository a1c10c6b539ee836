"""Speakers with a name, found from the capital to the verb of saying after it or before it."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.language.attribution.clauses import is_name, says
from artlint.language.wordlists import words as listed
from artlint.patterns import lazy

_NAME = lazy(r"\b[A-Z][\w.-]*(?:'[A-Z]\w+)?(?: [A-Z][\w.-]*(?:'[A-Z]\w+)?){0,4}")
_ASIDE = lazy(r", [^,.;:\"]{2,80},| \([^()]{1,40}\)")  # "Weil, who built it, said", "Weil (left) said"
_NEXT_WORDS = lazy(r"(?: [a-z]+){1,3}")
_LISTENED_TO = frozenset(("told", "tell", "tells", "telling"))  # verbs whose object listens


def speakers(text: str, start: int, end: int, *, introduced: bool = False) -> Iterator[str]:
    """Names in `text[start:end]` of those who say something there; `text` is folded, its white space squeezed.

    `introduced` asks for the name of a new speaker, given in full; "Clinton also said" goes on about one who was there.
    """
    for match in _NAME.finditer(text, start, end):
        parts = match[0].split()
        if match.start() == start and not is_name(parts[0]):
            parts = parts[1:]
        if parts and parts[0].rstrip(".").lower() in listed("abbreviations"):
            parts = parts[1:]
        if len(parts) == 1 and parts[0].rstrip(".") in listed("no-speakers"):
            continue
        if len(parts) > introduced and (_speaks(text, match.end(), end) or _is_cited(text, start, match.start())):
            yield " ".join(parts).rstrip(".")


def _speaks(text: str, at: int, end: int) -> bool:
    """Whether a verb of saying follows a name that ends at `at`, over an apposition and up to two adverbs."""
    aside = _ASIDE.match(text, at, end)
    words = _NEXT_WORDS.match(text, aside.end() if aside else at, end)
    for word in words[0].split() if words else ():
        if says(word):
            return True
        if not word.endswith("ly") and word not in listed("clause-adverbs"):
            return False
    return False


def _is_cited(text: str, start: int, at: int) -> bool:
    """Whether a verb of saying or "according to" stands up to three or six words before a name that begins at `at`."""
    words = text[max(start, at - 80) : at].split()
    for distance, word in enumerate(reversed(words)):
        if word == "to" and words[-distance - 2 : -distance - 1] in (["according"], ["According"]):
            return distance <= 6
        if distance <= 3 and says(word.rstrip(",")):
            return word not in _LISTENED_TO
        if word in listed("linking-words") or word == "that":  # the name is part of what is said
            return False
        if not word.rstrip(",").replace("-", "").replace("'", "").isalpha() or not word[0].islower():
            return False
    return False
