"""British and American spelling in one article: "colour" and "center"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from artlint.document import Document, Span, Word
from artlint.finding import Edit, Finding, Fix
from artlint.language import lexicon
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "british-american": Option("table", None, "letters of British spellings to those of American ones"),
    "either": Option("texts", [], "spellings that writers on both sides use, lower case"),
    "sure-majority": Option("integer", None, "different words that one side has before the other is more than a hint"),
}

Side = Literal["US", "GB"]
_NAMES: dict[Side, str] = {"US": "American", "GB": "British"}
_SHORTEST = 4  # letters of a word with two spellings
_MOST_REMEMBERED = 1 << 16  # words, a few megabytes


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding an article, on the first word of the side that has fewer; a configured language is T101's affair."""
    if document.language != "en":
        return
    sides = _sides(document, rule)
    if not sides["US"] or not sides["GB"]:
        return
    rare: Side = "US" if _weight(sides["US"]) < _weight(sides["GB"]) else "GB"
    usual: Side = "GB" if rare == "US" else "US"
    places = sorted(word for words in sides[rare].values() for word in words)
    first, other = places[0], min(word for words in sides[usual].values() for word in words)
    pairs = _pairs(rule)
    edits = tuple(
        Edit(Span(word.start, word.end), _partner(word.text, rare, pairs))
        for word in places
        if word.end - word.start == len(word.text)
    )
    count = len(places) - 1
    more = f", and in {count} more place{'s' * (count > 1)}" if count else ""
    yield Finding(
        rule,
        Span(first.start, first.end),
        f'"{first.text}" is {_NAMES[rare]} spelling{more}; "{other.text}" and most others are {_NAMES[usual]}'
        if len(sides[usual]) > 1
        else f'"{first.text}" is {_NAMES[rare]} spelling{more}, "{other.text}" {_NAMES[usual]}: keep to one',
        (_partner(first.text, rare, pairs),),
        Fix(f"Write {_NAMES[usual]} spelling", edits, "unsafe") if edits else None,
        related=(Span(other.start, other.end), *(Span(word.start, word.end) for word in places[1:])),
        confidence=0.85,
        severity_override="info" if len(sides[usual]) < rule.options["sure-majority"] else None,
    )


def _weight(words: Mapping[str, Sequence[Word]]) -> tuple[int, int, int]:
    """Different words, places, and how early the first one stands."""
    return len(words), sum(map(len, words.values())), -min(places[0].start for places in words.values())


def _sides(document: Document, rule: Rule) -> dict[Side, dict[str, list[Word]]]:
    """The places of each word that one side alone spells so, outside quotations."""
    pairs = _pairs(rule)
    either = frozenset(rule.options["either"])
    known = _known(pairs)
    forms = {word.text for word in document.words} - known.neutral
    marked: dict[str, Side] = {}
    for form in forms - either - document.allowed:
        side = known.sides.get(form) or _side(form, pairs)
        if side:
            known.sides[form] = marked[form] = side
        else:
            known.neutral.add(form)
    sides: dict[Side, dict[str, list[Word]]] = {"US": {}, "GB": {}}
    if len(known.neutral) > _MOST_REMEMBERED:
        known.neutral.clear()
    if len(set(marked.values())) < 2:
        return sides
    for word in document.words:
        side = marked.get(word.text)
        if side and not document.quoted(word.start, word.end):
            sides[side].setdefault(word.text, []).append(word)
    return sides


Pairs = tuple[tuple[str, str], ...]
"""Letters of British spellings and of American ones."""


def _pairs(rule: Rule) -> Pairs:
    return tuple(
        (british, american)
        for british, others in rule.options["british-american"].items()
        for american in ((others,) if isinstance(others, str) else others)
    )


class _Known(NamedTuple):
    """Words looked up before: those of one side, and those of neither."""

    sides: dict[str, Side]
    neutral: set[str]


@lru_cache(maxsize=1)
def _known(pairs: Pairs) -> _Known:
    return _Known({}, set())


def _side(form: str, pairs: Pairs) -> Side | None:
    """The side that spells a word so, if the other one spells it otherwise; names and hyphened words tell nothing."""
    if len(form) < _SHORTEST or not form.islower() or not form.isalpha():
        return None
    side = lexicon.dialect(form)
    return side if side and _partner(form, side, pairs) else None


def _partner(form: str, side: Side, pairs: Pairs) -> str:
    """The spelling of the other side; empty if no exchange of letters gives one that is not this side's too."""
    for british, american in pairs:
        old, new = (british, american) if side == "GB" else (american, british)
        at = form.find(old)
        while at >= 0:
            other = form[:at] + new + form[at + len(old) :]
            found = lexicon.entry(other)
            if found is not None and (found.us if side == "GB" else found.gb and not found.us) and not found.name:
                return other
            at = form.find(old, at + 1)
    return ""
