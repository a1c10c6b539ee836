"""Bytes to `Document`: decode, find out the format, mark the paragraphs and mask what is not prose."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

from artlint.document import Audience, Document, Format, Language, Mask, Paragraph
from artlint.reading.comments import Comment
from artlint.reading.decoding import UnreadableError, decode
from artlint.reading.masking import masked_gaps

__all__ = ["FORMATS", "Comment", "UnreadableError", "comments", "decode", "format_of", "parse", "read"]

FAULT = "artlint failed"  # how the reason begins where the file is not to blame
Reader = Callable[[str], tuple[Sequence[Paragraph], Sequence[Mask]]]

# format -> (module with a `paragraphs(text)` function, file name suffixes)
FORMATS: dict[Format, tuple[str, tuple[str, ...]]] = {
    "plain": ("artlint.reading.plain", (".txt", ".text")),
    "markdown": ("artlint.reading.markdown", (".md", ".markdown", ".mdx")),
    "html": ("artlint.reading.html", (".html", ".htm", ".xhtml")),
    "rst": ("artlint.reading.rst", (".rst",)),
    "asciidoc": ("artlint.reading.asciidoc", (".adoc", ".asciidoc")),
}


def format_of(name: str) -> Format:
    """The format that a file's name promises; plain text when it promises none."""
    suffix = os.path.splitext(name)[1].lower()
    return next((format for format, (_, suffixes) in FORMATS.items() if suffix in suffixes), "plain")


def known_format(name: str | None) -> Format | None:
    """The format of that name; None when none is named.

    Raises:
        ConfigError: there is no such format.
    """
    from artlint.config import ConfigError

    if name is not None and name not in FORMATS:
        raise ConfigError(f'no format "{name}" to read; there are {", ".join(FORMATS)}')
    return name


def parse(
    text: str,
    name: str = "<text>",
    format: Format = "plain",
    encoding: str = "utf-8",
    language: Language = "en",
    allowed: frozenset[str] = frozenset(),
    audience: Audience = "general",
) -> Document:
    """A `Document` from decoded text."""
    reader: Reader = import_module(FORMATS[format][0]).paragraphs
    paragraphs, masks = reader(text)
    masks = masked_gaps(text, paragraphs, masks)
    return Document(name, text, paragraphs, format, masks, encoding, language, allowed, audience)


def read(
    data: bytes,
    name: str,
    format: Format | None = None,
    language: Language = "en",
    allowed: frozenset[str] = frozenset(),
    audience: Audience = "general",
) -> Document:
    """A `Document` from a file's bytes; the format is taken from the name unless given.

    Raises:
        UnreadableError: the bytes are not text, or a reader failed on them.
    """
    text, encoding = decode(data)
    return read_text(text, name, format, encoding, language, allowed, audience)


def read_text(
    text: str,
    name: str,
    format: Format | None = None,
    encoding: str = "utf-8",
    language: Language = "en",
    allowed: frozenset[str] = frozenset(),
    audience: Audience = "general",
) -> Document:
    """A `Document` from a file's text; the format is taken from the name unless given.

    Raises:
        UnreadableError: a reader failed on it.
    """
    format = format or format_of(name)
    try:
        return parse(text, name, format, encoding, language, allowed, audience)
    except Exception as error:  # whatever a file does to its reader, the others are still linted
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise UnreadableError(f"{FAULT} reading it as {format}: {reason}") from error


def reread(document: Document, text: str) -> Document:
    """The document with another text, read as it was."""
    return parse(
        text,
        document.name,
        document.format,
        document.encoding,
        document.language,
        document.allowed,
        document.audience,
    )


def comments(document: Document) -> list[Comment]:
    """The comments of a document, in order: what is written there for other writers and for artlint."""
    from artlint.reading import frontmatter

    module = import_module(FORMATS[document.format][0])
    found: list[Comment] = module.comments(document.text) if hasattr(module, "comments") else []
    return sorted([*frontmatter.comments(document.text), *found])
