""" "a" and "an"."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings, fixed

RIGHT = """
an hour; an honest heir; an MP; an FBI agent; an NHS trust; an 8-year-old; an 11th hour; an 18-hole course; an x-ray;
an umbrella; an uncle; an unimportant day; an uneasy unit; an upright piano; an EU summit; an A-level; an $8 fee;
a university; a European; a one-off; a once-proud town; a unit; a useful union; a Ukrainian; a UN envoy; a 10-year-old;
a hotel; an historic day; a historic day; a NATO base; an NATO base; a BBC van; a T-shirt; a 1,100-page book; a house;
a eulogy; a ewe; a "house"; an "apple"; a 1980s hit; an $11 fine; a Métis leader; a Möbius strip; a Sámi village;
an f-string; an n-th part; a t-shirt; a url; an ssh link; an xterm
"""
WRONG = """
a hour; a honest man; an house; a apple; an university; an European; an one-off; a 8-year-old; a 18-hole course;
a umbrella; an BBC van; an 10-year-old; a EU summit; an useful union; an "house"; a unimportant day; a MP; a x-ray
"""


@pytest.mark.parametrize("phrase", [phrase.strip() for phrase in RIGHT.split(";")])
def test_right(phrase: str) -> None:
    assert findings("typo", "T108", f"There was {phrase} in the town.") == []


@pytest.mark.parametrize("phrase", [phrase.strip() for phrase in WRONG.split(";")])
def test_wrong(phrase: str) -> None:
    text = f"There was {phrase} in the town."
    (finding,) = findings("typo", "T108", text)
    article, _, rest = phrase.partition(" ")
    assert fixed(text, finding.fix) == f"There was {'an' if article == 'a' else 'a'} {rest} in the town."


@pytest.mark.parametrize(
    "text",
    [
        "Plan A is off.",
        "Vitamin A and zinc.",
        "Team A eliminated B.",
        "Grade A. Apples.",
        "a.out",
        "A\n\nApple pie.",
        "Lucía Ortega won.",
        "Luci\u0301a Ortega won.",
    ],
)
def test_no_article(text: str) -> None:
    assert findings("typo", "T108", text) == []
