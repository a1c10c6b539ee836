"""A word that stands where another one, taken for it, is far likelier: "of" for "off", "loose" for "lose".

Both are in the dictionary, so only the words around them tell. The trigram model gives the lift: log10 of how much
likelier the two words before, the word and the two after are with the other word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from artlint.checks.phrases import in_case_of
from artlint.document import Document, Span, Word
from artlint.finding import Finding, rewording
from artlint.language import segmentation, vocabulary, wordlists
from artlint.language.ngrams import START, model
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "sets": Option(
        "text", None, "word list of the sets of words taken for each other, and of the lifts single ones need"
    ),
    "least-lift": Option("number", None, "log10 of the odds, from which on the other word is taken to be meant"),
    "likely": Option(
        "number", -2.5, "log10 P of the word after the two before it, from which on it is taken to be right"
    ),
}

_NEVER = 99.0
_Meant = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(maxsize=4)
def _meant(name: str, least: float) -> _Meant:
    """word -> (other word, lift it needs), from a list of sets and of lines such as "form > from 2.9"."""
    needed: dict[tuple[str, str], float] = {}
    own: dict[tuple[str, str], float] = {}
    right: set[str] = set()
    for line in wordlists.words(name):
        typed, arrow, rest = line.partition(" > ")
        if arrow:
            other, lift = rest.split()
            own[typed, other] = _NEVER if lift == "never" else float(lift)
        elif line.startswith("right:"):
            right.update(line.split()[1:])
        else:
            words = line.split()
            needed.update({(word, other): least for word in words for other in words if word != other})
    meant: dict[str, list[tuple[str, float]]] = {}
    for (typed, other), floor in (needed | own).items():
        if floor < _NEVER and typed not in right:
            meant.setdefault(typed, []).append((other, floor))
    return meant


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each word that is not the one that was meant."""
    options = rule.options
    meant = _meant(options["sets"], options["least-lift"])
    words, texts = document.words, document.lowered
    places = [index for index, text in enumerate(texts) if text in meant]
    if not places:
        return
    trigram = model().trigram
    likely = options["likely"]
    for index in places:
        word, typed = words[index], texts[index]
        if word.text != typed and not word.text[0].isupper():
            continue
        before = texts[index - 2 : index] if index > 1 else ["", "", *texts[:index]][-2:]
        here = trigram(before[0], before[1], typed)
        if here >= likely:
            continue
        others = [pair for pair in meant[typed] if trigram(before[0], before[1], pair[0]) > here]
        found = _likelier(document, words, index, typed, others) if others else None
        if found is None or typed in document.allowed:
            continue
        other, lift = found
        suggestion = in_case_of(word.text, other)
        span = Span(word.start, word.end)
        yield Finding(
            rule,
            span,
            f'"{word.text}" does not fit here; "{suggestion}" does',
            (suggestion,),
            rewording(span, suggestion, "unsafe"),
            confidence=min(0.95, 0.5 + 0.1 * lift),
        )


def _likelier(
    document: Document, words: list[Word], index: int, typed: str, others: Sequence[tuple[str, float]]
) -> tuple[str, float] | None:
    """The other word that fits best, and its lift; None if no other one fits well enough."""
    word = words[index]
    left, right = vocabulary.context(document, index)
    if word.text[0].isupper() and (word.text.isupper() or left[1] != START):
        return None  # a name, or a heading in capitals
    own = segmentation.score(left, (typed,), right)
    lifts = [(segmentation.score(left, (other,), right) - own, needed, other) for other, needed in others]
    fitting = [(lift, other) for lift, needed, other in lifts if lift >= needed]
    if not fitting:
        return None
    lift, other = max(fitting)
    return other, lift
