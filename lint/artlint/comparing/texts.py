"""What two articles are compared by: sentences with their figures, their names and the features they are aligned by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from artlint.document import Document, Sentence, Span, Word, lower
from artlint.language import alignment, data_path, lexicon, made_of, quantities, read_toml, topics, wordlists
from artlint.language import figures as figuring
from artlint.language.figures import Figure


class Name(NamedTuple):
    """A name in a text: words with a capital, in lower case without "'s"."""

    span: Span
    words: tuple[str, ...]


class Text(NamedTuple):
    """A document with what it is compared by; `features` go with its sentences."""

    document: Document
    sentences: Sequence[Sentence]
    words: Sequence[Sequence[Word]]
    figures: Sequence[Sequence[Figure]]
    names: Sequence[Sequence[Name]]
    features: Sequence[alignment.Features]


@cache
def thresholds() -> Mapping[str, Any]:
    """What `data/comparison.toml` holds."""
    return made_of(data_path("comparison.toml"), read_toml)


def read(document: Document) -> Text:
    """A document with the figures, names and features of its sentences."""
    sentences = document.sentences
    words = [document.words_in(sentence.start, sentence.end) for sentence in sentences]
    figures: list[list[Figure]] = [[] for _ in sentences]
    for figure in figuring.find(document):
        if sentences:
            figures[document.sentence_index(figure.span.start)].append(figure)
    capitals = _capitals(document, words)
    names = [list(_names(document, listed, capitals)) for listed in words]
    small = wordlists.words("function-words")
    features = []
    for listed, found in zip(words, figures, strict=True):
        plain = [lower(word.text) for word in _outside(listed, [figure.span for figure in found])]
        features.append(
            alignment.features(
                [topics.term(word) for word in plain if word not in small],
                [figure.term for figure in found],
                [word for word in plain if word in small],
            )
        )
    return Text(document, sentences, words, figures, names, features)


def _outside(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Word]:
    for word in words:
        if not any(span.start < word.end and word.start < span.end for span in spans):
            yield word


def _capitals(document: Document, sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Words that have a capital where none is due to the place, and never stand in small letters."""
    inside = {word.text for words in sentences for word in words[1:] if word.text[0].isupper()}
    small = {word.text for word in document.words if word.text[0].islower()}
    return frozenset(plain_form(word) for word in inside if lower(word) not in small)


def plain_form(word: str) -> str:
    """A word in lower case without \"'s\"."""
    return lower(word).removesuffix("'s").rstrip("'.")


def _names(document: Document, words: Sequence[Word], capitals: frozenset[str]) -> Iterator[Name]:
    """Runs of words with a capital; the first word of the sentence only where it is a name elsewhere, or to all."""
    titles, small = thresholds()["names"]["titles"], wordlists.words("function-words")
    dates = _calendar()
    run: list[Word] = []
    for number, word in enumerate(words):
        bare = plain_form(word.text)
        named = word.text[0].isupper() and bare not in titles and bare not in small and bare not in dates
        named = named and len(re.split("['-]", bare)[0]) > 1  # "I've", "U-shaped"
        if named and number == 0:
            named = bare in capitals or lexicon.is_name(bare)
        if run and (not named or _ends_name(document, run[-1], word)):
            yield _name(run)
            run = []
        if named:
            run.append(word)
    if run:
        yield _name(run)


def _ends_name(document: Document, word: Word, following: Word) -> bool:
    """Whether a word is the last of its name: "Google's Gemini" and "Paris, France" are two."""
    return word.text.endswith("'s") or bool(document.folded[word.end : following.start].strip(" \n\r."))


def _name(run: Sequence[Word]) -> Name:
    # "Austin-based" and "O'Brien" in parts, so that another way to join them is no other name.
    parts = tuple(part for word in run for part in plain_form(word.text).replace("'", "-").split("-") if len(part) > 1)
    return Name(Span(run[0].start, run[-1].end), parts)


@cache
def _calendar() -> frozenset[str]:
    dates = quantities.data()["dates"]
    return frozenset([*dates["weekdays"], *(name for names in dates["months"] for name in names)])
