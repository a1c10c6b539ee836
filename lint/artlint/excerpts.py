"""How a message quotes the article: as a reader sees it, on one line."""

from __future__ import annotations

from bisect import bisect_right

from artlint.document import OPAQUE, Document

_LONGEST = 60  # code points of a passage that a message quotes


def excerpt(document: Document, start: int, end: int) -> str:
    """`text[start:end]` without the markup in it; code and addresses stand as they are written."""
    text, masks = document.text, document.masks
    parts = []
    at = start
    for number in range(bisect_right(masks, start, key=lambda mask: mask.end), len(masks)):
        mask = masks[number]
        if mask.start >= end:
            break
        if mask.fill != OPAQUE:
            parts.append(text[at : mask.start] + mask.fill)
            at = mask.end
    parts.append(text[at:end])
    return " ".join("".join(parts).split())


def opening(document: Document, start: int, end: int) -> str:
    """The same, cut at a word with " …" where it is long."""
    text = excerpt(document, start, end)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
