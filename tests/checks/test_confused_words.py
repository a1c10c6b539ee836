"""Words taken for each other, told by the words around them."""

from __future__ import annotations

import pytest

from artlint.language import wordlists
from tests.checks.one_rule import findings


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("She did not know weather she would race again.", "weather", "whether"),
        ("Voters want to here more about schools.", "here", "hear"),
        ("The shop is open form nine to five.", "form", "from"),
        ("I am very exited about the new school.", "exited", "excited"),
        ("They plan to by a hole new set of chairs.", "hole", "whole"),
    ],
)
def test_confused(text: str, typed: str, meant: str) -> None:
    found = findings("typo", "T106", text)
    assert [(text[slice(*f.span)], f.suggestions) for f in found] == [(typed, (meant,))]
    assert found[0].severity == "warning"
    assert found[0].fix is not None
    assert found[0].fix.applicability == "unsafe"


@pytest.mark.parametrize(
    "text",
    [
        "The weather changed, whether they liked it or not.",
        "Mr Form of Witch Lane won the prize in the Whole Foods run.",
        "He filled in the form, heard the bells peal and led the way to the pier.",
        "THEIR IS NO SUCH RULE",
    ],
)
def test_not_confused(text: str) -> None:
    assert findings("typo", "T106", text) == []


def test_words_on_either_side_of_code_do_not_follow_each_other() -> None:
    text = "Two paths are equal if their `parts` are equal, and `omit` padding."
    assert findings("typo", "T106", text, "markdown") == []


def test_the_sets_are_well_formed() -> None:
    in_sets: set[tuple[str, str]] = set()
    for line in wordlists.words("confused"):
        if " > " not in line and not line.startswith("right:"):
            words = line.split()
            assert len(words) == len(set(words)) > 1, line
            in_sets |= {(typed, meant) for typed in words for meant in words}
    for line in wordlists.words("confused"):
        typed, arrow, rest = line.partition(" > ")
        if arrow:
            meant, floor = rest.split()
            assert floor == "never" or 1 < float(floor) < 6, line
            assert (typed, meant) in in_sets, line
