"""Fixed terms with a word swapped for a synonym."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint import engine
from artlint.checks import swapped_words
from artlint.finding import Finding
from artlint.options import OptionError, complete
from artlint.reading import parse
from artlint.rulebook import Rule, Rulebook
from tests.shipped import shipped

SHIPPED = next(rule for rule in shipped() if rule.check == "swapped-words")
TERMS = ["prime minister", "bite the bullet", "solar panel", "kill two birds with one stone", "back to the wall"]
SWAPS: dict[str, Any] = {
    "prime": "principal",
    "minister": ["clergyman", "pastor"],
    "bite": ["chew", "gnaw"],
    "panel": "board",
    "solar": ["sun based", "sunlight"],
    "bird": "fowl",
    "wall": "partition",
}
WEAK: dict[str, Any] = {"kill": "murder", "stone": "rock"}


def rule(**options: Any) -> Rule:
    given = {key.replace("_", "-"): value for key, value in options.items()}
    limits = {"least-lift": 2.0, "least-lift-sure": 1.0, "most-attraction": 0.5, "message": "{text}: {suggestion}"}
    table = {"terms": TERMS, "swaps": SWAPS, "weak-swaps": WEAK, **limits, **given}
    prepared = swapped_words.prepare(complete(table, swapped_words.OPTIONS))
    return Rule("X1", "x", "house", "warning", "", "", (), "swapped-words", prepared, None, (), (), "x.toml", True)


def run(text: str, format: Any = "plain", **options: Any) -> list[Finding]:
    return engine.run(parse(text, format=format), Rulebook((rule(**options),)))


@pytest.mark.parametrize(
    ("text", "mark", "wording"),
    [
        ("The prime clergyman spoke.", "prime clergyman", "prime minister"),
        ("The principal minister spoke.", "principal minister", "prime minister"),
        ("Two prime pastors spoke.", "prime pastors", "prime ministers"),
        ("They chewed the bullet.", "chewed the bullet", "bit the bullet"),
        ("Gnawing the bullet hurts.", "Gnawing the bullet", "Biting the bullet"),
        ("She gnaws\n the bullet.", "gnaws\n the bullet", "bites the bullet"),
        ("Sun based boards shone.", "Sun based boards", "Solar panels"),
        ("It has sunlight-panels.", "sunlight-panels", "solar panels"),
        ("Prime Clergyman Holt spoke.", "Prime Clergyman", "Prime Minister"),
        ("The Prime Clergyman spoke.", "Prime Clergyman", "Prime Minister"),
        ("He murdered two fowls with one rock.", "murdered two fowls with one rock", "killed two birds with one stone"),
        ("Her back to the partition, she signed.", "back to the partition", "back to the wall"),
    ],
)
def test_a_swap_is_found(text: str, mark: str, wording: str) -> None:
    (finding,) = run(text)
    assert text[slice(*finding.span)] == mark
    assert finding.suggestions == (wording,)
    assert finding.message == f"{' '.join(mark.split())}: {wording}"


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister bit the bullet under a solar panel.",
        "The prime, clergyman, spoke.",
        "In his prime. Clergyman Holt spoke.",
        "They chewed. The bullet was lost.",
        "He murdered two birds with one stone.",  # a weak swap alone
        "He reached his prime\n\nPastor Holt left.",
        "the prime Pastor Holt",  # a name
        "boarding the solar train",
        "Operation Prime Clergyman began.",
        "the prime-time clergyman",
        "",
        "prime",
        "clergyman",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert run(text) == []


def test_what_the_model_knows_is_english() -> None:
    swaps = {"minister": "rate"}
    assert run("The prime rate rose.", terms=["prime minister"], swaps=swaps) == []
    assert run("The prime clergyman rose.", natural=["Prime clergyman"]) == []


def test_markup_is_seen_through() -> None:
    text = "They *chewed* the **bullet** at last."
    (finding,) = run(text, "markdown")
    assert text[slice(*finding.span)].replace("*", "") == "chewed the bullet"


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"terms": ["prime"]}, '"prime" needs two words or more'),
        ({"terms": ["wide river"]}, "one of them with swaps"),
        ({"swaps": {"prime": "prime"}}, '"prime" cannot be put for "prime"'),
        ({"swaps": {"prime": ["a b c"]}}, '"a b c" cannot be put for "prime"'),
        ({"weak_swaps": {"prime": [""]}}, '"" cannot be put for "prime"'),
    ],
)
def test_faults_of_a_rule_are_named(options: dict[str, Any], fault: str) -> None:
    with pytest.raises(OptionError, match=fault):
        rule(**options)


WORDS = [*(word for phrase in TERMS for word in phrase.split()), "clergyman", "sun", "based", "boards", "chewed"]
ODD = ["fowls", "rock", ".", "—", "İ", "\n\n", "😀"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, *ODD]), max_size=14).map(" ".join))
def test_spans_hold_a_swapped_term(text: str) -> None:
    for finding in run(text):
        found = text[slice(*finding.span)]
        assert len(found.split()) > 1
        assert " ".join(found.split()).lower() != finding.suggestions[0].lower()


def test_every_shipped_term_is_quiet_as_it_stands() -> None:
    terms = sorted({term for listed in SHIPPED.options["terms"].values() for term in listed.split("\n")})
    text = "".join(f"We speak of {term}.\n\n" for term in terms)
    assert [text[slice(*f.span)] for f in engine.run(parse(text), Rulebook((SHIPPED,)))] == []
