"""Figures that contradict each other where a sentence adds them up: "$5 billion and $20 billion, $24 billion in all".

Three statements are checked: a total beside its parts, shares of which the last is "the remaining 20 per cent", and
a number out of a smaller one ("seven of the five members").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from artlint.document import Document, Sentence, Span, lower
from artlint.finding import Finding
from artlint.language import quantities
from artlint.language.figures import Figure
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "after-total": Option("texts", None, 'what stands behind a total, lower case: "in all"'),
    "before-total": Option("texts", None, 'what stands before a total, lower case: "a total of"'),
    "remaining": Option("texts", None, 'what stands before the last share of a whole, lower case: "the remaining"'),
    "part-of": Option("texts", None, 'what stands between a part and its whole, lower case: "of the"'),
    "least-ratio": Option("number", None, "share of a total that its parts make up, below which some are not named"),
    "percent-rounding": Option("number", None, "percentage points by which shares may miss 100 for rounding"),
}

_LONGEST_SENTENCE = 1_000  # code points; a longer one is no sentence but a table or a list
_MOST_PARTS = 6  # so that every choice of them can be tried
_DIGIT = lazy(r"\d")
_DECIMAL = lazy(r"\d[\d,]*(?:\.(?P<fraction>\d+))?")
_NEAR = 24  # code points between a total and the words that call it one
_JOINED = lazy(r"(?:[^\W\d_]+[ ,]*){0,3}")
_BEFORE_OF = lazy(r"(?:(?P<before>\S+) |(?<![\w.,$£€-]))(?P<part>\d{1,3}(?:,\d{3})*|[a-z]+) $", re.IGNORECASE)
_AFTER_OF = lazy(r" (?P<whole>\d{1,3}(?:,\d{3})*|[a-z]+)(?![\w%-]|[.,:]\d)(?P<after> [a-z]+)?", re.IGNORECASE)
_LONGEST_PART = 40  # code points of a number and the word before it


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The words of which every such statement has some."""
    return [*options["after-total"], *options["before-total"], *options["remaining"], *options["part-of"]]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each statement whose figures do not agree."""
    options = rule.options
    for hit in hits:
        if hit.literal in options["part-of"]:
            yield from _part_of_less(document, rule, hit)
            continue
        sentence = document.sentences[document.sentence_index(hit.span.start)]
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        if len(_DIGIT.findall(document.folded, sentence.start, sentence.end)) < 2:
            continue
        figures = list(_figures(document, sentence))
        if hit.literal in options["remaining"]:
            yield from _shares(document, rule, hit, figures)
        else:
            yield from _total(document, rule, hit, figures)


def _figures(document: Document, sentence: Sentence) -> Iterator[Figure]:
    """The figures of a sentence, in order."""
    matching = document.matching
    start, end = matching.index(sentence.start), matching.index(sentence.end - 1) + 1
    text = matching.text[start:end]
    about = quantities.data()["rounding"]["about"]
    for kind, value, number, step, unit, first, last in sorted(quantities.rows(text), key=lambda row: row[5]):
        before = lower(text[:first]).split()
        rounded = bool(before) and before[-1] in about
        yield Figure(matching.span(start + first, start + last), kind, value, number, step, rounded, unit)


def _total(document: Document, rule: Rule, hit: Hit, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A finding on a total that its parts do not make."""
    if hit.literal in rule.options["after-total"]:
        near = [f for f in figures if f.span.end <= hit.span.start]
        total = near[-1] if near else None
        joined = total and document.folded[total.span.end : hit.span.start].strip(" ,")
    else:
        near = [f for f in figures if f.span.start >= hit.span.end]
        total = near[0] if near else None
        joined = total and document.folded[hit.span.end : total.span.start].strip(" ,")
    if total is None or joined is None or len(joined) > _NEAR or not _JOINED.fullmatch(joined):
        return
    parts = [f for f in figures if f.span.end <= total.span.start and f.kind == total.kind]
    if not 2 <= len(parts) <= _MOST_PARTS or not (total.kind.startswith("money:") or total.kind == "count"):
        return
    if any(f.rounded for f in (*parts, total)) or _some_make(document, parts, total):
        return
    largest = sum(part.value for part in parts)
    if not rule.options["least-ratio"] <= largest / total.value <= 1 / rule.options["least-ratio"]:
        return
    yield _finding(document, rule, parts, total, f"make {_shown(document, largest, total)}")


def _some_make(document: Document, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether some of the parts, or all of them, make a total; figures with decimals are rounded, others are not."""
    figures = [_written(document, figure) for figure in (*parts, total)]
    is_rounded = any(figure.places for figure in figures)
    coarsest = max(figure.scale * 10.0**-figure.places for figure in figures) if is_rounded else 0.0
    for count in range(1, len(parts) + 1):
        slack = coarsest * 0.5 * (count + 1) + 1e-6
        if any(abs(sum(part.value for part in some) - total.value) <= slack for some in combinations(parts, count)):
            return True
    return False


class _Written(NamedTuple):
    """How a figure is written: what one unit of its digits is worth, and how many digits stand behind the point."""

    scale: float
    places: int


def _written(document: Document, figure: Figure) -> _Written:
    match = _DECIMAL.search(document.folded, *figure.span)
    if match is None:
        return _Written(1.0, 0)
    return _Written(figure.value / (float(match[0].replace(",", "")) or 1.0), len(match["fraction"] or ""))


def _shares(document: Document, rule: Rule, hit: Hit, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A finding on a remaining share that, with those before it, makes more or less than a whole."""
    after = [f for f in figures if f.span.start >= hit.span.end]
    parts = [f for f in figures if f.span.end <= hit.span.start and f.kind == "percent"]
    if not after or after[0].kind != "percent" or document.folded[hit.span.end : after[0].span.start].strip():
        return
    rest = after[0]
    if not 2 <= len(parts) <= _MOST_PARTS or any(f.rounded for f in (*parts, rest)):
        return
    if sum(document.folded.startswith(" of ", part.span.end) for part in parts) > 1:
        return  # of different wholes: "60% of the men and 40% of the women"
    for count in range(1, len(parts) + 1):
        for some in combinations(parts, count):
            if abs(sum(part.value for part in some) + rest.value - 100) <= rule.options["percent-rounding"]:
                return
    whole = sum(part.value for part in parts) + rest.value
    yield _finding(document, rule, parts, rest, f"and the rest make {whole:g} per cent")


def _part_of_less(document: Document, rule: Rule, hit: Hit) -> Iterator[Finding]:
    """A finding on a number that is said to be a part of a smaller one."""
    text, at = document.matching.text, document.matching.index(hit.span.start)
    before = _BEFORE_OF.search(text, max(0, at - _LONGEST_PART), at)
    if before is None:
        return
    part = _number(before["part"])
    after = _AFTER_OF.match(text, at + len(hit.literal)) if part else None
    whole = _number(after["whole"]) if after else None
    if before is None or after is None or not part or not whole or part <= whole or whole < 2:
        return
    word = before["before"] or ""
    if (word and (word[-1].isdigit() or word[0].isupper() or word[-1] in "$£€")) or 1500 <= part < 2100:
        return  # a date, a chapter, a year
    if after["after"] and lower(after["after"].strip()) in quantities.data()["scales"]:
        return
    span = document.matching.span(before.start("part"), after.end("whole"))
    if not document.quoted(*span):
        yield Finding(
            rule,
            span,
            f"{before['part']} cannot be a part of {after['whole']}: one of the two figures is wrong",
            confidence=0.85,
        )


def _number(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", ""))
    value = quantities.data()["numbers"].get(lower(word))
    return None if value is None else float(value)


def _finding(document: Document, rule: Rule, parts: Sequence[Figure], total: Figure, makes: str) -> Finding:
    written = _listed(" ".join(document.text[f.span.start : f.span.end].split()) for f in parts)
    shown = " ".join(document.text[total.span.start : total.span.end].split())
    return Finding(
        rule,
        total.span,
        f"{written} {makes}, not {shown}" if makes.startswith("make") else f"{written} {makes}",
        related=tuple(Span(*f.span) for f in parts),
        confidence=0.8,
    )


def _shown(document: Document, value: float, like: Figure) -> str:
    """A sum in the form of a figure of the text: "$25 billion"."""
    match = _DECIMAL.search(document.folded, *like.span)
    if match is None:
        return f"{value:,.10g}"
    number = f"{value / _written(document, like).scale:,.2f}".rstrip("0").rstrip(".")
    return document.text[like.span.start : match.start()] + number + document.text[match.end() : like.span.end]


def _listed(texts: Iterable[str]) -> str:
    quoted = list(texts)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"
