"""A relative date ("yesterday", "last Friday") in an article that says nowhere of which day it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, lower
from artlint.finding import Finding
from artlint.language import dates
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "words": Option("texts", None, "phrases that need a date to be understood, lower case"),
    "weekdays": Option("texts", None, "weekdays, lower case: relative after one of `before-weekday`"),
    "before-weekday": Option("texts", None, "words before a weekday, lower case"),
}

# A day of a month, a month of a year, or a date in figures
_DATE = lazy(
    r"(?<![\w])(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -](?P<after>[A-Z][A-Za-z]{2,8})|(?P<before>[A-Z][A-Za-z]{2,8})\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)|(?P<figures>(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]"
    r"(?:\d\d)?\d\d))(?!\w)"
)
_SUBJECT_ONLY = lazy(r" (?:has|have|is|are)\b")  # "tomorrow is another day"


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The phrases, and each weekday after each word that may stand before one."""
    return [*options["words"], *(f"{a} {day}" for a in options["before-weekday"] for day in options["weekdays"])]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding an article, on its first relative date; none if the article, or the page it is on, is dated."""
    places = [hit.span for hit in hits if not document.quoted(*hit.span) and _is_relative(document, hit)]
    if not places or _is_dated(document):
        return
    first = min(places)
    written = " ".join(document.text[first.start : first.end].split())
    yield Finding(
        rule,
        first,
        f'"{written}" of when? The article has no date',
        related=tuple(span for span in sorted(places) if span != first),
        confidence=0.7,
    )


def _is_relative(document: Document, hit: Hit) -> bool:
    """Whether the words tell a day, and are no figure of speech or part of a name."""
    text, start = document.matching.text, document.matching.index(hit.span.start)
    end = start + len(hit.literal)
    is_name = text[start].isupper() and text[end : end + 2].strip()[:1].isupper()
    return not is_name and not _SUBJECT_ONLY.match(text, end) and not text.startswith(("'s ", "-"), end)


def _is_dated(document: Document) -> bool:
    """Whether a date stands in the front matter or anywhere in the article."""
    if dates.of_article(document) is not None:
        return True
    months = dates.months()
    return any(
        match["figures"] or lower(match["after"] or match["before"]) in months
        for match in _DATE.finditer(document.matching.text)
    )
