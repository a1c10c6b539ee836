"""Groups whose opinion stands in for evidence: "many analysts believe", "critics say", "according to experts"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from artlint.language.attribution.clauses import (
    LONGEST_SUBJECT,
    MOST_MODIFIERS,
    Attribution,
    Clause,
    ends_phrase,
    ends_unnamed,
    is_adverb,
    is_claiming,
    is_plural_noun,
    is_plural_verb,
    is_possessive,
)
from artlint.language.attribution.insiders import is_insider
from artlint.language.wordlists import words as listed

_NEAR = 12  # words from "see" to the "as" that makes it a judgement


class _Subject(NamedTuple):
    """First word and noun (or quantifier) of a subject; `vague` if its bearers are nobody, whatever their verb."""

    first: int
    head: int
    vague: bool


def find(clause: Clause, at: int, people: frozenset[str]) -> Attribution | None:
    """The attribution to a group whose noun or quantifier is word `at`; `people` as for `attribution.nameless`."""
    word = clause.lowered[at]
    if word in listed("vague-quantifiers"):
        first, heads = at, _heads(clause, at)
    elif word in people or word in listed("vague-believers") or _is_placed(clause, at):
        start = _first_modifier(clause, at)
        if start is None:
            return None
        first, heads = start, iter((at,))
    else:
        return None
    if _is_definite(clause, first):
        return None
    for head in heads:
        cue = _cue(clause, _Subject(first, head, clause.lowered[head] in people))
        if cue is not None:
            return Attribution(*cue, head, "people")
    return None


def _is_placed(clause: Clause, noun: int) -> bool:
    """Whether "people" and their like are those of a trade or a place: "people in the tech world"."""
    return clause.lowered[noun] in listed("people-in-a-place") and clause.after(noun) in ("in", "inside", "within")


def _cue(clause: Clause, subject: _Subject) -> tuple[int, int] | None:
    """First and last word of a subject's cue."""
    first, head, vague = subject
    if head > first and is_insider(clause, head):
        return None  # "some people close to the talks": found at "people"
    before = clause.before(first)
    if before == "to":  # "according to experts"
        return (first - 2, head) if ends_unnamed(clause, head) else None
    if before == "by":  # "considered by many critics"
        verb = clause.before(first - 1)
        judged = verb in listed("believing-verbs") or verb in listed("pronouncing-verbs")
        return (first - 2, head) if judged and (vague or head == first) and ends_unnamed(clause, head) else None
    if before in listed("prompting-verbs"):  # "leading some to wonder"
        wonders = clause.after(head) == "to" and is_plural_verb(clause.after(head + 1))
        return (first - 1, head + 2) if wonders else None
    verb_at = _verb(clause, subject)
    if verb_at is not None:
        return first, verb_at
    if vague and is_plural_verb(before) and first > 1 and clause.gap(first - 1) == ",":  # ", say analysts"
        return (first - 1, head) if ends_unnamed(clause, head) else None
    return None


def _is_definite(clause: Clause, first: int) -> bool:
    """Whether the word before a subject makes its bearers known, or makes it no subject."""
    before = clause.before(first)
    if before == "to":
        return clause.before(first - 1) != "according"
    if before in ("and", "or") and first > 1:
        return clause.capital(first - 2) or clause.lowered[first] == "others"
    if before in ("by", "as", "that", "which", "what"):
        return False
    if before == "with":
        return first > 1 and not clause.gap(first - 1)
    if before in listed("finding-verbs"):
        return True  # "the figures show voters fear": somebody has asked them
    known = before in listed("determiners") or before in listed("prepositions")
    return known or before in ("if", "whether") or is_possessive(before)


def _first_modifier(clause: Clause, noun: int) -> int | None:
    """Where the words before a noun that belong to it begin; None if a quantifier or a name is among them."""
    first = noun
    while first and not clause.gap(first):
        word = clause.lowered[first - 1]
        if word in listed("vague-quantifiers"):
            return None
        if word == "of" and clause.before(first - 1) in listed("group-quantities"):
            first -= 2
            continue
        if ends_phrase(word) or word in listed("finding-verbs") or is_possessive(word):
            break
        if clause.capital(first - 1) or noun - first == MOST_MODIFIERS:
            return None
        first -= 1
    return None if clause.capital(first) else first


def _heads(clause: Clause, quantifier: int) -> Iterator[int]:
    """The words that may bear a subject that opens with a quantifier: nouns first, then the quantifier itself."""
    words = clause.lowered
    at = quantifier + 1
    if clause.after(quantifier) == "of":
        at += 1 + (clause.after(at) in listed("determiners"))
    for head in range(at, min(at + MOST_MODIFIERS, len(words))):
        word = words[head]
        if clause.gap(head) or clause.capital(head) or ends_phrase(word):
            break
        if is_plural_noun(word):
            yield head
    if at == quantifier + 1:
        yield quantifier


def _verb(clause: Clause, subject: _Subject) -> int | None:
    """The verb of saying or thinking, or the state of mind, that a subject's noun leads to."""
    words, head = clause.lowered, subject.head
    narrowed = linked = False
    accompanies = clause.before(subject.first) == "with"  # ", with analysts predicting a slump"
    at, end = head + 1, min(head + LONGEST_SUBJECT, len(words))
    while at < end:
        word, previous, gap = words[at], words[at - 1], clause.gap(at)
        if gap and not (gap == "," and (is_adverb(word) or is_adverb(previous))):
            past = clause.past_aside(at)
            if past is None or past >= len(words):
                return None
            at, end = past, min(past + MOST_MODIFIERS, len(words))
            word, previous, narrowed = words[at], "", False
        if clause.capital(at):
            return None
        if linked and word in listed("feeling-adjectives"):
            return at
        if word.endswith("ing") and is_claiming(word) and not narrowed and (linked or accompanies):
            return at
        if is_plural_verb(word) and not (narrowed and ends_phrase(previous) and not is_adverb(previous)):
            # "Some advisers are said to" and "voters should consider" claim nothing in the subject's name.
            claims = previous not in listed("linking-verbs") | {"should", "must"}
            return at if claims and _takes_verb(clause, subject, at) else None
        if word in listed("voicing-verbs") and clause.after(at) in listed("voiced-feelings"):
            return at + 1
        if word in listed("pronouncing-verbs") and not narrowed and _may_pronounce(clause, subject, at):
            return at
        if linked and word in listed("degree-words"):
            pass
        elif is_adverb(word):
            linked = linked or (word in listed("linking-verbs") and previous != "who")
        elif word in listed("narrowing-words"):
            narrowed = True
        elif not narrowed:
            return None
        at += 1
    return None


def _may_pronounce(clause: Clause, subject: _Subject, verb: int) -> bool:
    """Whether a verb of judging makes a claim: "critics accuse", "some have criticised", not "some parties oppose"."""
    if subject.vague:
        return True
    alone = subject.head == subject.first
    return alone and clause.before(verb) in ("have", "had") and clause.lowered[verb].endswith("ed")


def _takes_verb(clause: Clause, subject: _Subject, verb: int) -> bool:
    """Whether subject and verb make a claim; "some hope", "most think of" and "some pointed remarks" do not."""
    noun, word, following = clause.lowered[subject.head], clause.lowered[verb], clause.after(verb)
    direct = verb == subject.head + 1 and not clause.gap(verb)
    if following in ("to", "when") and word in listed("intending-verbs"):
        return False
    if direct and noun in ("some", "most") and (word in listed("noun-verbs") or (word, following) == ("say", "in")):
        return False
    goes_on = not following or following in ("a", "an") or ends_phrase(following) or clause.capital(verb + 1)
    if direct and noun in listed("vague-quantifiers") and word in listed("noun-verbs") - listed("believing-verbs"):
        return goes_on  # not "many state schools"
    if direct and noun in listed("vague-quantifiers") and word.endswith("ed"):
        return goes_on
    if word in listed("judging-verbs"):
        return "as" in clause.lowered[verb + 1 : verb + _NEAR]
    if word in listed("believing-verbs"):
        return following not in ("of", "about", "like", "part")
    if subject.vague or noun == "people" or noun in listed("vague-quantifiers"):
        return True
    if noun in listed("vague-believers"):
        return clause.before(subject.head) in listed("vague-quantifiers")
    return word not in listed("showing-verbs")
