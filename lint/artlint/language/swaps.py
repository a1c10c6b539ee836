"""Which words of a text may stand for a word of a fixed term, and where in the term: the look-up of swapped words.

Most words of an article were in the last one too, so what a word may be is remembered, and each place in a term is
listed by the letter that its neighbour there begins with: of some seventy synonyms in an article, two or three have a
neighbour that any of their terms could have.
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
    """What a word of a text may be: the places in terms that it may stand at, by what must be next to it.

    `before` and `after` hold the number and the place of those whose next word to the left, or else to the right,
    begins with a letter; the number tells their order.
    """

    before: Mapping[str, Sequence[tuple[int, Place]]]
    after: Mapping[str, Sequence[tuple[int, Place]]]
    is_near: bool
    """It may stand in a term without being one of its words."""


class Lexicon(NamedTuple):
    """A rule's options, and what they make of the words met so far: most words of an article were in the last one."""

    options: Mapping[str, Any]
    swaps: Mapping[str, str]
    weak: Mapping[str, str]
    terms: Mapping[str, str]
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
            options["terms"],
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
    if not heads:
        return Role({}, {}, True) if is_near else None
    before: dict[str, list[tuple[int, Place]]] = {}
    after: dict[str, list[tuple[int, Place]]] = {}
    for number, place in enumerate(places(lexicon, heads)):
        side, beside = (before, place.place - 1) if place.place else (after, 1)
        side.setdefault(place.words[beside][:1], []).append((number, place))
    return Role(before, after, is_near)


def places(lexicon: Lexicon, heads: Heads) -> Iterator[Place]:
    """The places in terms that synonyms of these words may stand at."""
    for head, form in heads:
        for term in lexicon.terms[head].split("\n") if head in lexicon.terms else ():
            words = tuple(term.split())
            for place, word in enumerate(words):
                if may_be(form, words, place) if word == head else _is_form_of(word, head):
                    yield Place(words, place, inflection.inflect(word, form) if word == head else word)


def may_be(form: Form, words: Sequence[str], place: int) -> bool:
    """Whether a word of a term is inflected at all: any in an idiom, in a compound noun the last one for the plural."""
    if form == "base" or not wordlists.words("function-words").isdisjoint(words):
        return True
    return form == "s" and place == len(words) - 1


def _is_form_of(word: str, base: str) -> bool:
    return word[:1] == base[:1] and any(base == other for other, _ in inflection.bases(word))
