"""Passages in another language than English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.language import lexicon
from artlint.language.passages import Passage, passages
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

OPTIONS = {
    "shortest": Option("integer", 20, "words in the shortest passage that is looked at"),
    "function-words": Option(
        "number", 0.12, "share of English function words from which on a passage is English; news has .3 to .5"
    ),
    "certainty": Option("number", 0.9, "probability of the language, by langdetect"),
    "confidence": Option("number", 0.95, "share of findings that an editor agrees with"),
}

_FUNCTION_ZIPF = 6.4  # the 60 most frequent words
_NAMES = 0.6  # share of capitalised words and figures from which on a passage is a list of names, in no language
_ENGLISH = 0.7  # share of known words that a passage in English exceeds; other languages share half of theirs at most


@lru_cache(maxsize=1)
def _detectors() -> DetectorFactory:
    """The language profiles, 55 of them, 250 ms; seeded, or each run would give another answer."""
    from langdetect import DetectorFactory, detector_factory

    DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each foreign passage; one in all, on the first, where most of the text is foreign."""
    long = [passage for passage in passages(document) if len(passage.words) >= rule.options["shortest"]]
    foreign = [
        (passage, language)
        for passage in long
        if _may_be_foreign(passage, rule.options["function-words"])
        and (language := _language(passage.text, rule.options["certainty"]))
    ]
    whole = 2 * len(foreign) > len(long) and len(foreign) > 1
    for passage, language in foreign[:1] if whole else foreign:
        what = "the article is" if whole else "the passage is"
        message = f'{what} not in English but, it seems, in the language "{language}": translate it or take it out'
        yield Finding(rule, Span(passage.start, passage.end), message, confidence=rule.options["confidence"])


def _may_be_foreign(passage: Passage, function_words: float) -> bool:
    """Whether a passage has few English function words, and few English words of any kind that are no names.

    langdetect needs 50 MB and 250 ms; it is not asked about tables, rosters and headlines in English.
    """
    words = passage.words
    if sum(map(_is_function, words)) >= function_words * len(words):
        return False
    common = [word for word in words if word[0].islower()]
    return len(common) > (1 - _NAMES) * len(words) and sum(map(lexicon.known, common)) < _ENGLISH * len(common)


@lru_cache(maxsize=1 << 12)
def _is_function(word: str) -> bool:
    return lexicon.zipf(word) >= _FUNCTION_ZIPF


def _language(text: str, certainty: float) -> str:
    """Two-letter code of the language of a text; empty when it is English or nobody can tell."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _detectors().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return ""
    return str(best.lang) if best.lang != "en" and best.prob >= certainty else ""
