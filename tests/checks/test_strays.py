"""Text of other stories, and what a web page leaves around an article."""

from __future__ import annotations

import pytest

from artlint import reading
from artlint.language import strays
from artlint.language.features import FEATURES, rows
from artlint.language.passages import passages
from tests.checks.off_topic_texts import ARTICLE, HEADLINES, found, texts
from tests.linear import assert_linear

TAIL = "\n\n".join(HEADLINES)


def test_headlines_after_the_end_are_found_and_nothing_before_them() -> None:
    assert texts("O301", f"{ARTICLE}\n\n{TAIL}\n") == list(HEADLINES)


WALL = ARTICLE.replace("\n\n", " ")
OTHER = (
    "Health officials in Ghana said the malaria vaccine had cut deaths among infants by a third in the first year of "
    "the trial. The vaccine is given in four doses, and nurses visit mothers who miss one. Dr Mensah said the ministry "
    "would order enough doses for every region."
)


@pytest.mark.parametrize("tail", [" ".join(HEADLINES), OTHER])
def test_a_tail_glued_to_the_only_paragraph_is_one_finding(tail: str) -> None:
    assert texts("O301", f"{WALL} {tail}") == [tail]
    assert texts("O314", f"{WALL} {tail}") == []


def test_a_wall_of_one_story_is_left_alone() -> None:
    for code in ("O301", "O313", "O314"):
        assert texts(code, WALL) == []


def test_headlines_inside_are_the_business_of_another_rule() -> None:
    before, after = ARTICLE.split('"My children')
    text = f'{before}{TAIL}\n\n"My children{after}'
    assert texts("O313", text) == list(HEADLINES)
    assert texts("O301", text) == []


def test_the_message_names_both_topics_and_points_at_the_lead() -> None:
    text = f"{ARTICLE}\n\n{TAIL}\n"
    finding = found("O301", text)[-1]
    assert "malaria" in finding.message.lower()
    assert "ropeway" in finding.message
    assert [text[span.start : span.end] for span in finding.related] == [ARTICLE.split("\n")[0]]


@pytest.mark.parametrize(
    "ending",
    [
        "Frequently asked questions\n\nIs there a lift?\n\nNo, but the steps are wide.",
        '"We waited eleven years," Orvik said. "What is one more winter?"',
        "Tickets: 9 crowns\n\nDogs: free",
        "The wedding of the mayor's daughter will be the first to reach the church from the sky.",
    ],
)
def test_endings_that_belong_are_left_alone(ending: str) -> None:
    assert texts("O301", f"{ARTICLE}\n\n{ending}\n") == []
    assert texts("O314", f"{ARTICLE}\n\n{ending}\n") == []


def test_names_under_an_article_are_a_signature() -> None:
    assert texts("O301", f"{ARTICLE}\n\nHiram Delacroix\n\nSacramento\n") == []


def test_an_article_too_short_to_have_a_topic_is_left_alone() -> None:
    assert texts("O301", f"The ropeway opens in June.\n\n{TAIL}\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "Ropeway", "…\n…\n…", "\ufeff \u00a0", "1 2 3\n4 5 6"])
def test_texts_of_next_to_nothing(text: str) -> None:
    document = reading.parse(text)
    assert len(rows(document)) == len(passages(document))
    for code in ("O301", "O313", "O314"):
        assert texts(code, text) == []


def test_a_row_has_every_feature() -> None:
    assert {len(row) for row in rows(reading.parse(ARTICLE))} == {len(FEATURES)}


def test_models_give_each_passage_its_log_odds() -> None:
    document = reading.parse(ARTICLE)
    assert len(strays.log_odds(document, "page")) == len(strays.log_odds(document, "topic")) == len(passages(document))


def test_time_grows_with_the_length_of_the_text() -> None:
    def work(paragraphs: int) -> None:
        rows = (f"Paragraph {number} is about the ropeway and cabin {number}." for number in range(paragraphs))
        assert texts("O301", "\n".join(rows)) == []

    assert_linear(work, 500)


def test_a_sentence_that_comes_twice_in_a_wall_is_found_but_not_what_somebody_says_twice() -> None:
    again = ARTICLE.split("\n\n")[0]
    assert texts("O312", f"{WALL} {again}") == [again]
    said = "It was a climb of two hours in winter and nobody could make it when there was ice on the steps."
    assert texts("O312", f'{WALL} "No. {said} We waited. {said} And then it came," she said.') == []
