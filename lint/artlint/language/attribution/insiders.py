"""Speakers who exist and are kept back: "a senior official said", "three people briefed on the plan said"."""

from __future__ import annotations

from collections.abc import Callable

from artlint.language.attribution.clauses import (
    MOST_MODIFIERS,
    Attribution,
    Clause,
    ends_phrase,
    ends_unnamed,
    is_adverb,
    is_claiming,
    is_plural_verb,
    is_possessive,
    is_singular_verb,
    says,
)
from artlint.language.wordlists import words as listed

_FARTHEST = 28  # words from a subject's noun to its verb, names and an aside between


def one(clause: Clause, noun: int) -> Attribution | None:
    """ "A source said", "one senior official told reporters", "according to a person close to the talks"."""
    first = noun
    while clause.before(first) and clause.before(first) not in listed("indefinite-articles"):
        first -= 1
        if ends_phrase(clause.lowered[first]) or clause.capital(first) or noun - first > MOST_MODIFIERS:
            return None
    if not clause.before(first):
        return None
    first -= 1
    if first and clause.gap(first) == "," and clause.capital(first - 1):
        return None  # an apposition: "Ines Duarte, an engineer who attended"
    insider = _insider_phrase(clause, noun)
    if insider is None and not (is_singular_verb(clause.after(noun)) or ends_unnamed(clause, noun)):
        return None
    before = clause.before(first)
    if before == "to" and clause.before(first - 1) == "according":
        return Attribution(first - 2, insider or noun, noun, "anonymous")
    if is_singular_verb(before):  # "said a senior official"
        return Attribution(first - 1, insider or noun, noun, "anonymous")
    verb = _verb(clause, insider or noun, is_singular_verb, named=insider is not None)
    return None if verb is None else Attribution(first, verb, noun, "anonymous")


def several(clause: Clause, noun: int) -> Attribution | None:
    """ "Sources say", "three people briefed on the plan said", "according to officials who asked not to be named"."""
    if not is_insider(clause, noun):
        return None
    insider = _insider_phrase(clause, noun)
    first = noun
    while clause.before(first) and noun - first < MOST_MODIFIERS:
        word = clause.lowered[first - 1]
        if word in listed("counting-words") or clause.words[first - 1].text.isdigit():
            first -= 1
            break
        if ends_phrase(word) or is_possessive(word) or clause.capital(first - 1):
            break
        first -= 1
    before = clause.before(first)
    unnamed = insider is not None or _is_verb(clause.after(noun)) or ends_unnamed(clause, noun)
    if not unnamed or (insider is None and first and not clause.gap(first) and clause.capital(first - 1)):
        return None
    if before == "to":
        if clause.before(first - 1) != "according":
            return None
        return Attribution(first - 2, insider or noun, noun, "anonymous")
    if before in listed("determiners") or before in listed("prepositions") or is_possessive(before):
        return None
    verb = _verb(clause, insider or noun, _is_verb, named=insider is not None)
    if verb is not None:
        return Attribution(first, verb, noun, "anonymous")
    if is_plural_verb(before) and first > 1 and clause.gap(first - 1) == ",":  # ", say sources"
        return Attribution(first - 1, noun, noun, "anonymous")
    return None


def is_insider(clause: Clause, noun: int) -> bool:
    """Whether a plural noun stands for speakers who are kept back: "sources", "officials briefed on the plan"."""
    word = clause.lowered[noun]
    if word in listed("anonymous-always"):
        return True
    return word in listed("anonymous-people") and _insider_phrase(clause, noun) is not None


def _insider_phrase(clause: Clause, noun: int) -> int | None:
    """The last word of what says that a speaker is near the matter and unnamed ("close to", "who asked"), or None."""
    at = noun + 1
    if at < len(clause.words) and clause.gap(at) == ",":
        if clause.lowered[at] != "who":
            return None
    elif not clause.after(noun):
        return None
    pair = tuple(clause.lowered[at : at + 3])
    for length in (2, 3):
        if " ".join(pair[:length]) in listed("insider-phrases"):
            return at + length - 1
    return None


def _verb(clause: Clause, at: int, is_verb: Callable[[str], bool], *, named: bool) -> int | None:
    """The verb that a subject leads to whose noun, or whose narrowing phrase, ends at word `at`.

    `named`: the subject has a narrowing phrase, which may hold names and commas.
    """
    no_verb_after = listed("prepositions") | {"to", "who"}
    for verb in range(at + 1, min(at + _FARTHEST, len(clause.words))):
        word = clause.lowered[verb]
        if not named and (clause.gap(verb) or clause.capital(verb)):
            return None
        if is_verb(word) and clause.before(verb) not in no_verb_after:
            return verb
        if not named and not is_adverb(word):
            return None
    return None


def _is_verb(word: str) -> bool:
    """Whether a word of saying or thinking can be the finite verb of a plural."""
    return (says(word) or is_claiming(word)) and not word.endswith(("s", "ing"))
