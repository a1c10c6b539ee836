"""Ranges that can be read two ways ("$3 to $9 million") and ranges that run backwards ("between 2020 and 2018")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Span, lower
from artlint.finding import Finding, rewording
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "fault": Option("text", None, '"ambiguous": the first amount lacks its scale; "backwards": it is the greater one'),
    "no-range-after": Option(
        "texts", [], 'lower-case words after which "between" opens no range: "difference between"'
    ),
}

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"[- ]?(?:million|billion|trillion|mn?|bn|tn|mln|bln|trn)\b"
_AMOUNTS = lazy(
    rf"(?P<sign>[$£€¥₹])(?P<first>\d{{1,3}}(?:\.\d+)?)(?P<to> (?:to|or|and) | ?[-–—] ?)"
    rf"(?P<second>(?P=sign)(?P<number>\d+(?:\.\d+)?)(?P<scale>{_SCALE}))",
)
_BETWEEN = lazy(
    rf"between (?P<sign1>[$£€¥₹]?)(?P<first>{_NUMBER})(?P<scale1>{_SCALE})?(?P<percent1> ?(?:%|per ?cent))?"
    rf" and (?P<sign2>[$£€¥₹]?)(?P<second>{_NUMBER})(?P<scale2>{_SCALE})?(?P<percent2> ?(?:%|per ?cent))?"
    r"(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_YEARS = lazy(r"\((?:born )?(?P<first>1[5-9]\d\d|20\d\d) ?[-–] ?(?P<second>1[5-9]\d\d|20\d\d)\)")
_LONGEST_WORD = 20  # code points
_YEAR = lazy(r"1[5-9]\d\d|20\d\d")
# What may follow two years; a noun would make them counts ("between 2000 and 1800 troops").
_AFTER_YEARS = lazy(
    r"[^\w ]|$| (?:and|as|at|but|by|for|he|in|it|of|on|she|that|the|they|to|was|were|when|which|with)\b"
)


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a fault that does not exist."""
    if options["fault"] not in ("ambiguous", "backwards"):
        raise OptionError("fault", 'option "fault" must be "ambiguous" or "backwards"')
    return dict(options)


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """What such a range begins with."""
    return ["$", "£", "€", "¥", "₹"] if options["fault"] == "ambiguous" else ["between", "("]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each such range."""
    find = _ambiguous if rule.options["fault"] == "ambiguous" else _backwards
    for hit in hits:
        yield from find(document, rule, document.matching.index(hit.span.start))


def _ambiguous(document: Document, rule: Rule, at: int) -> Iterator[Finding]:
    text = document.matching.text
    match = _AMOUNTS.match(text, at)
    if match is None or float(match["first"]) >= float(match["number"]) or (at and text[at - 1].isalpha()):
        return
    if match["to"] == " and " and lower(text[max(0, at - 8) : at]) != "between ":
        return
    low = match["sign"] + match["first"]
    meant = f"{low}{match['scale']}"
    last = document.matching.span(match.start("first"), match.end("first")).end
    yield Finding(
        rule,
        document.matching.span(*match.span()),
        f'"{low}" may be {low} or {meant.replace("-", " ")}: write "{meant}{match["to"]}{match["second"]}"',
        (meant + match["to"] + match["second"],),
        rewording(Span(last, last), match["scale"], "unsafe"),
        confidence=0.8,
    )


def _backwards(document: Document, rule: Rule, at: int) -> Iterator[Finding]:
    text = document.matching.text
    match = (_YEARS if text[at] == "(" else _BETWEEN).match(text, at)
    if match is None:
        return
    first, second = (float(match[group].replace(",", "")) for group in ("first", "second"))
    if first <= second:
        return
    if text[at] != "(":
        before = text[max(0, at - _LONGEST_WORD) : at].split()
        if (before and lower(before[-1]) in rule.options["no-range-after"]) or not _is_one_kind(text, match):
            return
    span = document.matching.span(*match.span())
    yield Finding(
        rule,
        span,
        f'"{" ".join(document.text[span.start : span.end].split())}" runs backwards: {match["first"]} is the greater',
        confidence=0.85,
    )


def _is_one_kind(text: str, match: re.Match[str]) -> bool:
    """Whether both figures are amounts of one scale, percentages or years."""
    scales = [lower((match[group] or "").strip(" -")) for group in ("scale1", "scale2")]
    if match["percent2"]:
        return not (match["percent1"] or match["sign1"] or match["sign2"] or any(scales))
    if match["sign1"] and match["sign1"] == match["sign2"]:
        return scales[0] == scales[1]
    is_bare = not (match["sign1"] or match["sign2"] or any(scales) or match["percent1"])
    return (
        is_bare
        and all(_YEAR.fullmatch(match[group]) for group in ("first", "second"))
        and _AFTER_YEARS.match(text, match.end()) is not None
        and not text.startswith((" BC", " bc"), match.end())
    )
