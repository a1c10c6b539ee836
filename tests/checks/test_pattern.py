"""Patterns: what they match on, what they fill in, and that they cannot hang."""

from __future__ import annotations

from typing import Any

import pytest

from artlint import engine, untrusted
from artlint.checks import pattern
from artlint.finding import Finding
from artlint.options import OptionError, complete
from artlint.reading import parse
from artlint.rulebook import Rule, Rulebook


def run(text: str, house: bool = True, **options: Any) -> list[Finding]:
    given = {key.replace("_", "-"): value for key, value in options.items()}
    prepared = pattern.prepare(complete(given, pattern.OPTIONS))
    literals = tuple(pattern.literals(prepared))
    rule = Rule("X1", "x", "house", "warning", "", "", (), "pattern", prepared, literals, (), (), "x.toml", house)
    return engine.run(parse(text), Rulebook((rule,)))


@pytest.mark.parametrize("house", [True, False])
@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "\r", "\xa0 ", "\t"])
def test_one_space_stands_for_any(house: bool, gap: str) -> None:
    text = f"It costs 5{gap}dollars{gap}now."
    (finding,) = run(text, house, pattern=r"\d+ dollars", literals=["dollars"])
    assert text[slice(*finding.span)] == f"5{gap}dollars"
    assert finding.message == '"5 dollars"'


@pytest.mark.parametrize("house", [True, False])
def test_marks_groups_and_fixes(house: bool) -> None:
    text = "He paid 1.25 Billion dollars.\n\nThe 5 DOLLARS."
    first, second = run(
        text,
        house,
        pattern=r"(?P<mark>(?P<sum>[\d.]+)( (?P<unit>billion))? dollars)",
        literals=["dollars"],
        message='{text}: write "{suggestion}" for {sum}',
        suggestion="${sum} {unit}",
        fix="safe",
    )
    assert first.message == '1.25 Billion dollars: write "$1.25 Billion" for 1.25'
    assert second.suggestions == ("$5",)
    assert first.fix is not None
    assert first.fix.edits[0].content == "$1.25 Billion"


def test_case_of_the_suggestion() -> None:
    (finding,) = run("Whilst it rained", pattern="whilst", literals=["whilst"], suggestion="while")
    assert finding.suggestions == ("While",)


def test_case_sensitive_pattern() -> None:
    assert len(run("us US Us", pattern="(?-i:US)", literals=["us"])) == 1


def test_not_tried_without_a_literal() -> None:
    assert run("aaa", pattern="a+", literals=["b"]) == []


def test_empty_matches_are_no_findings() -> None:
    assert run("aaa b", pattern="x*", literals=["b"]) == []
    assert run("aaa b", pattern="b(?P<mark>x)?", literals=["b"]) == []


def test_no_match_across_paragraphs() -> None:
    assert run("One two.\n\nthree", pattern=r"two\. three", literals=["two"]) == []


def test_in_quotations() -> None:
    assert run('He said "foo".', pattern="foo", literals=["foo"], in_quotations=False) == []


def test_runaway_pattern_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "SECONDS", 0.1)
    (finding,) = run("foo " + "a" * 3000 + "b", pattern=r"(?:a|aa)+[cd]", literals=["foo"])
    assert finding.rule.code == "E001"
    assert "TimeoutError" in finding.message


@pytest.mark.parametrize("bad", ["(", "[a", "(?P<a>x)(?P<a", "*", "\\"])
def test_bad_pattern(bad: str) -> None:
    with pytest.raises(OptionError, match="bad pattern: "):
        pattern.prepare(complete({"pattern": bad, "literals": ["a"]}, pattern.OPTIONS))


def test_no_more_findings_than_asked_for() -> None:
    assert [f.span.start for f in run("a b a b a", pattern="a", literals=["a"], most=2)] == [0, 4]
