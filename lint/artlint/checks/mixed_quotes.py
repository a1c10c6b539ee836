"""Quotation marks and apostrophes of the wrong shape: a pair of unlike marks, a mark turned the wrong way.

A curly and a straight set of marks in one article, each consistent in its pairs, is a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.language.quotations import Pair, paired
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS: dict[str, Option] = {}

_LIKE = frozenset(("“”", "„“", "„”", "‟”", "«»", "»«", "»»", '""', "''''"))
_CURLY, _STRAIGHT = "“”", '""'
# ‘ where an apostrophe belongs: isn‘t, the ‘90s, ‘em; a grave or acute accent: don`t
_TURNED = lazy(
    r"(?<=[^\W\d_])\s?‘(?=(?:[stdm]|re|ve|ll)\b)|(?<![\w‘])‘(?=(?:\d0s|em|til|tis|twas|cause|bout)\b(?!’))"
    r"|(?<=[^\W\d_])[`´](?=(?:[stdm]|re|ve|ll)\b)",
)
_INNER = lazy(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


def literals(options: object) -> Sequence[str]:
    """A mark of either kind; curly ones are straight where literals are looked for."""
    return ['"', "'", "`", "´"]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first pair of unlike marks, on the first apostrophe turned round, and on a mixture of sets."""
    if document.text.isascii() and "''" not in document.text and "`" not in document.text:
        return
    pairs = [pair for pair in paired(document).pairs if _shown(pair) not in _LIKE]
    if pairs:
        yield _unlike(rule, pairs)
    may_turn = any(mark in document.text for mark in "‘`´")
    turned = may_turn and [
        Span(*match.span()) for match in _TURNED.finditer(document.text) if _is_prose(document, match.end() - 1)
    ]
    if turned:
        yield _apostrophes(document, rule, turned)
    if not pairs:
        yield from _mixture(document, rule)


def _shown(pair: Pair) -> str:
    return pair.opening.written + pair.closing.written


def _unlike(rule: Rule, pairs: Sequence[Pair]) -> Finding:
    """The first pair of unlike marks; the others are related, and one fix mends them all."""
    edits = [edit for pair in pairs for edit in _edits(pair)]
    first, others = edits[0], len(pairs) - 1
    opening, closing = pairs[0]
    more = f", and {others} more such pair{'s' * (others > 1)} in the article" if others else ""
    return Finding(
        rule,
        first.span,
        f"the quotation opens with {opening.written} and closes with {closing.written}{more}:"
        f" write {first.content} here",
        (first.content,),
        Fix("Make the quotation marks match", tuple(edits), "safe"),
        related=tuple(edit.span for edit in edits[1:]),
        confidence=0.9,
    )


def _edits(pair: Pair) -> Iterator[Edit]:
    """What makes a pair match: curly marks where one is curly, each turned the way of its place."""
    for mark, meant in zip(pair, "“”", strict=True):
        if mark.written != meant and not (meant == "“" and mark.written == "„"):
            yield Edit(Span(mark.at, mark.end), meant)


def _is_prose(document: Document, at: int) -> bool:
    return document.folded[at] in "'`´"


def _apostrophes(document: Document, rule: Rule, places: Sequence[Span]) -> Finding:
    """The first apostrophe that is turned the wrong way or is an accent; one fix mends them all."""
    meant = "’" if any(mark in document.text for mark in "’“") else "'"
    first, others = places[0], len(places) - 1
    more = f", and in {others} more place{'s' * (others > 1)}" if others else ""
    return Finding(
        rule,
        first,
        f"{document.text[first.end - 1]} stands where an apostrophe belongs{more}: write {meant}",
        (meant,),
        Fix("Write apostrophes", tuple(Edit(span, meant) for span in places), "safe"),
        related=tuple(places[1:]),
        confidence=0.95,
    )


def _mixture(document: Document, rule: Rule) -> Iterator[Finding]:
    """A hint where an article has curly and straight marks; the fix writes the rarer ones as the others are."""
    text = document.text
    if not ((("'" in text) or ('"' in text)) and (("’" in text) or ("”" in text))):
        return
    inner = [match.start() for match in _INNER.finditer(document.text) if _is_prose(document, match.start())]
    marks: dict[bool, list[Edit]] = {True: [], False: []}  # curly or not -> what would make them the other
    for pair in paired(document).pairs:
        shown = _shown(pair)
        if shown in (_CURLY, _STRAIGHT) and document.folded[pair.opening.at - 1] != "=":  # an attribute of HTML
            other = _STRAIGHT if shown == _CURLY else _CURLY
            marks[shown == _CURLY] += [Edit(Span(m.at, m.end), new) for m, new in zip(pair, other, strict=True)]
    for at in inner:
        curly = document.text[at] == "’"
        marks[curly].append(Edit(Span(at, at + 1), "'" if curly else "’"))
    rarer = len(marks[True]) < len(marks[False])
    odd = sorted(marks[rarer])
    if not odd:
        return
    yield Finding(
        rule,
        odd[0].span,
        f"{len(marks[True])} quotation marks and apostrophes are curly and {len(marks[False])} straight:"
        " keep to one set",
        (odd[0].content,),
        Fix(f"Write {'straight' if rarer else 'curly'} marks", tuple(odd), "safe"),
        related=tuple(edit.span for edit in odd[1:]),
        confidence=0.8,
        severity_override="info",
    )
