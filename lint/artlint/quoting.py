"""How a finding is known again when lines have moved: by the words it stands on."""

from __future__ import annotations

from artlint.document import FILLER, ODD_SPACES, Document, Span, fold

_LONGEST = 80  # code points; of a longer passage the beginning is enough to know it by
_CUT = "…"
_REACH = 40  # code points looked at on either side of a finding that holds no letter


def words_of(document: Document, span: Span) -> str:
    """The words of a finding on one line: spaces squeezed, quotation marks straight.

    A finding on a space or a mark is known by the words on either side of it.
    """
    start, end = span
    if not any(map(str.isalnum, document.text[start:end])):
        start, end = _widened(document.text, start, end)
    return squeezed(document.text[start:end])


def quoted(document: Document, span: Span) -> str:
    """The same as it is written down: a long passage is cut with "…"."""
    words = words_of(document, span)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + _CUT


def stands_on(document: Document, span: Span, quote: str) -> bool:
    """Whether a finding stands on quoted words; a quotation that ends in "…" gives only their beginning."""
    words = words_of(document, span)
    quote = squeezed(quote)
    return words == quote or (quote.endswith(_CUT) and words.startswith(quote.removesuffix(_CUT).rstrip()))


def squeezed(text: str) -> str:
    """A text on one line, odd spaces and curly quotation marks made plain."""
    return " ".join(fold(text).replace(FILLER, "").split())


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The place and the words it stands between or in; a line end is as good as a space."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    return start - _edge(before[::-1]), end + _edge(after)


def _edge(text: str) -> int:
    """Length of white space and the one word after it."""
    at = 0
    while at < len(text) and _is_space(text[at]):
        at += 1
    while at < len(text) and not _is_space(text[at]):
        at += 1
    return at


def _is_space(character: str) -> bool:
    return character.isspace() or character in ODD_SPACES
