"""One name spelt two ways in an article: "Anthropic" and "Antropic"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from artlint.document import Document, Span, Word, lower
from artlint.finding import Finding, rewording
from artlint.language import lexicon, wordlists
from artlint.language.vocabulary import unaccented
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "least-letters": Option("integer", None, "letters of a name; shorter ones differ by one letter too often"),
    "least-letters-of-word": Option("integer", None, "letters of an ordinary word that is part of a name"),
    "highest-zipf": Option("number", None, "Zipf frequency from which on a spelling is a name of its own"),
    "highest-zipf-beside-name": Option("number", None, "the same where one given name stands before both spellings"),
    "least-usual": Option("integer", None, "places of a name from which on any other letter in it is a slip"),
    "least-ratio": Option("number", None, "times that the usual spelling stands for one of a second that is repeated"),
}

_NO_NAMES = ("abbreviations", "function-words", "sentence-openers")
_FEW = 12  # names with one initial, each of which is sooner compared with each than looked up
_CROWD = 8  # names; in an article two or three meet
_VOWELS = frozenset("aeiouy")
_ALIKE = tuple(map(frozenset, ("ck", "cs", "sz", "gj", "mn", "td", "bp", "fv", "vw", "lr")))  # heard or typed alike


class _Variants(NamedTuple):
    """Two spellings that one slip makes of each other; `odd` is the rarer one."""

    usual: str
    odd: str


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first place of the rarer spelling of each such name."""
    options = rule.options
    places: dict[str, list[int]] = {}
    least = options["least-letters"]
    for index, word in enumerate(document.words):
        text = word.text
        if len(text) >= least and text[0].isupper() and not text.isupper():
            places.setdefault(_stem(text), []).append(index)
    for first, second in _one_slip_apart([name for name in places if len(name) >= least and name.isalpha()]):
        pair = _ranked(first, second, places)
        if not _is_one_name(document, pair, places, options) or {lower(first), lower(second)} & document.allowed:
            continue
        odd, usual = (document.words[places[name][0]] for name in (pair.odd, pair.usual))
        marked_up = odd.end - odd.start != len(odd.text)
        span = Span(odd.start, odd.end if marked_up else odd.start + len(pair.odd))
        others = [document.words[index] for index in places[pair.odd][1:]]
        count = len(places[pair.usual])
        times = "once" if count == 1 else f"{count} times"
        yield Finding(
            rule,
            span,
            f'"{pair.odd}" is "{pair.usual}" elsewhere in the article ({times}): is it one name?',
            (pair.usual,),
            None if marked_up else rewording(span, pair.usual, "unsafe"),
            related=(Span(usual.start, usual.end), *(Span(word.start, word.end) for word in others)),
            confidence=0.8,
        )


def _stem(text: str) -> str:
    return text.removesuffix("'s").removesuffix("'")


def _one_slip_apart(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names with the same first letter that one slip inside the word makes of each other."""
    by_initial: dict[str, list[str]] = {}
    for name in names:
        by_initial.setdefault(name[0], []).append(name)
    for group in by_initial.values():
        for first, second in combinations(group, 2) if len(group) <= _FEW else _met(group):
            if -2 < len(first) - len(second) < 2 and _is_slip(lower(first), lower(second)):
                yield first, second


def _met(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be a slip apart, without comparing each with each.

    Two such names have a string in common that is one of them, or either without one letter; so they meet in a table
    of those strings. Where a crowd of names meets in one string, none is a slip of another.
    """
    meeting: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for name in names:
        key = lower(name)
        for shortened in {key, *(key[:at] + key[at + 1 :] for at in range(1, len(key)))}:
            met = meeting.setdefault(shortened, [])
            if len(met) >= _CROWD:
                continue
            new = [(other, name) for other in met if (other, name) not in seen]
            seen.update(new)
            yield from new
            met.append(name)


def _is_slip(a: str, b: str) -> bool:
    """Whether two words differ by one letter doubled, left out, put in or exchanged, and not at their end.

    A letter more or another one at the end is an inflection: Iraq, Iraqi; Daniel, Daniela; Emirates, Emiratis.
    """
    if a == b:
        return False
    if a[-1] == b[-1] == "s":
        a, b = a[:-1], b[:-1]
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if at == 0:
        return False
    if len(a) < len(b):
        return a[at:] == b[at + 1 :] and (at < len(a) or (b[-1] == b[-2] and len(a) > 5))
    if a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at + 1 : at + 2] + b[at : at + 1]:
        return True
    return a[at + 1 :] == b[at + 1 :] and at < len(a) - 1


def _are_alike(a: str, b: str) -> bool:
    """Whether the letters that two words a slip apart differ in are taken for each other by ear or by eye."""
    differing = [(x, y) for x, y in zip(lower(a), lower(b), strict=False) if x != y]
    if len(a) != len(b) or len(differing) > 1:
        return True  # a letter too many, or two exchanged
    letters = frozenset(map(unaccented, differing[0]))
    return len(letters) == 1 or letters <= _VOWELS or letters in _ALIKE


def _ranked(first: str, second: str, places: dict[str, list[int]]) -> _Variants:
    usual, odd = sorted((first, second), key=lambda name: (-len(places[name]), -lexicon.zipf(name), places[name][0]))
    return _Variants(usual, odd)


def _is_one_name(
    document: Document, pair: _Variants, places: dict[str, list[int]], options: Mapping[str, float]
) -> bool:
    """Whether the rarer spelling is a slip and not another person, place or word."""
    usual, odd = pair
    if len(places[odd]) > 1 and len(places[usual]) < options["least-ratio"] * len(places[odd]):
        return False
    zipf = lexicon.zipf(odd)
    if not _are_alike(usual, odd) and (zipf > 0 or len(places[odd]) > 1 or len(places[usual]) < options["least-usual"]):
        return False
    if lexicon.known(usual) and not lexicon.is_name(usual):
        # an ordinary word in a title: what no corpus has is a slip of it
        return zipf == 0 and len(odd) >= options["least-letters-of-word"]
    if lexicon.known(odd) and not lexicon.is_name(odd):
        return False
    before_odd, after_odd = _neighbours(document, places[odd])
    before_usual, after_usual = _neighbours(document, places[usual])
    beside_odd, beside_usual = before_odd | after_odd, before_usual | after_usual
    if beside_odd and beside_usual and not beside_odd & beside_usual:
        return False
    return zipf < options["highest-zipf-beside-name" if before_odd & before_usual else "highest-zipf"]


def _neighbours(document: Document, places: Sequence[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The names right before and right after a name, without titles and words that open sentences."""
    words = document.words
    before, after = set(), set()
    for index in places:
        if index and _touch(document, words[index - 1], words[index]):
            before.add(_stem(words[index - 1].text))
        if index + 1 < len(words) and _touch(document, words[index], words[index + 1]):
            after.add(_stem(words[index + 1].text))
    return frozenset(before), frozenset(after)


def _touch(document: Document, left: Word, right: Word) -> bool:
    """Whether two names have only a space between them, or the full stop of an initial."""
    if not (left.text[0].isupper() and right.text[0].isupper()):
        return False
    if any(lower(word.text) in wordlists.words(words) for words in _NO_NAMES for word in (left, right)):
        return False
    between = document.folded[left.end : right.start]
    return between.isspace() or (len(left.text) == 1 and between.strip() == ".")
