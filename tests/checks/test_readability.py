"""Grade of the document, long sentences and long paragraphs."""

from __future__ import annotations

import pytest

from artlint import reading
from artlint.document import Audience, Format
from artlint.finding import Finding
from artlint.language import grade, readability
from tests.checks.one_rule import findings, rule_of
from tests.linear import assert_linear

HARD = "International organizations considerably underestimate administrative responsibilities. "
MEDIUM = (
    "The ministry delayed publication of its inspection report, which auditors had demanded since the collapse of the "
    "harbour cranes in November. "
)
READERS = {"general": "a general audience", "specialist": "specialists", "plain": "plain English"}
LONG = "The man who came to the door of the house at the end of the road " * 3 + "sang"


def grade_of(text: str) -> float:
    sentences = readability.prose(reading.parse(text))
    return grade.of(sentences, readability.count(sentences))


def long_sentences(text: str, format: Format = "plain") -> list[Finding]:
    return findings("readability", "R502", text, format)


def test_grade_is_on_the_first_sentence_and_points_to_the_longest() -> None:
    text = "Hard words\n\n" + HARD * 40 + "One sentence here is longer than all the others."
    (found,) = findings("readability", "R501", text)
    assert text[slice(*found.span)] == HARD.strip()
    assert text[slice(*found.related[0])].startswith("One sentence")
    assert "choose plainer words" in found.message


def test_short_words_are_not_to_be_plainer() -> None:
    text = "Krev sat by the mill in Tharn while Drok rode to Skarn with Plenk and the frosk that Brul had left. " * 2
    (found,) = findings("readability", "R501", text.replace(". Krev", ", Krev") * 6)
    assert "shorten its sentences" in found.message
    assert "plainer" not in found.message


@pytest.mark.parametrize(("audience", "hard"), [("general", True), ("specialist", False), ("plain", True)])
def test_the_audience_decides_the_grade(audience: Audience, hard: bool) -> None:
    text = MEDIUM * 12
    assert 15.5 < grade_of(text) < 18
    found = findings("readability", "R501", text, audience=audience)
    assert [readers in f.message for f in found for readers in [READERS[audience]]] == [True] * hard


def test_a_news_article_is_too_hard_for_plain_english_only() -> None:
    text = (
        MEDIUM + "The mayor said on Monday that the steel for the bridge would not come before the end of May. "
    ) * 8
    assert 9 < grade_of(text) < 15.5
    assert findings("readability", "R501", text) == []
    assert findings("readability", "R501", text, audience="plain")


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


def test_quotations_are_not_the_writers_and_rolls_of_names_are_hints() -> None:
    assert long_sentences(f"He said: “{LONG} and {LONG}”.") == []
    roll = "Present were " + ", ".join(["Ada Byron", "Alan Ober", "Grace Hall"] * 10) + "."
    assert [f.severity for f in long_sentences(roll)] == ["info"]


def test_words_outside_quotations_count() -> None:
    text = f"{LONG}, “{LONG}”."
    (found,) = long_sentences(text)
    assert found.severity == "info"
    assert "49 words outside its quotations" in found.message


@pytest.mark.parametrize(
    ("audience", "words", "severities"),
    [
        ("plain", 20, []),
        ("plain", 21, ["info"]),
        ("plain", 26, ["warning"]),
        ("general", 39, []),
        ("general", 40, ["info"]),
        ("general", 50, ["warning"]),
        ("specialist", 49, []),
        ("specialist", 50, ["info"]),
        ("specialist", 60, ["warning"]),
    ],
)
def test_the_audience_decides_how_long_a_sentence_may_be(audience: Audience, words: int, severities: list[str]) -> None:
    text = "We " + "go " * (words - 2) + "home."
    assert [f.severity for f in findings("readability", "R502", text, audience=audience)] == severities


@pytest.mark.parametrize(("audience", "words"), [("plain", 150), ("general", 200), ("specialist", 250)])
def test_the_audience_decides_how_long_a_paragraph_may_be(audience: Audience, words: int) -> None:
    text = "He came home late. " * (words // 4) + "So he sat."
    assert findings("readability", "R503", text, audience=audience)
    assert findings("readability", "R503", text.removesuffix("So he sat."), audience=audience) == []


ARTICLE = "\n\nIt was late. Nobody came. The door was shut. So they went home.\n"


def lead(text: str, format: Format = "plain", audience: Audience = "general") -> list[Finding]:
    return findings("readability", "R505", text + ARTICLE, format, audience)


def test_a_long_lead_is_reported_by_length() -> None:
    for words, severity in ((35, []), (36, ["info"]), (40, ["info"]), (41, ["warning"]), (49, ["warning"]), (50, [])):
        assert [f.severity for f in lead("We " + "go " * (words - 2) + "home.")] == severity, words


def test_headlines_bylines_and_datelines_are_no_lead() -> None:
    sentence = "We " + "go " * 40 + "home."
    for text in (f"By Ada Byron\n\n{sentence}", f"A mill burns in the old town\n\nMay 3, 2020\n\n{sentence}", sentence):
        (found,) = lead(text)
        assert (text + ARTICLE)[slice(*found.span)] == sentence
    (found,) = lead(f"GENEVA, May 3 (Wire) - {sentence}")
    assert (found.span.start, "42 words" in found.message) == (23, True)
    assert lead(f"# {sentence}\n\nIt rained.", "markdown") == []


def test_a_lead_that_is_quoted_is_not_the_writers() -> None:
    assert lead("“We " + "go " * 40 + "home,” she said.") == []


def test_no_lead_without_an_article() -> None:
    assert findings("readability", "R505", "We " + "go " * 40 + "home. It was late.") == []
    assert findings("readability", "R505", "") == []


def test_the_hardest_sentences_of_a_hard_article_say_why() -> None:
    worst = (
        "Although the harmonization that was authorized by jurisdictions which presuppose consolidation was postponed, "
        "the clarification that was demanded when the implementation was announced has been forgotten."
    )
    second = "Notwithstanding the authorization, the consolidation presupposes the clarification of the harmonization."
    text = f"{second} {HARD * 12}{worst} {HARD * 12}"
    other, first = findings("readability", "R506", text)
    assert "hardest sentence, 2 of 2: 4 abstract nouns" in other.message
    assert "hardest sentence, 1 of 2: " in first.message
    assert text[slice(*first.span)] == worst
    assert "5 clauses inside it" in first.message
    assert "5 abstract nouns (harmonization, jurisdictions, consolidation, …)" in first.message
    assert "5 passives (was authorized, was postponed, was demanded, …)" in first.message


def test_a_readable_article_has_no_hardest_sentences() -> None:
    assert findings("readability", "R506", MEDIUM * 12) == []
    assert findings("readability", "R506", f"“{HARD * 40}”") == []  # another's words
    assert findings("readability", "R506", HARD * 10) == []  # too short to be judged


def test_the_limits_of_the_grade_are_those_of_the_hardest_sentences() -> None:
    grade, hardest = rule_of("readability", "R501").options, rule_of("readability", "R506").options
    for key in ("highest-grade", "margin", "least-words"):
        assert grade[key] == hardest[key]


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


@pytest.mark.parametrize("code", ["R501", "R502", "R503", "R505", "R506"])
@pytest.mark.parametrize("unit", ["word; ", "word, and ", "He came home. ", "“word ” "])
def test_linear_in_the_text(code: str, unit: str) -> None:
    assert_linear(lambda units: findings("readability", code, unit * units), 1_000)


@pytest.mark.parametrize(("format", "bold"), [("plain", ""), ("markdown", "**")])
def test_places_are_those_of_the_file(format: Format, bold: str) -> None:
    # a line wrap of two characters, odd spaces, markup inside words, characters beyond the first plane
    worst = (
        f"Notwithstanding\r\nthe 🦀\u00a0{bold}authorization{bold}, the consolidation presupposes the clarifi{bold}ca"
        f"{bold}tion of\tthe cafe\u0301’s harmonization."
    )
    text = f"{HARD * 12}{worst} {HARD * 12}"
    (found,) = findings("readability", "R506", text, format)
    assert text[slice(*found.span)] == worst
    assert "4 abstract nouns (authorization, consolidation, clarification, …)" in found.message
    lead_text = f"We 🦀 {bold}go{bold}" + " go" * 39 + "\r\nhome."
    (found,) = lead(lead_text, format)
    assert (lead_text + ARTICLE)[slice(*found.span)] == lead_text
