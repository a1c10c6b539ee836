"""Comments: text in an article's source that no reader sees."""

from __future__ import annotations

from typing import NamedTuple


class Comment(NamedTuple):
    """A comment from `start` to `end`, marks and all, and what it says."""

    start: int
    end: int
    content: str
