"""Words run together: "dollarsin" for "dollars in"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.finding import Finding, rewording
from artlint.language import spelling
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "least-evidence": Option("number", None, "natural log-odds that the word is two, from which on it is reported"),
    "safe-evidence": Option("number", None, "the same for a fix that may be made unseen"),
}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each word that is two or more."""
    options = rule.options
    for verdict in spelling.verdicts(document):
        if not verdict.split or verdict.evidence < options["least-evidence"]:
            continue
        unknown = verdict.unknown
        span = Span(unknown.start, unknown.end)
        text = document.text[span.start : span.end]
        spaced = spelling.spaced(text, verdict.readings[0].text)
        certain = verdict.evidence >= options["safe-evidence"] and verdict.readings[0].share >= 0.9
        number = {2: "two words"}.get(spaced.count(" ") + 1, "words")
        yield Finding(
            rule,
            span,
            f'"{text}" {"is" if certain else "may be"} {number} run together: "{spaced}"',
            (spaced,),
            rewording(span, spaced, "safe" if certain else "unsafe"),
            confidence=verdict.confidence,
            severity_override=None if certain else "warning",
        )
