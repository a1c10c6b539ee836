"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from artlint.document import Span
from artlint.language import wordlists
from artlint.patterns import lazy

# A stop, the quotation marks and brackets that close over it, and what follows: white space, or nothing at all where
# the space was forgotten ("night.The").
_STOP = lazy(r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"')\]\u2060]*+)(?:(?P<space>\s+)|(?=[A-Z][a-z]))")
_BEFORE = lazy(r"(?:[^\W\d_]\.)*[^\W_]+$")  # the word, or letters with full stops between, that a stop ends
_LONGEST_TOKEN = 24  # code points
_ATTRIBUTION = lazy(r"(?:[A-Z][\w'-]*\.?\s+){1,3}(?P<verb>[a-z]+)(?=[.,;:])")
_NEXT = lazy(r"[\"'(\[\u2060]*(?P<first>\w+)?")


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the sentences in `text[start:end]`, one paragraph, without the white space between them.

    A full stop ends a sentence unless it belongs to an abbreviation or an initial that the next word continues;
    "U.S." and "Inc." end one only where the next word is one that opens sentences, "p.m." unless a day or zone follows.
    """
    at = start
    for match in _STOP.finditer(text, start, end):
        if match.end() >= end:
            break
        if _ends_sentence(text, match, at, end):
            yield Span(at, match.end("close"))
            at = match.end()
    while end > at and text[end - 1].isspace():
        end -= 1
    if end > at:
        yield Span(at, end)


def _ends_sentence(text: str, match: re.Match[str], at: int, end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    first = following["first"] if following else None
    if first is None:
        # A dash, a bullet or a currency sign: "… in May. $5 million of it".
        return match["space"] is not None and text[match.end()] not in "-–—,;:"
    if first[0].islower() and first.islower():  # "iPad" and "eBay" open sentences
        # "Yahoo! said", '"Why?" he asked' and "vs. them" go on; so does a pause of dots.
        return False
    before = _BEFORE.search(text, max(at, match.start() - _LONGEST_TOKEN), match.start())
    token = before[0] if before else ""
    opens = first.lower() in wordlists.words("sentence-openers")
    if match["stop"] != ".":
        if match["stop"] in ("!", "?") and token.lower() in wordlists.words("names-with-marks"):
            return opens
        return not (match["close"] and _is_attribution(text, match.end(), end))
    if match["space"] is None:
        # "night.The" is two sentences; "U.S.Steel", "Node.Js" and "p.Smith" are not.
        if len(token) <= 2 or "." in token or token.lower() in wordlists.words("abbreviations"):
            return False
        return token.islower() or opens
    return _ends_token(token, first, opens, starts=match.start() - len(token) == at)


def _ends_token(token: str, first: str, opens: bool, starts: bool) -> bool:
    """Whether the full stop after `token`, followed by a space and the word `first`, ends a sentence.

    Args:
        opens: whether `first` is a word that opens sentences.
        starts: whether `token` is the first of its sentence.
    """
    lowered = token.lower()
    if not token:
        return True
    if len(token) == 1 and token.isupper():
        # An initial; but "I." and a letter after a plain word ("Plan B. The") can end a sentence.
        return token == "I" or opens
    if starts and token.isdigit():
        return False  # the number of an item: "1. Turn it off."
    if lowered in ("a.m", "p.m"):
        return first.lower() not in wordlists.words("words-after-clock")
    if lowered in wordlists.words("abbreviations-at-end"):
        return opens
    if lowered in wordlists.words("abbreviations"):
        # "5 p.m. EST. Police said": capitals are another word.
        return len(token) > 1 and token.isupper() and not first.isupper()
    if "." in token:
        return opens
    if lowered in wordlists.words("abbreviations-before-figures"):
        return not first[0].isdigit()
    return True


def _is_attribution(text: str, at: int, end: int) -> bool:
    """Whether what follows a quotation only says who spoke: '"Why?" Smith asked.'"""
    match = _ATTRIBUTION.match(text, at, end)
    return match is not None and any(match["verb"] in wordlists.words(f"{kind}-verbs") for kind in ("saying", "asking"))
