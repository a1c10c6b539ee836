"""Names spelt two ways and two spellings of English."""

from __future__ import annotations

import time
from itertools import product

import pytest

from artlint import engine, reading, rulebook
from tests.checks.one_rule import findings, fixed, rule_of


def names(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in findings("consistency", "C702", text)]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Anthropic", "Antropic"),  # dropped
        ("Knudsdal", "Kundsdal"),  # exchanged
        ("Hadlinger", "Haddlinger"),  # doubled
        ("Subaru", "Suburu"),  # a vowel
        ("Grêmio", "Gremio"),  # an accent
    ],
)
def test_one_slip_apart(usual: str, odd: str) -> None:
    text = f"A man of {usual} spoke. Then {usual} fell silent, and so did {odd}'s own."
    (found,) = findings("consistency", "C702", text)
    assert text[slice(*found.span)] == odd
    assert fixed(text, found.fix) == text.replace(odd, usual)


@pytest.mark.parametrize(
    "text",
    [
        "They left Iraq with Iraqis.",
        "We saw Keltmann and Veltmann.",
        "We saw Ann Keltman and Bo Keltmann, and Ann Keltman left.",
        "We saw KELTMAN and Keltman.",
        "We saw Martin and Martine, Hansen and Hanson.",
    ],
)
def test_other_people(text: str) -> None:
    assert names(text) == []


def test_names_in_linear_time() -> None:
    made = ["K" + "".join(letters) for letters in product("aeklmnrst", repeat=5)][:20_000]
    began = time.process_time()
    names(" ".join(made[::5]))
    assert time.process_time() - began < 5


def test_one_word_in_both_spellings_is_shown_first() -> None:
    text = "The center met. Its behaviour, the colour of it and the centre's favour; a gray day."
    (found,) = findings("consistency", "C703", text)
    assert (text[slice(*found.span)], found.suggestions) == ("center", ("centre",))
    assert fixed(text, found.fix) == text.replace("center", "centre").replace("gray", "grey")


def test_a_configured_language_leaves_spelling_to_misspelling() -> None:
    document = reading.parse("The color and the behaviour.", language="en-GB")
    assert engine.run(document, rulebook.Rulebook((rule_of("consistency", "C703"),))) == []
