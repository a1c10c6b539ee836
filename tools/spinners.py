"""Paraphrasing machines of the kind that content farms use, to fit and to test against.

A spinner takes a share of an article's ordinary words and puts words from a thesaurus in their place. They differ in

- the thesaurus: WordNet (all senses, or the usual one), mythes, Moby, or the nearest word vectors;
- the form: left as the thesaurus has it ("she announce"), or inflected as the word before;
- the taste: any word, or common ones only, as the dearer services do;
- the reach: single words, or two words that stand together ("solar panels" -> "sunlight-based boards").

They read the files that `build_thesaurus.py` reads, and Debian's `mythes-en-us`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from artlint.language import lexicon, ngrams, wordlists
from artlint.language.thesaurus import TAGS, thesaurus
from build_associations import vocabulary
from build_thesaurus import WordNet, exceptions, forms, moby, normalised

Synonyms = Callable[[str, str], Sequence[str]]  # lemma and part of speech -> words, the usual ones first

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_ZIPF = 3.3  # of the words of the dearer services
_NEIGHBOURS = 10
_NOUN_AFTER = frozenset(
    (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "of",
        "in",
        "on",
        "for",
        "with",
        "from",
        "by",
    )
)
_VERB_AFTER = frozenset(
    (
        "to",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "not",
        "they",
        "we",
        "i",
        "you",
        "he",
        "she",
        "who",
        "it",
        "did",
        "does",
    )
)
_KEPT = frozenset(
    (
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "done",
        "say",
        "says",
        "said",
        "mr",
        "mrs",
        "ms",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "percent",
        "million",
        "billion",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )
)


class Spinner(NamedTuple):
    """One machine; `thesaurus` names its source, so that a source can be held out."""

    thesaurus: str
    synonyms: Synonyms
    inflected: bool
    common: bool
    pairs: bool


class Spun(NamedTuple):
    """A spun text and the spans in it of what was written anew."""

    text: str
    spans: list[tuple[int, int]]


class Sources(NamedTuple):
    """Where the thesauri stand."""

    wordnet: Path
    exceptions: Path
    moby: Path
    mythes: Path
    vectors: Path


def spinners(sources: Sources) -> dict[str, Spinner]:
    """All machines by name."""
    wordnet = WordNet(sources.wordnet)

    def senses(lemma: str, pos: str, most: int) -> list[str]:
        keys = wordnet.senses.get((lemma, pos), [])[:most]
        words = [w.replace("_", " ").lower() for key in keys for w in wordnet.synsets[key].words]
        return [word for word in dict.fromkeys(words) if word != lemma]

    listed, books = moby(sources.moby), mythes(sources.mythes)
    every = {
        "wordnet": lambda lemma, pos: senses(lemma, pos, 99),
        "wordnet-usual": lambda lemma, pos: senses(lemma, pos, 1),
        "mythes": lambda lemma, pos: books.get((lemma, pos), []),
        "moby": lambda lemma, pos: [
            w for w in listed.get(lemma, []) if (w.replace(" ", "_"), pos) in wordnet.senses and w != lemma
        ],
        "vectors": neighbours(sources.vectors),
    }
    made = {}
    for name, synonyms in every.items():
        source = name.split("-")[0]
        cached = cache(synonyms)
        made[f"{name}/bare"] = Spinner(source, cached, False, False, False)
        made[f"{name}/inflected"] = Spinner(source, cached, True, False, False)
        made[f"{name}/common"] = Spinner(source, cached, True, True, False)
        made[f"{name}/pairs"] = Spinner(source, cached, True, True, True)
    return made


def mythes(path: Path) -> dict[tuple[str, str], list[str]]:
    """Synonyms, similar and more general terms of each word, from a MyThes data file."""
    letters = {"(noun)": "n", "(verb)": "v", "(adj)": "a", "(adv)": "r"}
    found: dict[tuple[str, str], list[str]] = {}
    head = ""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        parts = line.split("|")
        if parts[0] not in letters:
            head = parts[0]
            continue
        words = [re.sub(r" \((?:similar|generic|related) term\)", "", w) for w in parts[1:] if "antonym" not in w]
        found.setdefault((head, letters[parts[0]]), []).extend(words)
    return found


def neighbours(path: Path) -> Synonyms:
    """The nearest words by their vectors, of the same part of speech."""
    words = vocabulary()
    matrix = normalised(path, words).astype(np.float32)
    numbers = {word: number for number, word in enumerate(words)}
    own = thesaurus()

    def near(lemma: str, pos: str) -> list[str]:
        number = numbers.get(lemma)
        if number is None or not matrix[number].any():
            return []
        order = np.argsort(-(matrix @ matrix[number]))[1:60]
        same = [words[n] for n in order if any(tag == TAGS[pos][0] for _, tag in own.analyses(int(n)))]
        return same[:_NEIGHBOURS]

    return near


@cache
def _irregular(folder: Path) -> dict[str, dict[str, list[str]]]:
    return exceptions(folder)


def spin(text: str, machine: Spinner, rate: float, chance: random.Random, folder: Path) -> Spun:
    """The text with about `rate` of its words changed, as far as the thesaurus goes; `folder` has the exceptions."""
    words = list(_WORD.finditer(text))
    choices: dict[int, list[str]] = {}
    for number, match in enumerate(words):
        before = words[number - 1][0].lower() if number else ""
        found = _replacements(match[0], before, machine, folder)
        if found:
            choices[number] = found
    wanted = round(rate * len(words))
    chosen: set[int] = set()
    if machine.pairs:
        couples = [n for n in choices if n + 1 in choices and text[words[n].end() : words[n + 1].start()] == " "]
        chance.shuffle(couples)
        for number in couples:
            if len(chosen) < wanted * 0.6:
                chosen |= {number, number + 1}
    rest = [number for number in choices if number not in chosen]
    chance.shuffle(rest)
    chosen.update(rest[: max(0, wanted - len(chosen))])
    parts, spans, at, length = [], [], 0, 0
    for number in sorted(chosen):
        match = words[number]
        new = chance.choice(choices[number])
        if match[0][0].isupper():
            new = new[0].upper() + new[1:]
        parts += [text[at : match.start()], new]
        length += match.start() - at
        spans.append((length, length + len(new)))
        length += len(new)
        at = match.end()
    parts.append(text[at:])
    return Spun("".join(parts), spans)


def _replacements(word: str, before: str, machine: Spinner, folder: Path) -> list[str]:
    lowered = word.lower()
    if len(word) < 4 or not word.islower() or lowered in _KEPT or lowered in wordlists.words("function-words"):
        return []
    number = ngrams.model().id(lowered)
    if number is None:
        return []
    own = thesaurus()
    analyses = own.analyses(number)
    if before in _VERB_AFTER:
        analyses.sort(key=lambda one: one[1] not in TAGS["v"])
    elif before in _NOUN_AFTER:
        analyses.sort(key=lambda one: one[1] in TAGS["v"])
    for lemma, tag in analyses:
        pos = next(pos for pos, tags in TAGS.items() if tag in tags)
        base = _words()[own.forms(lemma)[0]]
        found = list(machine.synonyms(base, pos))
        if machine.common:
            found = [w for w in found if all(lexicon.zipf(part) > _LEAST_ZIPF for part in w.split())][:12]
        if machine.inflected:
            found = [_inflected(w, pos, tag, folder) for w in found]
        found = [w for w in found if w and w.lower() != lowered]
        if found:
            return found
    return []


@cache
def _words() -> list[str]:
    return vocabulary()


@cache
def _inflected(words: str, pos: str, tag: int, folder: Path) -> str:
    """A synonym in the form that a tag asks for: the first word of a verb's, the last of another's."""
    parts = words.split(" ")
    at = 0 if pos == "v" else -1
    parts[at] = forms((parts[at], pos), _irregular(folder))[TAGS[pos].index(tag)]
    if pos == "a" and (tag != TAGS["a"][0]) and lexicon.zipf(parts[at]) < 2:
        return ""
    return " ".join(parts)
