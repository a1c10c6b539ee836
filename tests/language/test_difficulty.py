"""What makes a sentence hard."""

from __future__ import annotations

import pytest

from artlint import reading
from artlint.language import difficulty


def of(text: str) -> difficulty.Difficulty:
    return difficulty.of(reading.parse(text).words)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The man came.", 0),
        ("The man who came left when it rained.", 2),
        ("She said that the boat, which sank, was hers.", 2),
        ("That day the boat sank.", 0),
        ("He saw that boat.", 0),
        ("Although it rained, nobody knew whether the man whose boat sank would come.", 3),
        ("He knew that", 0),
    ],
)
def test_clauses(text: str, clauses: int) -> None:
    assert of(text).clauses == clauses


@pytest.mark.parametrize(
    ("text", "passives"),
    [
        ("The roof was mended.", ("was mended",)),
        ("The roof was quietly taken down and the walls were sold.", ("was taken", "were sold")),
        ("The roof is red.", ()),
        ("It was built, and it has been forgotten.", ("was built", "been forgotten")),
        ("The roof was", ()),
        ("The roof was quietly", ()),
    ],
)
def test_passives(text: str, passives: tuple[str, ...]) -> None:
    assert of(text).passives == passives


def test_abstract_nouns_are_not_everyday_ones_or_names() -> None:
    found = of("The government of the Revelation denied the harmonization and the harmonization of readiness.")
    assert found.nominals == ("harmonization", "readiness")


def test_rare_words_are_long_lower_case_and_known() -> None:
    found = of("Kirkcudbright presupposes dossiers, an adze, kwijibology and houses.")
    assert found.rare == ("presupposes", "dossiers")
    assert found.words == 8
    assert of("") == (0, 0, (), (), ())
