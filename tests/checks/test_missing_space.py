"""Spaces that are missing after stops and beside marks."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings


def spaced(code: str, text: str) -> list[str]:
    folder = "typo" if code == "T105" else "typography"
    return [finding.suggestions[0] for finding in findings(folder, code, text)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("T105", "It froze that night.The ferry stayed.", "night. The"),
        ("T105", "It froze that night.the ferry stayed.", "night. the"),
        ("T105", "Was it cold?The ferry stayed.", "cold? The"),
        ("T105", "The team,the coach and all left.", "team, the"),
        ("T105", "It opened in 1894.It closed soon.", "1894. It"),
        ("T105", "It opened on May 5,2016 in Cork.", "5, 2016"),
        ("P606", "“We are closing,”she said.", "closing,” she"),
        ("P606", "“It is over.”He agreed.", "over.” He"),
        ("P606", 'They called it"the longest mile".', 'it "the'),
        ("P606", "The depot (the third one)opens soon.", "one) opens"),
        ("P606", "The depot(the third one) opens soon.", "depot (the"),
    ],
)
def test_missing(code: str, text: str, expected: str) -> None:
    assert spaced(code, text) == [expected]


@pytest.mark.parametrize("code", ["T105", "P606"])
@pytest.mark.parametrize(
    "text",
    [
        "Node.js, README.md, Booking.com, Match.Com, state.gov, a.m.The, i.o.u.s and U.S.Steel.",
        "He scored 2.75, 1,200 and 12:30; see the file report.Final.docx or C:/a.txt.",
        "Bring your cup(s) or (re)open the f(x); word(s) and person(al).",
        "The mid-1990s' 6\"x4\" print, the players'union and O'Neill.",
        "You're late; we'll go, they've gone, and it's 5 o'clock.",
        "A quiet night...The ferry stayed... mostly.",
        "Mr.Hale and St.John met Dr.Who; No.Seven stayed.",
        "The {stream.Readable} and the {read,write} pair.",
    ],
)
def test_not_missing(code: str, text: str) -> None:
    assert spaced(code, text) == []
