"""The hardest sentences of an article that reads too hard, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Sentence, Span, Word
from artlint.finding import Finding
from artlint.language import difficulty, grade, readability
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "highest-grade": Option("limit", None, "grade (years of schooling) from which an article is too hard"),
    "margin": Option("number", None, "grades that Flesch-Kincaid may be lower"),
    "least-words": Option("integer", None, "words of running text below which a grade means little"),
    "most": Option("integer", None, "sentences pointed out in an article"),
    "words": Option("integer", None, "words from which its length makes a sentence hard"),
    "clauses": Option("integer", None, "subordinate clauses from which nesting does"),
    "nominals": Option("integer", None, "abstract nouns (-tion, -ment, -ness) from which they do"),
    "passives": Option("integer", None, "passives from which they do"),
    "rare": Option("integer", None, "rare words from which they do"),
}

_SHOWN = 3  # words named for each reason


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each of the hardest sentences, in order of rank; none in a readable article.

    What weighs on a sentence is added up in units of the limits from which it makes a sentence hard. Left out are
    sentences of which half is quoted, which are not the writer's, and those that are long and nothing else, which have
    a rule of their own.
    """
    options = rule.options
    sentences = readability.prose(document)
    if sum(len(words) for _, words in sentences) < options["least-words"]:
        return
    if grade.if_hard(document, options["highest-grade"][document.audience], options["margin"]) is None:
        return
    candidates: list[tuple[float, Sentence, list[str]]] = []
    for sentence, words in sentences:
        found = difficulty.of(words)
        reasons = _reasons(found, options)
        if reasons and not _is_quoted(document, words):
            candidates.append((_weight(found, options), sentence, reasons))
    candidates.sort(key=lambda candidate: (-candidate[0], candidate[1].start))
    chosen = candidates[: options["most"]]
    for rank, (weight, sentence, reasons) in enumerate(chosen, 1):
        yield Finding(
            rule,
            Span(sentence.start, sentence.end),
            f"hardest sentence, {rank} of {len(chosen)}: {'; '.join(reasons)}",
            confidence=min(0.9, 0.6 + 0.05 * weight),
        )


def _weight(found: difficulty.Difficulty, options: Mapping[str, Any]) -> float:
    """What weighs on a sentence, in units of the options' limits."""
    weight = 0.0
    for kind, part in found._asdict().items():
        weight += (part if isinstance(part, int) else len(part)) / options[kind]
    return weight


def _is_quoted(document: Document, words: Sequence[Word]) -> bool:
    return 2 * sum(document.quoted(word.start, word.end) for word in words) >= len(words)


def _reasons(found: difficulty.Difficulty, options: Mapping[str, Any]) -> list[str]:
    """What is to be mended in a sentence; nothing where its length is all."""
    reasons = []
    if found.clauses >= options["clauses"]:
        reasons.append(f"{found.clauses} clauses inside it")
    for kind, words in (("nominals", found.nominals), ("passives", found.passives), ("rare", found.rare)):
        if len(words) >= options[kind]:
            reasons.append(f"{len(words)} {_NAMES[kind]} ({_listed(words)})")
    if reasons and found.words >= options["words"]:
        reasons.insert(0, f"{found.words} words")
    return reasons


_NAMES = {"nominals": "abstract nouns", "passives": "passives", "rare": "rare words"}


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
