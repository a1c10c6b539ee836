"""What lets a vague claim stand: a named speaker, a quotation, a survey with figures or a link, there or next to it.

Source of the idea: Wikipedia's MOS:WEASEL, which spares vague wording that the text around it supports.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from artlint.document import Document, ParagraphKind, Sentence, lower
from artlint.language.attribution.clauses import says
from artlint.language.attribution.speakers import speakers
from artlint.language.wordlists import words as listed
from artlint.patterns import lazy

Backing = Literal["none", "one voice", "full"]

_NOT_CLAIMS: frozenset[ParagraphKind] = frozenset({"heading", "caption", "quotation"})
_REACH = 500  # code points on either side of a cue that are looked at, however long its sentence is
_AFTER = 3  # sentences after a claim in which a second voice may be heard
_LEAST, _STEM = 4, 5  # letters of a word that can tie a sentence to a claim, and of its beginning that tells

# A quotation long enough to be somebody's words, not one term in scare quotes.
_QUOTATION = lazy(r"(?:\"|'')[^\"\s]+(?:[ ,]+[^\"\s]+){3}")
_LINK = lazy(r"https?://|www\.|\]\(|<a\b", re.IGNORECASE)
_FINDING = lazy(
    r"\b(?:polls?|surveys?|findings?|stud(?:y|ies)|data|figures|results|research) (?:[a-z]+ ){0,2}?"
    r"(?:shows?|showed|shown|finds?|found|suggest(?:s|ed)?|reveal(?:s|ed)?|indicate[sd]?)\b",
    re.IGNORECASE,
)
_SURVEY = lazy(
    r"\b(?:polls?|polled|pollsters?|surveys?|surveyed|study|studies|respondents|questionnaires?|census)\b",
    re.IGNORECASE,
)
_FIGURE = lazy(r"\d|\b(?:per cent|percent|half|third|majority)\b")
_DOCUMENT = lazy(
    r"\b(?:[Rr]eport|[Ss]tudy|[Ss]urvey|[Pp]oll|[Pp]aper|[Rr]esearch|[Aa]nalysis) "
    r"(?:by|from|for|published|commissioned|conducted|carried out|released)(?: [a-z]+){0,4} [A-Z]"
)
_EXAMPLE = lazy(r"\b(?:such as|including|among them) (?:[a-z][\w'-]* ){0,4}?[A-Z]|\b[Ff]or (?:example|instance)\b")
# "…, she said." and "He argues that …": the article has said before who speaks.
_KNOWN_SPEAKER = lazy(
    r"(?:(?m:^)|(?<=[.!?,;] )|\b(?:as|but|and) )(?:he|she) (?:also |later |has |had )?([a-z]+)(?= that\b|[,.:])",
    re.IGNORECASE,
)


def is_claim(document: Document, start: int, end: int) -> bool:
    """Whether `start:end` is the article's own running text: no quotation, heading or caption."""
    if document.quoted(start, end):
        return False
    sentence = document.sentences[document.sentence_index(start)]
    return document.paragraphs[sentence.paragraph].kind not in _NOT_CLAIMS


def supported(document: Document, start: int, end: int) -> bool:
    """Whether the vague claim whose cue is `start:end` needs no further source: it is no claim, or it is supported."""
    return not is_claim(document, start, end) or backing(document, start, end) != "none"


def backing(document: Document, start: int, end: int) -> Backing:
    """What stands behind the vague claim whose cue is `start:end`; what is no claim lacks nothing.

    Support may stand in the cue's sentence or in the next one, be it in the next paragraph, or in the one after that if
    it has a word of the claim. A claim in the lead has it when the body quotes or introduces somebody, and so has one
    that goes on from the figures of a survey. It is "one voice" when all that follows is one speaker.
    """
    if not is_claim(document, start, end):
        return "full"
    number = document.sentence_index(start)
    sentence = document.sentences[number]
    if _own_sentence_supports(document, sentence, start, end):
        return "full"
    if sentence.paragraph == _lead(document) and _body_attributes(document):
        return "full"
    before = document.sentences[max(0, number - 1)]
    if before.paragraph == sentence.paragraph and _is_survey(document, before):
        return "full"
    following = document.sentences[number + 1 : number + 1 + _AFTER]
    if following and _cites(document, following[0]):
        return "full"
    if not any(
        _attributes(document, later.start, later.end) and (distance == 0 or _is_tied(document, sentence, later))
        for distance, later in enumerate(following[:2])
    ):
        return "none"
    voices = {name.split()[-1] for later in following for name in _speakers(document, later.start, later.end)}
    return "one voice" if len(voices) < 2 else "full"


def _is_tied(document: Document, claim: Sentence, later: Sentence) -> bool:
    """Whether two sentences share the beginning of a word that means something."""
    first, second = (
        {
            lower(word.text)[:_STEM]
            for word in document.words_in(sentence.start, min(sentence.end, sentence.start + _REACH))
            if len(word.text) >= _LEAST and lower(word.text) not in listed("function-words") and not says(word.text)
        }
        for sentence in (claim, later)
    )
    return not first.isdisjoint(second)


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
        or _DOCUMENT.search(text, before, stop)
        or any(_speaks(match[1]) for match in _KNOWN_SPEAKER.finditer(text, before, stop))
        or any(speakers(text, before, cue))
        or any(speakers(text, after, stop))
    )


def _cites(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence links to something, gives figures of a survey, or names a study or report and whose it is."""
    if _has_link(document, sentence.start, sentence.end) or _is_survey(document, sentence):
        return True
    text, index = document.matching.text, document.matching.index
    last = min(sentence.end, sentence.start + _REACH)
    return _DOCUMENT.search(text, index(sentence.start), index(last - 1) + 1) is not None


def _is_survey(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence gives figures of a survey: "Most believe it" may go on with them."""
    text, index = document.matching.text, document.matching.index
    start, stop = index(sentence.start), index(min(sentence.end, sentence.start + _REACH) - 1) + 1
    return bool(_SURVEY.search(text, start, stop) and _FIGURE.search(text, start, stop))


def _speaks(verb: str) -> bool:
    return says(verb) or verb in listed("believing-verbs")


def _has_link(document: Document, start: int, end: int) -> bool:
    return _LINK.search(document.text, start, min(end, start + 2 * _REACH)) is not None


def _attributes(document: Document, start: int, end: int, reach: int = _REACH) -> bool:
    """Whether `start:end`, as far as `reach`, quotes somebody or introduces a speaker."""
    text, index = document.matching.text, document.matching.index
    first, last = index(start), index(min(end, start + reach) - 1) + 1
    return bool(_QUOTATION.search(text, first, last)) or any(speakers(text, first, last, introduced=True))


def _speakers(document: Document, start: int, end: int) -> list[str]:
    text, index = document.matching.text, document.matching.index
    return list(speakers(text, index(start), index(min(end, start + _REACH) - 1) + 1))


@lru_cache(maxsize=1)
def _lead(document: Document) -> int:
    """Index of the first paragraph of the body; -1 if there is none."""
    return next((number for number, paragraph in enumerate(document.paragraphs) if paragraph.kind == "body"), -1)


@lru_cache(maxsize=1)
def _body_attributes(document: Document) -> bool:
    """Whether anybody is quoted or introduced after the lead."""
    start, end = document.paragraphs[_lead(document)].end, document.paragraphs[-1].end
    return start < end and _attributes(document, start, end, reach=end - start)
