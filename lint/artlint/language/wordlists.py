"""Short word lists: plain text files beside the tables, a word or phrase a line, `#` for comments."""

from __future__ import annotations

import os
from functools import cache

from artlint.language import made_of
from artlint.patterns import lazy

_COMMENT = lazy("#.*")
_DATA = os.path.join(os.path.dirname(__file__), "data", "words")


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/words/NAME.txt`, as they stand there."""
    return made_of(os.path.join(_DATA, f"{name}.txt"), _read)


def _read(path: str) -> frozenset[str]:
    with open(path, encoding="utf-8") as file:
        text = _COMMENT.sub("", file.read())
    return frozenset(filter(None, map(str.strip, text.split("\n"))))
