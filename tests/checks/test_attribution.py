"""Claims pinned on nameless people: what the cue covers, how grave it is, and the look-alikes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, reading
from artlint.checks import attribution
from artlint.document import Format
from artlint.finding import Finding
from artlint.options import OptionError
from artlint.rulebook import Rulebook
from tests.conftest import Artlint
from tests.shipped import shipped, shipped_rule

RULES = Rulebook((shipped_rule("H401"),))


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


def test_what_a_rule_reports_is_one_of_three() -> None:
    with pytest.raises(OptionError, match='must be one of unsupported, one-voice, anonymous, not "named"') as error:
        attribution.prepare({"report": "named"})
    assert error.value.key == "report"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Many pundits say so.", "H401"),
        ("Many pundits say so. Ruth Adeyemi said it was true.", "H408"),
        ("Many pundits say so. Ruth Adeyemi said it was true. Omar Haddad argued it was not.", None),
        ("A pundit said so.", "H407"),
        ("Some people close to the mayor said so.", "H407"),
    ],
)
def test_one_rule_at_most_reports_a_cue(text: str, code: str | None) -> None:
    found = engine.run(reading.parse("The town is calm.\n\n" + text), shipped())
    assert [finding.rule.code for finding in found if finding.rule.category == "hedge"] == ([code] if code else [])


SECRETIVE = "The town is calm.\n\nA senior official said the talks had failed.\n"


def test_anonymous_sources_are_advice_that_a_house_can_raise(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECRETIVE, encoding="utf-8")
    assert artlint("a.txt").code == 0
    advice = artlint("--severity", "info", "a.txt")
    assert (advice.code, advice.out.count("H407")) == (0, 1)
    (tmp_path / "artlint.toml").write_text('[rule.H407]\nseverity = "warning"\n', encoding="utf-8")
    raised = artlint("a.txt")
    assert (raised.code, raised.out.count("H407")) == (1, 1)
    assert raised.out.startswith("a.txt:3:1: ")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_positions_count_code_points_under_any_line_end(line_end: str) -> None:
    text = f"İ 🚢 e\u0301.{line_end}{line_end}\tMany pundits,{line_end}as ever, say\u00a0so."
    assert cues(text) == [f"Many pundits,{line_end}as ever, say"]


@pytest.mark.parametrize(
    ("text", "format", "cue"),
    [
        ("Many **pundits**, *as ever*, say so.", "markdown", "Many **pundits**, *as ever*, say"),
        ("<p>Many <b>pundits</b> &amp; critics <i>say</i> so.</p>", "html", "critics <i>say"),
        ("<p>It is late, say many&nbsp;<b>experts</b>.</p>", "html", "say many&nbsp;<b>experts"),
        ("<p>It is late, say&nbsp;<b>experts</b>.</p>", "html", "say&nbsp;<b>experts"),
    ],
)
def test_markup_between_the_words_of_a_cue(text: str, format: Format, cue: str) -> None:
    found = engine.run(reading.parse(text, format=format), RULES)
    assert [text[slice(*finding.span)] for finding in found] == [cue]
