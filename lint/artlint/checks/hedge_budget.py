"""An article that hedges too much as a whole, whatever stands behind each single hedge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "words": Option("texts", None, "words of doubt, lower case"),
    "most-per-thousand": Option("number", None, "hedges in 1,000 words of running text that are too many"),
    "usual-per-thousand": Option("number", None, "hedges in 1,000 words of the usual article, for the message"),
    "least-words": Option("integer", None, "words of running text below which a rate means little"),
    "least-hedges": Option("integer", None, "hedges below which a short article has not too many"),
    "confidence": Option("number", 0.7, "share of findings that an editor agrees with"),
}

_RELATED = 10  # further hedges that the finding points to


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The words of doubt."""
    return list(options["words"])


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding, on the first hedge of the sentence that hedges most; other hedges are related."""
    options = rule.options
    hedges = [hit.span for hit in hits if _is_hedge(document, hit.span)]
    if len(hedges) < options["least-hedges"]:
        return
    words = _running_words(document)
    if words < options["least-words"] or len(hedges) * 1000 < options["most-per-thousand"] * words:
        return
    sentences = Counter(document.sentence_index(hedge.start) for hedge in hedges)
    densest = sentences.most_common(1)[0][0]  # of several, the first one
    first = next(hedge for hedge in hedges if document.sentence_index(hedge.start) == densest)
    yield Finding(
        rule,
        first,
        f"the article hedges {len(hedges)} times in {words} words, {1000 * len(hedges) / words:.0f} per 1,000 "
        f"(news has about {options['usual-per-thousand']:g}), here most: say what is known, and who doubts the rest",
        related=tuple(hedge for hedge in hedges if hedge != first)[:_RELATED],
        confidence=options["confidence"],
    )


def _is_hedge(document: Document, span: Span) -> bool:
    """Whether a word of doubt is the article's own; with a capital, "May" is a month."""
    kind = document.paragraphs[document.paragraph_index(span.start)].kind
    return kind in ("body", "list-item") and document.text[slice(*span)] != "May" and not document.quoted(*span)


def _running_words(document: Document) -> int:
    """Words of running text outside quotations."""
    count = 0
    for paragraph in document.paragraphs:
        if paragraph.kind in ("body", "list-item"):
            count += len(document.words_in(paragraph.start, paragraph.end))
    for start, end in document.quotations:
        if document.paragraphs[document.paragraph_index(start)].kind in ("body", "list-item"):
            count -= len(document.words_in(start, end))
    return count
