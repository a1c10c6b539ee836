"""Paragraphs of Markdown: block structure from markdown-it-py, inline markup masked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind, fold
from artlint.patterns import lazy
from artlint.reading import frontmatter
from artlint.reading.masking import merged, trimmed
from artlint.reading.opaque import addresses

# Inline markup, tried in this order at each place; text between (a link's label) stays. Of code and comments it is only
# the opening: what closes them is looked up.
_INLINE = lazy(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~\r\n]))"
    r"|(?P<ticks>`+)"
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
_QUOTE_MARK = lazy(_LINE_START + r"[ \t]*(?:>[ \t]?)+")
_DEFINITION = lazy(_LINE_START + r"[ \t]{0,3}\[[^\]\r\n]+\]:[^\r\n]*")
_HEADING_MARK = lazy(r"[ \t]{0,3}#{1,6}[ \t]+")
_LIST_MARK = lazy(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]++)+(?:\[[ xX]\][ \t]+)?")


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of a Markdown text: prose blocks only, so code, tables and raw HTML have none."""
    from markdown_it import MarkdownIt

    head = frontmatter.end(text)
    starts = _line_starts(text, head)
    body = "\n".join(text[a:b].rstrip("\r\n") for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    kinds: list[ParagraphKind] = []
    made: list[Paragraph] = []
    masks: list[Mask] = []
    covered = head
    for token in MarkdownIt("commonmark").enable("table").disable("inline").parse(body):
        if token.type in _CONTAINERS:
            kinds.append(_CONTAINERS[token.type])
        elif token.type.endswith("_close") and token.type.removesuffix("_close") + "_open" in _CONTAINERS:
            kinds.pop()
        elif token.type == "inline" and token.map is not None and "caption" not in kinds:
            first, last = token.map
            start = starts[first]
            end = starts[last] if last < len(starts) else len(text)
            if start < covered:
                continue
            markup = merged(_inline_masks(text, start, end))
            masks.extend(markup)
            span = trimmed(text, start, end, markup)
            if span is not None:
                made.append(Paragraph(span.start, span.end, _kind(kinds)))
            covered = end
    return made, masks


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
    starts.extend(m.end() for m in re.compile(r"\r\n|\n|\r").finditer(text, head) if m.end() < len(text))
    return starts


def _inline_masks(text: str, start: int, end: int) -> Iterator[Mask]:
    """Masks of the markup in one block; they may overlap and stand out of order."""
    for pattern in (_QUOTE_MARK, _DEFINITION):
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
