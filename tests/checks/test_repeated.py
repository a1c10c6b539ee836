"""Texts that stand twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.checks.off_topic_texts import ARTICLE, found, texts

TOKENS = st.lists(
    st.sampled_from(["alder", "birch", "cedar", "elm", "hazel", "larch", "maple", "rowan", "willow"]),
    unique=True,
    min_size=3,
)


@given(TOKENS)
def test_any_text_of_three_words_doubled_is_found(words: list[str]) -> None:
    copy = " ".join(words)
    text = f"They planted {copy} {copy} Then came the frost."
    findings = found("O303", text)
    assert [text[f.span.start : f.span.end] for f in findings] == [copy]
    assert findings[0].fix is not None
    (edit,) = findings[0].fix.edits
    assert text[: edit.span.start] + edit.content + text[edit.span.end :] == f"They planted {copy} Then came the frost."


def test_rhetoric_chants_and_scores_are_left_alone() -> None:
    for text in (
        "It rained again and again and again.",
        "Row, row, row your boat, row your boat, they sang.",
        'They shouted "let the ropeway run let the ropeway run" for an hour.',
        "The sets went 6 4 6 4 6 4.",
    ):
        assert texts("O303", text) == []


def test_a_paragraph_that_stands_twice() -> None:
    second = ARTICLE.split("\n\n")[1]
    text = f"{ARTICLE}\n\n{second}\n"
    (finding,) = found("O312", text)
    assert finding.span.start > len(ARTICLE)
    assert finding.related[0].start == ARTICLE.index(second)


def test_the_copy_that_is_cut_off_is_the_one_to_remove() -> None:
    teaser = ARTICLE.split("\n\n")[0][:60] + "…"
    assert texts("O312", f"{teaser}\n\n{ARTICLE}\n") == [teaser]
    assert texts("O312", f"{ARTICLE}\n\n{teaser}\n") == [teaser]


def test_teasers_in_a_row_and_one_cut_in_a_word() -> None:
    row = [
        "The council meets on Thursday evening…",
        "A new bridge for the valley…",
        "The slate museum opens its doors…",
    ]
    assert texts("O302", ARTICLE + "\n\n" + "\n".join(row)) == row
    assert texts("O302", f"{ARTICLE}\n\nThe council meets on Thursd…\n") == ["The council meets on Thursd…"]
    assert texts("O302", f"{ARTICLE}\n\nAnd nobody knows how it will end…\n") == []


def test_headlines_glued_to_the_first_sentence() -> None:
    text = "Sarn ropeway to run again in June The Sarn ropeway will run again in June, the village said."
    assert texts("O307", text) == ["Sarn ropeway to run again in June"]
    assert texts("O307", ARTICLE) == []
    assert texts("O307", "") == []
