"""Lines and paragraphs that stand in the text twice, whole or with one copy cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Location, Span, lower
from artlint.finding import Finding
from artlint.language.passages import Passage, passages
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "shortest": Option(
        "integer", 8, "words in the shortest line that is found doubled; poems and speeches repeat shorter ones"
    ),
    "alike": Option("number", 0.8, "share of their words that two paragraphs with the same beginning have in common"),
    "confidence": Option("number", 0.92, "share of findings that an editor agrees with"),
}

_OPENING = 6  # words by which a copy is looked up
_DOTS = ("...", "…")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on each later copy, or on the one that is cut off, related to the other."""
    seen: dict[tuple[str, ...], Passage] = {}
    for passage in passages(document):
        if len(passage.words) < rule.options["shortest"] or passage.kind in ("heading", "quotation"):
            continue
        opening = tuple(lower(word) for word in passage.words[:_OPENING])
        other = seen.setdefault(opening, passage)
        if other is passage:
            continue
        cut = next((one for one in (passage, other) if one.text.endswith(_DOTS)), None)
        if cut is not None and _is_beginning(cut, other if cut is passage else passage):
            whole = other if cut is passage else passage
            yield _finding(document, rule, cut, whole, "begins as line {row} does and is cut off; remove it")
        elif (
            passage.prose
            and not (document.quoted(*passage[:2]) if passage.wall is not None else passage.text.startswith('"'))
            and _likeness(passage, other) >= rule.options["alike"]
        ):
            yield _finding(document, rule, passage, other, "says again what line {row} says; remove one of them")


def _is_beginning(cut: Passage, whole: Passage) -> bool:
    return lower(whole.text).startswith(lower(cut.text.rstrip(".… ")))


def _likeness(first: Passage, second: Passage) -> float:
    """Share of words in common, of all that either has."""
    words, others = ({lower(word) for word in one.words} for one in (first, second))
    return len(words & others) / len(words | others)


def _finding(document: Document, rule: Rule, passage: Passage, other: Passage, what: str) -> Finding:
    row = Location(*document.location(other.start)).row
    opening = " ".join(passage.text.split()[:_OPENING])
    return Finding(
        rule,
        Span(passage.start, passage.end),
        f'"{opening} …" ' + what.replace("{row}", str(row)),
        related=(Span(other.start, other.end),),
        confidence=rule.options["confidence"],
    )
