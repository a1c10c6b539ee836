"""Cues by which a line of text is known for a credit, an advertisement or part of a web page.

The lists stand in `data/cues/NAME.txt`, an entry a line, lower case with straight quotation marks; `;` opens a
comment. `#` stands for any figure. An entry is one of

- `copy link`: the whole line;
- `sign up for our …`: what a line begins with;
- `… all rights reserved`: what it ends in;
- `… our newsletter …`: what it holds;
- `/(?:by|from) .+/`: a regular expression for the whole line.
"""

from __future__ import annotations

import os
import re
from functools import cache

from artlint.document import lower

_FOLDER = os.path.join(os.path.dirname(__file__), "data", "cues")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_EDGE = " \t.:;,!?*|•·»«›‹→←▶►–—>-\ufffc"


def normal(line: str) -> str:
    """A folded line as the lists write it: lower case, spaces squeezed, no bullets or stops at its ends."""
    return " ".join(lower(line).split()).strip(_EDGE)


class CueList:
    """The entries of one list, compiled for look-up."""

    def __init__(self, entries: list[str]) -> None:
        self._whole: set[str] = set()
        patterns: list[str] = []
        openers: dict[str, list[str]] = {}
        endings: list[str] = []
        held: list[str] = []
        for entry in entries:
            if entry.startswith("/") and entry.endswith("/"):
                patterns.append(entry[1:-1].replace(r"\p{L}", r"[^\W\d_]"))
                continue
            words = entry.strip("… ")
            match entry.startswith("…"), entry.endswith("…"):
                case True, True:
                    held.append(rf"(?<!\w){re.escape(words)}(?!\w)")
                case True, False:
                    endings.append(words)
                case False, True:
                    openers.setdefault(words[:2], []).append(words)
                case _:
                    self._whole.add(words)
        self._openers = {key: tuple(found) for key, found in openers.items()}
        self._endings = tuple(endings)
        self._held = re.compile("|".join(held)) if held else None
        self._pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None

    def __contains__(self, line: str) -> bool:
        """Whether a `normal` line is one of the entries, or begins, ends, or goes on as one says."""
        figures = _FIGURE.sub("#", line) if any(map(str.isdigit, line[:4])) or line[-1:].isdigit() else line
        if figures in self._whole:
            return True
        openers = self._openers.get(figures[:2])
        if openers and figures.startswith(openers) and self._opens(figures, openers):
            return True
        if self._endings and line.endswith(self._endings):
            return True
        if self._held is not None and self._held.search(line):
            return True
        return self._pattern is not None and self._pattern.fullmatch(line) is not None

    @staticmethod
    def _opens(line: str, openers: tuple[str, ...]) -> bool:
        """Whether one of the openers ends on the edge of a word."""
        for opener in openers:
            if line.startswith(opener):
                rest = line[len(opener) : len(opener) + 1]
                if not (rest.isalnum() and opener[-1].isalnum()):
                    return True
        return False


@cache
def cues(name: str) -> CueList:
    """The list `data/cues/NAME.txt`."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        entries = (line.partition(";")[0].strip() for line in file)
        return CueList([entry for entry in entries if entry])
