"""Doubled words."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings, fixed


def doubled(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in findings("typo", "T104", text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("They closed the the baths.", "the the"),
        ("The the baths closed.", "The the"),
        ("Nobody told them of\r\nof the plan.", "of\r\nof"),
        ("They closed the\u00a0the baths.", "the\u00a0the"),
        ("She came first first in the race.", "first first"),
        ("“We went to to the sea,” he said.", "to to"),
    ],
)
def test_doubled(text: str, pair: str) -> None:
    assert doubled(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "They had had enough, and that that was so was clear.",
        "Duran Duran met Sirhan Sirhan in Pago Pago, and Walla Walla was very very far.",
        "They hoped to trump Trump on trade.",
        "The shop was open all all-night long, and so SO loud.",
        "He wrote of the\n\nThe next day came.",
        "Robins go cheep cheep cheep at dawn.",
        "“Pizza pizza,” the child said; she said: “mine mine”.",
        "It cost 20 20 years ago, in A A Milne's day.",
        "Out of the the-atre; of of.example.com.",
        "He did it, it seems, in, in effect, a day.",
    ],
)
def test_not_doubled(text: str) -> None:
    assert doubled(text) == []


def test_the_fix_keeps_the_first_word() -> None:
    text = "The the baths closed."
    (finding,) = findings("typo", "T104", text)
    assert finding.severity == "error"
    assert fixed(text, finding.fix) == "The baths closed."


def test_a_pair_that_may_be_right_has_no_fix() -> None:
    (finding,) = findings("typo", "T104", "It was the state she was in in May.")
    assert finding.fix is None
    assert finding.severity == "warning"
