"""Words that a misspelt one may stand for, and how likely the slip between the two is.

Nothing is indexed at the start: words one edit away are made and looked up, words two edits away are searched for among
the common words with the same first two letters, and both only for words that no dictionary has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from artlint.language import BytesTrie, lexicon, open_trie, phonetics
from artlint.language.ngrams import model

LEAST_ZIPF = 2.0  # of a word one edit away: rarer ones ("ergot" for "ergo") were never meant
LEAST_ZIPF_FAR = 2.3  # of a word two edits away

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        "cs",
        "ck",
        "sz",
        "dt",
        "bp",
        "fv",
        "gj",
        "mn",
        "vw",
        "kq",
        "cq",
        "xs",
        "cz",
        "tc",
        "rl",
        "ld",
        "gk",
        "hg",
    )
)  # consonants that sound alike, or that learners and writers take for each other

# Costs of a slip, in log10 of its odds, set by hand and checked on learners' errors: first suggestion right without
# any context .86 of 2,591 non-words one or two edits away (TOEFL-Spell, half).
_SWAPPED = 0.7
_DOUBLED = 0.6  # a letter doubled, or a double letter single
_VOWEL = 0.9  # one vowel for another, one too many or too few
_SIMILAR = 0.9
_NEAR_KEY = 1.3
_OTHER = 1.7
_FIRST_LETTER = 1.0  # on top, when the first letter changes
_SECOND_EDIT = 1.0  # on top, for a word two edits away
_SOUND = 0.5  # off, when the consonants are left as they sound


class Candidate(NamedTuple):
    """A word that may have been meant; `cost` is log10 of the odds against the slip, `distance` the edits."""

    word: str
    cost: float
    distance: int


@lru_cache(maxsize=1 << 12)
def near(word: str, most: int) -> tuple[Candidate, ...]:
    """Common words at most `most` (1 or 2) edits away from a lower-case word, in no order; only suggestible ones."""
    found = dict.fromkeys(_one_edit_away(word), 1)
    if most > 1 and len(word) > 4:
        found |= {candidate: 2 for candidate in _two_edits_away(word) if candidate not in found}
    return tuple(
        Candidate(candidate, slip_cost(word, candidate) + (edits - 1) * _SECOND_EDIT, edits)
        for candidate, edits in found.items()
    )


def _one_edit_away(word: str) -> Iterator[str]:
    made: set[str] = set()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            made.add(head + tail[1:])
            made.update(head + letter + tail[1:] for letter in _ALPHABET)
            if len(tail) > 1:
                made.add(head + tail[1] + tail[0] + tail[2:])
        made.update(head + letter + tail for letter in _ALPHABET)
    made.discard(word)
    get = _table().get
    for candidate in made:
        values = get(candidate)
        if values is not None and _offered(lexicon.unpack(values[0]), LEAST_ZIPF):
            yield candidate
    for at in range(2, len(word)):  # "that's" is in no dictionary of words
        contracted = f"{word[:at]}'{word[at:]}"
        if get(word[:at]) is not None and model().id(contracted) is not None:
            yield contracted


@lru_cache(maxsize=1)
def _table() -> BytesTrie:
    """The lexicon's table, without its memory: hundreds of made-up words are looked up for one that exists."""
    return open_trie("lexicon.trie")


def _offered(entry: lexicon.Entry, least: float) -> bool:
    return entry.zipf >= least and (entry.us or entry.gb) and entry.suggest


@lru_cache(maxsize=256)
def _common(prefix: str) -> tuple[tuple[str, int, int], ...]:
    """(word, length, set of its letters as bits) of common words that begin so."""
    return tuple((word, len(word), _letters(word)) for word, value in _table().items(prefix) if _is_common(value))


# The first two bytes of packed entries: compared as they stand, they sift a thousand words in a tenth of the time.
_COMMON, _KNOWN = lexicon.pack(lexicon.Entry(zipf=LEAST_ZIPF_FAR, us=True, gb=True, name=False))
_TABOO = lexicon.pack(lexicon.Entry(zipf=0.0, us=False, gb=False, name=False, suggest=False))[1]


def _is_common(value: bytes) -> bool:
    return value[0] >= _COMMON and bool(value[1] & _KNOWN) and not value[1] & _TABOO


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _two_edits_away(word: str) -> Iterator[str]:
    length, letters = len(word), _letters(word)
    for candidate, its_length, its_letters in _common(word[:2]) + _common(word[0] + word[2]):
        longer = abs(its_length - length)
        # a letter more or less changes one bit, one for another two
        if longer <= 2 and (its_letters ^ letters).bit_count() <= 4 - longer and distance(word, candidate, 2) <= 2:
            yield candidate


def distance(a: str, b: str, most: int) -> int:
    """Damerau-Levenshtein distance (swapped neighbours count one); any number above `most` once it is passed."""
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    a, b = a[shared:], b[shared:]
    two_ago: list[int] = []
    previous = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, two_ago[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
        two_ago, previous = previous, row
    return previous[-1]


def slip_cost(typed: str, meant: str) -> float:
    """Least cost of the slips that turn `meant` into `typed`, in log10 of the odds."""
    two_ago: list[float] = []
    previous = [0.0]
    for j in range(1, len(meant) + 1):
        previous.append(previous[-1] + _missed(meant, j - 1))
    for i, letter in enumerate(typed, 1):
        row = [previous[0] + _added(typed, i - 1)]
        for j, other in enumerate(meant, 1):
            best = previous[j - 1] + (_replaced(letter, other) if letter != other else 0.0)
            best = min(best, previous[j] + _added(typed, i - 1), row[j - 1] + _missed(meant, j - 1))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other and letter != other:
                best = min(best, two_ago[j - 2] + _SWAPPED)
            row.append(best)
        two_ago, previous = previous, row
    cost = previous[-1]
    if typed[:1] != meant[:1]:
        cost += _FIRST_LETTER
    if phonetics.key(typed) == phonetics.key(meant):
        cost -= _SOUND
    return cost


def _added(typed: str, at: int) -> float:
    letter = typed[at]
    if letter in (typed[at - 1 : at], typed[at + 1 : at + 2]):
        return _DOUBLED
    return _VOWEL + 0.3 if letter in _VOWELS else _OTHER - 0.2


def _missed(meant: str, at: int) -> float:
    letter = meant[at]
    if letter == "'":
        return _DOUBLED
    if letter in (meant[at - 1 : at], meant[at + 1 : at + 2]):
        return _DOUBLED
    return _VOWEL if letter in _VOWELS or letter == "h" else _OTHER - 0.4


def _replaced(typed: str, meant: str) -> float:
    if typed in _VOWELS and meant in _VOWELS:
        return _VOWEL
    if frozenset((typed, meant)) in _ALIKE:
        return _SIMILAR
    return _NEAR_KEY if meant in _neighbours().get(typed, "") else _OTHER


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, str]:
    """The keys beside each key of a QWERTY keyboard."""
    places = {letter: (row, column + 0.4 * row) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    return {
        letter: "".join(
            other
            for other, (r, c) in places.items()
            if other != letter and abs(r - row) <= 1 and abs(c - column) <= 1.0
        )
        for letter, (row, column) in places.items()
    }
