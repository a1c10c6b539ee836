"""How many syllables a word has: spelling rules, and a table of the words that break them.

Checked against the CMU pronouncing dictionary (BSD, in the PyPI package `pocketsphinx`) on its words of zipf >= 2:
the rules alone are right for 95 % of ordinary words, and the table, built by `tools/build_syllables.py`, has the rest.
"""

import re
import unicodedata
from functools import lru_cache

from artlint.language import BytesTrie, lexicon, open_trie
from artlint.patterns import lazy

NUMBER_CAP = 8
"""Most syllables a number counts for: nobody reads 18 digits out."""
LONGEST_ACRONYM = 5
"""Letters up to which a word in capitals is spelt out; longer ones are headlines."""

_VOWELS = lazy("[aeiouy]+")
_CONSONANT_Y = lazy("^y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])")
_MUTE_U = lazy("(?<=q)u|(?<=g)u(?=[ei])")  # quick, guess
_MUTE_ED = lazy("(?<=[aeiouy])e(?=d$)|(?<=[^aeiouylrtd])e(?=d$)|(?<=[aeiouylr][lr])e(?=d$)")  # walked, called
_MUTE_ES = lazy(  # makes, miles, clothes, photographes
    "(?<=[aeiouq])e(?=s$)|(?<=[^aeiouycgsxzlhj])e(?=s$)|(?<=[aeiouyrl]l)e(?=s$)|(?<=[aeioun]th)e(?=s$)|(?<=ph)e(?=s$)"
)
_MUTE_INSIDE = lazy(  # lately, statement, homework, Jacksonville
    "(?<=[aeiouyrsnl][^aeiouy])e(?=(?:ly|ments?|ness|ful|fully|less|some|works?|lands?|boards?|woods?|fires?|men|man"
    "|lines?|times?|town|ville|fields?|wide|ways?|ton|houses?|keepers?|keeping|backs?|makers?|making|what|guards?"
    "|thing|scapes?|care)$)"
)
_MUTE_FINAL_E = lazy("(?<=[aeiouy])e$|(?<=[^aeiouyl])e$|(?<=[aeiouyrl]l)e$")
_TWO_SOUNDS = lazy(  # one vowel group, two syllables: diet, being, lion, rhythm
    "ia(?!g)|io(?!u)|iu|eo(?!u|pl)|uo|[aeiouy]ing|ie[tr]|ua(?!r[dt])|eum|uou|iou|(?<=[^e])eous|oe[lt]|ie[nd][cn][ey]"
    "|ueu|uity|[^aeio]uin[^e]|yo(?=[a-z])|aic|uel|[^aeiou]ien|eal[iy]|creat|theat|isms?$|n't$|thms?$|iest$|^reu|^rei[^g]"
    "|[^aeioupr][^pr]ea$|nea[lr]?n?$|asms?$|^coe|^coor|^coop|aier|[^aeiouy]tre$|uent"
)
_ONE_SOUND = lazy(  # what the line above splits too much: nation, social, patient, basically
    "[tscg]ia|[tsgc]io|[tc]ient?|[tc]ienc|geo[nu]|[aeiou]{2}ing(?!$)|gua|[tc]ier?$|ically$|[lnr]li?on|nio[nr]s?$|llion"
    "|[aeiouy]{2}ier|quent|xion"
)
_DOTTED = lazy(r"(?:[a-z]\.)+[a-z]?", re.IGNORECASE)
_NUMBER = lazy(r"(\d[\d,]*)(?:\.(\d+))?")
_PART = lazy(r"[^\W\d_]+(?:['.][^\W\d_]+)*'?|\d[\d,.]*(?:(?:st|nd|rd|th|s)\b)?")

_ONES = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
"""Syllables of zero to nineteen."""
_TENS = (0, 1, 2, 2, 2, 2, 2, 3, 2, 2)
"""Syllables of ten to ninety."""


def heuristic(word: str) -> int:
    """Count the syllables of a lower-case word by its spelling alone."""
    # Each look at the letters spares a pattern that would find nothing.
    sounded = word.rstrip("'")
    if "y" in sounded:
        sounded = _CONSONANT_Y.sub("j", sounded)
    groups = len(_VOWELS.findall(sounded))
    if groups > 1:
        whole = sounded
        if "qu" in sounded or "gu" in sounded:
            sounded = _MUTE_U.sub("", sounded)
        if sounded.endswith("ed"):
            sounded = _MUTE_ED.sub("", sounded)
        if sounded.endswith("es"):
            sounded = _MUTE_ES.sub("", sounded)
        if "e" in sounded:
            sounded = _MUTE_INSIDE.sub("", sounded)
            if sounded.endswith("e") and len(_VOWELS.findall(sounded)) > 1:
                sounded = _MUTE_FINAL_E.sub("", sounded)
        if sounded is not whole:
            groups = len(_VOWELS.findall(sounded))
    return max(1, groups + len(_TWO_SOUNDS.findall(sounded)) - len(_ONE_SOUND.findall(sounded)))


def spelt_out(letters: str) -> int:
    """Count the syllables of letters read one by one: three for "W", one for every other."""
    return sum(3 if letter in "wW" else 1 for letter in letters if letter.isalpha())


@lru_cache(maxsize=1)
def _table() -> BytesTrie:
    return open_trie("syllables.trie")


def _listed(key: str) -> int | None:
    values = _table().get(key)
    return values[0][0] if values else None


def _below_thousand(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    spoken = _ONES[hundreds] + 2 if hundreds else 0
    if rest >= 20:
        return spoken + _TENS[rest // 10] + (_ONES[rest % 10] if rest % 10 else 0)
    return spoken + (_ONES[rest] if rest or not hundreds else 0)


def _number(text: str) -> int:
    """Count a number's syllables as spoken: years in pairs, decimals digit by digit, `NUMBER_CAP` at most."""
    match = _NUMBER.match(text)
    if not match:
        return 1
    whole, decimals = match[1].replace(",", ""), match[2] or ""
    spoken = 1 + sum(_ONES[int(digit)] for digit in decimals) if decimals else 0
    value = int(whole) if len(whole) <= 12 else 0
    if len(whole) > 12:
        spoken += NUMBER_CAP
    elif "," not in match[1] and 1100 <= value < 2100 and value % 100 > 9:
        spoken += _below_thousand(value // 100) + _below_thousand(value % 100)
    elif value < 1000:
        spoken += _below_thousand(value)
    else:
        while value:
            value, group = divmod(value, 1000)
            spoken += _below_thousand(group) if group else 0
            spoken += 2 if value else 0  # thousand, million, billion
    return min(spoken, NUMBER_CAP)


def _word(word: str) -> int:
    """Count the syllables of one run of letters."""
    if _DOTTED.fullmatch(word):
        return spelt_out(word)
    if 1 < len(word) <= LONGEST_ACRONYM and word.isupper():
        listed = _listed(word)
        if listed:
            return listed
        if lexicon.cased(word) == word or not lexicon.known(word):
            return spelt_out(word)
    key = word.lower()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    listed = _listed(key)
    if listed:
        return listed
    if key.endswith("'s"):
        stem = key[:-2]
        return (_listed(stem) or heuristic(stem)) + stem.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"))
    return spelt_out(key) if len(key) == 1 else heuristic(key)


@lru_cache(maxsize=1 << 14)
def count(word: str) -> int:
    """Count the syllables of a word, 1 or more; parts joined by hyphens are added up.

    Numbers count as they are spoken ("2014": 4), acronyms a syllable a letter ("FBI": 3, "W": 3) unless they are listed
    as words ("NATO": 2).
    """
    parts = _PART.findall(word.replace("\u2019", "'"))
    return sum(_number(part) if part[0].isdigit() else _word(part) for part in parts) or 1
