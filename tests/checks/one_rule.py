"""Run one of the shipped rules alone."""

from __future__ import annotations

from artlint import engine, reading, rulebook
from artlint.document import Audience, Format
from artlint.finding import Finding, Fix
from tests.shipped import shipped_rule


def rule_of(folder: str, code: str) -> rulebook.Rule:
    """The rule `code` of `rules/<folder>`."""
    rule = shipped_rule(code)
    assert rule.category == folder
    return rule


def findings(
    folder: str, code: str, text: str, format: Format = "plain", audience: Audience = "general"
) -> list[Finding]:
    """Findings of the rule `code` of `rules/<folder>` in a text; a check that fails raises."""
    rule = rule_of(folder, code)
    found = engine.run(reading.parse(text, format=format, audience=audience), rulebook.Rulebook((rule,)))
    assert all(finding.rule is rule for finding in found), [finding.message for finding in found]
    return found


def fixed(text: str, fix: Fix | None) -> str:
    """The text with the edits of a fix made."""
    assert fix is not None
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    return text
