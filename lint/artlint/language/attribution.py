"""Who says what: the grammar of attribution in news English.

A subject is found at one of the listed nouns or quantifiers and read forwards to its verb, over adverbs, an aside and a
phrase that only narrows the group ("people in the tech world"); a capital on the way is a name, which is a source.
Named speakers are found the other way round, from the capital to the verb of saying after or before it.

Terms and kinds follow the guidelines of PARC 3.0 and PolNeAR: source, cue, content (Pareti 2016; Newell et al. 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from artlint.language.clauses import (
    Clause,
    ends_phrase,
    is_adverb,
    is_claiming,
    is_name,
    is_plural_noun,
    is_plural_verb,
    says,
)
from artlint.language.clauses import is_singular_verb as is_singular
from artlint.language.wordlists import words as listed
from artlint.patterns import lazy

_LONGEST_SUBJECT = 14  # words from a subject's noun to its verb
_MOST_MODIFIERS = 4  # words before a subject's noun
_NEAR = 12  # words from "see" to the "as" that makes it a judgement

_NAME = lazy(r"\b[A-Z][\w.-]*(?:'[A-Z]\w+)?(?: [A-Z][\w.-]*(?:'[A-Z]\w+)?){0,4}")
_ASIDE = lazy(r", [^,.;:\"]{2,80},| \([^()]{1,40}\)")  # "Weil, who built it, said", "Weil (left) said"
_NEXT_WORDS = lazy(r"(?: [a-z]+){1,3}")


class Attribution(NamedTuple):
    """A claim pinned on somebody without a name: first and last word of its cue, and the word that bears it.

    `kind` is "people" for groups whose opinion stands in for evidence ("critics say", "many believe") and "anonymous"
    for speakers who exist and are kept back ("a senior official said", "people close to the talks say").
    """

    first: int
    last: int
    head: int
    kind: Literal["people", "anonymous"]


def anchors() -> frozenset[str]:
    """The words at which `nameless` finds anything, lower case."""
    lists = ("vague-people", "vague-believers", "vague-quantifiers", "anonymous-people", "anonymous-persons")
    return frozenset().union(*map(listed, lists))


def nameless(clause: Clause, at: int, people: frozenset[str]) -> Attribution | None:
    """The attribution to nameless people whose subject has its noun or its quantifier at word `at`.

    Args:
        people: plural nouns whose bearers are nobody in particular, whatever their verb.
    """
    word = clause.lowered[at]
    if word in listed("anonymous-persons"):
        return _of_one(clause, at)
    if word in listed("anonymous-people"):
        found = _of_insiders(clause, at)
        if found is not None or not (word in people or word in listed("vague-believers") or _is_placed(clause, at)):
            return found
    if word in listed("vague-quantifiers"):
        first, heads = at, _heads(clause, at)
    else:
        start = _first_modifier(clause, at)
        if start is None:
            return None
        first, heads = start, iter((at,))
    if _is_definite(clause, first):
        return None
    for head in heads:
        cue = _cue_of(clause, first, head, people)
        if cue is not None:
            return cue
    return None


def _is_placed(clause: Clause, noun: int) -> bool:
    """Whether "people" and their like are those of a trade or a place: "people in the tech world"."""
    return clause.lowered[noun] in listed("people-in-a-place") and clause.after(noun) in ("in", "inside", "within")


# -- groups -------------------------------------------------------------------------------------------------------


def _cue_of(clause: Clause, first: int, head: int, people: frozenset[str]) -> Attribution | None:
    """The cue of a subject that begins at `first` and has its noun or quantifier at `head`."""
    if head > first and _is_insider(clause, head):
        return None  # "some people close to the talks": found at "people"
    before = clause.before(first)
    is_people = clause.lowered[head] in people
    if before == "to":  # "according to experts"
        return Attribution(first - 2, head, head, "people") if _ends_unnamed(clause, head) else None
    if before == "by":  # "considered by many critics"
        verb = clause.before(first - 1)
        judged = verb in listed("believing-verbs") or verb in listed("pronouncing-verbs")
        believed = judged and (is_people or head == first)
        return Attribution(first - 2, head, head, "people") if believed and _ends_unnamed(clause, head) else None
    if before in listed("prompting-verbs"):  # "leading some to wonder"
        verb = head + 2
        wonders = clause.after(head) == "to" and is_plural_verb(clause.after(head + 1))
        return Attribution(first - 1, verb, head, "people") if wonders else None
    found = _verb(clause, first, head, people)
    if found is not None:
        return Attribution(first, found, head, "people")
    if is_people and is_plural_verb(before) and first > 1 and clause.gap(first - 1) == ",":  # ", say analysts"
        return Attribution(first - 1, head, head, "people") if _ends_unnamed(clause, head) else None
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
    return known or before in ("if", "whether") or _is_possessive(before)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "s'"))


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
        if ends_phrase(word) or word in listed("finding-verbs") or _is_possessive(word):
            break
        if clause.capital(first - 1) or noun - first == _MOST_MODIFIERS:
            return None
        first -= 1
    return None if clause.capital(first) else first


def _heads(clause: Clause, quantifier: int) -> Iterator[int]:
    """The words that may bear a subject that opens with a quantifier: nouns first, then the quantifier itself."""
    words = clause.lowered
    at = quantifier + 1
    if clause.after(quantifier) == "of":
        at += 1 + (clause.after(at) in listed("determiners"))
    for head in range(at, min(at + _MOST_MODIFIERS, len(words))):
        word = words[head]
        if clause.gap(head) or clause.capital(head) or ends_phrase(word):
            break
        if is_plural_noun(word):
            yield head
    if at == quantifier + 1:
        yield quantifier


def _accompanies(clause: Clause, first: int) -> bool:
    """Whether a subject hangs on a clause before it: ", with analysts predicting a slump"."""
    return clause.before(first) == "with"


def _verb(clause: Clause, first: int, head: int, people: frozenset[str]) -> int | None:
    """The verb of saying or thinking, or the state of mind, that a subject's noun leads to."""
    words = clause.lowered
    narrowed = linked = False
    at, end = head + 1, min(head + _LONGEST_SUBJECT, len(words))
    while at < end:
        word, previous, gap = words[at], words[at - 1], clause.gap(at)
        if gap and not (gap == "," and (is_adverb(word) or is_adverb(previous))):
            past = clause.past_aside(at)
            if past is None or past >= len(words):
                return None
            at, end = past, min(past + _MOST_MODIFIERS, len(words))
            word, previous, narrowed = words[at], "", False
        if clause.capital(at):
            return None
        if linked and word in listed("feeling-adjectives"):
            return at
        if word.endswith("ing") and is_claiming(word) and not narrowed and (linked or _accompanies(clause, first)):
            return at
        if is_plural_verb(word) and not (narrowed and ends_phrase(previous) and not is_adverb(previous)):
            # "Some advisers are said to" and "voters should consider" claim nothing in the subject's name.
            claims = previous not in listed("linking-verbs") | {"should", "must"}
            return at if claims and _takes_verb(clause, head, at, people) else None
        if word in listed("voicing-verbs") and clause.after(at) in listed("voiced-feelings"):
            return at + 1
        if word in listed("pronouncing-verbs") and not narrowed and _may_pronounce(clause, first, head, at, people):
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


def _may_pronounce(clause: Clause, first: int, head: int, verb: int, people: frozenset[str]) -> bool:
    """Whether a verb of judging makes a claim: "critics accuse", "some have criticised", not "some neighbours oppose"."""
    if clause.lowered[head] in people:
        return True
    return head == first and clause.before(verb) in ("have", "had") and clause.lowered[verb].endswith("ed")


def _takes_verb(clause: Clause, head: int, verb: int, people: frozenset[str]) -> bool:
    """Whether subject and verb make a claim; "some hope", "most think of" and "some pointed remarks" do not."""
    subject, word, following = clause.lowered[head], clause.lowered[verb], clause.after(verb)
    direct = verb == head + 1 and not clause.gap(verb)
    if direct and subject in ("some", "most") and (word in listed("noun-verbs") or (word, following) == ("say", "in")):
        return False
    if direct and subject in listed("vague-quantifiers") and word == "state":
        return following == "that"  # "many state schools"
    if direct and subject in listed("vague-quantifiers") and word.endswith("ed"):
        return not following or ends_phrase(following) or clause.capital(verb + 1)
    if following in ("to", "when") and word in listed("intending-verbs"):
        return False
    if word in listed("judging-verbs"):
        return "as" in clause.lowered[verb + 1 : verb + _NEAR]
    if word in listed("believing-verbs"):
        return following not in ("of", "about", "like", "part")
    if subject in people or subject in ("people", *listed("vague-quantifiers")):
        return True
    if subject in listed("vague-believers"):
        return clause.before(head) in listed("vague-quantifiers")
    return word not in listed("showing-verbs")


def _ends_unnamed(clause: Clause, head: int) -> bool:
    """Whether a noun or quantifier ends its phrase, or goes on without a name ("analysts in the industry")."""
    following = clause.after(head)
    if following and following not in listed("narrowing-words") and not ends_phrase(following):
        return False
    for at in range(head + 1, min(head + _LONGEST_SUBJECT, len(clause.words))):
        if clause.gap(at):
            return True
        if clause.capital(at):
            return False
    return True


# -- speakers who are kept back -----------------------------------------------------------------------------------


def _of_one(clause: Clause, noun: int) -> Attribution | None:
    """ "A source said", "one senior official told reporters", "according to a person close to the talks"."""
    first = noun
    while clause.before(first) and clause.before(first) not in listed("indefinite-articles"):
        first -= 1
        if ends_phrase(clause.lowered[first]) or clause.capital(first) or noun - first > _MOST_MODIFIERS:
            return None
    if not clause.before(first):
        return None
    first -= 1
    if first and clause.gap(first) == "," and clause.capital(first - 1):
        return None  # an apposition: "Ines Duarte, an engineer who attended"
    insider = _insider_phrase(clause, noun)
    if insider is None and not _ends_unnamed(clause, noun):
        return None
    before = clause.before(first)
    if before == "to" and clause.before(first - 1) == "according":
        return Attribution(first - 2, insider or noun, noun, "anonymous")
    if is_singular(before):  # "said a senior official"
        return Attribution(first - 1, insider or noun, noun, "anonymous")
    verb = _spoken(clause, insider or noun, named=insider is not None)
    if verb is None or not is_singular(clause.lowered[verb]):
        return None
    return Attribution(first, verb, noun, "anonymous")


def _of_insiders(clause: Clause, noun: int) -> Attribution | None:
    """ "Sources say", "three people briefed on the plan said", "according to officials who asked not to be named"."""
    if not _is_insider(clause, noun):
        return None
    insider = _insider_phrase(clause, noun)
    first = noun
    while clause.before(first) and noun - first < _MOST_MODIFIERS:
        word = clause.lowered[first - 1]
        if word in listed("counting-words") or clause.words[first - 1].text.isdigit():
            first -= 1
            break
        if ends_phrase(word) or _is_possessive(word) or clause.capital(first - 1):
            break
        first -= 1
    before = clause.before(first)
    if insider is None and (not _ends_unnamed(clause, noun) or (first and clause.capital(first - 1))):
        return None
    if before == "to":
        if clause.before(first - 1) != "according":
            return None
        return Attribution(first - 2, insider or noun, noun, "anonymous")
    if before in listed("determiners") or before in listed("prepositions") or _is_possessive(before):
        return None
    verb = _spoken(clause, insider or noun, named=insider is not None)
    if verb is not None and not clause.lowered[verb].endswith("s"):
        return Attribution(first, verb, noun, "anonymous")
    if is_plural_verb(before) and first > 1 and clause.gap(first - 1) == ",":  # ", say sources"
        return Attribution(first - 1, noun, noun, "anonymous")
    return None


def _is_insider(clause: Clause, noun: int) -> bool:
    word = clause.lowered[noun]
    if word in listed("anonymous-always"):
        return True
    return word in listed("anonymous-people") and _insider_phrase(clause, noun) is not None


def _insider_phrase(clause: Clause, noun: int) -> int | None:
    """The last word of what says that a speaker is near the matter and unnamed ("close to", "who asked not"), or None."""
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


def _spoken(clause: Clause, at: int, *, named: bool) -> int | None:
    """The verb of saying that a subject leads to whose noun, or whose narrowing phrase, ends at word `at`.

    `named`: the subject has a narrowing phrase, which may hold names and commas.
    """
    for verb in range(at + 1, min(at + 2 * _LONGEST_SUBJECT, len(clause.words))):
        word = clause.lowered[verb]
        if not named and (clause.gap(verb) or clause.capital(verb)):
            return None
        spoken = says(word) or (not named and is_plural_verb(word)) or word in ("believe", "expect", "think")
        if spoken and not word.endswith("ing") and clause.before(verb) not in listed("prepositions") | {"to", "who"}:
            return verb
        if not named and not is_adverb(word):
            return None
    return None


# -- speakers with a name -----------------------------------------------------------------------------------------


def speakers(text: str, start: int, end: int, *, introduced: bool = False) -> Iterator[str]:
    """Names in `text[start:end]` of those who say something there; `text` is folded, its white space squeezed.

    `introduced` asks for the name of a new speaker, given in full; "Clinton also said" goes on about one who was there.
    """
    for match in _NAME.finditer(text, start, end):
        parts = match[0].split()
        if match.start() == start and not is_name(parts[0]):
            parts = parts[1:]
        if parts and parts[0].rstrip(".").lower() in listed("abbreviations"):
            parts = parts[1:]
        if len(parts) == 1 and parts[0].rstrip(".") in listed("no-speakers"):
            continue
        if len(parts) > introduced and (_speaks(text, match.end(), end) or _is_cited(text, start, match.start())):
            yield " ".join(parts)


def _speaks(text: str, at: int, end: int) -> bool:
    """Whether a verb of saying follows a name that ends at `at`, over an apposition and up to two adverbs."""
    aside = _ASIDE.match(text, at, end)
    words = _NEXT_WORDS.match(text, aside.end() if aside else at, end)
    for word in words[0].split() if words else ():
        if says(word):
            return True
        if not word.endswith("ly") and word not in listed("clause-adverbs"):
            return False
    return False


def _is_cited(text: str, start: int, at: int) -> bool:
    """Whether a verb of saying or "according to" stands up to three or six words before a name that begins at `at`."""
    words = text[max(start, at - 80) : at].split()
    for distance, word in enumerate(reversed(words)):
        if word == "to" and words[-distance - 2 : -distance - 1] in (["according"], ["According"]):
            return distance <= 6
        if distance <= 3 and says(word.rstrip(",")):
            return word not in ("told", "tell", "tells", "telling")  # whose object listens
        if word in listed("linking-words") or word == "that":  # the name is part of what is said
            return False
        if not word.rstrip(",").replace("-", "").replace("'", "").isalpha() or not word[0].islower():
            return False
    return False
