"""What a word may stand for when a machine put a synonym in the place of another word.

`thesaurus.bin`, made by `tools/build_thesaurus.py`, holds the words of the trigram model by their lemmas: which forms a
lemma has, which lemmas a form may belong to, and for each lemma its origins, the lemmas that it is a synonym of, with
log10 of how likely one is to be written for the other. Words are the ids of `artlint.language.ngrams`.

The file is a header of `HEADER` and then the arrays `LAYOUT` names, little-endian, each padded to 8 bytes.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from artlint.language import data_path

MAGIC = b"ARTLTHE1"
HEADER = struct.Struct("<8s6I")
"""Magic, then the counts: words, lemmas, analyses, forms, origins, unused."""
LAYOUT: tuple[tuple[str, Literal["B", "H", "I"], str, int], ...] = (
    ("analysis_start", "I", "words", 1),
    ("analysis_lemma", "H", "analyses", 0),
    ("analysis_tag", "B", "analyses", 0),
    ("form_start", "I", "lemmas", 1),
    ("form_word", "H", "forms", 0),
    ("origin_start", "I", "lemmas", 1),
    ("origin_lemma", "H", "origins", 0),
    ("origin_share", "B", "origins", 0),
)
"""Name, item type as in `struct`, what is counted, and how many items more than that."""
NONE = 0xFFFF
"""In place of a form that the trigram model does not have."""
SHARE_STEPS = 50
"""log10 of a share is stored as its negative in steps of 1/50."""

TAGS: Mapping[str, Sequence[int]] = {"n": (0, 1), "v": (2, 3, 4, 5, 6), "a": (7, 8, 9), "r": (10,)}
"""The forms of a part of speech: noun and plural; verb, -s, past, participle, -ing; adjective, -er, -est; adverb."""
_SHARES = tuple(-step / SHARE_STEPS for step in range(256))
_NEVER = -99.0
_FIRST = {tag: tags[0] for tags in TAGS.values() for tag in tags}
_COUNT = {tag: len(tags) for tags in TAGS.values() for tag in tags}


class Origins(NamedTuple):
    """The words that another may have been written for, side by side: ids, log10 of how likely each is, and whether it
    is another form, 0 or 1 (a machine that looks words up leaves them as the thesaurus has them).

    They are packed because they are remembered: a word has some two hundred.
    """

    words: array[int]
    shares: array[float]
    bent: bytes


def pack(
    lemmas: Sequence[tuple[str, str]],
    words: int,
    analyses: Mapping[int, Sequence[tuple[int, int]]],
    forms: Sequence[Sequence[int]],
    origins: Mapping[int, Mapping[int, float]],
) -> bytes:
    """The table's bytes; `analyses`: (lemma, tag) by word, `forms`: words by lemma, `origins`: log10 share by lemma."""
    arrays = {name: array(kind) for name, kind, _, _ in LAYOUT}
    arrays["analysis_start"].append(0)
    for word in range(words):
        for lemma, tag in analyses.get(word, ()):
            arrays["analysis_lemma"].append(lemma)
            arrays["analysis_tag"].append(tag)
        arrays["analysis_start"].append(len(arrays["analysis_lemma"]))
    arrays["form_start"].append(0)
    arrays["origin_start"].append(0)
    for lemma in range(len(lemmas)):
        arrays["form_word"].extend(forms[lemma])
        arrays["form_start"].append(len(arrays["form_word"]))
        for other, share in sorted(origins.get(lemma, {}).items()):
            arrays["origin_lemma"].append(other)
            arrays["origin_share"].append(min(255, round(-share * SHARE_STEPS)))
        arrays["origin_start"].append(len(arrays["origin_lemma"]))
    counts = [words, len(lemmas), *(len(arrays[name]) for name in ("analysis_lemma", "form_word", "origin_lemma")), 0]
    parts = [HEADER.pack(MAGIC, *counts)]
    for name, _, _, _ in LAYOUT:
        data = arrays[name].tobytes()
        parts.append(data + b"\0" * (-len(data) % 8))
    return b"".join(parts)


class Thesaurus:
    """The table, in memory or mapped from a file."""

    def __init__(self, table: bytes | mmap.mmap) -> None:
        """Lay the arrays over `table`; ValueError if it is no such table."""
        magic, *counts = HEADER.unpack_from(table)
        if magic != MAGIC:
            raise ValueError("not a thesaurus of this version")
        counted = dict(zip(("words", "lemmas", "analyses", "forms", "origins", ""), counts, strict=True))
        view, at = memoryview(table), HEADER.size
        arrays: dict[str, memoryview[int]] = {}
        for name, kind, what, more in LAYOUT:
            size = (counted[what] + more) * struct.calcsize(kind)
            arrays[name] = view[at : at + size].cast(kind)
            at += size + -size % 8
        self._analysis_start = arrays["analysis_start"]
        self._analysis_lemma, self._analysis_tag = arrays["analysis_lemma"], arrays["analysis_tag"]
        self._form_start, self._form_word = arrays["form_start"], arrays["form_word"]
        self._origin_start = arrays["origin_start"]
        self._origin_lemma, self._origin_share = arrays["origin_lemma"], arrays["origin_share"]
        self._known: dict[int, Origins] = {}

    def analyses(self, word: int) -> list[tuple[int, int]]:
        """The lemmas that a word may be a form of, each with its tag."""
        start, end = self._analysis_start[word], self._analysis_start[word + 1]
        return list(zip(self._analysis_lemma[start:end], self._analysis_tag[start:end], strict=True))

    def forms(self, lemma: int) -> list[int]:
        """The words of a lemma, one for each of the `TAGS` of its part of speech; `NONE` for those it lacks."""
        return list(self._form_word[self._form_start[lemma] : self._form_start[lemma + 1]])

    def origins(self, word: int) -> Origins:
        """The words that a word may have been written for."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: int) -> Origins:
        forms, form_start = self._form_word, self._form_start
        straight: dict[int, float] = {}
        bent: dict[int, float] = {}
        for lemma, tag in self.analyses(word):
            first = _FIRST[tag]
            own = tag - first
            others = range(1, _COUNT[tag]) if not own else ()  # a base form may have lost an ending, and no other has
            start, end = self._origin_start[lemma], self._origin_start[lemma + 1]
            found = zip(
                self._origin_lemma[start:end], map(_SHARES.__getitem__, self._origin_share[start:end]), strict=True
            )
            for other, share in found if own else ((lemma, 0.0), *found):
                at = form_start[other]
                form = forms[at + own]
                if straight.get(form, _NEVER) < share:
                    straight[form] = share
                for place in others:
                    form = forms[at + place]
                    if bent.get(form, _NEVER) < share:
                        bent[form] = share
        for form in (NONE, word, *straight):
            bent.pop(form, None)
        for form in (NONE, word):
            straight.pop(form, None)
        return Origins(
            array("H", [*straight, *bent]),
            array("d", [*straight.values(), *bent.values()]),
            bytes(len(straight)) + b"\1" * len(bent),
        )


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """Open the table; OSError if it is missing."""
    with open(data_path("thesaurus.bin"), "rb") as file:
        return Thesaurus(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
