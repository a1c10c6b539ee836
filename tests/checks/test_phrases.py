"""Fixed phrases: braces in step, case, wraps, quotations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine
from artlint.checks import phrases
from artlint.finding import Finding
from artlint.options import OptionError, complete
from artlint.reading import parse
from artlint.rulebook import Rule, Rulebook


def rule(listed: dict[str, Any], **options: Any) -> Rule:
    given = {key.replace("_", "-"): value for key, value in options.items()}
    prepared = phrases.prepare(complete({"phrases": listed, **given}, phrases.OPTIONS))
    literals = tuple(phrases.literals(prepared))
    return Rule("X1", "x", "house", "warning", "", "", (), "phrases", prepared, literals, (), (), "x.toml", True)


def run(text: str, listed: dict[str, Any], format: Any = "plain", **options: Any) -> list[Finding]:
    return engine.run(parse(text, format=format), Rulebook((rule(listed, **options),)))


@pytest.mark.parametrize(
    ("key", "wordings", "expanded"),
    [
        ("a b", ["c"], {"a b": ["c"]}),
        (
            "{show,shows} a danger",
            ["{pose,poses} a danger"],
            {"show a danger": ["pose a danger"], "shows a danger": ["poses a danger"]},
        ),
        (
            "show{s,ed,} it",
            ["pose{s,d,} it"],
            {"shows it": ["poses it"], "showed it": ["posed it"], "show it": ["pose it"]},
        ),
        ("{a,b} {c,d}", ["{1,2} {3,4}"], {"a c": ["1 3"], "a d": ["1 4"], "b c": ["2 3"], "b d": ["2 4"]}),
        ("{a,b} {c,d,e}", ["x {c,d,e}"], {f"{n} {m}": [f"x {m}"] for n in "ab" for m in "cde"}),
        (
            "{a,b} {c,d,e}",
            ["x {1,2,3}"],
            {f"{n} {m}": [f"x {k}"] for n in "ab" for m, k in zip("cde", "123", strict=True)},
        ),
        ("{a,b}", ["x", "y"], {"a": ["x", "y"], "b": ["x", "y"]}),
        ("{the,} {end}", ["{the, } finish"], {"the end": ["the finish"], "end": ["finish"]}),
        ("It’s  OVER", [], {"it's over": []}),
        ("İ x", [], {"i x": []}),
    ],
)
def test_expand(key: str, wordings: list[str], expanded: dict[str, list[str]]) -> None:
    assert dict(phrases.expand(key, wordings)) == expanded


@pytest.mark.parametrize("key", ["{a,b", "a}", "a,b}", "{{a}}", "", " ", "{,}", "{" + ",".join("a" * 2001) + "}"])
def test_bad_phrases(key: str) -> None:
    with pytest.raises(OptionError):
        list(phrases.expand(key, []))


@pytest.mark.parametrize(
    ("key", "wording"), [("{a,b} c", "{1,2,3} d"), ("{a,b} {c,d} {e,f,g}", "x y z {1,2,3,4}"), ("a", "{b,c}")]
)
def test_alternatives_that_go_with_none_are_an_error(key: str, wording: str) -> None:
    with pytest.raises(OptionError, match="goes with no alternatives"):
        list(phrases.expand(key, [wording]))


@given(st.text("{},ab ", max_size=20))
def test_expand_gives_phrases_or_an_error(key: str) -> None:
    try:
        found = list(phrases.expand(key, ["c"]))
    except OptionError:
        return
    assert found
    assert all(phrase == " ".join(phrase.split()) != "" for phrase, _ in found)


def test_a_phrase_twice_is_an_error() -> None:
    with pytest.raises(OptionError, match='the phrase "a b" is listed twice'):
        rule({"a {b,c}": [], "A  B": []})


@pytest.mark.parametrize(
    ("text", "mark", "suggestion"),
    [
        ("They show a danger.", "show a danger", "pose a danger"),
        ("Show a danger.", "Show a danger", "Pose a danger"),
        ("SHOW A DANGER", "SHOW A DANGER", "POSE A DANGER"),
        ("They shows\na danger.", "shows\na danger", "poses a danger"),
        ("They shows\r\na danger.", "shows\r\na danger", "poses a danger"),
        ("They show\xa0a  danger.", "show\xa0a  danger", "pose a danger"),
    ],
)
def test_check(text: str, mark: str, suggestion: str) -> None:
    (finding,) = run(text, {"{show,shows} a danger": "{pose,poses} a danger"}, fix="unsafe")
    assert text[slice(*finding.span)] == mark
    assert finding.suggestions == (suggestion,)
    assert finding.message == f'"{" ".join(mark.split())}" is usually written "{suggestion}"'
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.span, edit.content, finding.fix.applicability) == (finding.span, suggestion, "unsafe")


def test_no_wording() -> None:
    (finding,) = run("A foo.", {"foo": []}, message='"{text}" is not said', fix="safe")
    assert (finding.message, finding.suggestions, finding.fix) == ('"foo" is not said', (), None)


def test_quotations() -> None:
    text = 'He said "foo" and foo.'
    assert len(run(text, {"foo": "bar"})) == 2
    (finding,) = run(text, {"foo": "bar"}, in_quotations=False)
    assert finding.span.start == text.rindex("foo")


def test_unless() -> None:
    assert run("A foo in a Game.", {"foo": "bar"}, unless=["game"]) == []
    assert len(run("A foo in a games.", {"foo": "bar"}, unless=["game"])) == 1


def test_fix_replaces_the_whole_of_an_entity() -> None:
    text = "<p>A caf&eacute;</p>"
    (finding,) = run(text, {"café": "bar"}, "html")
    assert text[slice(*finding.span)] == "caf&eacute;"


def test_code_and_addresses_hold_no_phrase() -> None:
    assert run("See `foo` and https://a.b/foo and <foo@bar.com>.", {"foo": "bar"}, "markdown") == []
