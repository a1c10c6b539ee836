"""Candidates of a misspelt word, the cost of a slip, splits and coinages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import reading
from artlint.language import coinage, edits, segmentation, spelling, vocabulary

WORD = st.text(alphabet="abcde", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant", "distance"),
    [("recieve", "receive", 1), ("adress", "address", 1), ("thats", "that's", 1), ("enviroment", "environment", 1)],
)
def test_near_words_one_edit_away(typed: str, meant: str, distance: int) -> None:
    assert {candidate.word: candidate.distance for candidate in edits.near(typed, 1)}[meant] == distance


def test_near_words_two_edits_away_only_when_asked() -> None:
    assert "definitely" not in {candidate.word for candidate in edits.near("definatly", 1)}
    assert "definitely" in {candidate.word for candidate in edits.near("definatly", 2)}


def test_nothing_rare_or_taboo_is_near() -> None:
    words = {candidate.word for typed in ("fuk", "shti", "zzzx") for candidate in edits.near(typed, 2)}
    assert words.isdisjoint({"fuck", "shit"})


@given(WORD, WORD)
def test_distance_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert edits.distance(a, b, 9) == edits.distance(b, a, 9) <= max(len(a), len(b))
    assert (edits.distance(a, b, 9) == 0) == (a == b)


@given(WORD, st.integers(0, 5), st.sampled_from("abcde"))
def test_one_letter_more_is_one_edit(word: str, at: int, letter: str) -> None:
    longer = word[:at] + letter + word[at:]
    assert edits.distance(word, longer, 9) == 1


def test_likely_slips_cost_less() -> None:
    assert edits.slip_cost("adress", "address") < edits.slip_cost("adrebs", "address")
    assert edits.slip_cost("recieve", "receive") < edits.slip_cost("rexeive", "receive")
    assert edits.slip_cost("seperate", "separate") < edits.slip_cost("sekarate", "separate")
    assert edits.slip_cost("nife", "knife") > edits.slip_cost("knif", "knife")


@pytest.mark.parametrize(
    ("word", "left", "right", "parts"),
    [
        ("dollarsin", ("million", "of"), ("its", "first"), ("dollars", "in")),
        ("oneofthe", ("it", "was"), ("best", "games"), ("one", "of", "the")),
        ("xqzt", ("it", "was"), ("best", "games"), None),
    ],
)
def test_best_split(word: str, left: tuple[str, str], right: tuple[str, str], parts: tuple[str, ...] | None) -> None:
    split = segmentation.best_split(word, left, right)
    assert (split and split.parts) == parts


def test_coinages() -> None:
    assert coinage.prefixed("renationalise")
    assert coinage.suffixed("razorlike")
    assert coinage.suffixed("meritocratically")
    assert coinage.is_plural("pricings")
    assert coinage.is_compound("game", "show")
    assert not coinage.prefixed("recieve")
    assert not coinage.suffixed("seperate")
    assert not coinage.is_plural("countrys")
    assert not coinage.is_compound("dollars", "in")
    assert not coinage.is_compound("users", "learn")


def test_spaced_keeps_the_letters_as_they_stand() -> None:
    assert spelling.spaced("DollarsIn", "dollars in") == "Dollars In"


def test_the_document_decides_the_dialect() -> None:
    assert vocabulary.dialect(reading.parse("The colour of the harbour.")) == "GB"
    assert vocabulary.dialect(reading.parse("The color of the harbor.")) == "US"
    assert vocabulary.dialect(reading.parse("A red boat.")) is None


def test_what_an_unknown_word_is_told_with() -> None:
    document = reading.parse("Ms Zorbla met Goldbarg, a flooble. Zorbla left; the glibbet-maker, zorbla, did not.")
    unknown = {word.text: word for word in vocabulary.unknown(document)}
    assert unknown["flooble"].left == ("goldbarg", "a")
    assert unknown["flooble"].right == ("</s>", "</s>")
    assert unknown["Zorbla"].shape == "opening"
    assert unknown["zorbla"].named
    assert unknown["zorbla"].repeats == 3
    assert unknown["glibbet"].hyphened
