"""The regular forms of English words, and the irregular ones that a short table holds.

What it gives is a guess good enough to compare two words and to put one into the form of another; whether a form is a
word is for the lexicon to say.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from artlint.language import data_path, made_of

Form = Literal["base", "s", "ed", "en", "ing"]
"""The word itself; plural or third person; past; past participle; present participle."""

_FORMS: tuple[Form, ...] = ("base", "s", "ed", "en", "ing")
_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> Mapping[str, Mapping[Form, str]]:
    """Base -> its forms, from `data/words/irregular-forms.txt`."""
    return made_of(os.path.join(data_path("words"), "irregular-forms.txt"), _read)


def _read(path: str) -> dict[str, dict[Form, str]]:
    with open(path, encoding="utf-8") as file:
        rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {row[0]: {form: word for form, word in zip(_FORMS, row, strict=False) if word != "-"} for row in rows}


@cache
def _irregular_bases() -> Mapping[str, tuple[str, Form]]:
    return {word: (base, form) for base, forms in _irregular().items() for form, word in forms.items() if word != base}


@lru_cache(maxsize=1 << 13)
def bases(word: str) -> tuple[tuple[str, Form], ...]:
    """The bases that a lower-case word may be a form of, with the form; the word itself first."""
    found: list[tuple[str, Form]] = [(word, "base")]
    if word in _irregular_bases():
        found.append(_irregular_bases()[word])
    if len(word) < 4:
        return tuple(found)
    if word.endswith("ies"):
        found.append((word[:-3] + "y", "s"))
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        found += [(word[:-2], "s"), (word[:-1], "s")]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append((word[:-1], "s"))
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2 or _VOWELS.isdisjoint(stem):
            continue
        form: Form = "ed" if ending == "ed" else "ing"
        found += [(stem, form), (stem + "e", form)]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            found.append((stem[:-1], form))
        if ending == "ed" and stem.endswith("i"):
            found.append((stem[:-1] + "y", form))
    return tuple(found)


def inflect(base: str, form: Form) -> str:
    """A form of a base."""
    known = _irregular().get(base, {}).get(form)
    if known or form == "base":
        return known or base
    if form == "s":
        if base.endswith("y") and base[-2:-1] not in _VOWELS:
            return base[:-1] + "ies"
        return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    if form == "ing":
        return (base + base[-1] if _doubles(base) else stem) + "ing"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else stem) + "ed"


def _doubles(base: str) -> bool:
    """Whether the last consonant is doubled: a short word that ends in one consonant after one vowel ("jog")."""
    return (
        2 < len(base) < 5
        and base[-1] not in _VOWELS | frozenset("wxy")
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )
