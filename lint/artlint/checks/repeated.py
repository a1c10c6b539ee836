"""The same words twice, back to back: a caption or a sentence pasted doubled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span, Word
from artlint.excerpts import excerpt
from artlint.finding import Edit, Finding, Fix
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "shortest": Option(
        "integer", 3, "words in the shortest text that is found doubled where nothing but a space parts the copies"
    ),
    "shortest-apart": Option(
        "integer", 6, "words, where a comma or stop parts the copies, as it does in chants and rhetoric"
    ),
    "longest": Option("integer", 60, "words in the longest text that is found doubled"),
    "confidence": Option("number", 0.95, "share of findings that an editor agrees with"),
}

_KEY = 3  # words that are looked up; no shorter text is found
_SHOWN = 8  # words of the text that a message quotes


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on each second copy, related to the first."""
    words, lowered = document.words, document.lowered
    seen: dict[tuple[str, str, str], int] = {}
    after = 0
    for at, key in enumerate(zip(lowered, lowered[1:], lowered[2:], strict=False)):
        first = seen.get(key)
        seen[key] = at
        if first is None or at < after:
            continue
        length = at - first
        if length < _KEY or length > rule.options["longest"] or lowered[first:at] != lowered[at : at + length]:
            continue
        if _is_fault(document, rule, words, first, at):
            after = at + length
            yield _finding(document, rule, words[first:at], words[at:after])


def _is_fault(document: Document, rule: Rule, words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the doubling is no figure of speech, table or quotation."""
    length = at - first
    start, end = words[first].start, words[at + length - 1].end
    if document.paragraph_index(start) != document.paragraph_index(end - 1) or document.quoted(start, end):
        return False
    copy = {word.text.lower() for word in words[first:at]}
    if len(copy) < _KEY or sum(word[0].isalpha() for word in copy) < 2:
        return False
    between = document.folded[words[at - 1].end : words[at].start]
    shortest: int = rule.options["shortest" if between.isspace() else "shortest-apart"]
    return length >= shortest


def _finding(document: Document, rule: Rule, first: Sequence[Word], second: Sequence[Word]) -> Finding:
    span = Span(second[0].start, second[-1].end)
    text = excerpt(document, span.start, second[:_SHOWN][-1].end) + (" …" if len(second) > _SHOWN else "")
    remove = Edit(Span(first[-1].end, span.end), "")
    return Finding(
        rule,
        span,
        f'"{text}" stands here twice in a row; remove one copy',
        fix=Fix("Remove the second copy", (remove,), "unsafe"),
        related=(Span(first[0].start, first[-1].end),),
        confidence=rule.options["confidence"],
    )
