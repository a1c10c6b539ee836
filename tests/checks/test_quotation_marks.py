"""Marks without their other half, pairs of unlike marks, brackets, and extra spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.document import Format
from tests.checks.one_rule import findings, fixed
from tests.linear import assert_linear


def at(code: str, text: str, format: Format = "plain") -> list[int]:
    return [finding.span.start for finding in findings("typography", code, text, format)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“One.\n\n“Two.\n\n“Three,” she said.", []),
        ("“One.\n\nTwo.", [0]),
        ("“One.\r\n\r\n“Two,” she said.", []),
        ("She said “one.\n\nTwo,” and left.", []),
        ('"One. "Two," she said.', []),
        ('He is 6\'2" and 12" wide; "yes".', []),
        ('"The 12" record is out," he said.', []),
        ("''One,'' she said. ''Two.", [19]),
        ("A “b “c” d” e.", []),
        ('<tweet id="5>A " b', []),
    ],
)
def test_unbalanced(text: str, places: list[int]) -> None:
    assert at("P604", text) == places


def test_entities_and_markup_beside_marks() -> None:
    assert at("P604", "<p>&ldquo;<b>One</b>,&rdquo; she said. &ldquo;Two.</p>", "html") == [39]
    assert at("P604", 'She said "**one**" and *"two"*.', "markdown") == []


def test_many_marks_without_partner_are_three_findings_at_most() -> None:
    found = findings("typography", "P604", "“One.\n\nTwo.\n\n" * 6)
    assert len(found) == 3
    assert found[-1].message.endswith(", and 3 more such marks in the article")


def test_unlike_marks_are_mended_together() -> None:
    text = 'A “b" c "d” e “f“ g ”h”.'
    (found,) = findings("typography", "P608", text)
    assert fixed(text, found.fix) == "A “b” c “d” e “f” g “h”."
    assert findings("typography", "P608", fixed(text, found.fix)) == []


def test_turned_apostrophes_are_mended() -> None:
    text = "It isn ‘t, in the ‘90s, Ann‘s."
    (found,) = findings("typography", "P608", text)
    assert fixed(text, found.fix) == "It isn't, in the '90s, Ann's."


@given(st.text(alphabet="ab.,\n \"'“”‘’()[]"))
def test_fixes_settle(text: str) -> None:
    for code in ("P608", "P611", "P612"):
        for finding in findings("typography", code, text):
            mended = fixed(text, finding.fix)
            assert [c for c in mended if c.isalpha()] == [c for c in text if c.isalpha()]


@given(st.text(alphabet="ab \n.,()“”\"'’"))
def test_extra_spaces_are_gone_after_the_fix(text: str) -> None:
    for finding in findings("typography", "P612", text):
        text = fixed(text, finding.fix)
    assert findings("typography", "P612", text) == []


def test_look_alikes_are_turned_into_letters_of_one_script() -> None:
    for text, meant in (("P\u0430yworth", "Payworth"), ("Мocква", "Москва"), ("\uff22\uff25", "BE")):
        (found,) = findings("typography", "P610", f"The {text} sign.")
        assert fixed(f"The {text} sign.", found.fix) == f"The {meant} sign."


@pytest.mark.parametrize("unit", ["“a ", '"a" ', "(a ", "a) ", "a ,", "a  b", "‘a ", "''a "])
@pytest.mark.parametrize("code", ["P604", "P608", "P609", "P611", "P612"])
def test_linear_in_the_text(code: str, unit: str) -> None:
    assert_linear(lambda units: findings("typography", code, unit * units), 1_000)
