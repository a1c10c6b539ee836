"""Acronyms that an article never expands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Span, Word, lower
from artlint.finding import Finding
from artlint.language import lexicon, wordlists
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "known": Option("texts", None, "acronyms that every reader knows, in capitals"),
    "highest-zipf": Option("number", None, "Zipf frequency from which on an acronym is known"),
    "letters": Option("integer", None, "letters of the shortest acronym looked at"),
    "most": Option("integer", None, "findings in one article"),
}

_LONGEST_WORD = 30  # code points
_CAPITALS = lazy(r"[A-Z]{2,}")
_LONGEST = 6  # letters; what is longer is a word in capitals
_AFTER = lazy(r"'?s?(?![\w&/@-]|\.\w)")
_JOINED = frozenset(".$£€@#&/_'-")  # before an acronym, they make it part of something else
_ROMAN = lazy(r"[IVXLCDM]+")
_IN_BRACKETS = "([{"


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse an acronym that is not in capitals."""
    for acronym in options["known"]:
        if not acronym.isupper():
            raise OptionError("known", f'"{acronym}" is not in capitals')
    return dict(options)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first place of each acronym that is neither known nor expanded."""
    options = rule.options
    places: dict[str, list[Span]] = {}
    folded = document.folded
    for match in _CAPITALS.finditer(folded):
        if options["letters"] <= len(match[0]) <= _LONGEST and _is_whole(folded, *match.span()):
            places.setdefault(match[0], []).append(Span(*match.span()))
    strange = [name for name in places if not _is_known(name, options) and lower(name) not in document.allowed]
    if not strange:
        return
    initials = _initials(document)
    reported = 0
    for name in strange:
        free = [span for span in places[name] if _stands_alone(document, span)]
        if not free or any(_is_explained(document, span) for span in places[name]) or _spelt(name, initials):
            continue
        yield Finding(
            rule,
            free[0],
            f'"{name}" is not written out anywhere in the article: say what it stands for where it comes first',
            related=tuple(free[1:]),
            confidence=0.7,
        )
        reported += 1
        if reported == options["most"]:
            return


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether capitals are a word of their own, and no part of a code, an address or a price."""
    before = folded[start - 1 : start]
    return not before.isalnum() and before not in _JOINED and _AFTER.match(folded, end) is not None


def _is_known(name: str, options: Mapping[str, Any]) -> bool:
    """Whether readers know an acronym, or it is an ordinary word or a number in capitals."""
    if name in options["known"] or _ROMAN.fullmatch(name):
        return True
    found = lexicon.entry(name)
    if found is None:
        return False
    is_word = (found.us or found.gb or found.name) and found.cased != name
    return is_word or found.zipf >= options["highest-zipf"]


def _stands_alone(document: Document, span: Span) -> bool:
    """Whether an acronym is prose of the writer's and no part of a name, a line in capitals or a quotation."""
    if document.quoted(*span) or document.folded[span.start - 1 : span.start] in _IN_BRACKETS:
        return False
    if any(word.text[0].isupper() and not _is_small(word) for word in _neighbours(document, span)):
        return False
    return document.paragraphs[document.paragraph_index(span.start)].kind == "body"


def _is_small(word: Word) -> bool:
    return lower(word.text) in wordlists.words("function-words")


def _neighbours(document: Document, span: Span) -> Iterator[Word]:
    """The words with only a space between them and an acronym, in one sentence with it."""
    folded = document.folded
    for word in document.words_in(max(0, span.start - _LONGEST_WORD), span.end + _LONGEST_WORD):
        if word.end <= span.start and folded[word.end : span.start].isspace():
            if document.sentence_index(word.start) == document.sentence_index(span.start):
                yield word
        elif word.start >= span.end and folded[span.end : word.start] in (" ", "'s "):
            yield word


def _is_explained(document: Document, span: Span) -> bool:
    """Whether an acronym stands in brackets behind what it stands for, or before brackets or a relative clause."""
    folded = document.folded
    if folded[span.start - 1 : span.start] in _IN_BRACKETS and span.start > 1:
        return True
    behind = folded[span.end : span.end + 3].lstrip(" ")
    return behind.startswith("(") or folded.startswith((", or ", ", short for", ", which stands for"), span.end)


def _initials(document: Document) -> tuple[str, str]:
    """The initials of all words, those of small words left out in the second."""
    words = [part for word in document.words for part in word.text.split("-") if part]
    return (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if lower(word) not in wordlists.words("function-words")),
    )


def _spelt(name: str, initials: Sequence[str]) -> bool:
    """Whether words in a row, capitalised at least, have the letters of an acronym as initials."""
    return any(name in run for run in initials)
