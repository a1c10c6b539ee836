"""The values in front matter that readers see: titles, descriptions, captions.

A line scanner of one's own and no YAML library: only some keys matter, positions must be exact, and a fault in
somebody's YAML must not hide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from artlint.document import OPAQUE, Document, Mask, Paragraph, fold
from artlint.language import wordlists
from artlint.patterns import lazy
from artlint.reading import frontmatter
from artlint.reading.masking import masked_gaps, trimmed

# An entry of YAML (possibly in a list of tables) or TOML, up to where its value begins.
_ENTRY = lazy(
    r"(?<![^\r\n])(?P<indent>[ \t]*(?:-[ \t]+)?)(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.-]*)(?P=quote)"
    r"[ \t]*(?:=[ \t]*|:(?:[ \t]+|(?=[\r\n])))"
)
_TRIPLE = lazy(r"\"\"\"(?P<body>(?:[^\\]|\\.)*?)\"\"\"|'''(?P<literal>.*?)'''", re.DOTALL)
_DOUBLE = lazy(r"\"(?P<body>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
_SINGLE = lazy(r"'(?P<literal>(?:[^']|'')*)'")
_BLOCK = lazy(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_LINE = lazy(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_PLAIN_END = lazy(r"[ \t]#|[\r\n]")
_ESCAPE = lazy(r"\\(?:u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|x(?P<x>[0-9A-Fa-f]{2})|\r\n|.)", re.DOTALL)
_ESCAPES = {"n": " ", "t": " ", "r": " ", '"': '"', "/": "/", "\\": "\\", " ": " ", "_": " "}


class _Value(NamedTuple):
    """Where a value stands, and the escapes in it."""

    start: int
    end: int
    masks: list[Mask]


def document_of(document: Document) -> Document | None:
    """The metadata of a document as one of its own, with the same positions; None when it has none."""
    head = frontmatter.end(document.text)
    if not head:
        return None
    text = document.text[:head]
    paragraphs: list[Paragraph] = []
    masks: list[Mask] = []
    for value in _values(text):
        span = trimmed(text, value.start, value.end, value.masks)
        if span is not None:
            is_title = text[span.end - 1] not in ".!?…"
            paragraphs.append(Paragraph(span.start, span.end, "heading" if is_title else "body"))
            masks.extend(value.masks)
    if not paragraphs:
        return None
    masked = masked_gaps(text, paragraphs, masks)
    return Document(
        document.name,
        text,
        paragraphs,
        document.format,
        masked,
        document.encoding,
        document.language,
        document.allowed,
    )


def _values(text: str) -> Iterator[_Value]:
    keys = wordlists.words("metadata-keys")
    at = 0
    while match := _ENTRY.search(text, at):
        at = match.end()
        value = _value(text, match.end(), len(match["indent"]))
        if value.end <= value.start:
            continue
        at = max(at, value.end)
        if match["key"].lower().replace("-", "_").replace(".", "_") in keys:
            yield value


def _value(text: str, start: int, indent: int) -> _Value:
    """The value that begins at an offset: quoted, a block, or plain."""
    for pattern in (_TRIPLE, _DOUBLE, _SINGLE):
        match = pattern.match(text, start)
        if match is not None:
            kind = match.lastgroup or ""
            return _Value(*match.span(kind), list(_escapes(text, *match.span(kind), kind == "body")))
    block = _BLOCK.match(text, start)
    if block is not None:
        return _Value(block.end(), _indented(text, block.end(), indent), [])
    end = _PLAIN_END.search(text, start)
    if end is None or end.start() == start or text[start : start + 1] in ("[", "{", "&", "*", "!"):
        return _Value(start, start, [])
    line = _LINE.match(text, start)
    following = line.end() if line else end.start()
    continued = _indented(text, following, indent) if end[0] in "\r\n" else following
    return _Value(start, continued if continued > following else end.start(), [])


def _indented(text: str, at: int, indent: int) -> int:
    """End of the lines from an offset on that stand further in than `indent`, or are blank."""
    end = at
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None  # the pattern matches anywhere
        content = line[0].lstrip(" \t")
        if content.strip() and len(line[0]) - len(content) <= indent:
            break
        at = line.end()
        end = at if content.strip() else end
        if not line[0]:
            break
    return end


def _escapes(text: str, start: int, end: int, backslashes: bool) -> Iterator[Mask]:
    """What is written in a quoted value otherwise than it is read."""
    if not backslashes:
        at = text.find("''", start, end)
        while at >= 0:
            yield Mask(at, at + 2, "'")
            at = text.find("''", at + 2, end)
        return
    for match in _ESCAPE.finditer(text, start, end):
        number = match["u"] or match["U"] or match["x"]
        if number:
            code = int(number, re.DOTALL)
            seen = fold(chr(code)) if code < 0x110000 and not 0xD800 <= code < 0xE000 else OPAQUE
        else:
            seen = _ESCAPES.get(match[0][1:], " ")
        yield Mask(match.start(), match.end(), seen)
