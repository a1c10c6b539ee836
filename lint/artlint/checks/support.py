"""What lets a vague claim stand: a named speaker, a quotation, a survey with figures or a link, there or next to it.

Source of the idea: Wikipedia's MOS:WEASEL, which spares vague wording that the text around it supports.
"""

from __future__ import annotations

import re
from functools import lru_cache

from artlint.document import Document, ParagraphKind, Sentence
from artlint.language.wordlists import words as listed
from artlint.patterns import lazy

_NOT_CLAIMS: frozenset[ParagraphKind] = frozenset({"heading", "caption", "quotation"})
_REACH = 500  # code points on either side of a cue that are looked at, however long its sentence is

# A quotation long enough to be somebody's words, not one term in scare quotes.
_QUOTATION = lazy(r"(?:\"|'')[^\"\s]+(?:[ ,]+[^\"\s]+){3}")
_LINK = lazy(r"https?://|www\.|\]\(|<a\b", re.IGNORECASE)
_FINDING = lazy(
    r"\b(?:polls?|surveys?|findings?|stud(?:y|ies)|data|figures|results|research) (?:[a-z]+ ){0,2}?"
    r"(?:shows?|showed|shown|finds?|found|suggest(?:s|ed)?|reveal(?:s|ed)?|indicate[sd]?)\b",
    re.IGNORECASE,
)
_SURVEY = lazy(
    r"\b(?:polls?|polled|surveys?|surveyed|study|studies|respondents|questionnaires?|census)\b", re.IGNORECASE
)
_FIGURE = lazy(r"\d|\b(?:per cent|percent|half|third|majority)\b")
_EXAMPLE = lazy(r"\b(?:such as|including|among them) (?:[a-z][\w'-]* ){0,4}?[A-Z]|\b[Ff]or (?:example|instance)\b")


_NAME = lazy(r"\b[A-Z][\w.-]*(?:'[A-Z]\w+)?(?: [A-Z][\w.-]*(?:'[A-Z]\w+)?){0,4}")
_ASIDE = lazy(r", [^,.;:\"]{2,80},| \([^()]{1,40}\)")  # "Weil, who built it, said", "Weil (left) said"
_NEXT_WORDS = lazy(r"(?: [a-z]+){1,3}")


def supported(document: Document, start: int, end: int) -> bool:
    """Whether the vague claim whose cue is `start:end` needs no further source: it is quoted, no claim, or supported.

    Support may stand in the cue's sentence or in the next one, be it in the next paragraph; a claim in the lead has it
    when the body quotes or introduces somebody.
    """
    if document.quoted(start, end):
        return True
    number = document.sentence_index(start)
    sentence = document.sentences[number]
    if document.paragraphs[sentence.paragraph].kind in _NOT_CLAIMS:
        return True
    if _own_sentence_supports(document, sentence, start, end):
        return True
    if sentence.paragraph == _lead(document) and _body_attributes(document):
        return True
    if number + 1 == len(document.sentences):
        return False
    following = document.sentences[number + 1]
    return _has_link(document, following.start, following.end) or _attributes(document, following.start, following.end)


def _own_sentence_supports(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    first, last = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    if _has_link(document, first, last):
        return True
    text, index = document.matching.text, document.matching.index
    before, cue, after, stop = index(first), index(start), index(end - 1) + 1, index(last - 1) + 1
    return bool(
        _FINDING.search(text, before, cue)
        or (_SURVEY.search(text, before, stop) and _FIGURE.search(text, before, stop))
        or _QUOTATION.search(text, before, cue)
        or _QUOTATION.search(text, after, stop)
        or _EXAMPLE.search(text, after, stop)
        or _names_speaker(text, before, cue)
        or _names_speaker(text, after, stop)
    )


def _has_link(document: Document, start: int, end: int) -> bool:
    return _LINK.search(document.text, start, min(end, start + 2 * _REACH)) is not None


def _attributes(document: Document, start: int, end: int, reach: int = _REACH) -> bool:
    """Whether `start:end`, as far as `reach`, quotes somebody or introduces a speaker."""
    text, index = document.matching.text, document.matching.index
    first, last = index(start), index(min(end, start + reach) - 1) + 1
    return bool(_QUOTATION.search(text, first, last)) or _names_speaker(text, first, last, introduced=True)


@lru_cache(maxsize=1)
def _lead(document: Document) -> int:
    """Index of the first paragraph of the body; -1 if there is none."""
    return next((number for number, paragraph in enumerate(document.paragraphs) if paragraph.kind == "body"), -1)


@lru_cache(maxsize=1)
def _body_attributes(document: Document) -> bool:
    """Whether anybody is quoted or introduced after the lead."""
    start, end = document.paragraphs[_lead(document)].end, document.paragraphs[-1].end
    return start < end and _attributes(document, start, end, reach=end - start)


def _names_speaker(text: str, start: int, end: int, *, introduced: bool = False) -> bool:
    """Whether `text[start:end]` names somebody who says something.

    `introduced` asks for the name of a new speaker, given in full; "Clinton also said" goes on about one who was there.
    """
    for match in _NAME.finditer(text, start, end):
        parts = match[0].split()
        if match.start() == start and not is_name(parts[0]):
            parts = parts[1:]
        if parts and parts[0].rstrip(".").lower() in listed("abbreviations"):
            parts = parts[1:]
        if len(parts) > introduced and (_speaks(text, match.end(), end) or _is_cited(text, start, match.start())):
            return True
    return False


def _speaks(text: str, at: int, end: int) -> bool:
    """Whether a verb of saying follows a name that ends at `at`, over an apposition and up to two adverbs."""
    aside = _ASIDE.match(text, at, end)
    words = _NEXT_WORDS.match(text, aside.end() if aside else at, end)
    for word in words[0].split() if words else ():
        if _says(word):
            return True
        if not word.endswith("ly") and word not in listed("clause-adverbs"):
            return False
    return False


def _is_cited(text: str, start: int, at: int) -> bool:
    """Whether a verb of saying or "according to" stands up to three or six words before a name that begins at `at`."""
    words = text[max(start, at - 80) : at].split()
    for distance, word in enumerate(reversed(words)):
        if word == "to" and words[-distance - 2 : -distance - 1] in (["according"], ["According"]):
            return distance <= 6
        if distance <= 3 and _says(word.rstrip(",")):
            return True
        if not word.rstrip(",").replace("-", "").replace("'", "").isalpha() or not word[0].islower():
            return False
    return False


def _says(word: str) -> bool:
    return word in listed("saying-verbs") or word in listed("telling-verbs")


def is_name(word: str) -> bool:
    """Whether a capitalised word that opens a sentence is a name even so."""
    from artlint.language import lexicon

    lowered = word.lower()
    if lowered in listed("sentence-openers"):
        return False
    return lexicon.is_name(lowered) or not lexicon.known(lowered)
