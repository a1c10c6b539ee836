"""Letters of another script inside a word that look like its own: the Cyrillic "а" in "pаypal"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from unicodedata import name, normalize

from artlint.document import FILLER, OPAQUE, Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.language import lexicon, wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS: dict[str, Option] = {}

_FOREIGN = lazy("[\u0370-\u058f\U0001d400-\U0001d7cb\uff21-\uff5a]")  # cheaper than the words, which few articles need
_WORD = lazy(r"[^\W\d_]+")
_STYLED = lazy("[\U0001d400-\U0001d7cb\uff21-\uff3a\uff41-\uff5a]{2,}")  # bold, script and wide letters
_LATIN_END = "\u0250"
_ADDRESS = ("://", "www.", "@")


@cache
def _latin() -> dict[int, str]:
    """What each look-alike looks like."""
    return {ord(line[0]): line[2] for line in wordlists.words("look-alikes")}


@cache
def _cyrillic() -> dict[int, str]:
    """The other way about, into Cyrillic."""
    return {ord(latin): chr(code) for code, latin in _latin().items() if 0x400 <= code < 0x500}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each word of mixed scripts, and for each word set in letters that are signs of mathematics."""
    text = document.text
    first = None if text.isascii() else _FOREIGN.search(text)
    if first is None:
        return
    for match in _WORD.finditer(text, max(0, first.start() - 1)):
        if match.end() <= first.start() or match[0].isascii() or not _is_seen(document, match.start()):
            continue
        word, span = match[0], Span(*match.span())
        if styled := _STYLED.search(word):
            yield _styled(rule, span, word, styled[0])
        elif meant := _meant(document, span, word):
            yield _mixed(rule, span, word, meant)


def _is_seen(document: Document, at: int) -> bool:
    """Whether a reader sees the text as prose, or follows it as an address."""
    if document.folded[at] not in (OPAQUE, FILLER):
        return True
    mask = document.masks[bisect_right(document.masks, at, key=lambda mask: mask.start) - 1]
    return any(sign in document.text[mask.start : mask.end] for sign in _ADDRESS)


def _meant(document: Document, span: Span, word: str) -> str | None:
    """The word in the letters of one script; None if it is so already or its foreign letters have no look-alike."""
    latin = _latin()
    foreign = [letter for letter in word if ord(letter) in latin]
    own = [letter for letter in word if letter < _LATIN_END]
    if foreign and own and len(foreign) + len(own) == len(word):
        return word.translate(latin)
    if own and len(own) < len(word) / 2:
        turned = word.translate(_cyrillic())
        return turned if all("\u0400" <= letter < "\u0530" for letter in turned) else None
    if len(foreign) == len(word) and _stands_in_english(document, span):
        reading = word.translate(latin)
        return reading if lexicon.known(reading) else None
    return None


def _stands_in_english(document: Document, span: Span) -> bool:
    """Whether a Latin letter stands on both sides, a space away, and no other word of that script is near."""
    folded = document.folded
    before, after = folded[max(0, span.start - 2) : span.start], folded[span.end : span.end + 2]
    if not (before[:1].isascii() and before[:1].isalpha() and before[1:] == " " == after[:1] and after[1:].isascii()):
        return False
    paragraph = document.paragraphs[document.paragraph_index(span.start)]
    return not (
        _FOREIGN.search(folded, paragraph.start, span.start) or _FOREIGN.search(folded, span.end, paragraph.end)
    )


def _mixed(rule: Rule, span: Span, word: str, meant: str) -> Finding:
    changed = [at for at, (old, new) in enumerate(zip(word, meant, strict=True)) if old != new]
    first = word[changed[0]]
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    return Finding(
        rule,
        span,
        f'"{word}" holds a letter of another script: {name(first).lower()} (U+{ord(first):04X}){more}'
        f' for "{meant[changed[0]]}"',
        (meant,),
        Fix("Write the letters of one script", tuple(_edits(span, word, meant)), "safe"),
        confidence=0.97,
    )


def _edits(span: Span, word: str, meant: str) -> Iterator[Edit]:
    for at, (old, new) in enumerate(zip(word, meant, strict=True), span.start):
        if old != new:
            yield Edit(Span(at, at + 1), new)


def _styled(rule: Rule, span: Span, word: str, styled: str) -> Finding:
    meant = normalize("NFKC", word)
    return Finding(
        rule,
        span,
        f'"{word}" is set in signs that look like letters ({name(styled[0]).lower()}): searches and screen readers'
        f' do not read "{meant}" there',
        (meant,),
        Fix("Write letters", tuple(_edits(span, word, meant)) if len(meant) == len(word) else (), "safe"),
        confidence=0.95,
        severity_override="warning",
    )
