"""Dates that no calendar has: a weekday and a date that disagree, a day that its month does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from artlint.document import Document
from artlint.finding import Finding
from artlint.language import dates, quantities
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "weekdays": Option("table", None, "a weekday to the forms of its name, lower case, in the order of the week"),
    "earliest-year": Option("integer", None, "year before which a weekday is not checked"),
}

_TO_DATE = lazy(r",? \(?(?:the )?")
_HALF_A_YEAR = 183  # days
_LEAP_YEAR = 2000
_AFTER_DAY = lazy(r"\W*$|[^\w ]|\.? (?:and|at|but|in|on|or|the|to|with|when|until|after|before|for|by|of|as|is|was)\b")


def literals(options: dict[str, dict[str, Sequence[str]]]) -> Sequence[str]:
    """The weekdays, and the days that a month does not have."""
    return [*(form for forms in options["weekdays"].values() for form in forms), *_missing_days()]


@cache
def _missing_days() -> frozenset[str]:
    """ "june 31", "31st of june": what no year has, and 29 February."""
    found = set()
    for month, names in enumerate(quantities.data()["dates"]["months"], 1):
        for day in range(29 if month == 2 else dates.days_in(month, _LEAP_YEAR) + 1, 32):
            numbers = (str(day), f"{day}{ {31: 'st'}.get(day, 'th') }")
            found |= {
                form
                for name in names
                for number in numbers
                for form in (f"{name} {number}", f"{number} {name}", f"{number} of {name}")
            }
    return frozenset(found)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each such date."""
    weekdays = {form: index for index, forms in enumerate(rule.options["weekdays"].values()) for form in forms}
    names = [name.capitalize() for name in rule.options["weekdays"]]
    matching = document.matching
    reported: set[int] = set()
    for hit in hits:
        start = matching.index(hit.span.start)
        if hit.literal not in weekdays:
            if hit.span.start not in reported:
                yield from _missing(document, rule, start)
            continue
        if not matching.text[start].isupper():
            continue
        between = _TO_DATE.match(matching.text, start + len(hit.literal))
        written = between and dates.at(matching.text, between.end())
        if not between or not written or (hit.literal == "sat" and written.year is None):
            continue
        if written.day > dates.days_in(written.month, written.year or _LEAP_YEAR):
            reported.add(matching.span(between.end(), written.end).start)
            yield from _missing(document, rule, between.end())
            continue
        found = _weekdays(document, written, rule.options["earliest-year"])
        if found and weekdays[hit.literal] not in found.values():
            year, index = next(iter(found.items()))
            day = matching.text[between.end() : written.end]
            shown = day if written.year else f"{day} {year}" if day[0].isdigit() else f"{day}, {year}"
            yield Finding(
                rule,
                matching.span(start, written.end),
                f"{shown} is a {names[index]}, not a {names[weekdays[hit.literal]]}",
                confidence=0.95 if written.year else 0.8,
            )


def _missing(document: Document, rule: Rule, start: int) -> Iterator[Finding]:
    """A finding on a day that its month does not have."""
    text = document.matching.text
    written = dates.at(text, start)
    if written is None or text[start - 1 : start].isdigit():
        return
    days = dates.days_in(written.month, written.year or _LEAP_YEAR)
    if 1 <= written.day <= days:
        return
    if not written.year and not _AFTER_DAY.match(text, written.end, min(len(text), written.end + 8)):
        return  # "in June 31 people"
    month = quantities.data()["dates"]["months"][written.month - 1][0].capitalize()
    year = f" {written.year}" if written.month == 2 and written.day == 29 else ""
    yield Finding(
        rule,
        document.matching.span(start, written.end),
        f"{month}{year} has {days} days",
        confidence=0.95,
    )


def _weekdays(document: Document, written: dates.Written, earliest: int) -> dict[int, int]:
    """The years that a date may be of, with the weekday it has in each; the likeliest year first.

    Without a year beside it, a date is the nearest one to the article's own; or, as the article may speak of the past,
    one of the years it names.
    """
    from datetime import date

    if written.year is not None:
        years = [written.year]
    else:
        own = dates.of_article(document)
        if own is None:
            return {}
        near = [
            year
            for year in (own.year - 1, own.year, own.year + 1)
            if _exists(written, year) and abs((date(year, written.month, written.day) - own).days) <= _HALF_A_YEAR
        ]
        years = [*near, *sorted(dates.years_in(document) - set(near))]
    return {
        year: date(year, written.month, written.day).weekday()
        for year in years
        if year >= earliest and _exists(written, year)
    }


def _exists(written: dates.Written, year: int) -> bool:
    return 1 <= written.day <= dates.days_in(written.month, year)
