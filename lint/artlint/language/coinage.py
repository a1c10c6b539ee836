"""Words that no dictionary has and that are right nevertheless: made of known words by the rules of English."""

from __future__ import annotations

from functools import lru_cache

from artlint.language import lexicon, wordlists

_PLURAL_FIRST_PARTS = frozenset(("news", "sports", "arms"))
_LEAST_STEM = 4  # letters left of a word without its prefix
_LEAST_STEM_BEFORE = 3  # the same without its ending


@lru_cache(maxsize=1 << 12)
def prefixed(word: str) -> bool:
    """Whether it is a known word with a productive prefix: "renationalise", "superdelegates"."""
    prefixes = wordlists.words("prefixes")
    return any(
        word[:at] in prefixes and (_is_stem(word[at:]) or is_plural(word[at:]))
        for at in range(2, min(len(word) - _LEAST_STEM, 8) + 1)
    )


@lru_cache(maxsize=1 << 12)
def suffixed(word: str) -> bool:
    """Whether it is a known word with a productive ending: "bikemaker", "hoppiest", "razorlike"."""
    suffixes = wordlists.words("suffixes")
    return any(
        word[at:] in suffixes and (_is_stem(word[:at]) or (word[at] in "aei" and _is_stem(word[:at] + "e")))
        for at in range(max(_LEAST_STEM_BEFORE, len(word) - 8), len(word) - 1)
    ) or _compared(word)


def _compared(word: str) -> bool:
    """Whether it is a known adjective in -y or -ic with a regular ending: "hoppiest", "meritocratically"."""
    for ending in ("iest", "ier", "ily", "iness"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return lexicon.known(stem + "y") or (stem[-2:-1] == stem[-1:] and _is_stem(stem[:-1]))
    return word.endswith("ically") and lexicon.known(word[:-4])


@lru_cache(maxsize=1 << 12)
def is_plural(word: str) -> bool:
    """Whether it is a known word with a regular s: "pricings"."""
    stem = word[:-1]
    if len(stem) < _LEAST_STEM or word[-1] != "s" or stem[-1] in "sxz" or stem.endswith(("ch", "sh")):
        return False
    if stem[-1] == "y" and stem[-2] not in "aeiou":
        return False
    return _is_stem(stem) or (len(stem) > 6 and lexicon.known(stem) and not lexicon.is_name(stem))


def is_compound(first: str, second: str) -> bool:
    """Whether two parts look like a closed compound ("gameshow") rather than words run together.

    The first part of one is short and bare of endings, and neither is a function word; or the second part is an ending.
    """
    small = wordlists.words("function-words")
    if first in small or second in small:
        return False
    if second in wordlists.words("suffixes") or second == "ally":
        return True
    if first[-1] == "s" and first[-2] != "s" and first not in _PLURAL_FIRST_PARTS and _is_stem(first[:-1]):
        return False  # "users learn"
    return len(first) <= 6 and len(second) <= 9 and not first.endswith(("ly", "ed", "ous", "ful"))


def _is_stem(word: str) -> bool:
    entry = lexicon.entry(word)
    return entry is not None and (entry.us or entry.gb) and not entry.name and entry.zipf >= 2.0
