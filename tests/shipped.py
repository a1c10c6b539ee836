"""The rules that artlint ships, read once for all tests."""

from __future__ import annotations

from functools import cache

from artlint import rulebook
from artlint.rulebook import Rule, Rulebook


@cache
def shipped() -> Rulebook:
    """The rulebook of the rules in `rules/`, read from their files."""
    return rulebook.load()


def shipped_rule(code: str) -> Rule:
    """The rule of this code or name."""
    rule = shipped().get(code)
    assert rule is not None, code
    return rule
