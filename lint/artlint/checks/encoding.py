"""A file that is not UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS: dict[str, Option] = {}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding, on the first character that is no ASCII, for a file read as Windows-1252."""
    if document.encoding == "cp1252":
        at = next((i for i, character in enumerate(document.text) if not character.isascii()), 0)
        yield Finding(
            rule,
            Span(at, at + 1),
            "the file is not UTF-8; it was read as Windows-1252: check its letters",
            confidence=0.9,
        )
