"""Which text stands between quotation marks, and which marks lack their other half.

In folded text every double mark is `"` and every single one `'`. What a mark does is told from what stands beside it:
it opens after a space and before a letter, it closes after a letter or stop and before a space. Where that leaves it
open, it closes what is open and opens where nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from artlint.document import FILLER, Span
from artlint.patterns import lazy

if TYPE_CHECKING:
    from artlint.document import Document, Paragraph

Role = Literal["opening", "closing", "either"]

# In wire copy two single marks, or two grave accents, stand for a double one.
_DOUBLE = lazy("\"|(?<!')''(?!')|``")
_SINGLE = lazy("'")
_OPENING_SINGLE = lazy(
    r"(?<![\w'])'(?=[\w\"])(?!(?:\d0s|\d\d|em|til|tis|twas|cause|bout|n|round|[tsdm]|re|ve|ll)\b)", re.IGNORECASE
)
_CLOSING_SINGLE = lazy(r"'(?!\w)")
_LONGEST_SINGLE = 600  # code points; past that a single mark was an apostrophe

_DASHES = "-–—/"
_LEFT = frozenset("([{'$" + _DASHES)  # may stand before an opening mark, as a space may
_RIGHT = frozenset(".,;:!?…)]}'" + _DASHES)  # may stand after a closing mark
_CLOSING_ONLY = frozenset(".,;:!?)]}")  # never begins what is quoted
_FINAL = frozenset(".!?…,:;-–—")  # what a paragraph of a quotation ends in, and what stands before a new quotation
# What a mark is by its shape.
WRITTEN: dict[str, Role] = {
    **dict.fromkeys("“„‟«", "opening"),
    **dict.fromkeys("”»", "closing"),
}
_FEET_AND_INCHES = lazy(r"\d'\s?\d{1,2}(?:\.\d+|½)?$")
_LONGEST_HEIGHT = 8  # code points of 10' 11.75


class Mark(NamedTuple):
    """A double quotation mark: where it stands, how it is written there, and what its neighbours make it."""

    at: int
    end: int
    written: str
    role: Role


class Pair(NamedTuple):
    """An opening mark and the closing one that answers it."""

    opening: Mark
    closing: Mark


class Pairing(NamedTuple):
    """The double marks of a document, put together.

    `unclosed` and `unopened` have no partner in their paragraph, nor in those that the quotation goes on in.
    """

    spans: list[Span]
    pairs: list[Pair]
    unclosed: list[Mark]
    unopened: list[Mark]


def find(document: Document) -> list[Span]:
    """Spans between quotation marks, marks included, and whole paragraphs of kind "quotation".

    A quotation that is opened and not closed reaches to the end of its paragraph, as in a speech of several paragraphs.
    Single marks count in a paragraph that has no double ones.
    """
    found = paired(document).spans
    spans: list[Span] = []
    index = 0
    for paragraph in document.paragraphs:
        first = index
        while index < len(found) and found[index].start < paragraph.end:
            index += 1
        if paragraph.kind == "quotation":
            spans.append(Span(paragraph.start, paragraph.end))
        elif index > first:
            spans.extend(found[first:index])
        else:
            spans.extend(_single(document, paragraph))
    return spans


@lru_cache(maxsize=1)
def paired(document: Document) -> Pairing:
    """The double quotation marks of a document, and which of them belong together."""
    pairing = Pairing([], [], [], [])
    pending: Mark | None = None  # opened in a paragraph before and not closed since
    for paragraph in document.paragraphs:
        marks = list(_marks(document, paragraph))
        if not marks and paragraph.kind in ("heading", "caption"):
            continue  # stands between two paragraphs of a quotation
        if pending is not None and not (marks and _is_first(document.folded, paragraph, marks[0])):
            if marks and marks[0].role == "closing":  # it goes on without a mark
                closing = marks.pop(0)
                pairing.spans.append(Span(paragraph.start, closing.end))
                pairing.pairs.append(Pair(pending, closing))
            else:
                pairing.unclosed.append(pending)
        pending = _pair(document, paragraph, marks, pairing)
    if pending is not None:
        pairing.unclosed.append(pending)
    return pairing


def _pair(document: Document, paragraph: Paragraph, marks: list[Mark], pairing: Pairing) -> Mark | None:
    """Put the marks of one paragraph together; the mark that is open at its end."""
    folded = document.folded
    opened: list[Mark] = []  # the innermost last
    start = paragraph.start  # of what is quoted and in no span yet
    last: Pair | None = None
    for mark in marks:
        if mark.role == "opening" or not opened:
            if not opened and mark.role == "closing":
                if folded[mark.at - 1].isdigit():
                    continue  # an inch
                if last is not None and folded[last.closing.at - 1].isdigit():
                    # what closed at the figure was an inch
                    pairing.pairs[-1] = last = Pair(last.opening, mark)
                    pairing.spans[-1] = Span(pairing.spans[-1].start, mark.end)
                else:
                    pairing.unopened.append(mark)
                continue
            if opened:
                if mark.at > start:
                    pairing.spans.append(Span(start, mark.at))
                if _ends_sentence(folded, mark.at):
                    opened.pop()  # two paragraphs of a quotation that were joined, or a mark forgotten
            opened.append(mark)
            start = mark.at
        else:
            last = Pair(opened.pop(), mark)
            end = mark.end
            pairing.pairs.append(last)
            pairing.spans.append(Span(start, end))
            start = end
    if not opened:
        return None
    pairing.spans.append(Span(start, paragraph.end))
    pairing.unclosed.extend(opened[:-1])
    return opened[-1]


def _marks(document: Document, paragraph: Paragraph) -> Iterator[Mark]:
    """The double marks of a paragraph, without those that stand for inches or seconds."""
    text, folded = document.text, document.folded
    for match in _DOUBLE.finditer(folded, paragraph.start, paragraph.end):
        at, end = match.start(), document.end_of(match.end() - 1)
        written = text[at:end]
        if written[0] == "&":
            from html import unescape

            written = unescape(written)
        if written == "″" or _FEET_AND_INCHES.search(folded, max(paragraph.start, at - _LONGEST_HEIGHT), at):
            continue
        yield Mark(at, end, written, _role(folded, at, end, paragraph, written))


def _role(folded: str, start: int, end: int, paragraph: Paragraph, written: str) -> Role:
    """What the characters on both sides of a mark make it; its own shape, where they leave that open."""
    left = start - 1
    while left >= paragraph.start and folded[left] == FILLER:
        left -= 1
    while end < paragraph.end and folded[end] == FILLER:
        end += 1
    before = folded[left] if left >= paragraph.start else " "
    after = folded[end] if end < paragraph.end else " "
    may_open = before.isspace() or before in _LEFT
    may_close = after.isspace() or after in _RIGHT
    if may_open != may_close:
        return "opening" if may_open else "closing"
    if may_open and written not in WRITTEN:
        if before.isspace() and not after.isspace() and (after not in _CLOSING_ONLY or folded.startswith("..", end)):
            return "opening"
        if after.isspace() and not before.isspace():
            return "closing"
    return WRITTEN.get(written, "either")


def _is_first(folded: str, paragraph: Paragraph, mark: Mark) -> bool:
    """Whether a mark opens its paragraph: nothing but signs and space stands before it."""
    return mark.role != "closing" and not any(map(str.isalnum, folded[paragraph.start : mark.at]))


def _ends_sentence(folded: str, at: int) -> bool:
    """Whether what stands before `at` is the end of a sentence."""
    return folded[max(0, at - 8) : at].rstrip(" \n\r\t'\u2060)")[-1:] in _FINAL


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


def unclosed_single(document: Document) -> Iterator[int]:
    """Offsets of ‘ that open a quotation which no single mark closes before the paragraph ends.

    Those alone: a straight mark may be an apostrophe, and ’ is one more often than not.
    """
    text, folded = document.text, document.folded
    if "‘" not in text:
        return
    paragraphs = document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        opened = [
            mark.start()
            for mark in _OPENING_SINGLE.finditer(folded, paragraph.start, paragraph.end)
            if text[mark.start()] == "‘"
        ]
        if opened and not any(
            _CLOSING_SINGLE.match(folded, mark.start())
            for mark in _SINGLE.finditer(folded, opened[-1] + 1, paragraph.end)
        ):
            following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
            if not folded.startswith("'", following):  # the next paragraph goes on with it
                yield opened[-1]
