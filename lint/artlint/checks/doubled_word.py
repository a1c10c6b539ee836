"""A word written twice in a row, across line ends too.

The finding covers both words. Where the word is one that English never doubles ("the", "of") the second one can go
without a look; where it now and then does ("the state she was in in May") the editor decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from artlint.document import Document, Span, Word
from artlint.finding import Finding, rewording
from artlint.language import wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "never-doubled": Option("text", None, "word list of words that are wrong when doubled, even in speech"),
    "allowed": Option("text", None, "word list of words that may be doubled"),
    "at-times": Option(
        "text", None, "word list of words that meet themselves in good sentences: no fix, half the trust"
    ),
}

_ONE_LETTER = frozenset(("a", "i"))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each pair."""
    options = rule.options
    words = document.words
    lowered = [word.text.lower() for word in words]
    for index, (word, following) in enumerate(pairwise(lowered)):
        if word != following or not word.isalpha() or (len(word) == 1 and word not in _ONE_LETTER):
            continue
        first, second = words[index], words[index + 1]
        if not document.folded[first.end : second.start].isspace() or _in_different_paragraphs(document, first, second):
            continue
        surely = word in wordlists.words(options["never-doubled"])
        if word in wordlists.words(options["allowed"]) or _is_name(first.text, second.text, surely):
            continue
        span = Span(first.start, second.end)
        thrice = word in (lowered[index - 1] if index else "", lowered[index + 2] if index + 2 < len(words) else "")
        if thrice or (not surely and document.quoted(*span)) or _is_glued(document, span):
            continue
        doubtful = word in wordlists.words(options["at-times"])
        fix = rewording(span, first.text, "safe" if surely else "unsafe")
        yield Finding(
            rule,
            span,
            f'"{first.text} {second.text}": the word stands twice',
            (first.text,),
            None if doubtful else fix,
            confidence=0.6 if doubtful else 0.97 if surely else 0.85,
            severity_override=None if surely and not doubtful else "warning",
        )


def _in_different_paragraphs(document: Document, first: Word, second: Word) -> bool:
    return document.paragraph_index(first.start) != document.paragraph_index(second.start)


def _is_glued(document: Document, span: Span) -> bool:
    """Whether a sign makes one of the words part of a longer one: "the-", "&the", "the.com"."""
    folded = document.folded
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 2]
    return (
        (before != "" and before in "'.&-@/")
        or after[:1] in ("&", "-", "/", "@")
        or (after[:1] == "." and after[1:].isalnum())
    )


def _is_name(first: str, second: str, never_doubled: bool) -> bool:
    """Whether capitals tell a name (Duran Duran), an aside (so SO) or a verb before a name (to trump Trump)."""
    if never_doubled:
        return second[0].isupper() and not (len(second) > 1 and first.isupper()) and second != "I"
    return second[0].isupper()
