"""Word associations: what is near what, and how near a passage is to its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import associations
from artlint.language.associations import NOTHING, SIZE, cosine, minus, nearness, of, plus, total

VECTORS = st.lists(st.integers(-127, 127), min_size=SIZE, max_size=SIZE).map(tuple)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("tariff", "trade", "striker"), ("nurse", "hospital", "rocket"), ("goal", "striker", "tariff")],
)
def test_words_are_near_what_they_occur_with(word: str, near: str, far: str) -> None:
    first, second, third = of(word), of(near), of(far)
    assert first is not None
    assert second is not None
    assert third is not None
    assert cosine(first, second) > 0.4 > 0.2 > cosine(first, third)


def test_case_and_possessives_do_not_matter_and_common_or_unknown_words_have_no_vector() -> None:
    assert of("Tariff's") == of("tariff") == of("TARIFF")
    assert of("the") is None
    assert of("qwzrtx") is None


@given(VECTORS, VECTORS)
def test_sums_and_cosines(first: tuple[int, ...], second: tuple[int, ...]) -> None:
    assert minus(plus(first, second), second) == first
    assert total([first, second]) == plus(first, second)
    assert cosine(first, second) == cosine(second, first)
    assert -1.0001 < cosine(first, second) < 1.0001


def test_nothing_is_near_nothing() -> None:
    assert total([]) == NOTHING
    assert cosine(NOTHING, NOTHING) == 0.0
    assert nearness([]) == []
    assert nearness([NOTHING, NOTHING]) == [0.0, 0.0]


def test_the_odd_passage_is_the_least_near() -> None:
    texts = ["tariff imports trade", "exports customs tariff", "striker goal midfielder", "trade deficit exports"]
    vectors = [total(filter(None, map(associations.of, text.split()))) for text in texts]
    scores = nearness(vectors)
    assert min(scores) == scores[2]
