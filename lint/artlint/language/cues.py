"""Cues by which a line of text is known for a credit, an advertisement or part of a web page.

The lists stand in `data/cues/NAME.txt`, an entry a line, lower case with straight quotation marks; `;` opens a
comment. `#` stands for any figure. An entry is one of

- `copy link`: the whole line;
- `sign up for our …`: what a line begins with;
- `… all rights reserved`: what it ends in;
- `… our newsletter …`: what it holds;
- `/(?:by|from) .+/ by from`: a regular expression for the whole line, tried where one of the strings after it (if
  any) occurs, and only on lines of up to 160 code points unless it begins or ends with `.*`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import cache

from artlint.document import lower
from artlint.language import made_of
from artlint.patterns import compiled, lazy

_FOLDER = os.path.join(os.path.dirname(__file__), "data", "cues")
_FIGURE = lazy(r"\d+(?:[.,]\d+)*")
_PATTERN_REACH = 160  # code points
_EDGE = " \t.:;,!?*|•·»«›‹→←▶►–—>-"


def normal(line: str) -> str:
    """A folded line as the lists write it: lower case, spaces squeezed, no bullets or stops at its ends."""
    return " ".join(lower(line).split()).strip(_EDGE)


class _Pattern:
    """A regular expression for a whole line, compiled when a line first holds one of the strings that it needs."""

    def __init__(self, entry: str) -> None:
        source, _, needed = entry[1:].rpartition("/ ")  # "#/#" may be one of the strings needed
        self._source = source or entry[1:-1]
        self._needed = tuple(needed.split())
        self._everywhere = self._source.startswith(".*") or self._source.endswith(".*")
        self._compiled: re.Pattern[str] | None = None

    def matches(self, line: str, figures: str) -> bool:
        """Whether a `normal` line matches; `figures` is the line with `#` for each figure."""
        if len(line) > _PATTERN_REACH and not self._everywhere:
            return False
        for string in self._needed:  # asked of every line that there is: a generator takes thrice as long
            if string in figures:
                break
        else:
            if self._needed:
                return False
        if self._compiled is None:
            self._compiled = compiled(self._source.replace(r"\p{L}", r"[^\W\d_]"))
        return self._compiled.fullmatch(line) is not None


_Entries = tuple[set[str], list[str], list[str], dict[str, tuple[str, ...]], tuple[str, ...]]
"""The entries of a list by kind: whole lines, patterns, what a line holds, openers by their first two letters, ends."""


def _read(path: str) -> _Entries:
    with open(path, encoding="utf-8") as file:
        return by_kind(entry for line in file if (entry := line.partition(";")[0].strip()))


def by_kind(entries: Iterable[str]) -> _Entries:
    """Tell the entries of a list apart, for `CueList`."""
    whole: set[str] = set()
    patterns: list[str] = []
    held: list[str] = []
    openers: dict[str, list[str]] = {}
    endings: list[str] = []
    for entry in entries:
        if entry.startswith("/"):
            patterns.append(entry)
            continue
        words = entry.strip("… ")
        match entry.startswith("…"), entry.endswith("…"):
            case True, True:
                held.append(words)
            case True, False:
                endings.append(words)
            case False, True:
                openers.setdefault(words[:2], []).append(words)
            case _:
                whole.add(words)
    return whole, patterns, held, {key: tuple(found) for key, found in openers.items()}, tuple(endings)


class CueList:
    """The entries of one list, made ready for look-up."""

    def __init__(self, entries: _Entries) -> None:
        self._whole, patterns, self._held, self._openers, self._endings = entries
        self._patterns = [_Pattern(entry) for entry in patterns]

    def __contains__(self, line: str) -> bool:
        """Whether a `normal` line is one of the entries, or begins, ends, or goes on as one says."""
        return self.has(line, _FIGURE.sub("#", line))

    def has(self, line: str, figures: str) -> bool:
        """The same, where `figures` is the line with `#` for each figure."""
        if figures in self._whole:
            return True
        openers = self._openers.get(figures[:2])
        if openers and figures.startswith(openers) and self._opens(figures, openers):
            return True
        if self._endings and line.endswith(self._endings):
            return True
        for words in self._held:
            if words in line and _on_word_edges(words, line):
                return True
        return any(pattern.matches(line, figures) for pattern in self._patterns)

    @staticmethod
    def _opens(line: str, openers: tuple[str, ...]) -> bool:
        """Whether one of the openers ends on the edge of a word."""
        for opener in openers:
            if line.startswith(opener):
                rest = line[len(opener) : len(opener) + 1]
                if not (rest.isalnum() and opener[-1].isalnum()):
                    return True
        return False


def _on_word_edges(words: str, line: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line) is not None


def listed(line: str, names: Sequence[str]) -> tuple[str, ...]:
    """Which of these lists have a `normal` line."""
    figures = _FIGURE.sub("#", line)
    return tuple([name for name in names if cues(name).has(line, figures)])


@cache
def cues(name: str) -> CueList:
    """The list `data/cues/NAME.txt`."""
    return CueList(made_of(os.path.join(_FOLDER, f"{name}.txt"), _read))
