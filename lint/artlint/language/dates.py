"""Dates as an article writes them: a day of a month, the weekday and the year beside it, and the article's own date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from artlint.document import lower
from artlint.language import quantities
from artlint.patterns import lazy

if TYPE_CHECKING:
    from datetime import date

    from artlint.document import Document

# "3 March 2025", "the 3rd of March", "March 3rd, 2025", "(Mar. 3)", "2025-03-03"; a range of days is no date
_DAY = lazy(
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\w-])"
    r"|(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?(?: of)?,? (?P<month1>[A-Z][a-z]{2,8})\b"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?)(?![^\W_]|[-–/:.,]\d| ?[-–] ?\d)"
    r"(?:\.?,? (?P<year>(?:1[5-9]|20)\d\d)\b(?![,.]\d|-))?"
)
_HEAD_DATE = lazy(
    r"(?:date|published|publish_date|pub_date|pubdate|created|updated|datetime|datepublished)[\"']?\s*[:=]\s*[\"']?"
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 20_000  # code points, as of front matter
_YEAR = lazy(r"(?<![\d,.])(?:19|20)\d\d(?![\d,])")


class Written(NamedTuple):
    """A day of a month in a text; `year` is None where none stands beside it, `end` the offset behind it."""

    day: int
    month: int
    year: int | None
    end: int


@cache
def months() -> dict[str, int]:
    """The number of each month, by its names and abbreviations in lower case."""
    return {name: number for number, names in enumerate(quantities.data()["dates"]["months"], 1) for name in names}


def days_in(month: int, year: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def at(text: str, offset: int) -> Written | None:
    """The date that begins at an offset of folded text; its day may be one that the month does not have."""
    match = _DAY.match(text, offset)
    if match is None:
        return None
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Written(day, month, year, match.end()) if 1 <= month <= 12 else None
    month = months().get(lower(match["month1"] or match["month2"]), 0)
    if not month:
        return None
    day = int(match["day1"] or match["day2"])
    return Written(day, month, int(match["year"]) if match["year"] else None, match.end())


def of_article(document: Document) -> date | None:
    """The date in an article's front matter, or in the `time` element of a page; None if neither tells."""
    from artlint.reading import frontmatter

    text = document.text
    end = frontmatter.end(text) or (_LONGEST_HEAD if document.format == "html" else 0)
    match = _HEAD_DATE.search(text, 0, end) if end else None
    if match is None:
        return None
    from datetime import date

    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def years_in(document: Document) -> set[int]:
    """Every year that an article names."""
    return {int(match[0]) for match in _YEAR.finditer(document.matching.text)}
