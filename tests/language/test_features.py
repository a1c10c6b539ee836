"""What is seen of the passages of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import reading
from artlint.language.features import FEATURES, rows
from artlint.language.passages import WALL, passages

TEXTS = st.lists(
    st.text(st.sampled_from("Ann Orvik ropeway said Mr. tariff … \u00a0\u0301🙂"), max_size=60), max_size=9
)
HARBOUR = [
    "The harbour board of Stenby will dredge the ferry channel, its chairman Nils Orvik said on Tuesday.",
    "Ferries ran aground in the channel twice since March, and the islands went without fuel for nine days.",
    '"The silt has to go," Orvik said. "No ferry should wait for the tide."',
    "The ferry company and the harbour board share the cost of the dredger.",
]
CUP = "The striker scored three goals in the second half, and Bramley told reporters that the cup was theirs to lose."


def row(lines: list[str], number: int) -> dict[str, float]:
    made = rows(reading.parse("\n\n".join(lines)))
    return dict(zip(FEATURES, made[number], strict=True))


def test_no_feature_is_named_twice() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


@given(TEXTS)
def test_every_passage_has_a_row_of_finite_numbers(lines: list[str]) -> None:
    document = reading.parse("\n".join(lines))
    made = rows(document)
    assert len(made) == len(passages(document))
    for features in made:
        assert len(features) == len(FEATURES)
        assert all(-1e6 < value < 1e6 for value in features)


def test_a_speaker_is_taken_up_if_he_was_introduced_before() -> None:
    quoted = row(HARBOUR, 2)
    assert (quoted["taken-up"], quoted["unintroduced"]) == (1, 0)
    stray = row([*HARBOUR, CUP], 4)
    assert (stray["taken-up"], stray["unintroduced"]) == (0, 1)
    assert row(HARBOUR, 0)["introduced"] == 1


@pytest.mark.parametrize("title", ["Mr", "Dr", "President"])
def test_a_title_takes_up_a_name(title: str) -> None:
    assert row([*HARBOUR, f"The last word was with {title} Bramley of the ferry company."], 4)["unintroduced"] == 1
    assert row([*HARBOUR, f"The last word was with {title} Orvik of the harbour board."], 4)["taken-up"] == 1


def test_a_block_shares_nothing_with_the_rest_though_its_lines_share_all() -> None:
    block = [CUP, "Bramley and the striker celebrated the goals and the cup in the second half of the night."]
    first, last = row([*HARBOUR, *block], 4), row([*HARBOUR, *block], 5)
    assert first["block-shared"] == last["block-shared"] < 0.25
    assert first["block-size"] == 2
    assert row([*HARBOUR, *block], 1)["block-shared"] > first["block-shared"]


def test_names_do_not_reach_over_the_cut_before_a_tail() -> None:
    tail = row([*HARBOUR, CUP], 4)
    assert tail["names-cut"] == 0
    assert row(HARBOUR, 2)["names-cut"] > 0


def test_a_passage_is_nearest_to_what_is_about_the_same() -> None:
    assert row([*HARBOUR, CUP], 4)["near-block"] < row([*HARBOUR, CUP], 1)["near-block"]
    assert row([*HARBOUR[:2], CUP, *HARBOUR[2:]], 2)["block-around"] < 0.5


def test_sentences_of_a_wall_are_passages_and_those_of_other_paragraphs_are_not() -> None:
    wall = " ".join(HARBOUR * 4)
    document = reading.parse(wall)
    assert len(document.words) >= WALL
    found = passages(document)
    assert [wall[passage.start : passage.end] for passage in found] == [
        wall[sentence.start : sentence.end] for sentence in document.sentences
    ]
    assert {passage.wall for passage in found} == {0}
    assert [passage.wall for passage in passages(reading.parse(" ".join(HARBOUR)))] == [None]
