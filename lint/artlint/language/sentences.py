"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from artlint.document import Span
from artlint.language import wordlists

# A stop, the quotation marks and brackets that close over it, and what follows: white space, or nothing at all where
# the space was forgotten ("night.The").
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"')\]\u2060]*)(?:(?P<space>\s+)|(?=[A-Z][a-z]))")
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")  # the word, or letters with full stops between, that a stop ends
_NEXT = re.compile(r"[\"'(\[\u2060]*(?P<first>\w+)?")


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the sentences in `text[start:end]`, one paragraph, without the white space between them.

    A full stop ends a sentence unless it belongs to an abbreviation or an initial that the next word continues;
    "U.S." and "Inc." end one only where the next word is one that opens sentences.
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
    if first[0].islower():
        # "Yahoo! said", '"Why?" he asked' and "vs. them" go on; so does a pause of dots.
        return False
    if match["stop"] != ".":
        return True
    before = _BEFORE.search(text, max(at, match.start() - 24), match.start())
    if before is None:
        return True
    token = before[0]
    if match["space"] is None:
        # "night.The" is two sentences; "U.S.Steel", "Node.Js" and "p.Smith" are not.
        return len(token) > 2 and token.islower() and token not in wordlists.words("abbreviations")
    if len(token) == 1 and token.isupper():
        # An initial; but "I." and a letter after a plain word ("Plan B. The") can end a sentence.
        return token == "I" or (first.lower() in wordlists.words("sentence-openers"))
    if "." in token or token.lower() in wordlists.words("abbreviations-at-end"):
        return first.lower() in wordlists.words("sentence-openers")
    if token.lower() in wordlists.words("abbreviations-before-figures"):
        return not first[0].isdigit()
    return token.lower() not in wordlists.words("abbreviations")
