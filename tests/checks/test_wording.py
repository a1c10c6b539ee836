"""The rules on wording, together: wordy, redundant, inflated and worn phrases, and nouns that hide verbs."""

from __future__ import annotations

from itertools import combinations

import pytest

from artlint.finding import Finding
from tests.checks.one_rule import findings, fixed, rule_of

CODES = ("R504", "R507", "R508", "R509", "R510", "R511")


def found_by(text: str) -> list[Finding]:
    return [finding for code in CODES for finding in findings("readability", code, text)]


def test_they_are_advice() -> None:
    assert {rule_of("readability", code).severity for code in CODES} == {"info"}


def test_no_phrase_stands_in_two_of_them() -> None:
    listed = {code: set(rule_of("readability", code).options["phrases"]) for code in CODES}
    for first, second in combinations(CODES, 2):
        assert listed[first] & listed[second] == set(), (first, second)


def test_no_wording_is_itself_reported() -> None:
    for code in CODES:
        for phrase, wordings in rule_of("readability", code).options["phrases"].items():
            for wording in wordings:
                assert wording.lower() != phrase
                assert [f.message for f in findings("readability", code, f"Then {wording} it.")] == [], phrase


def test_what_is_left_of_a_redundancy_was_there() -> None:
    for phrase, wordings in rule_of("readability", "R508").options["phrases"].items():
        for wording in wordings:
            kept = set(wording.lower().split())
            assert kept <= set(phrase.split()) or wording in ("in", "stop", "plan", "remains", "remained"), phrase


def test_several_hundred_cliches() -> None:
    assert len(rule_of("readability", "R511").options["phrases"]) > 1_500


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("He left in order to sleep.", "He left to sleep."),
        ("In the event that it rains, stay.", "If it rains, stay."),
        ("He stayed, due to the\nfact that it rained.", "He stayed, because it rained."),
        ("Each and every boat sank.", "Every boat sank."),
        ("Wait until such time as it stops.", "Wait until it stops."),
        ("The reason is unknown as to whether it sank.", "The reason is unknown whether it sank."),
    ],
)
def test_wordy_linkers_have_safe_fixes(text: str, mended: str) -> None:
    (found,) = findings("readability", "R507", text)
    assert found.fix is not None
    assert found.fix.applicability == "safe"
    assert fixed(text, found.fix) == mended


@pytest.mark.parametrize(
    ("code", "text", "mended"),
    [
        ("R504", "It rains on a regular basis.", "It rains regularly."),
        ("R504", "He came despite the fact that it rained.", "He came although it rained."),
        ("R504", "He worked in an efficient manner.", "He worked efficiently."),
        ("R508", "The boats joined together.", "The boats joined."),
        ("R508", "He spoke of past history.", "He spoke of history."),
        ("R509", "They carried out an inspection of it.", "They inspected it."),
        ("R509", "She makes use of it.", "She uses it."),
        ("R510", "They utilised it.", "They used it."),
        ("R510", "It is significantly more.", "It is much more."),
        ("R510", "Approximately ten came.", "About ten came."),
    ],
)
def test_the_others_have_unsafe_ones(code: str, text: str, mended: str) -> None:
    (found,) = findings("readability", code, text)
    assert found.fix is not None
    assert found.fix.applicability == "unsafe"
    assert fixed(text, found.fix) == mended


def test_cliches_have_none_and_quotations_are_left_alone() -> None:
    (found,) = found_by("He left no stone unturned.")
    assert (found.fix, found.suggestions) == (None, ())
    assert found_by("“I left no stone unturned in order to utilise past history, needless to say,” he said.") == []
