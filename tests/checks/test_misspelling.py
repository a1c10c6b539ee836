"""Misspelt words: what is found, what is left alone, and which word is offered first."""

from __future__ import annotations

from itertools import islice, product
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, reading
from artlint.document import Document, Language
from artlint.finding import Finding
from artlint.rulebook import Rulebook
from tests.checks.one_rule import findings, fixed, rule_of
from tests.linear import assert_linear


def misspelt(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in findings("typo", "T101", text)]


def found_in(document: Document) -> list[Finding]:
    return engine.run(document, Rulebook((rule_of("typo", "T101"),)))


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("The goverment fell in March.", "goverment", "government"),
        ("Goverment officials met the miners.", "Goverment", "Government"),
        ("They crossed the Goverment Bridge.", "Goverment", "Government"),
        ("The musuem's roof leaked again.", "musuem's", "museum's"),
        ("It was a differnt kind of bridge.", "differnt", "different"),
        ("The captain definately saw the light.", "definately", "definitely"),
        ("She was awarded a high-qualty medal.", "qualty", "quality"),
        ("They dont know the way.", "dont", "don't"),
        ("An experianced pilot flew the plane.", "experianced", "experienced"),
        ("The yong man paid for the boat.", "yong", "young"),
    ],
)
def test_the_word_that_was_meant_comes_first(text: str, typed: str, meant: str) -> None:
    (finding,) = findings("typo", "T101", text)
    assert text[slice(*finding.span)] == typed
    assert finding.suggestions[0] == meant
    assert f'"{typed}"' in finding.message
    assert f'"{meant}"' in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ms Goldbarg of Streacom met Mr McAlinden and Nyck de Vries in Phnom Penh.",
        "The film was called controv… and controv... by those who saw it.",
        "Write to the registar@example.org or see example.com/acomodation and acomodation.txt.",
        "He uses @recieve, #recieve, the /recieve folder and recieve_all.",
        "Ein schöner Tag, a tête-à-tête, the crème brûlée and the cliché.",
        "The exhibit of Labradoodles was full of labradoodles; a labradoodle won, and a labradoodle slept.",
        "She let her body go au naturel, and the shop is run by Jan van der Zwet.",
        "They renationalised it, a mini-recession followed, and the bikemaker's razorlike wit grew.",
        "“Keep the motor runnin’,” he said, “it is sooo cold.”",
        "The colour of the harbor pleased the neighbours and the organizers of the theater.",
        "The poster said “good goverment [sic]”.",
        "A 12km walk, a 3.5bn loan, the 10th mile, the 1990s and a B2B sale.",
        "The word “frobnicat” stands in quotation marks.",
        "They ate the reci‐\n    pees and the instru-\n  ments that were dis-\r\ntributted.",
        "Call goverment() or goverment(3), set :goverment and look into .goverment.",
    ],
)
def test_names_and_coinages_are_no_slips(text: str) -> None:
    assert misspelt(text) == []


def test_one_suggestion_when_sure_and_a_safe_fix_when_certain() -> None:
    text = "The commitee met in the neccessary hall."
    found = findings("typo", "T101", text)
    assert [finding.suggestions for finding in found] == [("committee",), ("necessary",)]
    assert [finding.fix is not None and finding.fix.applicability for finding in found] == ["safe", "safe"]
    assert fixed(fixed(text, found[1].fix), found[0].fix) == "The committee met in the necessary hall."
    assert {finding.severity for finding in found} == {"error"}


def test_several_suggestions_when_not_sure() -> None:
    (finding,) = findings("typo", "T101", "Dealers wait to hear whether the autions are held.")
    assert 2 <= len(finding.suggestions) <= 3
    assert "auctions" in finding.suggestions
    assert finding.fix is None
    assert finding.severity == "warning"


def test_the_context_ranks() -> None:
    (first,) = findings("typo", "T101", "She drank a cup of coffe in the morning.")
    (second,) = findings("typo", "T101", "The plane landed at the aiport in the morning.")
    assert (first.suggestions[0], second.suggestions[0]) == ("coffee", "airport")


def test_allowed_words_are_no_slips() -> None:
    text = "The goverment fell, and goverment's end was near."
    document = reading.parse(text)
    assert len(found_in(document)) == 2
    document = reading.parse(text)
    document.allowed = frozenset({"goverment"})
    assert found_in(document) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", []), ("en-US", [("colour", "color")]), ("en-GB", [("gray", "grey"), ("center", "centre")])],
)
def test_the_dialect_is_checked_only_when_it_is_configured(language: Language, expected: list[tuple[str, str]]) -> None:
    document = reading.parse("The colour of the gray stone in the center faded.")
    document.language = language
    found = found_in(document)
    assert [(document.text[slice(*f.span)], f.suggestions[0]) for f in found] == expected


def test_the_article_s_own_dialect_ranks() -> None:
    british = "The colour of the theatre and the harbour matched the neighbours' behaviuor."
    american = "The color of the theater and the harbor matched the neighbors' behaviuor."
    assert findings("typo", "T101", british)[0].suggestions[0] == "behaviour"
    assert findings("typo", "T101", american)[0].suggestions[0] == "behavior"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABC'’-. \n\r\t“”\"éß1İ", max_size=80))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for finding in findings("typo", "T101", text):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.suggestions
        assert text[slice(*finding.span)] not in finding.suggestions


def test_unknown_words_in_linear_time() -> None:
    words = (f"Zog{''.join(letters)}ville" for letters in product(ascii_lowercase, repeat=4))  # none comes twice
    assert_linear(lambda count: findings("typo", "T101", " ".join(islice(words, count))), 1_500)


@pytest.mark.parametrize(("start", "unit", "end"), [("", "abcdefgh", ""), ("", '"', ""), ("It is ", "goverment", ".")])
@pytest.mark.parametrize("code", ["T101", "T102", "T105"])
def test_what_is_no_prose_takes_linear_time(code: str, start: str, unit: str, end: str) -> None:
    assert_linear(lambda units: findings("typo", code, start + unit * units + end), 5_000)
