"""Claims pinned on people nobody can name: "many analysts believe", "critics say", "according to experts".

A subject is found at one of the listed nouns or quantifiers and read forwards to its verb, over adverbs and over a
phrase that only narrows the group ("people in the tech world"); a capital on the way is a name, which is a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from artlint.checks import support
from artlint.document import Document, Sentence, Span, lower
from artlint.finding import Finding, Severity
from artlint.language.wordlists import words as listed
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "people": Option("texts", [], "further plural nouns, lower case, whose bearers are nobody in particular"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}

_LONGEST_SUBJECT = 14  # words from a subject's noun to its verb
_MOST_MODIFIERS = 4  # words before a subject's noun
_NEAR = 12  # words from "see" to the "as" that makes it a judgement


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The nouns and the quantifiers."""
    anchors = ("vague-people", "vague-believers", "vague-quantifiers")
    return sorted(set(options["people"]).union(*map(listed, anchors)))


class _Cue(NamedTuple):
    """First and last word of a cue, by their index in the sentence, and the noun or quantifier that bears it."""

    first: int
    last: int
    head: int


class _Clause:
    """The words of one sentence, with the questions that reading a subject asks of them."""

    def __init__(self, document: Document, sentence: Sentence, people: frozenset[str]) -> None:
        self.folded = document.folded
        self.words = document.words_in(sentence.start, sentence.end)
        self.lowered = [lower(word.text) for word in self.words]
        self.index = {word.start: number for number, word in enumerate(self.words)}
        self.people = people

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it, without white space."""
        return self.folded[self.words[at - 1].end : self.words[at].start].strip()

    def before(self, at: int) -> str:
        """The word before, lower case, if only white space stands between; else ""."""
        return self.lowered[at - 1] if at > 0 and not self.gap(at) else ""

    def after(self, at: int) -> str:
        """The word after, lower case, if only white space stands between; else ""."""
        return self.lowered[at + 1] if at + 1 < len(self.words) and not self.gap(at + 1) else ""

    def capital(self, at: int) -> bool:
        """Whether a word is a name or a figure; a capital that only opens the sentence makes no name."""
        if self.words[at].text[0].islower():
            return False
        return at > 0 or support.is_name(self.words[0].text)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each cue that nothing supports."""
    people = listed("vague-people") | frozenset(rule.options["people"])
    clauses: dict[int, _Clause] = {}
    for hit in hits:
        number = document.sentence_index(hit.span.start)
        sentence = document.sentences[number]
        if document.folded[sentence.end - 1] == "?" or document.quoted(*hit.span):
            continue
        clause = clauses.get(number)
        if clause is None:
            clause = clauses[number] = _Clause(document, sentence, people)
        at = clause.index.get(hit.span.start)
        cue = None if at is None else _cue(clause, at)
        if cue is None:
            continue
        span = Span(clause.words[cue.first].start, clause.words[cue.last].end)
        if support.supported(document, *span):
            continue
        text = " ".join(document.text[span.start : span.end].split())
        severity = _severity(clause, cue)
        yield Finding(
            rule,
            span,
            f'"{text}" names nobody: say who, or cite the survey, or drop the claim',
            confidence=rule.options["confidence"] - (0.3 if severity == "info" else 0.0),
            severity_override=severity,
        )


def _cue(clause: _Clause, at: int) -> _Cue | None:
    """The cue whose subject has its noun or its quantifier at word `at`."""
    if clause.lowered[at] in listed("vague-quantifiers"):
        first, heads = at, _heads(clause, at)
    else:
        start = _first_modifier(clause, at)
        if start is None:
            return None
        first, heads = start, iter((at,))
    if _is_definite(clause, first):
        return None
    return next((cue for head in heads if (cue := _cue_of(clause, first, head))), None)


def _cue_of(clause: _Clause, first: int, head: int) -> _Cue | None:
    """The cue of a subject that begins at `first` and has its noun or quantifier at `head`."""
    before = clause.before(first)
    is_people = clause.lowered[head] in clause.people
    if before == "to":  # "according to experts"
        return _Cue(first - 2, head, head) if _ends_unnamed(clause, head) else None
    if before == "by":  # "considered by many critics"
        believed = is_people and clause.before(first - 1) in listed("believing-verbs")
        return _Cue(first - 2, head, head) if believed and _ends_unnamed(clause, head) else None
    if before in listed("prompting-verbs"):  # "leading some to wonder"
        verb = head + 2
        wonders = clause.after(head) == "to" and _is_plural_verb(clause.after(head + 1))
        return _Cue(first - 1, verb, head) if wonders else None
    found = _verb(clause, head)
    if found is not None:
        return _Cue(first, found, head)
    if is_people and _is_plural_verb(before) and first > 1 and clause.gap(first - 1) == ",":  # ", say analysts"
        return _Cue(first - 1, head, head) if _ends_unnamed(clause, head) else None
    return None


def _is_definite(clause: _Clause, first: int) -> bool:
    """Whether the word before a subject makes its bearers known, or makes it no subject."""
    before = clause.before(first)
    if before == "to":
        return clause.before(first - 1) != "according"
    if before in ("and", "or") and first > 1:
        return clause.capital(first - 2) or clause.lowered[first] == "others"
    if before in ("by", "as", "that", "which", "what"):
        return False
    known = before in listed("determiners") or before in listed("prepositions")
    return known or before in ("if", "whether") or _is_possessive(before)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "s'"))


def _first_modifier(clause: _Clause, noun: int) -> int | None:
    """Where the words before a noun that belong to it begin; None if a quantifier or a name is among them."""
    first = noun
    while first and not clause.gap(first):
        word = clause.lowered[first - 1]
        if word in listed("vague-quantifiers"):
            return None
        if word == "of" and clause.before(first - 1) in listed("group-quantities"):
            first -= 2
            continue
        if _ends_phrase(word) or _is_possessive(word):
            break
        if clause.capital(first - 1) or noun - first == _MOST_MODIFIERS:
            return None
        first -= 1
    return None if clause.capital(first) else first


def _ends_phrase(word: str) -> bool:
    """Whether a word cannot stand inside a noun phrase, between its first word and its noun."""
    if word in listed("noun-verbs"):
        return False
    return (
        word in listed("determiners")
        or word in listed("prepositions")
        or word in listed("linking-words")
        or word in listed("clause-adverbs")
        or word in listed("saying-verbs")
        or word in listed("believing-verbs")
    )


def _heads(clause: _Clause, quantifier: int) -> Iterator[int]:
    """The words that may bear a subject that opens with a quantifier: nouns first, then the quantifier itself."""
    words = clause.lowered
    at = quantifier + 1
    if clause.after(quantifier) == "of":
        at += 1 + (clause.after(at) in listed("determiners"))
    for head in range(at, min(at + _MOST_MODIFIERS, len(words))):
        word = words[head]
        if clause.gap(head) or clause.capital(head) or _ends_phrase(word):
            break
        plural = (word.endswith("s") and not word.endswith("ss")) or word in listed("irregular-plurals")
        if plural and word not in listed("documents"):
            yield head
    if at == quantifier + 1:
        yield quantifier


def _verb(clause: _Clause, head: int) -> int | None:
    """The verb of saying or thinking, or the state of mind, that a subject's noun leads to."""
    words = clause.lowered
    narrowed = linked = False
    for at in range(head + 1, min(head + _LONGEST_SUBJECT, len(words))):
        word, previous, gap = words[at], words[at - 1], clause.gap(at)
        if clause.capital(at) or (gap and not (gap == "," and (_is_adverb(word) or _is_adverb(previous)))):
            return None
        if linked and word in listed("feeling-adjectives"):
            return at
        if _is_plural_verb(word) and not (narrowed and _ends_phrase(previous) and not _is_adverb(previous)):
            # "Some advisers are said to" and "voters should consider" claim nothing in the subject's name.
            claims = previous not in listed("linking-verbs") | {"should", "must"} and _takes_verb(clause, head, at)
            return at if claims else None
        if word in listed("voicing-verbs") and clause.after(at) in listed("voiced-feelings"):
            return at + 1
        if _is_adverb(word):
            linked = linked or word in listed("linking-verbs")
        elif word in listed("narrowing-words"):
            narrowed = True
        elif not narrowed:
            return None
    return None


def _is_plural_verb(word: str) -> bool:
    """Whether a word can be the finite verb of a plural subject: "say" and "said", not "says" or "saying"."""
    if word.endswith("ing") or (word.endswith("s") and not word.endswith("ss")):
        return False
    return word in listed("saying-verbs") or word in listed("believing-verbs")


def _is_adverb(word: str) -> bool:
    if word in listed("clause-adverbs") or word in listed("linking-verbs"):
        return True
    return word.endswith("ly") and len(word) > 4


def _takes_verb(clause: _Clause, head: int, verb: int) -> bool:
    """Whether subject and verb make a claim; "some hope", "most think of" and "some pointed remarks" do not."""
    subject, word, following = clause.lowered[head], clause.lowered[verb], clause.after(verb)
    direct = verb == head + 1
    if direct and subject in ("some", "most") and (word in listed("noun-verbs") or (word, following) == ("say", "in")):
        return False
    if direct and subject in listed("vague-quantifiers") and word.endswith("ed"):
        return not following or _ends_phrase(following) or clause.capital(verb + 1)
    if word in listed("judging-verbs"):
        return "as" in clause.lowered[verb + 1 : verb + _NEAR]
    if word in listed("believing-verbs"):
        return following not in ("of", "about", "like", "part")
    if subject in listed("vague-believers"):
        return clause.before(head) in listed("vague-quantifiers")
    return word not in listed("showing-verbs") or subject in clause.people or subject == "people"


def _ends_unnamed(clause: _Clause, head: int) -> bool:
    """Whether a noun or quantifier ends its phrase, or goes on without a name ("analysts in the industry")."""
    following = clause.after(head)
    if following and following not in listed("narrowing-words") and not _ends_phrase(following):
        return False
    for at in range(head + 1, min(head + _LONGEST_SUBJECT, len(clause.words))):
        if clause.gap(at):
            return True
        if clause.capital(at):
            return False
    return True


def _severity(clause: _Clause, cue: _Cue) -> Severity | None:
    """Mild where the people are in sight: "some of the women said", "analysts said" beside a named analyst."""
    words = clause.lowered[cue.first : cue.last + 1]
    head = clause.lowered[cue.head]
    if "of" in words or head in ("sources", "officials") or (words[0] == "according" and head not in clause.people):
        return "info"
    quantified = not listed("vague-quantifiers").isdisjoint(words)
    once = words[-1] in listed("reporting-forms") and "have" not in words
    if not quantified and (once or _has_word(clause.folded, head[:-1])):
        return "info"
    return None


@lru_cache(maxsize=64)
def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
