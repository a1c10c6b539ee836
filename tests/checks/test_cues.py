"""The notation of the lists of cues, and the lists themselves."""

from __future__ import annotations

import pytest

from artlint.language.cues import CueList, by_kind, cues, normal
from artlint.language.passages import LISTS


def test_each_kind_of_entry() -> None:
    entries = ["copy link", "sign up for our …", "… all rights reserved", "… our letter …", "/by \\w+/", "# shares"]
    found = CueList(by_kind(entries))
    for line in (
        "Copy link",
        "SIGN UP FOR OUR daily mail",
        "2024 Herald, all rights reserved",
        "read our letter now",
        "By Ann",
        "1,204 shares",
    ):
        assert normal(line) in found, line
    for line in (
        "Copy links",
        "Sign up for ours",
        "all rights reserved by him",
        "our letters",
        "By Ann Moss",
        "shares",
    ):
        assert normal(line) not in found, line


def test_bullets_arrows_and_stops_do_not_matter() -> None:
    assert normal("•  Read more »") == "read more"


@pytest.mark.parametrize("name", LISTS)
def test_lists_load_and_know_no_plain_sentence(name: str) -> None:
    for line in (
        "The council closed the footbridge on Monday.",
        "Engineers will look at its bearings this week, a spokeswoman said.",
        "For more than a decade the bridge was free." if name != "fragments" else "The bridge was free.",
        "She shares a flat with two nurses.",
    ):
        assert normal(line) not in cues(name)


@pytest.mark.parametrize("line", ["March 3, 2024", "12/03/2024", "Mon 3 March 2024, 10:15", "Updated 4 May 2021"])
def test_dates_are_bylines(line: str) -> None:
    assert normal(line) in cues("bylines")


def test_a_slash_in_a_string_that_a_pattern_needs_does_not_end_the_pattern() -> None:
    found = CueList(by_kind([r"/\d+ of \d+|\d+\/\d+/ #/# of", "/only the pattern/"]))
    assert "3/4" in found
    assert "3 of 4" in found
    assert "only the pattern" in found
    assert "3 or 4" not in found


def test_a_word_that_begins_like_a_byline_is_none() -> None:
    assert not [
        line
        for line in ("bytes", "bypass", "Bystanders in the square", "bygone days")
        if normal(line) in cues("bylines")
    ]
    assert all(
        normal(line) in cues("bylines") for line in ("By Jane Doe", "ByJane Doe", "By: Jane Doe", "by Byron Lawson")
    )
