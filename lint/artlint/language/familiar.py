"""Words that a scale of readability counts as familiar: its list, and the regular forms of what stands there."""

from __future__ import annotations

from functools import lru_cache

from artlint.document import lower
from artlint.language import wordlists

# Endings that leave a familiar word familiar (Chall and Dale 1995, chapter 7), and what may stand in the list for each:
# "cities" - "city", "hoped" - "hope", "stopped" - "stop".
_ENDINGS = (
    ("'s", ("",)),
    ("s'", ("s", "")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ier", ("y",)),
    ("er", ("", "e")),
    ("iest", ("y",)),
    ("est", ("", "e")),
)


@lru_cache(maxsize=1 << 13)
def familiar(word: str, scale: str) -> bool:
    """Whether a word, any part of it that hyphens join, or the word it is a regular form of is on a scale's list.

    Args:
        word: in any case; figures are familiar.
        scale: name of the word list.
    """
    listed = wordlists.words(scale)
    return all(part[0].isdigit() or _listed(part, listed) for part in lower(word).split("-") if part)


def _listed(word: str, listed: frozenset[str]) -> bool:
    if word in listed:
        return True
    for ending, replacements in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            if any(stem + replacement in listed for replacement in replacements):
                return True
            if ending[0] in "ei" and stem[-1] == stem[-2] and stem[:-1] in listed:
                return True
    return False
