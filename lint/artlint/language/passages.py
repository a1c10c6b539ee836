"""The passages of an article: what of it is judged as belonging or not.

A passage is a paragraph, a line of one that is made of fragments, or a sentence of one so long that it is a wall.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from artlint.document import Document, ParagraphKind, Span, lines, remembered
from artlint.language import associations, lexicon, topics
from artlint.language.cues import listed, normal

WALL = 180
"""Words from which on a paragraph is a wall: one of 100 paragraphs in edited news has as many."""

_FRAGMENT_WORDS = 12  # a line of a paragraph of several lines that has no more words is a passage of its own
_WRAPPED_WORDS = 7  # a line of wrapped prose has as many, and the next one goes on with a small letter
_PROSE_WORDS = 15  # a passage with fewer words, or without a final stop, is no prose
_CUE_WORDS, _CUE_LETTERS = 60, 600  # longer passages are not looked at for cues
_GLUED_CUE_WORDS = 15  # nor are longer sentences of a wall: prose too opens with "Elsewhere" and "Sponsored by"
_FUNCTION_ZIPF = 6.2
LISTS = ("furniture", "promotion", "credits", "bios", "bylines", "fragments")
STRONG = frozenset(("furniture", "promotion", "credits"))


class Look(NamedTuple):
    """What is known of a word: its topic term, associations (packed), and figures that are summed over a passage."""

    term: tuple[str, float]
    dense: int
    function: bool
    zipf: float
    upper: bool
    capital: bool
    figure: bool


class Passage(NamedTuple):
    """A passage: where it stands, what it is, its words (folded) and what they say together.

    `vector` holds its topic words, `dense` the sum of their associations, and `sums` how many words are function words,
    the sum of Zipf frequencies, how many are in capitals, begin with one, and are figures. `wall` is where the wall
    begins that the passage is a sentence of.
    """

    start: int
    end: int
    kind: ParagraphKind
    text: str
    words: tuple[str, ...]
    vector: topics.Vector
    dense: associations.Dense
    sums: tuple[float, ...]
    cues: tuple[str, ...]
    stopped: bool
    prose: bool
    wall: int | None


@lru_cache(maxsize=1 << 14)
def look(word: str) -> Look:
    """What is known of a word."""
    zipf = lexicon.zipf(word)
    return Look(
        topics.term(word),
        associations.of(word),
        zipf >= _FUNCTION_ZIPF,
        zipf,
        word.isupper(),
        word[0].isupper(),
        word[0].isdigit(),
    )


@remembered
def passages(document: Document) -> list[Passage]:
    """The passages of a document, in order."""
    made = []
    folded = document.folded
    for paragraph in document.paragraphs:
        start, end, kind = paragraph
        wall = start if kind == "body" and len(document.words_in(start, end)) >= WALL else None
        for span in _parts(folded, start, end) if wall is None else _sentences(folded, start, end):
            made.append(_passage(document, folded[span.start : span.end], span, kind, wall))
    return made


def _sentences(folded: str, start: int, end: int) -> list[Span]:
    from artlint.language.sentences import split  # few articles have a wall

    return list(split(folded, start, end))


def _passage(document: Document, text: str, span: Span, kind: ParagraphKind, wall: int | None) -> Passage:
    words = tuple([word.text for word in document.words_in(*span)])
    stopped = text.rstrip("\"')]")[-1:] in (".", "!", "?")
    terms, dense, *sums = zip(*map(look, words), strict=True) if words else _NOTHING
    return Passage(
        *span,
        kind,
        text,
        words,
        topics.weighted(terms),
        associations.unpacked(sum(dense)),
        tuple(map(sum, sums)),
        _cues(text, len(words)) if wall is None or len(words) <= _GLUED_CUE_WORDS else (),
        stopped,
        stopped and len(words) >= _PROSE_WORDS,
        wall,
    )


_NOTHING: tuple[tuple[()], ...] = ((),) * len(Look._fields)


def _parts(folded: str, start: int, end: int) -> list[Span]:
    """A paragraph whole, or its lines where each is a fragment and none goes on from the one before."""
    text = folded[start:end]
    if "\n" not in text and "\r" not in text:
        return [Span(start, end)]
    parts = [part for part in lines(text) if text[part.start : part.end].strip()]
    if any(text.count(" ", *part) >= _FRAGMENT_WORDS for part in parts):
        return [Span(start, end)]
    for part, following in pairwise(parts):
        if text.count(" ", *part) >= _WRAPPED_WORDS and text[following.start : following.end].lstrip()[:1].islower():
            return [Span(start, end)]
    return [Span(start + part.start, start + part.end) for part in parts]


def _cues(text: str, words: int) -> tuple[str, ...]:
    if words > _CUE_WORDS or len(text) > _CUE_LETTERS or text[0] == "<":
        return ()
    return listed(normal(text), LISTS)
