"""Claims pinned on nameless people: what the cue covers, how grave it is, and the look-alikes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, reading
from artlint.finding import Finding
from artlint.rulebook import Rulebook, load

RULE = load().get("H401")
assert RULE is not None
RULES = Rulebook((RULE,))


def findings(text: str) -> list[Finding]:
    return engine.run(reading.parse(text), RULES)


def cues(text: str, severity: str = "warning") -> list[str]:
    return [text[slice(*finding.span)] for finding in findings(text) if finding.severity == severity]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Many engineers believe the wall will fall.", "Many engineers believe"),
        ("Critics say the wall will fall.", "Critics say"),
        ("Local housing experts have long argued that rents are too low.", "Local housing experts have long argued"),
        ("Rents are too low, most economists agree.", "most economists agree"),
        ("Some, however, believe that rents are too low.", "Some, however, believe"),
        ("Investors widely see the sale as a mistake.", "Investors widely see"),
        ("Some in the building trade fear a slump.", "Some in the building trade fear"),
        ("Commentators are convinced that he will go.", "Commentators are convinced"),
        ("The sale was a mistake, say analysts.", "say analysts"),
        ("He is seen by many observers as the heir.", "seen by many observers"),
        ("The sale was a mistake, according to pundits.", "according to pundits"),
        ("That prompted several insiders to question the sale.", "prompted several insiders to question"),
        ("The strike,\nmany   observers\nthink, is lost.", "many   observers\nthink"),
    ],
)
def test_cue(text: str, cue: str) -> None:
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Barclays analysts say the price will fall.",
        "The price will fall, Barclays analysts say.",
        "Economists at the Riksbank expect a recession.",
        "According to analysts at Barclays, the price will fall.",
        "Her critics say little these days.",
        "The party's critics say little these days.",
        "These experts say they were misled.",
        "Ask whether experts agree.",
        "She wrote to critics who say little.",
        "Some 40 people thought it was over.",
        "Some doubt remained, and some claim forms were lost.",
        "Most reports say it was over.",
        "Many drivers see the film twice.",
        "Voters should consider the price.",
        "Some advisers are said to have left.",
        "Anna Weil and others argue about it.",
        "Researchers said the sample was small.",
        "Several signs suggest a slump.",
        "A ban on critics thinking aloud would be folly.",
        "The most experienced climbers turned back.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Analysts said the price had fallen.", "Analysts said"),
        ("Some of the women said the door was locked.", "Some of the women said"),
        ("The door was locked, according to several neighbours.", "according to several neighbours"),
        ("She is a pundit on the late show. Pundits say the race is over.", "Pundits say"),
    ],
)
def test_mild_where_the_people_are_in_sight(text: str, cue: str) -> None:
    assert cues(text) == []
    assert cues(text, "info") == [cue]


def test_message_and_confidence() -> None:
    (finding,) = findings("Many\nengineers believe it.")
    assert finding.message.startswith('"Many engineers believe" names nobody')
    assert 0.5 < finding.confidence <= 1


def test_a_cue_is_reported_once_though_quantifier_and_noun_both_lead_to_it() -> None:
    assert len(findings("Many critics and some experts believe it.")) == 1


WORDS = st.sampled_from(
    ["many", "some", "most", "others", "experts", "critics", "people", "of", "the", "in", "to", "by", "according"]
) | st.sampled_from(["and", "who", "are", "say", "believe", "said", "led", "as", "Anna", ",", ".", "?"])


@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words_is_read_without_error(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for finding in findings(text):
        assert finding.rule.code == "H401"
        assert text[slice(*finding.span)].strip() == text[slice(*finding.span)] != ""


def test_a_sentence_of_thousands_of_words_is_read() -> None:
    sentence = "Many experts believe, and critics say, that some people in the trade are worried, "
    assert len(findings(sentence * 300)) >= 300
