"""Word associations: what is near what, and how near a passage is to its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language.associations import NOTHING, SIZE, cosine, nearness, of, unpacked

VECTORS = st.lists(st.integers(-127, 127), min_size=SIZE, max_size=SIZE).map(tuple)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("tariff", "trade", "striker"), ("nurse", "hospital", "rocket"), ("goal", "striker", "tariff")],
)
def test_words_are_near_what_they_occur_with(word: str, near: str, far: str) -> None:
    first, second, third = (unpacked(of(one)) for one in (word, near, far))
    assert cosine(first, second) > 0.4 > 0.2 > cosine(first, third)


def test_case_and_possessives_do_not_matter_and_common_or_unknown_words_have_no_vector() -> None:
    assert of("Tariff's") == of("tariff") == of("TARIFF")
    assert of("the") == of("qwzrtx") == 0


@given(st.lists(VECTORS, max_size=9))
def test_a_sum_of_packed_vectors_unpacks_to_the_sum_of_the_vectors(vectors: list[tuple[int, ...]]) -> None:
    packed = sum(component << (32 * field) for vector in vectors for field, component in enumerate(vector))
    assert unpacked(packed) == tuple(sum(vector[field] for vector in vectors) for field in range(SIZE))


@given(VECTORS, VECTORS)
def test_cosines(first: tuple[int, ...], second: tuple[int, ...]) -> None:
    assert cosine(first, second) == cosine(second, first)
    assert -1.0001 < cosine(first, second) < 1.0001


def test_nothing_is_near_nothing() -> None:
    assert unpacked(0) == NOTHING
    assert cosine(NOTHING, NOTHING) == 0.0
    assert nearness([]) == []
    assert nearness([NOTHING, NOTHING]) == [0.0, 0.0]


def test_the_odd_passage_is_the_least_near() -> None:
    texts = ["tariff imports trade", "exports customs tariff", "striker goal midfielder", "trade deficit exports"]
    vectors = [unpacked(sum(map(of, text.split()))) for text in texts]
    scores = nearness(vectors)
    assert min(scores) == scores[2]
