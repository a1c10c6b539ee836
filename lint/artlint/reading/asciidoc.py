"""Paragraphs of AsciiDoc: attributes, macros, delimited blocks and tables masked line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind
from artlint.patterns import lazy
from artlint.reading import blocks, frontmatter
from artlint.reading.blocks import Line, Row
from artlint.reading.comments import Comment

_CODE = lazy(r"-{4,}|\.{4,}|\+{4,}|/{4,}|```.*|[|,:!]={3,}")  # what is between two of them is no prose
_PROSE = lazy(r"={4,}|\*{4,}|_{4,}|--")  # what is between these is
_LINE_OF_ITS_OWN = lazy(
    r"//.*"
    r"|:!?[\w-]+!?:(?: .*)?"
    r"|\[[^\]]*\]"
    r"|(?:include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|icon)::.*"
    r"|'{3,}|<<<|\+|-{3}|\*{3}"
)
_HEADING = lazy(r"={1,6}[ \t]+")
_BLOCK_TITLE = lazy(r"\.(?=[^\s.])")
_BULLET = lazy(r"(?:\*{1,5}|-|\.{1,5}|\d+\.|<(?:\d+|\.)>)[ \t]+(?:\[[ x*]\][ \t]+)?")
_LABEL = lazy(r"[^\r\n:]+?(?:::+|;;)(?:[ \t]+|$)")
_ADMONITION = lazy(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_INLINE = lazy(
    r"(?P<escape>\\(?=[*_`#^~{<\[]))"
    r"|(?P<code>``[^`\r\n]+``|(?<!\w)`[^`\r\n]+`(?!\w)|\+{3}.{1,500}?\+{3}|(?<!\w)\+[^+\s][^+\r\n]*\+(?!\w)|pass:\w*\[[^\]]*\])"
    r"|(?P<attribute>\{[\w-]+\})"
    r"|(?P<anchor>\[\[[^\[\]\r\n]+\]\]|\[#[^\[\]\r\n]+\])"
    r"|(?P<cross><<[^<>,\r\n]+(?:,[ \t]*(?P<shown>[^<>\r\n]+))?>>)"
    r"|(?P<macro>(?:https?://|link:|mailto:|xref:)[^\s\[\]]{1,500}\[)"
    r"|(?P<opaque>(?:image|kbd|btn|menu|icon|stem|latexmath|asciimath|indexterm2?):[^\s\[\]]{0,500}\[[^\[\]]*\])"
    r"|(?P<note>footnote:[\w-]{0,80}\[)"
    r"|(?P<break>[ \t]\+(?=[ \t]*(?:[\r\n]|\Z)))"
    r"|(?P<role>\[[.%][\w. -]+\](?:\#+|(?=[*_`])))"
    r"|(?P<mark>\*{2}|__|\#\#|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_]))"
)

_BEGINNINGS: tuple[tuple[re.Pattern[str], ParagraphKind], ...] = (
    (_HEADING, "heading"),
    (_BLOCK_TITLE, "caption"),
    (_BULLET, "list-item"),
    (_ADMONITION, "body"),
)


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of an AsciiDoc source."""
    lines = list(_lines(blocks.rows(text, frontmatter.end(text))))
    return blocks.paragraphs(text, lines, _inline(text, [line for line in lines if line]))


def comments(text: str) -> list[Comment]:
    """The comments to artlint: `// artlint: ignore H401`, on a line of their own and outside code."""
    made: list[Comment] = []
    fence = ""
    for row in blocks.rows(text, frontmatter.end(text)):
        if fence or _CODE.fullmatch(row.text):
            fence = "" if row.text == fence else fence or _closing(row.text)
        elif re.match(r"//\s*artlint:", row.text):
            made.append(Comment(row.start, row.end, row.text[2:]))
    return made


def _closing(fence: str) -> str:
    return "```" if fence.startswith("```") else fence


def _lines(rows: Iterable[Row]) -> Iterator[Line | None]:
    """The lines of prose."""
    fence = ""  # what closes the block of code under way
    passed = False  # until the next empty line: a literal paragraph, or what stands below the document's title
    before = ""
    for row in rows:
        if fence:
            fence = "" if row.text == fence else fence
            continue
        last, before = before, row.text
        passed = passed and bool(row.text)
        if _CODE.fullmatch(row.text):
            fence = _closing(row.text)
            yield None
        elif not row.text or _PROSE.fullmatch(row.text) or _LINE_OF_ITS_OWN.fullmatch(row.text):
            yield None
        elif not passed:
            label = _LABEL.match(row.text)
            if row.indent and not last and not label and not _BULLET.match(row.text):
                passed = True
                continue
            yield from _of_row(row, label)
            passed = row.text.startswith("= ")


def _of_row(row: Row, label: re.Match[str] | None) -> Iterator[Line | None]:
    """The lines of prose in one of the source: two where a term and what it means share it."""
    at = row.at
    if label is not None:
        yield Line(row.start, at + len(label[0].rstrip().rstrip(":;")), at, "list-item", True)
        yield (
            Line(at + label.end(), row.end, at + label.end(), "list-item", True) if at + label.end() < row.end else None
        )
        return
    for pattern, kind in _BEGINNINGS:
        match = pattern.match(row.text)
        if match is not None:
            yield Line(row.start, row.end, at + match.end(), kind, True)
            if kind in ("heading", "caption"):
                yield None
            return
    yield Line(row.start, row.end, at, "body", False)


def _inline(text: str, lines: Sequence[Line]) -> Iterator[Mask]:
    """Masks of the markup inside lines."""
    for line in lines:
        at = line.begins
        while match := _INLINE.search(text, at, line.end):
            start, at = match.span()
            match match.lastgroup:
                case "code" | "attribute" | "opaque":
                    yield Mask(start, at, OPAQUE)
                case "cross" | "shown":
                    if match["shown"]:
                        yield Mask(start, match.start("shown"), "")
                        yield Mask(at - 2, at, "")
                    else:
                        yield Mask(start, at, OPAQUE)
                case "macro" | "note":
                    closing = text.find("]", at, line.end)
                    if match.lastgroup == "macro" and closing == at:
                        yield Mask(start, at + 1, OPAQUE)
                    else:
                        yield Mask(start, at, " " if match.lastgroup == "note" else "")
                        if closing >= 0:
                            yield Mask(closing, closing + 1, "")
                case "role" if match[0].endswith("#"):
                    marks = match[0][match[0].index("#") :]
                    closing = text.find(marks, at, line.end)
                    yield Mask(start, at, "")
                    if closing >= 0:
                        yield Mask(closing, closing + len(marks), "")
                case _:
                    yield Mask(start, at, "")
