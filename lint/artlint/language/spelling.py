"""What was meant by a word that nobody knows: another word, two words run together, or just that word.

A noisy channel (Kernighan, Church and Gale 1990): each reading of the word has a log10 probability, that of the words
it stands for in their context (the trigram model) less the cost of the slip; against them stands the reading that the
word is a rare one or a name. What the channel does not see (a productive ending, a capital, a word that comes again
and again) is added as evidence, by weights that were fitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from typing import NamedTuple

from artlint.document import Document
from artlint.language import coinage, edits, joints, lexicon, misspellings, segmentation, vocabulary
from artlint.language.ngrams import UNKNOWN, model
from artlint.language.vocabulary import Unknown
from artlint.patterns import compiled

_SLIP = 1.5  # log10 of how many words are right for one misspelt
_SPACE = 1.0  # cost of a forgotten space, beside that
_OTHER_DIALECT = 1.0  # cost of a reading in the spelling of the other side of the Atlantic
_LISTED = 2.0  # how much cheaper a slip is that is known to be made
_BEST = 6.0  # log10 odds that hardly any reading passes
_WORST = -4.0  # log10 odds below which the channel tells nothing more

# Weights of the evidence (natural log-odds), by logistic regression: see `tools/fit_spelling.py`.
WEIGHTS = {
    "bias": 3.2,
    "odds": 1.03,  # log10 of the likeliest reading to that of the word itself
    "listed": 2.85,
    "counted": -1.95,  # the word was counted in wordfreq's texts, though no dictionary has it
    "hyphened": -6.0,
    "repeats": -1.7,  # each further time it stands in the document, up to four
    "named": -2.4,
    "foreign": -4.0,
    "alone": -4.0,  # a word in quotation marks is meant as it stands
    "name": -4.9,  # known with a capital only: "yong"
    "prefixed": -3.5,
    "plural": -2.4,
    "suffixed": -1.9,
    "opening": -4.0,
    "split": 1.35,
    "split length": 0.15,  # each letter of words run together
    "split counted": -1.0,  # Zipf frequency of words that are written together now and then: "gameshow"
    "compound": -3.5,
    "three": -2.9,  # words run together
    "drawl": -2.45,  # "runnin'", "sooo"
}

_DRAWL = compiled(r"(.)\1\1")
_LIGATURE = compiled(r"\W?[\ufb00-\ufb06]")
_JOINT_EVIDENCE = 2.5  # of a capital or figure inside: 7 of 8 are right in edited news
_LEAST_NAME_LENGTH = 8


class Reading(NamedTuple):
    """A way to read an unknown word; `share` is its probability among the readings other than the word itself."""

    text: str
    share: float
    split: bool


class Verdict(NamedTuple):
    """What an unknown word is: its readings, likeliest first, and the log-odds (natural) that it is a slip."""

    unknown: Unknown
    readings: tuple[Reading, ...]
    evidence: float
    listed: bool
    """It is in the table of known misspellings."""
    features: Mapping[str, float]
    """What was weighed; empty where a capital or figure inside, or the listed name, decided alone."""

    @property
    def split(self) -> bool:
        """Whether the likeliest reading is of words run together."""
        return self.readings[0].split

    @property
    def confidence(self) -> float:
        """The probability that the word is a slip."""
        return 1 / (1 + exp(-min(max(self.evidence, -4.0), 4.5)))


@lru_cache(maxsize=1)
def verdicts(document: Document) -> tuple[Verdict, ...]:
    """A verdict on each unknown word that may be a slip, in order."""
    unknown = vocabulary.unknown(document)
    if not unknown:
        return ()
    capitalised = frozenset(form for form in {word.text for word in document.words} if form[0].isupper())
    found = (_verdict(document, word, capitalised) for word in unknown)
    return tuple(verdict for verdict in found if verdict is not None)


def spaced(text: str, parts: str) -> str:
    """`text` with a space wherever `parts`, the same letters in any case, has one."""
    letters = iter(text)
    return "".join(" " if letter == " " else next(letters) for letter in parts)


def _verdict(document: Document, unknown: Unknown, capitalised: frozenset[str]) -> Verdict | None:
    if unknown.shape in ("small", "opening") and unknown.text.isascii() and unknown.text.replace("'", "").isalpha():
        verdict = _weighed(document, unknown)
        if verdict is not None and (unknown.shape == "small" or verdict.evidence > 0):
            return verdict
    parts = joints.parts(unknown, capitalised)
    if parts is not None:
        return Verdict(unknown, (Reading(" ".join(parts), 1.0, True),), _JOINT_EVIDENCE, False, {})
    if unknown.shape == "name" and _is_listed_name(unknown):
        readings = tuple(Reading(text, 0.9, False) for text in misspellings.corrections(unknown.lowered)[:1])
        return Verdict(unknown, readings, _JOINT_EVIDENCE, False, {})
    return None


def _is_listed_name(unknown: Unknown) -> bool:
    """Whether a capitalised word is a long and common one misspelt ("Goverment"); short ones are names ("Corus")."""
    if len(unknown.text) < _LEAST_NAME_LENGTH or unknown.hyphened or unknown.repeats > 1:
        return False
    corrections = misspellings.corrections(unknown.lowered)
    return bool(corrections) and lexicon.zipf(corrections[0]) >= 4.0


def _weighed(document: Document, unknown: Unknown) -> Verdict | None:
    word, ending = _possessive(unknown.lowered)
    if len(word) < 3 or "'" in word or _LIGATURE.match(document.folded, unknown.end):
        return None
    corrections = misspellings.corrections(word)
    traits = _traits(unknown, bool(corrections))
    if weigh(traits) + WEIGHTS["odds"] * _BEST < 0:
        return None
    doubtful = unknown.shape == "opening" or unknown.hyphened  # only a likely slip is a slip here
    if doubtful and not corrections and (unknown.named or unknown.right_capital):
        return None
    costs = {candidate.word: candidate.cost for candidate in edits.near(word, 1 if doubtful else 2)}
    for text in corrections:
        costs[text] = max(min(costs.get(text, 9.0), edits.slip_cost(word, text)) - _LISTED, 0.3)
    scores: dict[str, float] = {}
    for text, cost in costs.items():
        side = lexicon.dialect(text)
        if side is not None and side != vocabulary.dialect(document):
            cost += _OTHER_DIALECT
        parts = tuple(f"{text}{ending}".split(" "))
        scores[text + ending] = segmentation.score(unknown.left, parts, unknown.right) - cost - _SLIP
    split = segmentation.best_split(unknown.lowered, unknown.left, unknown.right)
    if split is not None:
        scores[split.text] = split.score - _SPACE - _SLIP
    if not scores:
        return None
    readings = _ranked(scores, split.text if split else "")
    odds = max(max(scores.values()) - _own_score(unknown), _WORST)
    features = {**traits, "odds": odds, **_signs(unknown, readings[0])}
    return Verdict(unknown, readings, weigh(features), bool(corrections), features)


def _possessive(word: str) -> tuple[str, str]:
    return (word[:-2], "'s") if word.endswith("'s") else (word, "")


def _ranked(scores: dict[str, float], split: str) -> tuple[Reading, ...]:
    best = max(scores.values())
    weights = {text: 10 ** (score - best) for text, score in scores.items()}
    total = sum(weights.values())
    readings = [Reading(text, weight / total, text == split) for text, weight in weights.items()]
    return tuple(sorted(readings, key=lambda reading: -reading.share)[:4])


def _own_score(unknown: Unknown) -> float:
    """log10 P of the reading that the word is right."""
    alone = segmentation.score_of_unknown(unknown.left, unknown.right)
    if not lexicon.is_name(unknown.lowered):  # whose frequency is that of the name
        alone += max(0.0, lexicon.zipf(unknown.lowered) - 9 - UNKNOWN)
    if model().id(unknown.lowered) is None:
        return alone
    return max(alone, segmentation.score(unknown.left, (unknown.lowered,), unknown.right))


def weigh(features: Mapping[str, float]) -> float:
    """The log-odds (natural) of a slip that features add up to."""
    return sum(WEIGHTS[name] * value for name, value in features.items() if value)


def _traits(unknown: Unknown, listed: bool) -> dict[str, float]:
    """What speaks for or against a slip whatever was meant."""
    word = unknown.lowered
    is_name = lexicon.is_name(word)
    return {
        "bias": 1,
        "listed": listed,
        "counted": lexicon.zipf(word) > 0 and not is_name,
        "hyphened": unknown.hyphened,
        "repeats": 0 if listed else min(unknown.repeats - 1, 4),
        "named": unknown.named,
        "foreign": unknown.foreign,
        "name": is_name,
        "prefixed": not listed and coinage.prefixed(word),
        "plural": not listed and coinage.is_plural(word),
        "suffixed": not listed and coinage.suffixed(word),
        "opening": unknown.shape == "opening",
    }


def _signs(unknown: Unknown, first: Reading) -> dict[str, float]:
    """What the likeliest reading adds."""
    word = unknown.lowered
    parts = first.text.split(" ") if first.split else []
    content = parts and not segmentation.has_function_word(parts)
    return {
        "alone": unknown.alone and not parts,
        "split": bool(parts),
        "split length": len(word) if parts else 0,
        "split counted": lexicon.zipf(word) if content else 0.0,
        "compound": len(parts) == 2 and coinage.is_compound(*parts),
        "three": len(parts) > 2,
        "drawl": bool(_DRAWL.search(word)) or (unknown.quoted and first.text == f"{word}g"),
    }
