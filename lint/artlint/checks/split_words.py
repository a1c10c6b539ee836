"""A word with a space inside: "to gether", "govern ment".

A part that is no word gives most of them away. Of two parts that are words, those of a list are looked at, and the
trigram model tells whether the one word is far likelier there than the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from artlint.checks.phrases import in_case_of
from artlint.document import Document, Span, lower
from artlint.finding import Finding, rewording
from artlint.language import lexicon, segmentation, vocabulary, wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "pairs": Option("text", None, "word list of pairs of words that are often one"),
    "least-lift": Option("number", None, "log10 of how much likelier the one word must be than the pair"),
    "least-zipf": Option("number", None, "Zipf frequency of a word that is put together from parts that are no words"),
}


@lru_cache(maxsize=2)
def _pairs(name: str) -> dict[str, frozenset[str]]:
    """First word -> the second words that it is one with."""
    seconds: dict[str, set[str]] = {}
    for line in wordlists.words(name):
        first, _, second = line.partition(" ")
        seconds.setdefault(first, set()).add(second)
    return {first: frozenset(words) for first, words in seconds.items()}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each pair of parts that is one word."""
    for index in sorted({*_broken(document, rule), *_listed(document, rule)}):
        first, second = document.words[index], document.words[index + 1]
        span = Span(first.start, second.end)
        joined = in_case_of(first.text, lower(first.text + second.text))
        fix = rewording(span, joined, "unsafe")
        yield Finding(
            rule, span, f'"{first.text} {second.text}" is one word: "{joined}"', (joined,), fix, confidence=0.92
        )


def _adjacent(document: Document, index: int) -> bool:
    """Whether nothing but one space stands between the `index`-th word and the next one."""
    words = document.words
    if not 0 <= index < len(words) - 1:
        return False
    return document.folded[words[index].end : words[index + 1].start] == " "


def _listed(document: Document, rule: Rule) -> Iterator[int]:
    """Indexes of the first words of listed pairs that are likelier one word."""
    words = document.words
    seconds = _pairs(rule.options["pairs"])
    for index in range(len(words) - 1):
        following = seconds.get(words[index].text)
        if following is None or words[index + 1].text not in following or not _adjacent(document, index):
            continue
        pair = words[index].text, words[index + 1].text
        left, _ = vocabulary.context(document, index)
        _, right = vocabulary.context(document, index + 1)
        lift = segmentation.score(left, ("".join(pair),), right) - segmentation.score(left, pair, right)
        if lift >= rule.options["least-lift"]:
            yield index


def _broken(document: Document, rule: Rule) -> Iterator[int]:
    """Indexes of the first parts of pairs of which one is no word and that are one together."""
    words = document.words
    for unknown in vocabulary.unknown(document):
        if unknown.shape not in ("small", "opening") or unknown.hyphened:
            continue
        for first in (unknown.place - 1, unknown.place):
            if not _adjacent(document, first) or not words[first + 1].text.islower():
                continue
            entry = lexicon.entry(lower(words[first].text + words[first + 1].text))
            if entry is None or not (entry.us or entry.gb) or entry.name or entry.zipf < rule.options["least-zipf"]:
                continue
            yield first
