"""One Aho-Corasick automaton for the literals of all rules: a text is read once, however many phrases there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from typing import NamedTuple
from unicodedata import combining

import ahocorasick_rs

from artlint.document import Document, Span
from artlint.patterns import lazy

_WORD = lazy(r"\w+")


class Hit(NamedTuple):
    """A literal found on word edges: the document's span, and which of its rule's literals it is."""

    span: Span
    literal: str


class Matcher:
    """Finds the literals of many owners at once.

    Args:
        literals: for each owner, numbered from 0, its lower-case literals; two owners may share one.
    """

    def __init__(self, literals: Sequence[Sequence[str]]) -> None:
        self._strings = [string for strings in literals for string in strings]
        self._firsts = list(accumulate(map(len, literals), initial=0))  # where each owner's strings begin
        self._runs = 0

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._strings, store_patterns=False)

    def hits(self, document: Document) -> dict[int, list[Hit]]:
        """Hits of each owner that has any, in the order of their ends; case and white space do not matter."""
        if not self._strings:
            return {}
        matching = document.matching
        text = matching.lowered
        found: dict[int, list[Hit]] = {}
        for number, start, end in self._matches(text):
            if on_word_edges(text, start, end):
                owner = bisect_right(self._firsts, number) - 1
                found.setdefault(owner, []).append(Hit(matching.span(start, end), self._strings[number]))
        return found

    def _matches(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Number, start and end of each string in a text.

        Building the whole automaton takes longer than linting an article, and most runs lint one: the first two texts
        (an article and its front matter) are searched for the strings alone whose first and last word they have.
        """
        self._runs += 1
        if self._runs > 2:
            yield from self._automaton.find_matches_as_indexes(text, overlapping=True)
            return
        words = set(_WORD.findall(text))
        firsts = [parts[0] for parts in map(str.partition, self._strings, repeat(" "))]
        wanted = {first for first in set(firsts) if first in words or not first.isalnum()}
        begun = [number for number, first in enumerate(firsts) if first in wanted]
        lasts = [self._strings[number].rpartition(" ")[2] for number in begun]
        likely = [number for number, last in zip(begun, lasts, strict=True) if last in words or not last.isalnum()]
        automaton = ahocorasick_rs.AhoCorasick([self._strings[number] for number in likely], store_patterns=False)
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            yield likely[index], start, end


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
