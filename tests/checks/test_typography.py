"""Odd spaces, hidden characters and garbled letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.document import Format
from tests.checks.one_rule import findings, fixed
from tests.linear import assert_linear

SENTENCE = "the ferry left harbour while crew slept on deck under sails that smelled of tar and fish"


def odd(text: str, format: Format = "plain") -> list[str]:
    return [finding.message for finding in findings("typography", "P601", text, format)]


def test_odd_spaces_are_one_finding_a_paragraph_that_mends_all() -> None:
    text = SENTENCE.replace(" ", "\u00a0") + ".\n\n" + SENTENCE.replace(" ", "\u202f") + "."
    found = findings("typography", "P601", text)
    assert len(found) == 2
    assert [finding.severity for finding in found] == ["warning", "warning"]
    assert found[0].span == (3, 4)
    assert len(found[0].related) == SENTENCE.count(" ") - 1
    assert 'between "the" and "ferry", and 15 more odd spaces' in found[0].message
    assert fixed(fixed(text, found[1].fix), found[0].fix) == f"{SENTENCE}.\n\n{SENTENCE}."


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("The ferry\u00a0left\u00a0early.", ["info"]),
        ("The ferry\u00a0left\u00a0early\u00a0today.", ["warning"]),
        ("The ferry\u202fleft.", ["warning"]),
        ("The ferry\u00a0left.\n" * 3, ["info"] * 3),
        ("The ferry\u00a0left.\n" * 9, ["info"]),
        ("The ferry\u00a0left.\n" * 10, ["warning"]),
    ],
)
def test_a_few_no_break_spaces_are_a_hint(text: str, severities: list[str]) -> None:
    assert [finding.severity for finding in findings("typography", "P601", text)] == severities


def test_a_space_before_or_after_the_text_of_a_line_belongs_to_that_paragraph() -> None:
    text = "The ferry left.\u00a0\n\n\u202fThe crew slept."
    assert [f.span.start for f in findings("typography", "P601", text)] == [15, 18]


@pytest.mark.parametrize(
    "text",
    [
        "It is 10\u202f000\u2009km, 5\u00a0% and €\u00a05 away.",
        "Mr\u00a0X, Dr.\u00a0No and J.\u00a0K.\u00a0Ober wrote Plan\u00a0B on p.\u00a05.",
        "«\u00a0Oui\u00a0!\u00a0» he said\u00a0– and “\u200a‘no’\u200a”.",
        "Name:\tAda\nAge:\t36",
        "One.\n\u00a0\u00a0\nTwo.",
    ],
)
def test_good_typography_is_silent(text: str) -> None:
    assert odd(text) == []


def test_code_and_entities_are_not_looked_at() -> None:
    assert odd("Type `a\u00a0b` and then rest.", "markdown") == []
    assert odd("<p>The ferry&nbsp;left.</p>", "html") == []


@given(st.text(alphabet="ab1.\n \u00a0\u202f\u2003«%-"))
def test_fixes_leave_only_deliberate_spaces(text: str) -> None:
    for finding in findings("typography", "P601", text):
        assert all(text[edit.span.start] in "\u00a0\u202f\u2003" for edit in finding.fix.edits)  # type: ignore[union-attr]
        text = fixed(text, finding.fix)
    assert odd(text) == []


def hidden(text: str) -> list[str]:
    return [text[f.span.start] for f in findings("typography", "P602", text)]


def test_hidden_characters_name_the_word_before_them() -> None:
    (found,) = findings("typography", "P602", "The bridge will re\u00adopen.")
    assert found.message == 'invisible character after "re": soft hyphen (U+00AD); delete it'
    assert fixed("The bridge will re\u00adopen.", found.fix) == "The bridge will reopen."


def test_deleting_a_zero_width_space_between_words_is_not_safe() -> None:
    (apart,) = findings("typography", "P602", "two\u200bwords")
    (inside,) = findings("typography", "P602", "two \u200bwords")
    assert apart.fix is not None
    assert inside.fix is not None
    assert (apart.fix.applicability, inside.fix.applicability) == ("unsafe", "safe")


@pytest.mark.parametrize(
    "text",
    [
        "A family 👨\u200d👩\u200d👧 and a rainbow 🏳\ufe0f\u200d🌈.",
        "The flag of Scotland 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f.",
        "In Persian می\u200cخواهم, in Hindi क्\u200dष, in Thai ไทย\u200bแลนด์.",
        "Hebrew: \u2067שלום\u2069.",
        "A heart ❤\ufe0f.",
        "Tab\tand form\x0cfeed.",
    ],
)
def test_characters_at_work_are_silent(text: str) -> None:
    assert hidden(text) == []


def test_controls_and_stray_tags_are_found() -> None:
    assert hidden("bell\x07") == ["\x07"]
    assert hidden("a\U000e0041b") == ["\U000e0041"]


def garbled(text: str, format: Format = "plain") -> list[tuple[str, tuple[str, ...]]]:
    return [(text[f.span.start : f.span.end], f.suggestions) for f in findings("typography", "P603", text, format)]


@given(st.text(alphabet="éèüñøß’“”–—…€£™😀", min_size=1))
def test_utf8_read_as_windows_1252_is_turned_back(text: str) -> None:
    garbled_text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    mended = f"a {garbled_text} b"
    for finding in reversed(findings("typography", "P603", mended)):
        mended = fixed(mended, finding.fix)
    assert mended == f"a {text} b"


def test_letters_garbled_twice() -> None:
    assert garbled("Hugo ChÃƒÂ¡vez") == [("ÃƒÂ¡", ("á",))]


def test_lost_letters_have_no_suggestion() -> None:
    assert garbled("Malm\ufffd â€ x") == [("\ufffd", ()), ("â€", ())]


@pytest.mark.parametrize(
    "text", ["“CAFÉ”", "«déjà\u00a0»", "voilà…”", "SÃO PAULO", "Â and Ã", "Ö–Ä", "naïve café”…", "AT&T; R&D;"]
)
def test_sound_letters_are_silent(text: str) -> None:
    assert garbled(text) == []


def test_entities_are_right_in_markup() -> None:
    assert garbled("Salt &amp; pepper") == [("&amp;", ("&",))]
    assert garbled("Salt &amp; pepper", "markdown") == []


@pytest.mark.parametrize("unit", ["a\u00a0b ", "a\u200bb ", "Ã©", "\U000e0041", "é”", "\ufeff"])
@pytest.mark.parametrize("code", ["P601", "P602", "P603"])
def test_linear_in_the_text(code: str, unit: str) -> None:
    assert_linear(lambda units: findings("typography", code, unit * units), 2_000)
