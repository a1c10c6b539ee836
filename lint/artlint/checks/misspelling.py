"""A word that no dictionary has and that a far likelier word is a slip away from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.checks.phrases import in_case_of
from artlint.document import Document, Span
from artlint.finding import Finding, rewording
from artlint.language import edits, lexicon, spelling, vocabulary
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "least-evidence": Option("number", None, "natural log-odds that the word is a slip, from which on it is reported"),
    "sure-share": Option("number", 0.9, "share of the likeliest reading from which on it is the only suggestion"),
    "safe-share": Option("number", 0.95, "the same for a fix that may be made unseen"),
    "safe-evidence": Option("number", None, "log-odds that such a fix needs too"),
}

_SAME_WORD = 2.5  # highest cost of the difference between two spellings of one word
_SIDES = {"US": "British", "GB": "American", None: ""}  # whose spelling a word is in that is not one's own
_MOST_SUGGESTIONS = 3
_LEAST_SHARE = 0.02  # of a further suggestion


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each misspelt word."""
    if document.language != "en":
        yield from _other_dialect(document, rule)
    options = rule.options
    for verdict in spelling.verdicts(document):
        if verdict.split or verdict.evidence < options["least-evidence"]:
            continue
        unknown = verdict.unknown
        span = Span(unknown.start, unknown.end)
        text = document.text[span.start : span.end]
        first = verdict.readings[0]
        sure = first.share >= options["sure-share"]
        chosen = verdict.readings[:1] if sure else [r for r in verdict.readings if r.share >= _LEAST_SHARE]
        suggestions = tuple(in_case_of(text, reading.text) for reading in chosen[:_MOST_SUGGESTIONS])
        certain = first.share >= options["safe-share"] and verdict.evidence >= options["safe-evidence"]
        fix = rewording(span, suggestions[0], "safe" if certain else "unsafe")
        yield Finding(
            rule,
            span,
            f'"{text}" {"is" if certain else "may be"} misspelt: {_listed(suggestions)}',
            suggestions,
            fix if sure else None,
            confidence=verdict.confidence,
            severity_override=None if certain or verdict.listed else "warning",
        )


def _other_dialect(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each word in the spelling of the side of the Atlantic that the configuration does not name."""
    own = vocabulary.dialect(document)
    for word in document.words:
        if lexicon.dialect(word.text) in (None, own) or not word.text.islower() or word.text in document.allowed:
            continue
        near = [c for c in edits.near(word.text, 2) if lexicon.dialect(c.word) == own and c.cost <= _SAME_WORD]
        if not near:
            continue
        suggestion = min(near, key=lambda candidate: candidate.cost).word
        span = Span(word.start, word.end)
        yield Finding(
            rule,
            span,
            f'"{word.text}" is {_SIDES[own]} spelling: write "{suggestion}"',
            (suggestion,),
            rewording(span, suggestion, "unsafe"),
            confidence=0.8,
            severity_override="warning",
        )


def _listed(suggestions: Sequence[str]) -> str:
    """ "a", or "a", "b" or "c" as a question."""
    quoted = [f'"{text}"' for text in suggestions]
    if len(quoted) == 1:
        return f"write {quoted[0]}"
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}?"
