"""Patterns that mark a claim: where they are tried, and what options a rule may give."""

import pytest

from artlint import engine, reading
from artlint.checks import claim
from artlint.options import OptionError
from artlint.rulebook import Rulebook
from tests.shipped import shipped_rule


def cues(code: str, text: str, format: str = "plain") -> list[str]:
    rule = shipped_rule(code)
    document = reading.parse(text, format=format)
    return [text[slice(*finding.span)] for finding in engine.run(document, Rulebook((rule,)))]


@pytest.mark.parametrize(
    ("code", "text", "cue"),
    [
        ("H402", "Reports suggest that the fleet has sailed.", "Reports suggest"),
        (
            "H402",
            "The fleet has sailed, according to unconfirmed media reports.",
            "according to unconfirmed media reports",
        ),
        ("H403", "IT IS BELIEVED THAT the fleet has sailed.", "IT IS BELIEVED THAT"),
        ("H403", "It\n is   widely thought\nthat the fleet has sailed.", "It\n is   widely thought\nthat"),
        ("H404", "The fleet has, without a doubt, sailed.", "without a doubt"),
        ("H405", "The fleet has sailed; maybe the admiral wants to go home.", "maybe the admiral wants"),
        ("H405", "The admiral must be regretting it.", "must be regretting"),
        ("H406", "The harbour is world-class.", "world-class"),
    ],
)
def test_cue(code: str, text: str, cue: str) -> None:
    assert cues(code, text) == [cue]


@pytest.mark.parametrize(
    ("code", "text", "severity"),
    [
        ("H402", "The fleet has reportedly sailed.", "info"),
        ("H402", "A recent study found that the fleet had sailed.", "info"),
        ("H402", "Several outlets have reported that the fleet has sailed.", "warning"),
        ("H403", "The fleet is said to have sailed.", "info"),
        ("H403", "It is thought the fleet has sailed.", "warning"),
        ("H403", "There are fears that the fleet has sailed.", "warning"),
        ("H404", "Of course, the fleet has sailed.", "info"),
        ("H405", "We assume the fleet has sailed.", "warning"),
        ("H406", "It is one of the largest fleets ever seen.", "info"),
        ("H409", "The fleet might possibly sail.", "warning"),
    ],
)
def test_severity(code: str, text: str, severity: str) -> None:
    rule = shipped_rule(code)
    assert [finding.severity for finding in engine.run(reading.parse(text), Rulebook((rule,)))] == [severity]


def test_a_warning_stays_where_advice_overlaps_it() -> None:
    rule = shipped_rule("H403")
    text = "It is thought the fleet is widely believed to have sailed."
    found = engine.run(reading.parse(text), Rulebook((rule,)))
    assert [(f.severity, text[slice(*f.span)]) for f in found] == [
        ("warning", "It is thought"),
        ("warning", "is widely believed"),
    ]


@pytest.mark.parametrize("text", ["At 90 ships it is one of the largest fleets ever seen.", "It is one of the fleets."])
def test_a_figure_supports_a_superlative(text: str) -> None:
    assert cues("H406", text) == []


def test_positions_count_code_points() -> None:
    text = "İstanbul 🚢 é.\r\n\r\n\tThe fleet has undoubtedly sailed."
    assert cues("H404", text) == ["undoubtedly"]


def test_several_in_one_sentence_are_all_found() -> None:
    text = "The fleet has undoubtedly sailed, and the war is unquestionably lost."
    assert cues("H404", text) == ["undoubtedly", "unquestionably"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("H402", "The reports show that the fleet has sailed."),
        ("H402", "According to reports from the coastguard, the fleet has sailed."),
        ("H402", "Police reports say the fleet has sailed."),
        ("H403", "It was not thought that the fleet would sail."),
        ("H404", "“The fleet has undoubtedly sailed,” he said."),
        ("H404", "There is no question of surrender."),
        ("H405", "I must be thinking of another fleet."),
        ("H405", "The fleet could be feeling its way, or it may have sailed."),
    ],
)
def test_look_alikes(code: str, text: str) -> None:
    assert cues(code, text) == []


def test_code_and_headings_are_left_alone() -> None:
    text = "# Undoubtedly the best\n\nSay `undoubtedly` twice.\n\n> It is undoubtedly so.\n"
    assert cues("H404", text, "markdown") == []


def test_lines_of_a_pattern_are_alternatives() -> None:
    options = {"pattern": "a b\n\nc+\n", "advice": "", "literals": ["a b", "c"], "message": "m", "confidence": 0.5}
    assert claim.prepare(options)["pattern"] == "a b|c+"


def test_braces_of_literals_are_expanded_once() -> None:
    options = {"pattern": "a", "advice": "", "literals": ["{a,b} c", "a c", "d"], "message": "m", "confidence": 0.5}
    assert claim.prepare(options)["literals"] == ["a c", "b c", "d"]


def test_a_bad_pattern_is_refused() -> None:
    with pytest.raises(OptionError):
        claim.prepare({"pattern": "(", "advice": "", "literals": ["a"], "message": "m", "confidence": 0.5})


def test_a_bad_pattern_of_advice_is_refused_by_its_own_name() -> None:
    with pytest.raises(OptionError) as error:
        claim.prepare({"pattern": "a", "advice": "(", "literals": ["a"], "message": "m", "confidence": 0.5})
    assert error.value.key == "advice"
