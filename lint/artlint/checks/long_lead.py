"""A lead, the first sentence of an article, too long for a reader who has not yet decided to stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Sentence, Span, Word
from artlint.finding import Finding
from artlint.language import readability
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "nervous-at": Option("limit", None, "words from which a lead is worth a hint (severity info)"),
    "break-at": Option("limit", None, "words from which it must be cut (the rule's severity)"),
    "until": Option("limit", None, "words from which it is left to the rule on long sentences"),
    "shortest": Option("integer", None, "words that a sentence has before it is the lead, and no byline or label"),
    "least-sentences": Option("integer", None, "sentences of running text that make an article"),
}

_DATELINE = lazy(r"[A-Z]{3}[^a-z]*[^\n—–]{,40}?[—–-]{1,2} ")  # "GENEVA, March 3 (Reuters) - "
_END = (".", "!", "?")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding, on the first sentence of the running text. A dateline and what is quoted are not counted."""
    options = rule.options
    nervous, most, until = (options[key][document.audience] for key in ("nervous-at", "break-at", "until"))
    sentences = readability.prose(document)
    if len(sentences) < options["least-sentences"]:
        return
    found = next((pair for pair in sentences if _opens(document, *pair, options["shortest"])), None)
    if found is None or len(found[1]) >= until:
        return
    lead, words = found
    dateline = _DATELINE.match(document.folded, lead.start, lead.end)
    start = dateline.end() if dateline else lead.start
    length = sum(word.start >= start and not document.quoted(word.start, word.end) for word in words)
    if length >= nervous:
        yield Finding(
            rule,
            Span(start, lead.end),
            f"a lead of {length} words: say the news in {nervous - 1:g} or fewer, and the rest in the next sentence",
            confidence=min(0.9, 0.6 + 0.02 * max(0, length - most)),
            severity_override="info" if length < most else None,
        )


def _opens(document: Document, sentence: Sentence, words: Sequence[Word], shortest: int) -> bool:
    """Whether a sentence is prose: a byline, a date or a headline is short or has no stop."""
    return len(words) >= shortest and document.folded[sentence.start : sentence.end].rstrip("\"')] ").endswith(_END)
