"""Which words of a text may stand for a word of a fixed term, and where in the term: the look-up of swapped words.

Each place in a term is listed by the word there and the letter that its neighbour begins with: of some seventy synonyms
in an article, two or three have a neighbour that any of their terms could have. What a word may be is remembered, since
most words of an article were in the last one too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from artlint.language import inflection, wordlists
from artlint.language.inflection import Form

# A term written with one of them stands for all: "his back to the wall".
SLOTS = frozenset(("my", "your", "his", "her", "its", "our", "their", "one's"))


Heads = Sequence[tuple[str, Form]]


class Place(NamedTuple):
    """A place in a term where a word of the text may stand for the term's own."""

    words: tuple[str, ...]
    place: int
    here: str
    """The term's word at `place`, in the form of the word that stands for it."""


class Role(NamedTuple):
    """What a word of a text may be: the words of terms that it may stand for, with its form."""

    heads: Heads
    is_near: bool
    """It may stand in a term without being one of its words."""
    found: dict[str, Sequence[tuple[tuple[int, int], Place]]]
    """The `places` asked for so far, by side and letter."""


class Lexicon(NamedTuple):
    """A rule's options, and what they make of the words met so far."""

    options: Mapping[str, Any]
    swaps: Mapping[str, str]
    weak: Mapping[str, str]
    listed: Mapping[str, str]
    firsts: frozenset[str]
    paired: frozenset[str]
    roles: dict[str, Role | None]


_MOST_REMEMBERED = 1 << 15  # words
_lexicons: dict[int, Lexicon] = {}  # by the identity of the options, which the value keeps from ending


def lexicon_of(options: Mapping[str, Any]) -> Lexicon:
    """The look-up for the options of a rule, as its check has prepared them."""
    found = _lexicons.get(id(options))
    if found is None:
        found = _lexicons[id(options)] = Lexicon(
            options,
            options["swaps"],
            options["weak-swaps"],
            options["places"],
            frozenset(options["firsts"]),
            frozenset(options["paired"]) | SLOTS,
            {},
        )
    if len(found.roles) > _MOST_REMEMBERED:
        found.roles.clear()
    return found


_ENDINGS = frozenset("sdgntekw")  # of inflected words, "caught", "broke" and "drew" among them


def role_of(lexicon: Lexicon, word: str) -> Role | None:
    """What a word may be; None for most words, which are nothing to any term."""
    heads: list[tuple[str, Form]] = []
    is_near = word in lexicon.paired
    if word in lexicon.swaps or word in lexicon.weak or word[-1:] in _ENDINGS:
        bases = inflection.bases(word)
        heads = [(head, form) for base, form in bases if base in lexicon.swaps for head in lexicon.swaps[base].split()]
        is_near = is_near or bool(heads) or any(base in lexicon.weak for base, _ in bases)
    return Role(heads, is_near, {}) if heads or is_near else None


def listed_places(terms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The places of words in their terms, for `places`: a text of lines under each key.

    Keys are the word, "<" or ">" for the side that its neighbour is on, and the neighbour's first letter or nothing for
    all of them. A line holds the number of the place among those of the word, the place in the term, "=" or "~" for the
    word itself or a form of it, and the term.
    """
    made: dict[str, list[str]] = {}
    for head, listed in terms.items():
        number = 0
        for term in listed:
            words = term.split()
            for place, word in enumerate(words):
                if word != head and not _is_form_of(word, head):
                    continue
                line = f"{number} {place} {'=' if word == head else '~'} {term}"
                side, beside = ("<", words[place - 1]) if place else (">", words[1])
                for key in (f"{head}{side}", f"{head}{side}{beside[:1]}"):
                    made.setdefault(key, []).append(line)
                number += 1
    return {key: "\n".join(lines) for key, lines in made.items()}


def places(lexicon: Lexicon, heads: Heads, side: str, letter: str = "") -> Iterator[tuple[tuple[int, int], Place]]:
    """The places in terms that a synonym of some words may stand at, with what tells their order.

    Args:
        lexicon: the rule's look-up.
        heads: the words, and the form that the synonym has.
        side: "<" for places with a neighbour on their left, ">" for those that have one on the right alone.
        letter: that the neighbour begins with; "" for any.
    """
    for number, (head, form) in enumerate(heads):
        lines = lexicon.listed.get(f"{head}{side}{letter}")
        if lines:
            for order, place in _places(lines, form):
                yield (number, order), place


def _places(lines: str, form: Form) -> Iterator[tuple[int, Place]]:
    for line in lines.split("\n"):
        number, place, kind, term = line.split(" ", 3)
        words, at = tuple(term.split()), int(place)
        if kind == "~":
            yield int(number), Place(words, at, words[at])
        elif may_be(form, words, at):
            yield int(number), Place(words, at, inflection.inflect(words[at], form))


def may_be(form: Form, words: Sequence[str], place: int) -> bool:
    """Whether a word of a term is inflected at all: any in an idiom, in a compound noun the last one for the plural."""
    if form == "base" or not wordlists.words("function-words").isdisjoint(words):
        return True
    return form == "s" and place == len(words) - 1


def _is_form_of(word: str, base: str) -> bool:
    return word[:1] == base[:1] and any(base == other for other, _ in inflection.bases(word))
