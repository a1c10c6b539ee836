"""Paragraphs of Markdown: block structure from markdown-it-py, inline markup masked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind, fold
from artlint.reading import frontmatter
from artlint.reading.masking import merged, trimmed
from artlint.reading.opaque import addresses

# Inline markup, tried in this order at each place. Groups: what is not prose is `opaque`, what is only markup `markup`;
# text between (a link's label) stays.
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<auto><[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|<[\w.+-]+@[\w.-]+>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<image>!\[)"
    r"|(?P<target>\]\((?:[^()\\\s]|\\.|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\]\[[^\]\n]*\]|\](?=[^(\[]|$))"
    r"|(?P<open>\[)"
    r"|(?P<strike>~~)"
    r"|(?P<emphasis>\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)",
    re.DOTALL,
)
_OPAQUE_GROUPS = frozenset({"code", "auto"})
_QUOTE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_HEADING_MARK = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$")
_LIST_MARK = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)


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
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in _CONTAINERS:
            kinds.append(_CONTAINERS[token.type])
        elif token.type.endswith("_close") and token.type.removesuffix("_close") + "_open" in _CONTAINERS:
            kinds.pop()
        elif token.type == "inline" and token.map is not None and "table" not in _kinds_of(kinds):
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
    "table_open": "caption",
}


def _kinds_of(kinds: Sequence[ParagraphKind]) -> frozenset[str]:
    return frozenset("table" if kind == "caption" else kind for kind in kinds)


def _kind(kinds: Sequence[ParagraphKind]) -> ParagraphKind:
    return kinds[-1] if kinds else "body"


def _line_starts(text: str, head: int) -> list[int]:
    starts = [head]
    starts.extend(m.end() for m in re.compile(r"\r\n|\n|\r").finditer(text, head) if m.end() < len(text))
    return starts


def _inline_masks(text: str, start: int, end: int) -> Iterator[Mask]:
    """Masks of the markup in one block; they do not overlap, though they may stand out of order."""
    for pattern in (_QUOTE_MARK, _DEFINITION):
        for match in pattern.finditer(text, start, end):
            yield Mask(match.start(), match.end(), "")
    lead = _LIST_MARK.match(text, start, end) or _HEADING_MARK.match(text, start, end)
    if lead:
        yield Mask(lead.start(), lead.end(), "")
    for match in _INLINE.finditer(text, lead.end() if lead else start, end):
        group = match.lastgroup if match.lastgroup != "ticks" else "code"
        fill = OPAQUE if group in _OPAQUE_GROUPS else fold(unescape(match[0]))[:1] if group == "entity" else ""
        yield Mask(match.start(), match.end(), fill)
    for span in addresses(text[start:end]):
        yield Mask(start + span.start, start + span.end, OPAQUE)
