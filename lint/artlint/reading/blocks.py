"""Paragraphs from lines, for formats whose blocks are told apart by how lines begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind
from artlint.patterns import lazy
from artlint.reading.masking import merged, trimmed
from artlint.reading.opaque import addresses

_LINE = lazy(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class Line(NamedTuple):
    """A line of prose from `start` to `end`, of which the text before `begins` is markup.

    `opens` says that no line before it belongs to its paragraph.
    """

    start: int
    end: int
    begins: int
    kind: ParagraphKind
    opens: bool


class Row(NamedTuple):
    """A line of the source: where it is, how far it stands in, and what it says, from offset `at` on, without the
    white space around it."""

    start: int
    end: int
    indent: int
    at: int
    text: str


def rows(text: str, at: int) -> Iterator[Row]:
    """The lines of a text from an offset on."""
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None  # the pattern matches anywhere
        content = match[1]
        bare = content.lstrip(" \t")
        indent = content[: len(content) - len(bare)]
        yield Row(at, at + len(content), len(indent.expandtabs(8)), at + len(indent), bare.rstrip())
        at = match.end()


def paragraphs(
    text: str, lines: Iterable[Line | None], inline: Iterable[Mask]
) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks.

    Args:
        lines: those of prose in order, None where a paragraph ends.
        inline: masks of the markup inside lines; they may overlap and stand out of order.
    """
    made: list[Paragraph] = []
    masks = [*inline]
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line is None or line.opens:
            groups.append([])
        if line is not None:
            groups[-1].append(line)
            if line.begins > line.start:
                masks.append(Mask(line.start, line.begins, ""))
    markup = merged(masks)
    ends = [mask.end for mask in markup]
    for span in addresses(text):
        near = bisect_right(ends, span.start)
        if near == len(markup) or markup[near].start >= span.end:  # a link's own address is markup already
            masks.append(Mask(span.start, span.end, OPAQUE))
    ordered = merged(masks)
    at = 0
    for group in filter(None, groups):
        start, end = group[0].start, group[-1].end
        while at < len(ordered) and ordered[at].end <= start:
            at += 1
        until = at
        while until < len(ordered) and ordered[until].start < end:
            until += 1
        prose = trimmed(text, start, end, ordered[at:until])
        if prose is not None:
            made.append(Paragraph(prose.start, prose.end, group[0].kind))
    return made, ordered
