"""The readability battery of `artlint stats`, over running text (see `artlint.language.readability`).

The formulas are applied to the engine's own counts. textstat has them too and is the oracle of the tests, but it cannot
be trusted with the counting: it takes "He won. She lost." for one sentence, downloads its syllables, knows no inflected
form of a familiar word ("walked" is difficult), and has Spache's formula of 1953 over another scale's word list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from artlint.document import Document, Sentence, Word, lower
from artlint.language import associations, grade, lexicon, readability, syllables
from artlint.language.familiar import familiar
from artlint.report.terminal import printable

_WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction by adults. Source: M. Brysbaert, How many words do we read per minute?, 2019."""
_LONG_WORD = 7
_MINI_WORD = 3
_DECIMALS = 2


def statistics(document: Document) -> dict[str, Any]:
    """File name, counts and scores of one article, ready for JSON.

    Grades are years of American schooling. `flesch_reading_ease` and `dale_chall_cloze` are higher for easier texts,
    every other score is lower. All of that is about running text: headings, list items and captions are not counted,
    and an article that has nothing else has None for its scores. `topic` is a list, a number for each paragraph of any
    kind: 0.1 is another story's, 0.6 the article's own.
    """
    sentences = readability.prose(document)
    counts = readability.count(sentences)
    values: dict[str, Any] = {
        "filename": document.name,
        "words": counts.words,
        "sentences": counts.sentences,
        "paragraphs": len({sentence.paragraph for sentence, _ in sentences}),
        "syllables": counts.syllables,
    }
    scores = _scores(counts, sentences) if counts.sentences else dict.fromkeys(SCORES)
    rounded = {key: None if value is None else round(value, _DECIMALS) for key, value in scores.items()}
    return values | rounded | {"topic": _topic(document)}


def _topic(document: Document) -> list[float]:
    """How near each paragraph, headings and lists too, is to what the others are about, from 0 to 1."""
    words = ([word.text for word in document.words_in(start, end)] for start, end, _ in document.paragraphs)
    vectors = [associations.unpacked(sum(map(associations.of, texts))) for texts in words]
    return [round(max(score, 0.0), _DECIMALS) for score in associations.nearness(vectors)]


SCORES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "artlint_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_score",
    "dale_chall_cloze",
    "spache_grade",
    "linsear_write",
    "lix",
    "rix",
    "mcalpine_eflaw",
    "median_grade",
    "characters",
    "polysyllables",
    "difficult_words",
    "words_per_sentence",
    "syllables_per_word",
    "longest_sentence",
    "reading_time_seconds",
)
"""Keys of `statistics` after the counts, in order."""


def _scores(counts: readability.Counts, sentences: list[tuple[Sentence, list[Word]]]) -> dict[str, float]:
    texts = [word.text for _, words in sentences for word in words]
    words_per_sentence = counts.words_per_sentence
    firsts = {words[0].start for _, words in sentences}
    names = [_is_name(word, word.start in firsts) for _, words in sentences for word in words]
    # Names not listed are unfamiliar, as other software has it: teachers find them hard
    difficult_words = sum(not familiar(text, "familiar-dale-chall") for text in texts)
    difficult_share = 100 * difficult_words / counts.words
    spache_words = len({lower(text) for text in texts if not familiar(text, "familiar-spache")})
    long_words = sum(sum(map(str.isalnum, text)) >= _LONG_WORD for text in texts)
    mini_words = sum(sum(map(str.isalnum, text)) <= _MINI_WORD for text in texts)
    weight = counts.words + 2 * counts.polysyllables
    linsear = weight / counts.sentences
    complex_words = sum(_is_complex(text) for text, name in zip(texts, names, strict=True) if not name)
    grades = {
        "flesch_kincaid_grade": readability.flesch_kincaid_grade(counts),
        "gunning_fog": readability.gunning_fog(counts, complex_words),
        "smog_index": readability.smog_index(counts),
        "automated_readability_index": readability.automated_readability_index(counts),
        "coleman_liau_index": readability.coleman_liau_index(counts),
    }
    # O'Hayre, Gobbledygook Has Gotta Go, 1966, over the whole text instead of a sample of a hundred words
    linsear_grade = linsear / 2 if linsear > 20 else linsear / 2 - 1
    return {
        "flesch_reading_ease": readability.flesch_reading_ease(counts),
        "flesch_kincaid_grade": grades["flesch_kincaid_grade"],
        "artlint_grade": grade.of(sentences, counts),
        **grades,
        "dale_chall_score": readability.dale_chall_score(counts, difficult_words),
        # Chall and Dale, Readability Revisited: the New Dale-Chall Readability Formula, 1995
        "dale_chall_cloze": 64 - 0.95 * difficult_share - 0.69 * words_per_sentence,
        # Spache, Good Reading for Poor Readers, revised 1974: each unfamiliar word counts once
        "spache_grade": 0.121 * words_per_sentence + 8.2 * spache_words / counts.words + 0.659,
        "linsear_write": linsear_grade,
        "lix": readability.lix(counts, long_words),
        "rix": readability.rix(counts, long_words),
        # R. McAlpine, From plain English to global English, 1997
        "mcalpine_eflaw": (counts.words + mini_words) / counts.sentences,
        "median_grade": median((*grades.values(), linsear_grade)),
        "characters": counts.characters,
        "polysyllables": counts.polysyllables,
        "difficult_words": difficult_words,
        "words_per_sentence": words_per_sentence,
        "syllables_per_word": counts.syllables_per_word,
        "longest_sentence": max(len(words) for _, words in sentences),
        "reading_time_seconds": 60 * counts.words / _WORDS_PER_MINUTE,
    }


def _is_name(word: Word, opens_sentence: bool) -> bool:
    """Whether a word is a proper name, which the scales do not count as hard."""
    text = word.text
    return (
        text[0].isupper()
        and text != "I"
        and (not opens_sentence or lexicon.is_name(text) or text[1:] != lower(text[1:]))
    )


def _is_complex(word: str) -> bool:
    """Whether Gunning counts a word as hard; names are left out by the caller."""
    if syllables.count(word) < 3 or not word[0].isalpha():
        return False
    parts = word.split("-")
    if len(parts) > 1:
        return any(_is_complex(part) for part in parts if part)
    for ending, base in (("es", ""), ("es", "e"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and lexicon.known(word[: -len(ending)] + base):
            return syllables.count(word[: -len(ending)] + base) >= 3
    return True


def as_text(rows: Sequence[Mapping[str, object]]) -> str:
    """A block a file: its name, then a line a figure."""
    width = max((len(key) for row in rows for key in row), default=0)
    return "\n".join(
        f"{printable(str(row['filename']))}\n"
        + "".join(f"  {key:<{width}}  {_shown(value, width)}\n" for key, value in row.items() if key != "filename")
        for row in rows
    )


def _shown(value: object, width: int) -> str:
    """A figure, or a list of figures ten a line, as `as_text` prints them."""
    if not isinstance(value, list):
        return "-" if value is None else str(value)
    lines = (" ".join(f"{figure:.2f}" for figure in value[at : at + 10]) for at in range(0, len(value), 10))
    return f"\n{' ' * (width + 4)}".join(lines)


def as_json(rows: Sequence[Mapping[str, object]]) -> str:
    """A JSON array, an object a file."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Mapping[str, object]]], str]] = {"text": as_text, "json": as_json}
