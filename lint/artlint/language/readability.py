"""How hard prose is to read: the engine's own counts, and the published formulas over them.

Running text counts: the paragraphs of kind body and quotation. Headings, list items and captions are no sentences.
Words and sentences are the document's, syllables those of `artlint.language.syllables`; a figure counts as one
syllable, since "2016" is taken in at a glance (and other software counts it so).
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import NamedTuple

from artlint.document import Document, Sentence, Word, remembered
from artlint.language import syllables

_PROSE = frozenset({"body", "quotation"})
_QUESTION = 12  # words up to which a paragraph that asks is the question of a list of them
_LABEL = 4  # words up to which a paragraph without a stop is a label; a line of a poem has more
_STOPS = frozenset(".!…\"'")
_CLOSING = ")] \u2060"
_MANY_SYLLABLES = 3
_PUNCTUATION = "'-.,"  # that words and figures hold


class Counts(NamedTuple):
    """What the formulas are made of."""

    sentences: int
    words: int
    characters: int
    """Letters and figures, no punctuation."""
    syllables: int
    polysyllables: int
    """Words of three syllables or more."""

    @property
    def words_per_sentence(self) -> float:
        """Mean length of a sentence, in words."""
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        """Mean length of a word, in syllables."""
        return self.syllables / self.words

    @property
    def characters_per_word(self) -> float:
        """Mean length of a word, in letters and figures."""
        return self.characters / self.words


@remembered  # several checks ask in turn
def prose(document: Document) -> list[tuple[Sentence, list[Word]]]:
    """The sentences of running text that hold a word, each with its words; not to be changed."""
    kept = [paragraph.kind in _PROSE for paragraph in document.paragraphs]
    found = []
    for sentence in document.sentences:
        if kept[sentence.paragraph]:
            words = document.words_in(sentence.start, sentence.end)
            if words and not (len(words) <= _QUESTION and _is_label(document, sentence, len(words))):
                found.append((sentence, words))
    return found


def _is_label(document: Document, sentence: Sentence, words: int) -> bool:
    """Whether a few words that are a paragraph of their own are no sentence: a question of a list of them, a byline, a
    cell of a table."""
    start, end, _ = document.paragraphs[sentence.paragraph]
    if sentence.start > start or sentence.end < end:
        return False
    last = document.folded[start:end].rstrip(_CLOSING)[-1:]
    return last == "?" or (words <= _LABEL and last not in _STOPS)


def count(sentences: list[tuple[Sentence, list[Word]]]) -> Counts:
    """Count what `prose` gives."""
    texts = Counter([word.text for _, words in sentences for word in words])
    spoken = [(1 if text[0].isdigit() else syllables.count(text), times) for text, times in texts.items()]
    joined = "".join(texts.elements())
    return Counts(
        sentences=len(sentences),
        words=texts.total(),
        characters=len(joined) - sum(map(joined.count, _PUNCTUATION)),
        syllables=sum(number * times for number, times in spoken),
        polysyllables=sum(times for number, times in spoken if number >= _MANY_SYLLABLES),
    )


# Each formula raises ZeroDivisionError for a text without a sentence.


def flesch_reading_ease(counts: Counts) -> float:
    """About 0 (hard) to 100 (easy).

    Source: R. Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948.
    """
    return 206.835 - 1.015 * counts.words_per_sentence - 84.6 * counts.syllables_per_word


def flesch_kincaid_grade(counts: Counts) -> float:
    """Years of American schooling.

    Source: Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, US Navy, 1975.
    """
    return 0.39 * counts.words_per_sentence + 11.8 * counts.syllables_per_word - 15.59


def gunning_fog(counts: Counts, complex_words: int) -> float:
    """Years of American schooling.

    Args:
        counts: the text's counts.
        complex_words: words of three syllables or more that are no names, no compounds of short words, and have a third
            syllable other than an ending -es, -ed or -ing.

    Source: R. Gunning, The Technique of Clear Writing, 1952.
    """
    return 0.4 * (counts.words_per_sentence + 100 * complex_words / counts.words)


def smog_index(counts: Counts) -> float:
    """Years of American schooling for full comprehension; meant for 30 sentences or more.

    Source: G. H. McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12, 1969.
    """
    return 3.1291 + 1.043 * sqrt(30 * counts.polysyllables / counts.sentences)


def automated_readability_index(counts: Counts) -> float:
    """Years of American schooling.

    Source: Smith and Senter, Automated Readability Index, AMRL-TR-66-220, US Air Force, 1967.
    """
    return 4.71 * counts.characters_per_word + 0.5 * counts.words_per_sentence - 21.43


def coleman_liau_index(counts: Counts) -> float:
    """Years of American schooling.

    Source: Coleman and Liau, A computer readability formula designed for machine scoring, Journal of Applied
    Psychology 60, 1975.
    """
    return 5.88 * counts.characters_per_word - 29.6 * counts.sentences / counts.words - 15.8


def dale_chall_score(counts: Counts, difficult_words: int) -> float:
    """About 4 (easy) to 10 (hard); a grade only by a table.

    Args:
        counts: the text's counts.
        difficult_words: words that are not on the list, names too.

    Source: Dale and Chall, A formula for predicting readability, Educational Research Bulletin 27, 1948.
    """
    share = 100 * difficult_words / counts.words
    return 0.1579 * share + 0.0496 * counts.words_per_sentence + 3.6365 * (share > 5)


def lix(counts: Counts, long_words: int) -> float:
    """About 20 (easy) to 60 (hard).

    Args:
        counts: the text's counts.
        long_words: words of seven letters or more.

    Source: C. H. Björnsson, Läsbarhet, 1968; J. Anderson, Lix and Rix, Journal of Reading 26, 1983.
    """
    return counts.words_per_sentence + 100 * long_words / counts.words


def rix(counts: Counts, long_words: int) -> float:
    """Long words in a sentence: about 0.2 (easy) to 7 (hard). Arguments and source as for `lix`."""
    return long_words / counts.sentences
