"""Paragraphs of Markdown: block structure from markdown-it-py, inline markup masked where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind, fold
from artlint.patterns import compiled, lazy
from artlint.reading import frontmatter
from artlint.reading.comments import Comment
from artlint.reading.masking import merged, trimmed
from artlint.reading.opaque import addresses

if TYPE_CHECKING:
    from markdown_it.token import Token

# Inline markup, tried in this order at each place; text between (a link's label) stays. Of code and comments it is only
# the opening: what closes them is looked up.
_INLINE = lazy(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~\r\n]))"
    r"|(?P<ticks>`+)"
    r"|(?P<template>\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\{/\*.{0,500}?\*/\}|\{[:#.][^{}\r\n]*\})"
    r"|(?P<comment><!--)"
    r"|(?P<auto><[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|<[\w.+-]+@[\w.-]+>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<image>!\[)"
    r"|(?P<footnote>\[\^[^\]\s]{1,64}\])"
    r"|(?P<target>\]\((?:<[^<>\r\n]*>|(?:[^()\\\s]|\\.|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\]\[[^\]\n]*\]|\](?=[^(\[]|$))"
    r"|(?P<open>\[)"
    r"|(?P<strike>~~)"
    r"|(?P<emphasis>(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)",
    re.DOTALL,
)
_TICKS = lazy(r"`+")
_LINE_BREAK = lazy(r"<br\b", re.IGNORECASE)
_LINE_START = r"(?<![^\r\n])"
_LINE_END = r"[ \t]*(?=[\r\n]|\Z)"
_QUOTE_MARK = lazy(_LINE_START + r"[ \t]*(?:>[ \t]?)+(?:\[![A-Za-z]+\][+-]?" + _LINE_END + ")?")
_FOOTNOTE = lazy(_LINE_START + r"[ \t]{0,3}\[\^[^\]\r\n]+\]:[ \t]*")
_DEFINITION = lazy(_LINE_START + r"[ \t]{0,3}\[(?!\^)[^\]\r\n]+\]:[^\r\n]*")
_HEADING_MARK = lazy(r"[ \t]{0,3}#{1,6}[ \t]+")
_LIST_MARK = lazy(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]++)+(?:\[[ xX]\][ \t]+)?")
# What site generators and MDX put between the blocks of CommonMark: whole lines, taken for empty ones; not in a fence.
_TEMPLATE_LINES = lazy(
    _LINE_START
    + r"(?:[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>(?P<ticks>`{3,}|~{3,})[^\r\n]*"
    + r"(?:[\r\n]+(?![ \t>]*(?P=ticks))[^\r\n]*)*(?:[\r\n]+[ \t>]*(?P=ticks)[`~]*)?)|"
    + r"[ \t]{0,3}(?:"
    + "|".join(
        (
            r"\{\{[<%][ \t]*highlight\b(?:(?!/highlight).){0,5000}/highlight[ \t]*[>%]\}\}",
            r"\{%-?[ \t]*(?P<code>highlight|codeblock|code)\b(?:(?!%[ \t]*end).){0,5000}"
            r"\{%-?[ \t]*end(?P=code)[ \t]*-?%\}",
            r"\{\{[<%].{0,500}?[>%]\}\}",
            r"\{%.{0,500}?%\}",
            r"\{/\*.{0,500}?\*/\}",
            r"import[ \t]+(?:[\w*{][^'\"\r\n]*[ \t}]from[ \t]*)?(?:'[^'\r\n]+'|\"[^\"\r\n]+\");?",
            r"export[ \t]+(?:(?:default|const|let|var|function|async|class)[ \t]+[\w{(]|[{*])"
            r"(?:[^\r\n]|\r?\n(?![ \t]*\r?\n))*",
            r"(?:</?[A-Z][\w.]*(?:[ \t][^<>\r\n]*)?/?>)+",
            r":::+[^\r\n]*",
            r"\$\$.{0,5000}?\$\$",
        )
    )
    + ")"
    + _LINE_END
    + ")",
    re.DOTALL,
)
_TEMPLATE_SIGN = lazy(r"<[A-Z]|</[A-Z]|(?<![^\r\n])[ \t]*(?:im|ex)port[ \t]")
_NOT_LINE_END = lazy(r"[^\r\n]")
_COMMENT = lazy(
    r"<!--(?P<html>.{0,5000}?)-->|\{/\*(?P<mdx>\s*artlint:.*?)\*/\}|"
    + _LINE_START
    + r"[ \t]{0,3}\[//\]:[ \t]*#[ \t]*[(\"'](?P<definition>[ \t]*artlint:[^\r\n]*)[)\"']"
    + _LINE_END,
    re.DOTALL,
)


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of a Markdown text: prose blocks only, so code, tables and raw HTML have none."""
    kinds: list[ParagraphKind] = []
    made: list[Paragraph] = []
    masks: list[Mask] = []
    covered, starts, tokens = _blocks(text)
    for token in tokens:
        if token.type in _CONTAINERS:
            kinds.append(_CONTAINERS[token.type])
        elif token.type.endswith("_close") and token.type.removesuffix("_close") + "_open" in _CONTAINERS:
            kinds.pop()
        elif (
            (token.type == "inline" or _opens_with_comment(token)) and token.map is not None and "caption" not in kinds
        ):
            first, last = token.map
            start = starts[first]
            end = starts[last] if last < len(starts) else len(text)
            if start < covered:
                continue
            markup = merged(_inline_masks(text, start, end))
            masks.extend(markup)
            notes = [match.start() for match in _FOOTNOTE.finditer(text, start, end)]
            for at, until in pairwise(sorted({start, *notes, end})):
                span = trimmed(text, at, until, [mask for mask in markup if at <= mask.start < until])
                if span is not None:
                    made.append(Paragraph(span.start, span.end, "caption" if at in notes else _kind(kinds)))
            covered = end
    return made, masks


def _opens_with_comment(token: Token) -> bool:
    """Whether a block of HTML is a comment and prose after it on the same line, which readers see."""
    if token.type != "html_block" or not token.content.lstrip().startswith("<!--"):
        return False
    after = token.content.partition("-->")[2].strip()
    return after != "" and not after.startswith("<")


def comments(text: str) -> list[Comment]:
    """The comments outside code: HTML's, and those to artlint in MDX's form or as link definitions."""
    _, starts, tokens = _blocks(text)
    code: list[tuple[int, int]] = []
    for token in tokens:
        if token.map is None or token.type not in ("fence", "code_block", "inline"):
            continue
        first, last = token.map
        start, end = starts[first], starts[last] if last < len(starts) else len(text)
        if token.type == "inline":
            code.extend((mask.start, mask.end) for mask in _inline(text, start, end) if text[mask.start] == "`")
        else:
            code.append((start, end))
    code.sort()
    return [
        Comment(match.start(), match.end(), match[match.lastgroup or 0])
        for match in _COMMENT.finditer(text)
        if not _is_in(code, match.start())
    ]


def _is_in(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of some spans in order."""
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _blocks(text: str) -> tuple[int, list[int], Sequence[Token]]:
    """Length of the front matter, offsets of the lines after it, and the block tokens, whose maps count those lines."""
    from markdown_it import MarkdownIt

    head = frontmatter.end(text)
    starts = _line_starts(text, head)
    plain = _TEMPLATE_LINES.sub(_blanked, text) if _is_templated(text) else text
    body = "\n".join(plain[a:b].rstrip("\r\n") for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return head, starts, MarkdownIt("commonmark").enable("table").disable("inline").parse(body)


def _blanked(match: re.Match[str]) -> str:
    """Spaces in the place of what a template wrote; a fence of code stays."""
    return match[0] if match["fence"] else _NOT_LINE_END.sub(" ", match[0])


def _is_templated(text: str) -> bool:
    """Whether the pattern is worth its compiling."""
    return any(sign in text for sign in ("{{", "{%", "{/*", ":::", "$$")) or bool(_TEMPLATE_SIGN.search(text))


_CONTAINERS: dict[str, ParagraphKind] = {
    "heading_open": "heading",
    "blockquote_open": "quotation",
    "list_item_open": "list-item",
    "table_open": "caption",  # its cells are no prose
}


def _kind(kinds: Sequence[ParagraphKind]) -> ParagraphKind:
    return kinds[-1] if kinds else "body"


def _line_starts(text: str, head: int) -> list[int]:
    starts = [head]
    starts.extend(m.end() for m in compiled(r"\r\n|\n|\r").finditer(text, head) if m.end() < len(text))
    return starts


def _inline_masks(text: str, start: int, end: int) -> Iterator[Mask]:
    """Masks of the markup in one block; they may overlap and stand out of order."""
    for pattern in (_QUOTE_MARK, _FOOTNOTE, _DEFINITION):
        for match in pattern.finditer(text, start, end):
            yield Mask(match.start(), match.end(), "")
    heading = _HEADING_MARK.match(text, start, end)
    lead = heading or _LIST_MARK.match(text, start, end)
    if lead:
        yield Mask(lead.start(), lead.end(), "")
    if heading:
        content = text[start:end].rstrip()
        title = content.rstrip("#")
        if title != content and title[-1:] in (" ", "\t"):
            yield Mask(start + len(title), start + len(content), "")
    yield from _inline(text, lead.end() if lead else start, end)
    for span in addresses(text[start:end]):
        yield Mask(start + span.start, start + span.end, OPAQUE)


def _inline(text: str, at: int, end: int) -> Iterator[Mask]:
    closing: dict[int, list[int]] = {}  # length of a run of backticks -> where such runs begin, the last one first
    for ticks in reversed(list(_TICKS.finditer(text, at, end))):
        closing.setdefault(ticks.end() - ticks.start(), []).append(ticks.start())
    last_comment_end = text.rfind("-->", at, end)
    while match := _INLINE.search(text, at, end):
        start, at = match.span()
        match match.lastgroup:
            case "ticks":
                length = at - start
                runs = closing.get(length, [])
                while runs and runs[-1] <= start:
                    runs.pop()
                if runs:
                    at = runs[-1] + length
                    yield Mask(start, at, OPAQUE)
            case "comment":
                if at <= last_comment_end:
                    at = text.index("-->", at) + len("-->")
                    yield Mask(start, at, "")
            case "template":
                # A shortcode or variable stands for something on the page; a tag, a comment, attributes do not.
                yield Mask(start, at, OPAQUE if match[0].startswith("{{") else "")
            case "auto":
                yield Mask(start, at, OPAQUE)
            case "entity":
                seen = unescape(match[0])
                if seen != match[0]:
                    yield Mask(start, at, fold(seen)[:1])
            case "escape":
                yield Mask(start, at, "")
                at += 1  # what is escaped is no markup
            case "tag":
                yield Mask(start, at, " " if _LINE_BREAK.match(match[0]) else "")
            case _:
                yield Mask(start, at, "")
