"""`artlint_grade`: how hard readers find a text, in years of American schooling.

A sum of seven weighted measures of words and sentences. The weights are fitted by `tools/fit_grade.py` to what teachers
said of excerpts that they compared; mean and spread are those of the Flesch-Kincaid grade on the same excerpts, so that
a limit known from that scale means as much here. Method and figures are in `docs/readability.md`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import sqrt
from typing import NamedTuple

from artlint.document import Document, Sentence, Word, lower
from artlint.language import data_path, made_of, ngrams, read_json, readability, wordlists
from artlint.language.familiar import familiar

_SCALE = "familiar-dale-chall"
# Above, tables and abbreviations are to blame: edited news has .02, and one word in twenty at most.
_MOST_RARE = 0.05
_NOMINAL_LENGTH = 7  # letters from which an ending makes a noun of a verb or an adjective: "mention", not "nation"


class Measures(NamedTuple):
    """What the grade is made of; each but `foreseen` is higher for a harder text, whatever its length."""

    polysyllables: float
    """Root of the words of three syllables or more in thirty sentences, as in SMOG."""
    unfamiliar: float
    """Root of the share of words that are not on the list of Dale and Chall."""
    rare: float
    """Share of words, names too, that are not among the 65,536 of the trigram model; .05 at most."""
    foreseen: float
    """How much likelier a word is after the two before it than anywhere, mean of log10: stock phrases and dialogue
    have much of it, dense prose little."""
    sentence: float
    """Root of the length, in words, of the sentence that the average word stands in."""
    nominal: float
    """Share of words that end as nouns made of verbs and adjectives do: -tion, -ment, -ness."""
    prepositions: float
    """Share of words that are prepositions."""


def measure(sentences: list[tuple[Sentence, list[Word]]], counts: readability.Counts) -> Measures:
    """The measures of running text, as `readability.prose` gives it, and its counts.

    Raises:
        ZeroDivisionError: there is no sentence.
    """
    texts = Counter([word.text for _, words in sentences for word in words])
    lowered: Counter[str] = Counter()
    for text, times in texts.items():
        lowered[lower(text)] += times
    foreseen, known = _foreseen(sentences)
    prepositions = wordlists.words("prepositions")
    return Measures(
        polysyllables=sqrt(30 * counts.polysyllables / counts.sentences),
        unfamiliar=sqrt(sum(times for text, times in texts.items() if not familiar(text, _SCALE)) / counts.words),
        rare=min(_MOST_RARE, (counts.words - known) / counts.words),
        foreseen=foreseen,
        sentence=sqrt(sum(len(words) ** 2 for _, words in sentences) / counts.words),
        nominal=sum(times for text, times in lowered.items() if nominal(text)) / counts.words,
        prepositions=sum(times for text, times in lowered.items() if text in prepositions) / counts.words,
    )


def nominal(word: str) -> bool:
    """Whether a lower-case word ends as a noun made of a verb or an adjective does."""
    return len(word) >= _NOMINAL_LENGTH and word.endswith(_nominal_endings())


@cache
def _nominal_endings() -> tuple[str, ...]:
    return tuple(sorted(wordlists.words("nominal-endings")))


def _foreseen(sentences: list[tuple[Sentence, list[Word]]]) -> tuple[float, int]:
    """Mean gain of context in log10, and how many words the trigram model knows."""
    model = ngrams.model()
    gain, known = 0.0, 0
    start = model.id(ngrams.START)
    for _, words in sentences:
        ids = [-1, -1 if start is None else start, *model.ids([lower(word.text) for word in words])]
        known += sum([word >= 0 for word in ids[2:]])
        gain += sum(model.of_run(ids)) - sum(model.unigrams_of_ids(ids[2:]))
    return gain / max(known, 1), known


@cache
def _model() -> tuple[float, tuple[float, ...]]:
    model = made_of(data_path("grade.json"), read_json)
    if tuple(model["weights"]) != Measures._fields:
        raise ValueError("grade.json was fitted on other measures: run tools/fit_grade.py")
    return model["bias"], tuple(model["weights"].values())


def of(sentences: list[tuple[Sentence, list[Word]]], counts: readability.Counts) -> float:
    """The grade of running text, as `readability.prose` gives it, and its counts; 11 for the usual news article.

    Raises:
        ZeroDivisionError: there is no sentence.
    """
    bias, weights = _model()
    return bias + sum(weight * value for weight, value in zip(weights, measure(sentences, counts), strict=True))


@lru_cache(maxsize=1)
def if_hard(document: Document, limit: float, margin: float) -> float | None:
    """The grade of an article's running text if it is at or above a limit, else None.

    The Flesch-Kincaid grade is asked first, since it costs a fifth, and has to be within `margin` of the limit. So a
    report of many names (a team sheet, a list of awards) is not hard for the names alone, and an article of long plain
    sentences not for their length alone.
    """
    sentences = readability.prose(document)
    if not sentences:
        return None
    counts = readability.count(sentences)
    if readability.flesch_kincaid_grade(counts) < limit - margin:
        return None
    found = of(sentences, counts)
    return found if found >= limit else None
