"""Claims pinned on people nobody can name, and how much stands behind them.

Three rules read the same attributions: "many analysts believe" with nothing behind it, "some observers say" with one
voice behind the plural, and "a senior official said", whose name is kept back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from artlint.checks import support
from artlint.document import Document, Span
from artlint.excerpts import excerpt
from artlint.finding import Finding, Severity
from artlint.language import attribution
from artlint.language.attribution.clauses import Attribution, Clause
from artlint.language.wordlists import words as listed
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.rulebook import Rule

OPTIONS = {
    "report": Option("text", "unsupported", 'which attributions: "unsupported", "one-voice" or "anonymous"'),
    "people": Option("texts", [], "further plural nouns, lower case, whose bearers are nobody in particular"),
    "message": Option("text", None, "{text} is filled in"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}

_REPORTS: dict[str, support.Backing | None] = {"unsupported": "none", "one-voice": "one voice", "anonymous": None}


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a kind of attribution that there is not."""
    if options["report"] not in _REPORTS:
        raise OptionError("report", f'"report" must be one of {", ".join(_REPORTS)}, not "{options["report"]}"')
    return dict(options)


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The nouns and the quantifiers."""
    return sorted(attribution.anchors().union(options["people"]))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each attribution of the kind that the rule reports."""
    backing = _REPORTS[rule.options["report"]]
    people = listed("vague-people") | frozenset(rule.options["people"])
    for clause, cue in _attributions(document, tuple(hit.span.start for hit in hits), people):
        span = Span(clause.words[cue.first].start, clause.words[cue.last].end)
        if (cue.kind == "anonymous") != (backing is None):
            continue
        if backing is None:
            if not support.is_claim(document, *span):
                continue
            severity: Severity | None = None
        else:
            if support.backing(document, *span) != backing:
                continue
            severity = _severity(clause, cue)
        yield Finding(
            rule,
            span,
            rule.options["message"].replace("{text}", excerpt(document, *span)),
            confidence=rule.options["confidence"] - (0.3 if severity == "info" else 0.0),
            severity_override=severity,
        )


@lru_cache(maxsize=2)
def _attributions(
    document: Document, starts: tuple[int, ...], people: frozenset[str]
) -> list[tuple[Clause, Attribution]]:
    """The attributions to nameless people outside questions; several rules ask for those of one document."""
    clauses: dict[int, Clause] = {}
    found: list[tuple[Clause, Attribution]] = []
    for start in starts:
        number = document.sentence_index(start)
        sentence = document.sentences[number]
        if document.folded[sentence.end - 1] == "?":
            continue
        clause = clauses.get(number)
        if clause is None:
            clause = clauses[number] = Clause(document, sentence)
        at = clause.index.get(start)
        cue = None if at is None else attribution.nameless(clause, at, people)
        if cue is not None:
            found.append((clause, cue))
    return found


def _severity(clause: Clause, cue: Attribution) -> Severity | None:
    """Mild where the people are in sight: "some of the women said", "analysts said" beside a named analyst."""
    words = clause.lowered[cue.first : cue.last + 1]
    head = clause.lowered[cue.head]
    if words[1:2] == ["of"] or head == "officials" or (words[0] == "according" and head not in listed("vague-people")):
        return "info"
    quantified = not listed("vague-quantifiers").isdisjoint(words)
    asked = head in listed("askable-people") or head not in listed("vague-people")
    once = asked and words[-1] in listed("reporting-forms") and "have" not in words
    if not quantified and (once or head in listed("partisans") or _has_word(clause.folded, head[:-1])):
        return "info"
    return None


@lru_cache(maxsize=8)
def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
