"""Words with a space inside."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings, fixed


@pytest.mark.parametrize(
    ("text", "split", "joined"),
    [
        ("They went to gether to the fair.", "to gether", "together"),
        ("Govern ment grants paid for the roof.", "Govern ment", "Government"),
        ("He left with out saying a word.", "with out", "without"),
        ("Her class is al ready full.", "al ready", "already"),
    ],
)
def test_joined(text: str, split: str, joined: str) -> None:
    (finding,) = findings("typo", "T103", text)
    assert text[slice(*finding.span)] == split
    assert fixed(text, finding.fix) == text.replace(split, joined)


@pytest.mark.parametrize(
    "text",
    [
        "Any one of them may be right.",
        "He is all ready to go in to dinner.",
        "It was to\n\ngether nothing.",
        "Two of the Gether family went to Gether Street.",
    ],
)
def test_two_words(text: str) -> None:
    assert findings("typo", "T103", text) == []
