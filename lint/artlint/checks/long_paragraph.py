"""Walls of text: paragraphs that no screen shows whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {"most-words": Option("limit", None, "words that a paragraph may have")}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each paragraph of running text that is too long."""
    most = rule.options["most-words"][document.audience]
    for start, end, kind in document.paragraphs:
        if kind == "heading" or end - start <= 2 * most:  # a word and the space after it are two code points or more
            continue
        words = len(document.words_in(start, end))
        if words > most:
            yield Finding(
                rule,
                Span(start, end),
                f"a paragraph of {words} words: break it up where the thought turns, every {most // 2} words or sooner",
                confidence=min(0.95, 0.7 + (words - most) / 1000),
            )
