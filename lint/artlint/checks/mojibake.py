"""Letters garbled by a wrong conversion: UTF-8 read as Windows-1252, lost characters, HTML entities in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from artlint.document import FILLER, OPAQUE, Document, Span
from artlint.finding import Finding, rewording
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import compiled, lazy
from artlint.rulebook import Rule

OPTIONS: dict[str, Option] = {}

_MASKS = frozenset({OPAQUE, FILLER})

# A letter that garbled text begins with, and one that it goes on with: cheaper than the whole pattern, which few
# articles need.
_SUSPECT = lazy("[À-ð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\x80-\x9f\ufffd]")


@cache
def _bytes() -> dict[str, int]:
    """What Windows-1252 (and, where that has no letter, Latin-1) makes of the bytes of UTF-8, and back."""
    made = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xC0)}
    return made | {chr(byte): byte for byte in (*range(0x80, 0xA0), *range(0xC0, 0x100))}


@cache
def _garbled() -> re.Pattern[str]:
    """Runs of garbled letters.

    Letters of two bytes begin with À to ß, but only after Â and Ã is what follows never a mark of punctuation that a
    capital may have beside it ("CAFÉ”"); of the others it takes two in a row. Letters of three bytes: dashes, quotation
    marks, currencies and signs (â), and the byte order mark and full-width forms (ï); others, again, two in a row.
    Four: emoji (ð).
    """
    signs = b"\x80\x81\x82\x84\x86\x88\x89\x9c\x9d\x9e"
    goes_on = "[" + "".join(re.escape(letter) for letter, byte in _bytes().items() if byte < 0xC0) + "]"
    sign = "[" + "".join(letter for letter, byte in _bytes().items() if byte in signs) + "]"
    return compiled(
        f"(?:(?:[ÂÃ]{goes_on}|â{sign}{goes_on}|ï[»¼½¿]{goes_on}|ðŸ{goes_on}{{2}})"
        f"|(?:[À-ß]{goes_on}){{2,}}|(?:[à-ï]{goes_on}{{2}}){{2,}})+"
        "|â€"  # a curly quotation mark whose last byte got lost
        "|\ufffd+"
        "|[\x80-\x9f]+"
    )


_EAST_ASIAN = ("\u2e80", "\ufb00")

# The signs of Windows-1252 that articles use, for where it was read as Latin-1.
_SIGNS = {0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x99: "™"}


@cache
def _entity() -> re.Pattern[str]:
    """Entities of HTML that plain text does not have."""
    return compiled(
        r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|pound|euro);"
    )


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each garbled letter or run of them, with what it was where that is certain."""
    suspect = None if document.text.isascii() else _SUSPECT.search(document.text)
    if suspect:
        for match in _garbled().finditer(document.text, suspect.start()):
            if not _is_masked(document, match.start()):
                meant = _repaired(match[0])
                if meant != match[0]:
                    yield _finding(rule, Span(*match.span()), match[0], meant)
    if document.format == "plain" and "&" in document.text:
        from html import unescape

        for match in _entity().finditer(document.text):
            if not _is_masked(document, match.start()):
                yield _finding(rule, Span(*match.span()), match[0], unescape(unescape(match[0])))


def _is_masked(document: Document, at: int) -> bool:
    return document.folded[at] in _MASKS and document.text[at] not in _MASKS


def _finding(rule: Rule, span: Span, shown: str, meant: str | None) -> Finding:
    if meant is None:
        message = "characters were lost here when the text was converted: look them up in the original"
        return Finding(rule, span, message, confidence=0.97)
    message = f'"{_visible(shown)}" is garbled: it stands for "{_visible(meant)}"'
    return Finding(rule, span, message, (meant,), rewording(span, meant, "safe"), confidence=0.97)


def _visible(text: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)


def _repaired(garbled: str) -> str | None:
    """What a run was before it was garbled, however often; None if that is lost, the run itself if it is sound."""
    if "\ufffd" in garbled or garbled == "â€":
        return None
    text = garbled
    while _garbled().fullmatch(text) and (decoded := _decoded(text)) is not None:
        if text != garbled and any(_EAST_ASIAN[0] <= letter < _EAST_ASIAN[1] for letter in decoded):
            break  # "è££è££" is likelier in an English article than Chinese that was garbled twice
        text = decoded
    if text == garbled and "\x80" <= text[0] < "\xa0":
        return text.translate(_SIGNS) if all(ord(letter) in _SIGNS for letter in text) else None
    return text


def _decoded(text: str) -> str | None:
    """The text of which this is the UTF-8 read as Windows-1252, if it is."""
    try:
        return bytes(_bytes()[letter] for letter in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
