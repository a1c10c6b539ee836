"""Grade of the document, long sentences and long paragraphs."""

from __future__ import annotations

import time

from artlint.document import Format
from artlint.finding import Finding
from tests.checks.one_rule import findings

HARD = "International organizations considerably underestimate administrative responsibilities. "
LONG = "The man who came to the door of the house at the end of the road " * 3 + "sang"


def long_sentences(text: str, format: Format = "plain") -> list[Finding]:
    return findings("readability", "R502", text, format)


def test_grade_is_on_the_first_sentence_and_points_to_the_longest() -> None:
    text = "Hard words\n\n" + HARD * 40 + "One sentence here is longer than all the others."
    (found,) = findings("readability", "R501", text)
    assert text[slice(*found.span)] == HARD.strip()
    assert text[slice(*found.related[0])].startswith("One sentence")
    assert "choose plainer words" in found.message


def test_long_sentences_of_plain_words_are_told_apart() -> None:
    text = ". ".join([LONG + LONG.lower()] * 3) + "."
    (found,) = findings("readability", "R501", text)
    assert "shorten its sentences" in found.message
    assert "plainer" not in found.message


def test_no_grade_for_a_short_text_or_one_of_lists() -> None:
    assert findings("readability", "R501", HARD * 10) == []
    assert findings("readability", "R501", "\n".join("- " + HARD for _ in range(60))) == []
    assert findings("readability", "R501", "") == []


def test_quotations_count_for_the_grade() -> None:
    assert findings("readability", "R501", "“" + HARD * 40 + "”")


def test_severity_goes_with_the_length() -> None:
    words = "word " * 36 + "and so it ended"
    assert long_sentences(words[5:] + ".") == []
    assert [f.severity for f in long_sentences(words + ".")] == ["info"]
    assert [f.severity for f in long_sentences("word " * 10 + words + ".")] == ["warning"]


def test_a_place_to_break_is_named() -> None:
    text = "We " + "go " * 25 + "home, and the others " + "stay " * 25 + "here."
    (found,) = long_sentences(text)
    assert 'before "and the others stay" for instance' in found.message


def test_quotations_and_rolls_of_names_are_hints() -> None:
    assert [f.severity for f in long_sentences(f"He said: “{LONG} and {LONG}”.")] == ["info"]
    roll = "Present were " + ", ".join(["Ada Byron", "Alan Ober", "Grace Hall"] * 10) + "."
    assert [f.severity for f in long_sentences(roll)] == ["info"]


def test_semicolons_divide() -> None:
    part = "the man came to the door of the house at the end of the road and sang"
    assert long_sentences("; ".join([part] * 5) + ".") == []


def test_headings_and_list_items_are_not_sentences() -> None:
    assert long_sentences(f"# {LONG} {LONG}\n\n- {LONG} {LONG}\n\n```\n{LONG} {LONG}\n```\n\nEnd.", "markdown") == []


def test_wall_of_text_on_one_line() -> None:
    text = "He came home. " * 80
    (found,) = findings("readability", "R503", text)
    assert found.span == (0, len(text) - 1)
    assert "240 words" in found.message
    assert findings("readability", "R503", "He came home. " * 60) == []


def test_linear_in_the_text() -> None:
    began = time.process_time()
    for unit in ("word; ", "word, and ", "He came home. ", "“word ” "):
        for code in ("R501", "R502", "R503"):
            findings("readability", code, unit * 20_000)
    assert time.process_time() - began < 10
