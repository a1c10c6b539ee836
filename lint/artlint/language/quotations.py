"""Which text stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from artlint.document import Span
from artlint.patterns import lazy

if TYPE_CHECKING:
    from artlint.document import Document, Paragraph

# In folded text every double mark is "; some newspapers' files have two single marks or two grave accents for it. A
# single mark opens only after a space or bracket and closes only before one,
# so that apostrophes (don't, the boys' room) do neither; nor do those of words that have lost their beginning.
_DOUBLE = lazy(r"\"|''|``")
# The mark that closes a quotation of which the paragraph does not show the beginning: after a stop, before a space.
_CLOSING_DOUBLE = lazy(r"(?<=[.,!?…])(?:\"|'')(?!\w)")
_SINGLE = lazy("'")
_OPENING_SINGLE = lazy(r"(?<![\w'])'(?=[\w\"])(?!(?:\d0s|em|til|tis|twas|cause|bout|n|round)\b)", re.IGNORECASE)
_CLOSING_SINGLE = lazy(r"'(?!\w)")
_OPENING = frozenset("“„«")
_LONGEST_SINGLE = 600  # code points; past that a single mark was an apostrophe


def find(document: Document) -> list[Span]:
    """Spans between quotation marks, marks included, and whole paragraphs of kind "quotation".

    A quotation that is opened and not closed reaches to the end of its paragraph, as in a speech of several paragraphs,
    and on to the mark that closes it if the next paragraph closes one before it opens one.
    """
    text, folded = document.text, document.folded
    spans: list[Span] = []
    goes_on = False  # whether the paragraph before was left with a quotation open
    for paragraph in document.paragraphs:
        if paragraph.kind == "quotation":
            spans.append(Span(paragraph.start, paragraph.end))
            continue
        opened = _continued(document, paragraph) if goes_on else None
        found: list[Span] = []
        for mark in _DOUBLE.finditer(folded, paragraph.start, paragraph.end):
            at = mark.start()
            if opened is None:
                if text[at] != "”" and not _is_inch(folded, at):
                    opened = at
            elif text[at] in _OPENING and text[opened] in _OPENING:
                found.append(Span(opened, at))
                opened = at
            else:
                found.append(Span(opened, document.end_of(mark.end() - 1)))
                opened = None
        goes_on = opened is not None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
        if not found:
            found = list(_single(document, paragraph))
        spans.extend(found)
    return spans


def _continued(document: Document, paragraph: Paragraph) -> int | None:
    """Start of the paragraph if the first mark in it closes a quotation; else None."""
    first = _DOUBLE.search(document.folded, paragraph.start, paragraph.end)
    if first is None or first.start() == paragraph.start:
        return None
    closes = document.text[first.start()] == "”" or _CLOSING_DOUBLE.match(document.folded, first.start())
    return paragraph.start if closes else None


def _single(document: Document, paragraph: Paragraph) -> Iterator[Span]:
    """Spans between single marks, marks included."""
    text, folded = document.text, document.folded
    opened: int | None = None
    for mark in _SINGLE.finditer(folded, paragraph.start, paragraph.end):
        at = mark.start()
        if opened is not None and at - opened >= _LONGEST_SINGLE:
            opened = None
        if opened is None:
            opened = at if text[at] != "’" and _OPENING_SINGLE.match(folded, at) else None
        elif _CLOSING_SINGLE.match(folded, at):
            yield Span(opened, document.end_of(at))
            opened = None


def _is_inch(folded: str, at: int) -> bool:
    """Whether the mark at `at` is an inch sign: right after a figure and before a space."""
    return at > 0 and folded[at - 1].isdigit() and not folded[at + 1 : at + 2].isalnum()
