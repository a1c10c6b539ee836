"""Spaces that nobody reads: two where one belongs, and one between a word and the mark that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "place": Option("text", None, '"words": more than one space between two words; "mark": a space beside punctuation'),
    "many": Option("integer", 1, "such places in an article from which on they are a fault; fewer are a hint"),
}

# Inside a line, and not after a stop, where some typists put two; more spaces lay out columns. One neighbour is a word
# in small letters, or the line may be a row of a table.
_WORDS = lazy(r"(?<=[a-z,])  (?=[\"'(]?[^\W\d_])|(?<=[^\W_])  (?=[\"'(]?[a-z])")
# Not before "..", ".5" or ":)". A dot after a space may be a list's leader, so that a word of two letters precedes it.
_MARK = lazy(
    r"(?<=[^\W\d_][^\W\d_]) (?:(?=[,;](?:\s|$))|(?=[.?!][\"')]?(?:\s|$)))(?![.,;:!?]\s*[.,;:!?])"
    r"|(?<=[\s\"']\() (?=[^\W_])|(?<=[^\W_.,]) (?=\)[\s.,;:])"
)
_WORDS_SIGN, _MARK_SIGNS = ("  ",), (" ,", " ;", " .", " ?", " !", "( ", " )")  # cheaper than the patterns
_DOUBTFUL = "?!"  # what may have been a dash or a letter that was lost


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a place that does not exist."""
    if options["place"] not in ("words", "mark"):
        raise OptionError("place", 'option "place" must be "words" or "mark"')
    return dict(options)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first such space of an article; the others are related, and one fix mends them all."""
    between_words = rule.options["place"] == "words"
    if between_words and document.format != "plain":
        return  # where markup is read, two spaces are one
    if not any(sign in document.folded for sign in (_WORDS_SIGN if between_words else _MARK_SIGNS)):
        return
    places = [Span(*match.span()) for match in (_WORDS if between_words else _MARK).finditer(document.folded)]
    places = [span for span in places if not document.text[span.start : span.end].strip(" ")]
    if not places:
        return
    first, others = places[0], len(places) - 1
    text = document.text
    if between_words:
        message, content = "two spaces stand between two words", " "
    else:
        after = text[first.end]
        where = f'before "{after}"' if not after.isalnum() else f'after "{text[first.start - 1]}"'
        message, content = f"a space stands {where}, where none belongs", ""
    more = f" ({others} more such place{'s' * (others > 1)} in the article)" if others else ""
    doubtful = not between_words and any(text[span.end] in _DOUBTFUL for span in places)
    yield Finding(
        rule,
        first,
        message + more,
        (content,),
        Fix(
            "Write one space" if between_words else "Delete the space",
            tuple(Edit(span, content) for span in places),
            "unsafe" if doubtful else "safe",
        ),
        related=tuple(places[1:]),
        confidence=0.9,
        severity_override="info" if len(places) < rule.options["many"] else None,
    )
