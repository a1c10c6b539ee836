"""No-break, thin and other odd spaces between ordinary words, where a plain space belongs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import name

from artlint.document import Document, Span, lower
from artlint.finding import Edit, Finding, Fix
from artlint.language import wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "many": Option("integer", None, "no-break spaces in an article from which they are a fault"),
    "many-in-paragraph": Option("integer", None, "the same for a paragraph; fewer are a hint (severity info)"),
    "most": Option("integer", None, "paragraphs reported one by one; of more, one finding speaks for all"),
}

# Every space but the plain one, tabs and line ends, which lay a text out; typesetters' programs end lines in U+2028.
_RUN = lazy(
    "[\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][ \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*"
)
_NO_BREAK = "\xa0"
_EDGES = ("", "\n", "\r")
_OPENING = "«‹“‘("
_CLOSING = "»›”’:;!?%‰°€£$¥–—…)"
_LINE_END = lazy(r"[\n\r]")
_LAST_TOKEN = lazy(r"[\w.]*\.?$")
_LONGEST_TOKEN = 24


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first odd space between two words of each paragraph that has any, or of the article.

    The other odd spaces are related, and one fix mends them all. A stray no-break space is a hint; the other odd spaces
    are typed by nobody.
    """
    spaces = list(_misplaced(document))
    many = len(spaces) >= rule.options["many"]
    groups = [list(group) for _, group in groupby(spaces, lambda at: _owner(document, at))]
    hints = [
        not many
        and len(places) < rule.options["many-in-paragraph"]
        and all(document.text[at] == _NO_BREAK for at in places)
        for places in groups
    ]
    if len(groups) > rule.options["most"]:
        where = f"in {len(groups)} paragraphs"
        yield _finding(document, rule, spaces, where, is_hint=all(hints))
        return
    for places, is_hint in zip(groups, hints, strict=True):
        yield _finding(document, rule, places, "in this paragraph", is_hint)


def _finding(document: Document, rule: Rule, places: Sequence[int], where: str, is_hint: bool) -> Finding:
    count = len(places)
    shown = next((at for at in places if _between(document, at)), places[0])
    space = document.text[shown]
    return Finding(
        rule,
        Span(shown, shown + 1),
        f"{name(space).lower()} (U+{ord(space):04X}){_between(document, shown)}"
        + (f", and {count - 1} more odd space{'s' * (count > 2)} {where}" if count > 1 else "")
        + ": write plain spaces",
        suggestions=(" ",),
        fix=Fix("Write plain spaces", tuple(Edit(Span(at, at + 1), " ") for at in places), "safe"),
        related=tuple(Span(at, at + 1) for at in places if at != shown),
        confidence=0.7 if is_hint else 0.95,
        severity_override="info" if is_hint else None,
    )


def _owner(document: Document, at: int) -> int:
    """Index of the paragraph on whose line a space stands, be it before the text, in it or after it."""
    index = document.paragraph_index(at)
    following = document.paragraphs[index + 1 : index + 2]
    if (
        following
        and at >= document.paragraphs[index].end
        and not _LINE_END.search(document.text, at, following[0].start)
    ):
        return index + 1
    return index


def _misplaced(document: Document) -> Iterator[int]:
    """Offsets of odd spaces that no rule of typography asks for."""
    text, folded = document.text, document.folded
    if text.isascii():
        return
    for run in _RUN.finditer(text):
        start, end = run.span()
        if text[end : end + 1] in _EDGES and _opens_line(text, start):
            continue  # it keeps an empty line open and is not seen
        for at in range(start, end):
            if text[at] != " " and folded[at] == " " and not _is_deliberate(text, at):
                yield at


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but plain spaces stands before `at` on its line."""
    while at and text[at - 1] == " ":
        at -= 1
    return text[at - 1 : at] in _EDGES


def _is_deliberate(text: str, at: int) -> bool:
    """Whether a careful typesetter might have put the space there."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    # 10 000, 5 km, page 5, 20 %, « mot », a dash that must not open a line
    if before.isdigit() or after.isdigit() or (before and before in _OPENING) or (after and after in _CLOSING):
        return True
    token = _LAST_TOKEN.search(text, max(0, at - _LONGEST_TOKEN), at)
    word = token[0].rstrip(".") if token else ""
    # J. K., Mr X, the X of Mr X
    return len(word) == 1 or _stands_alone(text, at + 1) or lower(word) in wordlists.words("abbreviations")


def _stands_alone(text: str, at: int) -> bool:
    """Whether a single letter stands at `at`: the X of Mr X, the B of Plan B."""
    return text[at : at + 1].isalpha() and not text[at + 1 : at + 2].isalnum() and text[at : at + 1].isupper()


def _between(document: Document, at: int) -> str:
    """The words on both sides of a space, for the message; nothing at the edge of a line."""
    index = bisect_right(document.words, at, key=lambda word: word.start)
    if not 0 < index < len(document.words):
        return ""
    left, right = document.words[index - 1], document.words[index]
    if _LINE_END.search(document.text, left.end, right.start):
        return ""
    return f' between "{left.text}" and "{right.text}"'
