"""Who says what: the grammar of attribution in news English.

A subject is found at one of the listed nouns or quantifiers and read forwards to its verb, over adverbs, an aside and a
phrase that only narrows the group ("people in the tech world"); a capital on the way is a name, which is a source.

- `clauses`: the words of a sentence, and what each may be in it;
- `groups`: people whose opinion stands in for evidence ("many analysts believe", "critics say");
- `insiders`: speakers who are kept back ("a senior official said", "people close to the talks say");
- `speakers`: speakers with a name, who are support for what others say.

Terms follow the guidelines of PARC 3.0 and PolNeAR: source, cue, content (Pareti 2016; Newell et al. 2018). Verbs and
nouns are the lists in `data/words`.
"""

from __future__ import annotations

from artlint.language.attribution import groups, insiders
from artlint.language.attribution.clauses import Attribution, Clause
from artlint.language.wordlists import words as listed

_LISTS = ("vague-people", "vague-believers", "vague-quantifiers", "anonymous-people", "anonymous-persons")


def anchors() -> frozenset[str]:
    """The words at which `nameless` finds anything, lower case."""
    return frozenset().union(*map(listed, _LISTS))


def nameless(clause: Clause, at: int, people: frozenset[str]) -> Attribution | None:
    """The attribution to nameless people whose subject has its noun or its quantifier at word `at`.

    Args:
        people: plural nouns whose bearers are nobody in particular, whatever their verb.
    """
    word = clause.lowered[at]
    if word in listed("anonymous-persons"):
        return insiders.one(clause, at)
    if word in listed("anonymous-people"):
        found = insiders.several(clause, at)
        if found is not None:
            return found
    return groups.find(clause, at, people)
