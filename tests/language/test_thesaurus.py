"""The thesaurus: what a word may have been written for, and the bytes it is kept in."""

from __future__ import annotations

import pytest

from artlint.language import ngrams, thesaurus
from artlint.language.thesaurus import NONE, Thesaurus, pack


def origins(word: str) -> dict[str, thesaurus.Origin]:
    model = ngrams.model()
    number = model.id(word)
    assert number is not None
    return {model.word(origin.word): origin for origin in thesaurus.thesaurus().origins(number)}


@pytest.mark.parametrize(
    ("word", "origin"),
    [("constabulary", "police"), ("insolvent", "bankrupt"), ("sum", "amount"), ("purchased", "bought")],
)
def test_a_synonym_leads_to_the_word_it_may_stand_for(word: str, origin: str) -> None:
    found = origins(word)[origin]
    assert not found.bent
    assert found.share < 0


def test_inflection_is_carried_over() -> None:
    found = origins("children")
    assert not found["kids"].bent
    assert "kid" not in found


def test_a_base_form_may_stand_for_any_form() -> None:
    found = origins("buy")
    assert found["purchased"].bent
    assert not found["purchase"].bent
    assert found["bought"].share == 0  # the word itself, its ending dropped


def test_no_word_stands_for_itself() -> None:
    for word in ("run", "set", "house", "good", "quickly"):
        number = ngrams.model().id(word)
        assert number is not None
        assert number not in [origin.word for origin in thesaurus.thesaurus().origins(number)]


LEMMAS = [("big", "a"), ("large", "a")]
ANALYSES = {0: [(0, 7)], 1: [(0, 8)], 2: [(1, 7)], 3: [(1, 8)]}  # big, bigger, large, larger
FORMS = [[0, 1, NONE], [2, 3, NONE]]


def test_what_is_packed_is_read_again() -> None:
    table = Thesaurus(pack(LEMMAS, 4, ANALYSES, FORMS, {1: {0: -0.5}}))
    assert table.analyses(3) == [(1, 8)]
    assert table.forms(0) == [0, 1, NONE]
    assert [(o.word, round(o.share, 2), o.bent) for o in table.origins(3)] == [(1, -0.5, False)]
    assert {(o.word, o.bent) for o in table.origins(2)} == {(0, False), (1, True), (3, True)}
    assert table.origins(1) == ()


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a thesaurus"):
        Thesaurus(b"NOTATALL" + bytes(100))
