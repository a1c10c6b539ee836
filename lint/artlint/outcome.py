"""What linting one document came to, and the form in which it goes to another process or into a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from artlint.document import Span
from artlint.engine import INTERNAL_ERROR
from artlint.finding import Edit, Finding, Fix
from artlint.rulebook import Rule

Packed = list[Any]
"""An outcome of lists, texts and numbers, as JSON has them."""


class Outcome(NamedTuple):
    """Every finding that no comment silences, whatever is shown of them, and what a run needs of the document besides.

    `capitals` are its `capitalised` words, `english` is its `is_english`.
    """

    findings: Sequence[Finding]
    capitals: Sequence[str]
    english: bool


def packed(outcome: Outcome) -> Packed:
    """An outcome without its rules."""
    return [
        [[finding.rule.code, *finding[1:]] for finding in outcome.findings],
        sorted(outcome.capitals),
        outcome.english,
    ]


def is_lasting(rows: Packed) -> bool:
    """Whether the next run on the same file would come to the same: not where a check failed."""
    return all(row[0] != INTERNAL_ERROR.code for row in rows[0])


def unpacked(rows: Packed, rules: Mapping[str, Rule]) -> Outcome:
    """An outcome with the rules that made it, by code.

    Raises:
        KeyError, TypeError, ValueError: this is not what `packed` made, or not of these rules.
    """
    found, capitals, english = rows
    return Outcome([_finding(row, rules) for row in found], capitals, english)


def _finding(row: list[Any], rules: Mapping[str, Rule]) -> Finding:
    code, span, message, suggestions, fix, related, confidence, severity = row
    if fix is not None:
        fix = Fix(fix[0], tuple(Edit(Span(*place), content) for place, content in fix[1]), fix[2])
    places = tuple(Span(*place) for place in related)
    return Finding(rules[code], Span(*span), message, tuple(suggestions), fix, places, confidence, severity)
