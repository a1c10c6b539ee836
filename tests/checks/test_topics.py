"""Vectors of topic words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import topics

WORDS = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12), max_size=30)


def test_forms_of_a_word_share_a_stem() -> None:
    assert topics.stem("tariffs") == topics.stem("Tariff")
    assert topics.stem("investing") == topics.stem("investors") == topics.stem("investment")


def test_common_words_and_figures_have_no_weight() -> None:
    assert topics.vector(["the", "said", "2024", "of"]) == {}


@given(WORDS, WORDS)
def test_cosines_are_symmetric_and_at_most_one(first: list[str], second: list[str]) -> None:
    one, other = topics.vector(first), topics.vector(second)
    assert topics.cosine(one, other) == pytest.approx(topics.cosine(other, one))
    assert -1e-9 <= topics.cosine(one, other) <= 1 + 1e-9


def test_a_block_that_only_resembles_itself_is_unlike_the_core() -> None:
    article = [
        "ropeway cabin gorge village",
        "gorge cabin passengers",
        "ropeway passengers village",
        "village gorge cabin",
    ]
    block = ["malaria vaccine trial Ghana", "vaccine malaria Ghana"]
    likenesses, _ = topics.likenesses([topics.vector(text.split()) for text in article + block])
    assert min(likenesses[:4]) > 0.2 > max(likenesses[4:])


def test_no_passages() -> None:
    assert topics.likenesses([]) == ([], {})
