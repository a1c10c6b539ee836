"""American and British spelling in one article: "color" here, "behaviour" there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from artlint.document import Document, Span, Word
from artlint.finding import Edit, Finding, Fix
from artlint.language import wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "pairs": Option("text", "us-gb-spellings", 'word list: American and British spelling, "~" after one of both sides'),
}

_NAMES = {"US": "American", "GB": "British"}


@cache
def _spellings(name: str) -> dict[str, tuple[str, str]]:
    """Spelling that one side alone uses -> that side, "US" or "GB", and the other side's spelling."""
    sides = {}
    for line in wordlists.words(name):
        american, british = line.split()
        if not american.endswith("~"):
            sides[american] = ("US", british.rstrip("~"))
        if not british.endswith("~"):
            sides[british] = ("GB", american.rstrip("~"))
    return sides


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding on the first word of the rarer spelling; its other words are related.

    Quotations keep their spelling, and so do names and titles, which have capitals. Where the configuration names a
    language, misspelling (T101) reports every word of the other side, and this check has nothing to add.
    """
    if document.language != "en":
        return
    sides = _spellings(rule.options["pairs"])
    by_side: dict[str, list[Word]] = {"US": [], "GB": []}
    for word in document.words:
        if word.text in sides and word.text not in document.allowed and not document.quoted(word.start, word.end):
            by_side[sides[word.text][0]].append(word)
    if not by_side["US"] or not by_side["GB"]:
        return
    odd, own = sorted(by_side, key=lambda side: (len({word.text for word in by_side[side]}), len(by_side[side])))
    words = by_side[odd]
    first = words[0]
    twin = next((word for word in by_side[own] if any(sides[w.text][1] == word.text for w in words)), None)
    if twin is not None:  # the plainest case: one word in both spellings
        first = next(word for word in words if sides[word.text][1] == twin.text)
    other = twin or by_side[own][0]
    meant = sides[first.text][1]
    listed = sorted({word.text for word in words if word.text != first.text})
    more = f" (so {'are' if len(listed) > 1 else 'is'} {', '.join(listed)})" if listed else ""
    span = Span(first.start, first.end)
    yield Finding(
        rule,
        span,
        f'"{first.text}" is {_NAMES[odd]} spelling{more}, but the article has "{other.text}": write "{meant}"',
        (meant,),
        Fix(
            f"Write {_NAMES[own]} spelling",
            tuple(Edit(Span(word.start, word.end), sides[word.text][1]) for word in words),
            "unsafe",
        ),
        related=tuple(Span(word.start, word.end) for word in (other, *words) if word is not first),
        confidence=0.85,
    )
