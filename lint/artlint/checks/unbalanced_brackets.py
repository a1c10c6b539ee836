"""A bracket that is opened and not closed in its paragraph, or closed and not opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Paragraph, Span, Word
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "most": Option("integer", None, "brackets without a partner in one article beyond which nothing is reported"),
}

_BRACKET = lazy(r"[()\[\]]")
_PARTNERS = {")": "(", "]": "["}
# "a)", "1)", "iv)" number items; ":)", ";-)" and ":'(" are faces; "[0, 1)" is a range of numbers
_ITEM = lazy(r"(?<![^\W_])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_FACE = lazy(r"(?<!\w)[:;=8xX]['*]?-?$")
_LONGEST_BEFORE = 5  # code points
_CODE = ("){", ") {", "=>", "();")
_WORDS_SHOWN = 3
_LONGEST_SHOWN = 60  # code points


def literals(options: object) -> Sequence[str]:
    """The brackets."""
    return ["(", ")", "[", "]"]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each bracket without a partner; none in an article whose brackets are no punctuation."""
    alone: list[int] = []
    for paragraph in document.paragraphs:
        found = _alone(document, paragraph)
        if found and not any(document.folded.find(sign, paragraph.start, paragraph.end) >= 0 for sign in _CODE):
            alone.extend(found)
    alone = _without_divided(document, alone)
    if len(alone) > rule.options["most"]:
        return
    for at in alone:
        bracket = document.folded[at]
        closes = bracket in _PARTNERS
        words = [word.text for word in _words_beside(document, at, closes)]
        place = f' {"after" if closes else "before"} "{" ".join(words)}"' if words else ""
        what = "closes nothing" if closes else "is not closed"
        yield Finding(rule, Span(at, document.end_of(at)), f'the bracket "{bracket}"{place} {what}', confidence=0.85)


def _alone(document: Document, paragraph: Paragraph) -> list[int]:
    """Offsets of the brackets of a paragraph that have no partner in it."""
    folded = document.folded
    opened: list[int] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(folded, paragraph.start, paragraph.end):
        at = match.start()
        before = folded[max(paragraph.start, at - _LONGEST_BEFORE) : at]
        if match[0] not in _PARTNERS:
            if not _FACE.search(before):
                opened.append(at)
        elif opened and folded[opened[-1]] == _PARTNERS[match[0]]:
            opened.pop()
        elif not _FACE.search(before) and not (match[0] == ")" and _ITEM.search(before)):
            alone.append(at)
    return sorted(alone + opened)


def _without_divided(document: Document, alone: Sequence[int]) -> list[int]:
    """The brackets without those that the next paragraph answers: an aside that goes on, or lines of a wrapped item."""
    kept: list[int] = []
    for at in alone:
        if (
            kept
            and document.folded[kept[-1]] == _PARTNERS.get(document.folded[at])
            and document.paragraph_index(at) == document.paragraph_index(kept[-1]) + 1
        ):
            kept.pop()
        else:
            kept.append(at)
    return kept


def _words_beside(document: Document, at: int, before: bool) -> Sequence[Word]:
    paragraph = document.paragraphs[document.paragraph_index(at)]
    if before:
        return document.words_in(max(paragraph.start, at - _LONGEST_SHOWN), at)[-_WORDS_SHOWN:]
    return document.words_in(at, min(paragraph.end, at + _LONGEST_SHOWN))[:_WORDS_SHOWN]
