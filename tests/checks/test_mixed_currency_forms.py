"""One amount in two forms."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings


def marks(text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in findings("consistency", "C701", text)]


def test_the_rarer_form_is_reported_with_the_other_beside_it() -> None:
    text = "It lent $5 million in May and $6 million in June. The 5 million dollars came back."
    (found,) = findings("consistency", "C701", text)
    assert text[slice(*found.span)] == "5 million dollars"
    assert [text[slice(*span)] for span in found.related] == ["$5 million"]
    assert found.message == 'the same amount is "5 million dollars" here and "$5 million" elsewhere: keep to one form'
    assert found.fix is not None
    assert found.fix.applicability == "unsafe"


def test_the_later_form_is_reported_where_they_tie() -> None:
    assert marks("They owe 40 euros. They said €40.") == ["€40"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("A cheque of $1,000 and 1,000 dollars.", "1,000 dollars"),
        ("It made £3m, no: 3,000 thousand pounds.", "3,000 thousand pounds"),
        ("It made US$3m and USD 3 million.", "USD 3 million"),
        ("The price of $2.50 or 2.50\u00a0dollars.", "2.50\u00a0dollars"),
        ("It made $5 million, or 5 million\ndollars.", "5 million\ndollars"),
        ("It made $5 million and $7. The 5 million dollarsin doubt, not dollars.", "5 million dollars"),
    ],
)
def test_amounts_are_compared_by_value(text: str, mark: str) -> None:
    assert marks(text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "It made $5 million and 6 million dollars.",
        "It made C$5 million and 5 million dollars.",
        "It made 5 million Australian dollars and $5 million.",
        'It made $5 million. "They owe us 5 million dollars," he said.',
        "A 5-million-dollar house for $5 million.",
        "£5 million and 5 million pounded streets, 5 million Europeans, €5 million.",
        "$1.5 million and 5 million dollars.",
        "Version 1.2.5 dollars and $5.",
    ],
)
def test_different_things_are_silent(text: str) -> None:
    assert marks(text) == []
