"""Short word lists: plain text files beside the tables, a word or phrase a line, `#` for comments."""

from __future__ import annotations

import os
from functools import cache

from artlint.patterns import lazy

_COMMENT = lazy("#.*")
_DATA = os.path.join(os.path.dirname(__file__), "data", "words")


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/words/NAME.txt`, as they stand there."""
    with open(os.path.join(_DATA, f"{name}.txt"), encoding="utf-8") as file:
        text = _COMMENT.sub("", file.read())
    return frozenset(filter(None, map(str.strip, text.split("\n"))))
