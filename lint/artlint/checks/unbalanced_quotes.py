"""Quotation marks without their other half: one that is opened and not closed, or closed and never opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.language.quotations import Mark, paired, unclosed_single
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "most": Option("integer", None, "marks without a partner in one article beyond which only the first is reported"),
}

_MARKUP = ("=", "\\")  # before a mark: an attribute of HTML, a string of code
_LONGEST_SHOWN = 60  # code points
_WORDS_SHOWN = 3


def literals(options: object) -> Sequence[str]:
    """A mark of either kind: curly ones are straight where literals are looked for."""
    return ['"', "'"]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each mark without a partner, and for each that stands on the wrong side of a space."""
    findings = sorted(_findings(document, rule), key=lambda finding: finding.span)
    most = rule.options["most"]
    if len(findings) > most:
        more = f", and {len(findings) - most} more such marks in the article"
        findings[most - 1] = findings[most - 1]._replace(message=findings[most - 1].message + more)
    yield from findings[:most]


def _findings(document: Document, rule: Rule) -> Iterator[Finding]:
    pairing = paired(document)
    in_markup = cache(partial(_is_markup, document))  # a paragraph may have marks by the thousand
    for mark in pairing.unclosed:
        if not in_markup(document.paragraph_index(mark.at)):
            yield _unclosed(document, rule, Span(mark.at, mark.end))
    for at in unclosed_single(document):
        yield _unclosed(document, rule, Span(at, at + 1))
    unopened = [mark for mark in pairing.unopened if not in_markup(document.paragraph_index(mark.at))]
    at = 0
    while at < len(unopened):
        mark, following = unopened[at], unopened[at + 1 : at + 2]
        if following and _opens_too_early(document, mark, following[0]):
            yield _too_early(document, rule, mark)
            at += 1  # the next one closes it
        else:
            yield _unopened(document, rule, Span(mark.at, mark.end))
        at += 1


def _is_markup(document: Document, number: int) -> bool:
    """Whether a paragraph, of this number, has attributes of HTML or code in it."""
    paragraph = document.paragraphs[number]
    folded = document.folded
    return any(folded.find(sign + '"', paragraph.start, paragraph.end) >= 0 for sign in _MARKUP)


def _unclosed(document: Document, rule: Rule, span: Span) -> Finding:
    paragraph = document.paragraphs[document.paragraph_index(span.start)]
    words = document.words_in(span.end, min(paragraph.end, span.end + _LONGEST_SHOWN))[:_WORDS_SHOWN]
    before = f' before "{" ".join(word.text for word in words)}"' if words else ""
    return Finding(rule, span, f"the quotation mark{before} opens a quotation that nothing closes", confidence=0.9)


def _unopened(document: Document, rule: Rule, span: Span) -> Finding:
    paragraph = document.paragraphs[document.paragraph_index(span.start)]
    words = document.words_in(max(paragraph.start, span.start - _LONGEST_SHOWN), span.start)[-_WORDS_SHOWN:]
    after = f' after "{" ".join(word.text for word in words)}"' if words else ""
    return Finding(rule, span, f"the quotation mark{after} closes a quotation that nothing opens", confidence=0.9)


def _opens_too_early(document: Document, mark: Mark, following: Mark) -> bool:
    """Whether a mark stands before the space that belongs before it: `said," we go"`."""
    same = document.paragraph_index(mark.at) == document.paragraph_index(following.at)
    return same and document.text[mark.end : mark.end + 1] == " "


def _too_early(document: Document, rule: Rule, mark: Mark) -> Finding:
    span = Span(mark.at, mark.end + 1)
    written = "“" if mark.written == "”" else mark.written
    return Finding(
        rule,
        span,
        "the space stands on the wrong side of the quotation mark that opens here",
        (f" {written}",),
        Fix("Put the space before the mark", (Edit(span, f" {written}"),), "unsafe"),
        confidence=0.9,
    )
