"""A trigram model of English: how likely a word is after the two before it, with Katz back-off.

Source: en-us.lm.bin of the PyPI package `pocketsphinx` (BSD-2), news, web and speech up to about 2014, converted and
pruned by `tools/build_ngrams.py`. Words are lower-case with straight apostrophes; all values are log10 probabilities.

`ngram_words.trie` gives each word a key; `ngrams.bin` is a header of `HEADER` and then the arrays `LAYOUT` names, in
that order, little-endian, each padded to 8 bytes. A word's id is its rank by frequency, so that ids fit 16 bits and
compress well. Bigrams stand sorted by (w1, w2), contexts (w1, w2) that have trigrams or a back-off weight likewise,
and each context's trigrams sorted by w3; ranges are searched by bisection.
"""

import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, Protocol

from artlint.language import data_path

START, END = "<s>", "</s>"
UNKNOWN = -9.5
"""log10 probability of a word the model does not have: below its rarest word (-9.47)."""

MAGIC = b"ARTLNGR1"
HEADER = struct.Struct("<8s4I")
"""Magic, then the counts: words, bigrams, contexts, trigrams."""
LAYOUT: tuple[tuple[str, Literal["B", "H", "h", "I"], str, int], ...] = (
    ("rank", "H", "words", 0),
    ("unigram_prob", "h", "words", 0),
    ("unigram_backoff", "h", "words", 0),
    ("bigram_start", "I", "words", 1),
    ("bigram_word", "H", "bigrams", 0),
    ("bigram_prob", "B", "bigrams", 0),
    ("context_start", "I", "words", 1),
    ("context_word", "H", "contexts", 0),
    ("context_backoff", "B", "contexts", 0),
    ("trigram_start", "I", "contexts", 1),
    ("trigram_word", "H", "trigrams", 0),
    ("trigram_prob", "B", "trigrams", 0),
)
"""Name, item type as in `struct`, what is counted, and how many items more than that."""

UNIGRAM_STEPS = 2048
"""A unigram's probability and back-off weight are stored in steps of 1/2048."""
PROB_STEPS = 34
"""Probabilities of bigrams and trigrams are stored as their negative in steps of 1/34: 0 to -7.5, error 0.015."""
BACKOFF_STEPS, BACKOFF_FLOOR = 80, -2.0
"""Back-off weights of contexts are stored in steps of 1/80 from -2: up to 1.19, error 0.006."""


class Keys(Protocol):
    """The part of `marisa_trie.Trie` the model needs."""

    def get(self, word: str, /) -> int | None:
        """Give the word's key, or None."""

    def restore_key(self, key: int, /) -> str:
        """Give the word of a key."""


class Model:
    """The trigram model, over a table in memory or mapped from a file."""

    def __init__(self, table: bytes | mmap.mmap, keys: Keys) -> None:
        """Lay the arrays over `table`; `keys` gives a word's key. ValueError if the table is no such table."""
        magic, *counts = HEADER.unpack_from(table)
        if magic != MAGIC:
            raise ValueError("not an n-gram table of this version")
        counted = dict(zip(("words", "bigrams", "contexts", "trigrams"), counts, strict=True))
        view, at = memoryview(table), HEADER.size
        arrays: dict[str, memoryview[int]] = {}
        for name, kind, what, more in LAYOUT:
            size = (counted[what] + more) * struct.calcsize(kind)
            arrays[name] = view[at : at + size].cast(kind)
            at += size + -size % 8
        self._keys = keys
        self._ids: dict[str, int] = {}
        self._rank = arrays["rank"]
        self._prob, self._backoff = arrays["unigram_prob"], arrays["unigram_backoff"]
        self._bigram_start = arrays["bigram_start"]
        self._bigram_word, self._bigram_prob = arrays["bigram_word"], arrays["bigram_prob"]
        self._context_start = arrays["context_start"]
        self._context_word, self._context_backoff = arrays["context_word"], arrays["context_backoff"]
        self._trigram_start = arrays["trigram_start"]
        self._trigram_word, self._trigram_prob = arrays["trigram_word"], arrays["trigram_prob"]

    def id(self, word: str) -> int | None:
        """Give the word's id, its rank by frequency from 0; None when the model does not have it."""
        known = self._ids.get(word)
        if known is None:
            key = self._keys.get(word)
            if key is None:
                return None
            known = self._ids[word] = self._rank[key]
        return known

    def ids(self, words: Sequence[str]) -> list[int]:
        """Give the id of each word, -1 for one that the model does not have."""
        known = self._ids
        found = list(map(known.get, words))
        return [
            i if i is not None else -1 if (new := self.id(word)) is None else new
            for i, word in zip(found, words, strict=True)
        ]

    def word(self, i: int) -> str:
        """Give the word of an id; it is looked for, so ask for few."""
        return self._keys.restore_key(self._rank.tolist().index(i))

    def unigram(self, word: str) -> float:
        """Give log10 P(word), `UNKNOWN` for a word the model does not have."""
        i = self.id(word)
        return UNKNOWN if i is None else self._prob[i] / UNIGRAM_STEPS

    def bigram(self, w1: str, w2: str) -> float:
        """Give log10 P(w2 | w1)."""
        i2 = self.id(w2)
        if i2 is None:
            return UNKNOWN
        i1 = self.id(w1)
        return self._prob[i2] / UNIGRAM_STEPS if i1 is None else self._bigram(i1, i2)

    def trigram(self, w1: str, w2: str, w3: str) -> float:
        """Give log10 P(w3 | w1 w2); unknown words before are left out of the context."""
        i3 = self.id(w3)
        if i3 is None:
            return UNKNOWN
        i2 = self.id(w2)
        if i2 is None:
            return self._prob[i3] / UNIGRAM_STEPS
        i1 = self.id(w1)
        return self._bigram(i2, i3) if i1 is None else self._trigram(i1, i2, i3)

    def unigrams_of_ids(self, ids: Sequence[int]) -> list[float]:
        """Give log10 P(word) of each word by its id, 0 for -1."""
        prob = self._prob
        return [prob[i] / UNIGRAM_STEPS if i >= 0 else 0.0 for i in ids]

    def of_run(self, ids: Sequence[int]) -> list[float]:
        """Give log10 P(w3 | w1 w2) for each id of a run from the third on.

        -1 stands for an unknown word: it is left out of the context, and as w3 it says nothing (0).
        """
        prob, backoffs = self._prob, self._backoff
        starts, words, probs = self._bigram_start, self._bigram_word, self._bigram_prob
        context_start, context_word, context_backoff = self._context_start, self._context_word, self._context_backoff
        trigram_start, trigram_word, trigram_prob = self._trigram_start, self._trigram_word, self._trigram_prob
        made = []
        for i1, i2, i3 in zip(ids, ids[1:], ids[2:], strict=False):
            if i3 < 0:
                made.append(0.0)
                continue
            if i2 < 0:
                made.append(prob[i3] / UNIGRAM_STEPS)
                continue
            backoff = 0.0
            if i1 >= 0:
                end = context_start[i1 + 1]
                at = bisect_left(context_word, i2, context_start[i1], end)
                if at < end and context_word[at] == i2:
                    end = trigram_start[at + 1]
                    found = bisect_left(trigram_word, i3, trigram_start[at], end)
                    if found < end and trigram_word[found] == i3:
                        made.append(-trigram_prob[found] / PROB_STEPS)
                        continue
                    backoff = context_backoff[at] / BACKOFF_STEPS + BACKOFF_FLOOR
            end = starts[i2 + 1]
            at = bisect_left(words, i3, starts[i2], end)
            if at < end and words[at] == i3:
                made.append(backoff - probs[at] / PROB_STEPS)
            else:
                made.append(backoff + (backoffs[i2] + prob[i3]) / UNIGRAM_STEPS)
        return made

    def in_place(self, i1: int, i2: int, i4: int, i5: int, tried: Iterable[int]) -> list[float]:
        """Give for each word tried in a place, by its id: log10 P of it and of the two words after it.

        As `of_run`, but what does not depend on the word is looked up once, which halves the time.
        """
        prob, backoffs = self._prob, self._backoff
        starts, words, probs = self._bigram_start, self._bigram_word, self._bigram_prob
        context_start, context_word = self._context_start, self._context_word
        trigram_start, trigram_word, trigram_prob = self._trigram_start, self._trigram_word, self._trigram_prob
        first = last = begin = end = context_first = context_last = 0
        backoff, backoff2 = 0.0, 0
        if i2 >= 0:
            first, last, backoff2 = starts[i2], starts[i2 + 1], backoffs[i2]
            context_first, context_last = context_start[i2], context_start[i2 + 1]
            if i1 >= 0:
                last1 = context_start[i1 + 1]
                context = bisect_left(context_word, i2, context_start[i1], last1)
                if context < last1 and context_word[context] == i2:
                    begin, end = trigram_start[context], trigram_start[context + 1]
                    backoff = self._context_backoff[context] / BACKOFF_STEPS + BACKOFF_FLOOR
        next_one = next_two = 0.0
        if i4 >= 0:
            next_one = prob[i4] / UNIGRAM_STEPS
        if i5 >= 0:
            next_two = prob[i5] / UNIGRAM_STEPS if i4 < 0 else self._bigram(i4, i5)
        made = []
        for word in tried:
            at = bisect_left(trigram_word, word, begin, end) if begin < end else end
            if at < end and trigram_word[at] == word:
                total = -trigram_prob[at] / PROB_STEPS
            else:
                at = bisect_left(words, word, first, last)
                if at < last and words[at] == word:
                    total = backoff - probs[at] / PROB_STEPS
                else:
                    total = backoff + (backoff2 + prob[word]) / UNIGRAM_STEPS
            if i4 < 0:
                made.append(total + next_two)
                continue
            context = bisect_left(context_word, word, context_first, context_last)
            if context < context_last and context_word[context] == word:
                total += self._trigram(i2, word, i4)
            else:
                stop = starts[word + 1]
                at = bisect_left(words, i4, starts[word], stop)
                if at < stop and words[at] == i4:
                    total -= probs[at] / PROB_STEPS
                else:
                    total += backoffs[word] / UNIGRAM_STEPS + next_one
            if i5 < 0:
                made.append(total)
                continue
            stop = context_start[word + 1]
            context = bisect_left(context_word, i4, context_start[word], stop)
            if context == stop or context_word[context] != i4:
                made.append(total + next_two)
                continue
            stop = trigram_start[context + 1]
            at = bisect_left(trigram_word, i5, trigram_start[context], stop)
            if at < stop and trigram_word[at] == i5:
                made.append(total - trigram_prob[at] / PROB_STEPS)
            else:
                made.append(total + self._context_backoff[context] / BACKOFF_STEPS + BACKOFF_FLOOR + next_two)
        return made

    def score(self, words: Sequence[str]) -> float:
        """Give log10 P of the words as the start of a sentence, `START` before them; end with `END` for a whole one."""
        context = ["", START, *words]
        return sum(map(self.trigram, context, context[1:], words))

    def _bigram(self, i1: int, i2: int) -> float:
        start = self._bigram_start
        end = start[i1 + 1]
        at = bisect_left(self._bigram_word, i2, start[i1], end)
        if at < end and self._bigram_word[at] == i2:
            return -self._bigram_prob[at] / PROB_STEPS
        return (self._backoff[i1] + self._prob[i2]) / UNIGRAM_STEPS

    def _trigram(self, i1: int, i2: int, i3: int) -> float:
        start = self._context_start
        end = start[i1 + 1]
        context = bisect_left(self._context_word, i2, start[i1], end)
        if context == end or self._context_word[context] != i2:
            return self._bigram(i2, i3)
        start = self._trigram_start
        end = start[context + 1]
        at = bisect_left(self._trigram_word, i3, start[context], end)
        if at < end and self._trigram_word[at] == i3:
            return -self._trigram_prob[at] / PROB_STEPS
        return self._context_backoff[context] / BACKOFF_STEPS + BACKOFF_FLOOR + self._bigram(i2, i3)


@lru_cache(maxsize=1)
def model() -> Model:
    """Open the model; OSError if its files are missing."""
    import marisa_trie  # type: ignore[import-not-found, unused-ignore]

    with open(data_path("ngrams.bin"), "rb") as file:
        table = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return Model(table, marisa_trie.Trie().mmap(data_path("ngram_words.trie")))
