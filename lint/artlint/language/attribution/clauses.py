"""The words of one sentence, with the questions that reading who says what asks of them.

Nothing is parsed: word lists say which words end a noun phrase, which may stand between a subject and its verb, and
which forms can be a finite verb. Places are indices of words in the sentence.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from artlint.document import FILLER, Document, Sentence, lower
from artlint.language.wordlists import words as listed

LONGEST_SUBJECT = 14  # words from a subject's noun to its verb
MOST_MODIFIERS = 4  # words before a subject's noun
_ASIDE = 12  # words of an aside between commas or dashes, at most
_DASHES = ("-", "--", "–", "—")


class Attribution(NamedTuple):
    """A claim pinned on somebody without a name: first and last word of its cue, and the word that bears it.

    `kind` is "people" for groups whose opinion stands in for evidence ("critics say", "many believe") and "anonymous"
    for speakers who exist and are kept back ("a senior official said", "people close to the talks say").
    """

    first: int
    last: int
    head: int
    kind: Literal["people", "anonymous"]


class Clause:
    """The words of a sentence, as they stand and in lower case, and the signs between them."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.folded = document.folded
        self.words = document.words_in(sentence.start, sentence.end)
        self.lowered = [lower(word.text) for word in self.words]
        self.index = {word.start: number for number, word in enumerate(self.words)}

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it, without white space and markup."""
        return self.folded[self.words[at - 1].end : self.words[at].start].replace(FILLER, "").strip()

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
        return at > 0 or is_name(self.words[0].text)

    def past_aside(self, at: int) -> int | None:
        """The word after an aside of plain words that opens before word `at` ("critics, as ever, say"); else None."""
        opening = self.gap(at)
        if opening != "," and opening not in _DASHES:
            return None
        for end in range(at, min(at + _ASIDE, len(self.words))):
            if end > at and self.gap(end):
                return end if self.gap(end) == opening else None
            if self.capital(end):
                return None
        return None


def is_name(word: str) -> bool:
    """Whether a capitalised word that opens a sentence is a name even so."""
    from artlint.language import lexicon

    lowered = word.lower()
    if lowered in listed("sentence-openers"):
        return False
    return lexicon.is_name(lowered) or not lexicon.known(lowered)


def ends_phrase(word: str) -> bool:
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


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb: an auxiliary, a linking verb, an adverb."""
    if word in listed("clause-adverbs") or word in listed("linking-verbs"):
        return True
    return word.endswith("ly") and len(word) > 4


def is_plural_verb(word: str) -> bool:
    """Whether a word of saying or thinking can be the finite verb of a plural: "say", "said", not "says", "saying"."""
    if word.endswith("ing") or (word.endswith("s") and not word.endswith("ss")):
        return False
    return is_claiming(word)


def is_claiming(word: str) -> bool:
    """Whether a word is a form of a verb of saying or thinking that can pin a claim on nameless people."""
    return word in listed("saying-verbs") or word in listed("believing-verbs")


def is_singular_verb(word: str) -> bool:
    """Whether a word of saying or thinking can be the finite verb of a singular: "says" and "said", not "say"."""
    if word.endswith("s"):
        return says(word) or word[:-1] in listed("believing-verbs")
    return word.endswith(("ed", "said", "told", "wrote", "thought")) and (says(word) or is_claiming(word))


def is_plural_noun(word: str) -> bool:
    """Whether a word looks like a plural that stands for people."""
    plural = (word.endswith("s") and not word.endswith("ss")) or word in listed("irregular-plurals")
    return plural and word not in listed("documents")


def says(word: str) -> bool:
    """Whether a word is a form of a verb of saying."""
    return word in listed("saying-verbs") or word in listed("telling-verbs")


def is_possessive(word: str) -> bool:
    """Whether a word says whose the next one is: "party's", "critics'"."""
    return word.endswith(("'s", "s'"))


def ends_unnamed(clause: Clause, head: int) -> bool:
    """Whether a noun or quantifier ends its phrase, or goes on without a name ("analysts in the industry")."""
    following = clause.after(head)
    if following and following not in listed("narrowing-words") and not ends_phrase(following):
        return False
    for at in range(head + 1, min(head + LONGEST_SUBJECT, len(clause.words))):
        if clause.gap(at):
            return True
        if clause.capital(at):
            return False
    return True
