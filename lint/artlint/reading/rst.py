"""Paragraphs of reStructuredText: directives, literal blocks, tables and fields masked line by line.

The text of admonitions, quotations and lists is prose; the body of any other directive is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind
from artlint.language import wordlists
from artlint.patterns import lazy
from artlint.reading import blocks, frontmatter
from artlint.reading.blocks import Line, Row
from artlint.reading.comments import Comment

_DIRECTIVE = lazy(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?(?P<name>[\w:.+-]+?)::(?:[ \t]+(?P<argument>.*))?")
_FOOTNOTE = lazy(r"\.\.[ \t]+\[[^\]]+\](?:[ \t]+|$)")
_FIELD = lazy(r":(?![ :])(?:[^:\r\n]|:(?! |$))+:(?= |$)")
_BULLET = lazy(r"(?:[-*+•]|(?:\(?(?:\d{1,3}|[A-Za-z#])[.)]))[ \t]+")
_ADORNMENT = lazy(r"([!-/:-@\[-`{-~])\1+")
_TABLE = lazy(r"\+[-=+]*\+|\|.*")
_BORDER = lazy(r"=+(?: +=+)+")
_DOCTEST = lazy(r">>>(?: |$)")
_INLINE = lazy(
    r"(?P<escape>\\.)"
    r"|(?P<literal>``.+?``)"
    r"|(?P<role>:[\w:.+-]{1,60}:`[^`]+`|`[^`<>\r\n]+`:[\w:.+-]{1,60}:)"
    r"|(?P<link>`(?=[^`\s])[^`<]*(?P<target><[^<>`]+>)?`__?)"
    r"|(?P<note>\[(?:\d{1,9}|[#*]|[#\w][\w.-]{0,80})\]_)"
    r"|(?P<substitution>\|[^|\s][^|\r\n]*\|_{0,2})"
    r"|(?P<cited>(?<![\w`:])`(?=[^`\s])[^`]+`(?![\w`_:]))"
    r"|(?P<strong>(?<!\w)\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?!\w))"
    r"|(?P<reference>(?<=\w)__?(?!\w))",
    re.DOTALL,
)
_LONGEST_BLOCK = 100_000  # code points searched for the end of a role or link


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of a reStructuredText source."""
    lines = list(_lines(list(blocks.rows(text, frontmatter.end(text)))))
    return blocks.paragraphs(text, lines, _inline(text, [line for line in lines if line]))


def comments(text: str) -> list[Comment]:
    """The comments to artlint: `.. artlint: ignore H401`, on a line of their own."""
    return [
        Comment(row.at, row.end, row.text[2:])
        for row in blocks.rows(text, frontmatter.end(text))
        if re.match(r"\.\.\s+artlint:", row.text)
    ]


def _lines(rows: Sequence[Row]) -> Iterator[Line | None]:
    """The lines of prose."""
    hidden = -1  # lines that stand further in than this belong to what is no prose
    table = False
    literal = False  # the last paragraph ended in "::"
    for number, row in enumerate(rows):
        if not row.text:
            yield None
            continue
        if hidden >= 0 and row.indent > hidden:
            continue
        hidden = -1
        before = rows[number - 1] if number else None
        if literal and (before is None or not before.text):
            literal = False
            if row.indent > 0:
                hidden = row.indent - 1
                continue
        if row.text.startswith("..") and row.text[2:3] in ("", " ", "\t"):
            yield None
            directive, footnote = _DIRECTIVE.match(row.text), _FOOTNOTE.match(row.text)
            at = row.at
            if footnote:
                yield Line(row.start, row.end, at + footnote.end(), "caption", True)
            elif directive and directive["name"].lower() in wordlists.words("prose-directives"):
                if directive["argument"]:
                    yield Line(row.start, row.end, at + directive.start("argument"), "body", True)
            elif row.text != "..":
                hidden = row.indent
            continue
        if _BORDER.fullmatch(row.text):
            table = number + 1 < len(rows) and bool(rows[number + 1].text)  # the last border has an empty line below it
        if table:
            yield None
            continue
        if _FIELD.match(row.text):
            hidden = row.indent
        if hidden >= 0 or _BORDER.fullmatch(row.text) or _TABLE.fullmatch(row.text) or _DOCTEST.match(row.text):
            yield None
            continue
        if _ADORNMENT.fullmatch(row.text):
            literal = row.text == "::"
            yield None
            continue
        following = rows[number + 1].text if number + 1 < len(rows) else ""
        is_title = bool(following) and _ADORNMENT.fullmatch(following) is not None and len(following) > 2
        bullet = _BULLET.match(row.text)
        kind: ParagraphKind = "heading" if is_title else "list-item" if bullet else "body"
        begins = row.at + (bullet.end() if bullet else 0)
        yield Line(row.start, row.end, begins, kind, is_title or bullet is not None)
        literal = row.text.endswith("::")


def _inline(text: str, lines: Sequence[Line]) -> Iterator[Mask]:
    """Masks of the markup inside paragraphs; a run of lines is looked at together, for links are wrapped."""
    for start, end in _runs(text, lines):
        at = start
        while match := _INLINE.search(text, at, min(end, at + _LONGEST_BLOCK)):
            start_of, at = match.span()
            match match.lastgroup:
                case "literal" | "role" | "substitution":
                    yield Mask(start_of, at, OPAQUE)
                case "link" | "target":
                    yield Mask(start_of, start_of + 1, "")
                    shown = len(match[0].partition("<")[0].rstrip("_").rstrip("`").rstrip())
                    yield Mask(start_of + shown, at, "")
                case "cited":
                    yield Mask(start_of, start_of + 1, "")
                    yield Mask(at - 1, at, "")
                case "escape":
                    yield Mask(start_of, start_of + 1, "")
                case _:
                    yield Mask(start_of, at, "")
        if text[start:end].rstrip().endswith("::"):
            last = start + len(text[start:end].rstrip())
            yield Mask(last - 2, last - 1, "")


def _runs(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Spans of lines that follow each other without an empty one between them."""
    start = end = -1
    for line in lines:
        if (
            end >= 0
            and not line.opens
            and not text[end : line.start].strip()
            and text.count("\n", end, line.start) <= 1
        ):
            end = line.end
            continue
        if end >= 0:
            yield start, end
        start, end = line.begins, line.end
    if end >= 0:
        yield start, end
