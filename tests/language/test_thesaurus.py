"""The thesaurus: what a word may have been written for, and the bytes it is kept in."""

from __future__ import annotations

import pytest

from artlint.language import ngrams, thesaurus
from artlint.language.thesaurus import NONE, Thesaurus, pack


def origins(word: str) -> dict[str, tuple[float, bool]]:
    """The words that a word may have been written for: their shares, and whether they are bent."""
    model = ngrams.model()
    number = model.id(word)
    assert number is not None
    found = thesaurus.thesaurus().origins(number)
    return {model.word(n): (share, bool(bent)) for n, share, bent in zip(*found, strict=True)}


@pytest.mark.parametrize(
    ("word", "origin"),
    [("constabulary", "police"), ("insolvent", "bankrupt"), ("sum", "amount"), ("purchased", "bought")],
)
def test_a_synonym_leads_to_the_word_it_may_stand_for(word: str, origin: str) -> None:
    share, bent = origins(word)[origin]
    assert not bent
    assert share < 0


def test_inflection_is_carried_over() -> None:
    found = origins("children")
    assert not found["kids"][1]
    assert "kid" not in found


def test_a_base_form_may_stand_for_any_form() -> None:
    found = origins("buy")
    assert found["purchased"][1]
    assert not found["purchase"][1]
    assert found["bought"][0] == 0  # the word itself, its ending dropped


def test_no_word_stands_for_itself() -> None:
    for word in ("run", "set", "house", "good", "quickly"):
        number = ngrams.model().id(word)
        assert number is not None
        assert number not in thesaurus.thesaurus().origins(number).words


LEMMAS = [("big", "a"), ("large", "a")]
ANALYSES = {0: [(0, 7)], 1: [(0, 8)], 2: [(1, 7)], 3: [(1, 8)]}  # big, bigger, large, larger
FORMS = [[0, 1, NONE], [2, 3, NONE]]


def test_what_is_packed_is_read_again() -> None:
    table = Thesaurus(pack(LEMMAS, 4, ANALYSES, FORMS, {1: {0: -0.5}}))
    assert table.analyses(3) == [(1, 8)]
    assert table.forms(0) == [0, 1, NONE]
    words, shares, bent = table.origins(3)
    assert (list(words), [round(share, 2) for share in shares], bent) == ([1], [-0.5], b"\0")
    words, _, bent = table.origins(2)
    assert set(zip(words, bent, strict=True)) == {(0, 0), (1, 1), (3, 1)}
    assert not table.origins(1).words


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a thesaurus"):
        Thesaurus(b"NOTATALL" + bytes(100))
