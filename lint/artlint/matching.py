"""One Aho-Corasick automaton for the literals of all rules: a text is read once, however many phrases there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple
from unicodedata import combining

import ahocorasick_rs

from artlint.document import Document, Span


class Hit(NamedTuple):
    """A literal found on word edges: the document's span, and which of its rule's literals it is."""

    span: Span
    literal: str


class Matcher:
    """Finds the literals of many owners at once.

    Args:
        literals: pairs of an owner and its lower-case literals; two owners may share one.
    """

    def __init__(self, literals: Iterable[tuple[int, Sequence[str]]]) -> None:
        owners: dict[str, list[int]] = {}
        for owner, strings in literals:
            for string in strings:
                owners.setdefault(string, []).append(owner)
        self._owners = owners

    @cached_property
    def _automaton(self) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
        strings = list(self._owners)
        return ahocorasick_rs.AhoCorasick(strings, store_patterns=False), strings

    def hits(self, document: Document) -> dict[int, list[Hit]]:
        """Hits of each owner that has any, in the order of their ends; case and white space do not matter."""
        if not self._owners:
            return {}
        automaton, strings = self._automaton
        matching = document.matching
        text = matching.lowered
        found: dict[int, list[Hit]] = {}
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            if on_word_edges(text, start, end):
                literal = strings[number]
                hit = Hit(matching.span(start, end), literal)
                for owner in self._owners[literal]:
                    found.setdefault(owner, []).append(hit)
        return found


def on_word_edges(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` neither begins nor ends inside a word.

    A hyphen belongs to the word it joins ("state" is no word in "state-of-the-art"); an apostrophe after does not, so
    that a possessive is found. A literal that itself begins or ends in a sign has an edge there anyway.
    """
    if start and text[start].isalnum():
        before = text[start - 1]
        if before.isalnum() or before == "_":
            return False
        if before in "-'" and start > 1 and text[start - 2].isalnum():
            return False
    if end < len(text) and text[end - 1].isalnum():
        after = text[end]
        if after.isalnum() or after == "_" or combining(after):
            return False
        if after == "-" and end + 1 < len(text) and text[end + 1].isalnum():
            return False
    return True
