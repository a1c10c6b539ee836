"""What stands between quotation marks."""

from __future__ import annotations

import pytest

from artlint.reading import parse
from tests.linear import assert_linear


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ("He said «yes».", ["«yes»"]),
        ("He said ‘yes’ and left.", ["‘yes’"]),
        ("He said 'don't go' and left.", ["'don't go'"]),
        ("The dogs' tails and the boys' room.", []),
        ("In the '90s the boys' room.", []),
        ("Get ’em to the boys’ room.", []),
        ("Don't. It's. Won't.", []),
        ("He is 6'2\" tall.", []),
        ('He said "yes and left.', ['"yes and left.']),
        ("He said ''yes'' and left.", ["''yes''"]),
        ("He said ``yes'' and left.", ["``yes''"]),
        ("He is 6'2'' tall, the boys' size.", []),
        ("He said “yes. “No,” he said.", ["“yes. ", "“No,”"]),
        ("A \"b 'c' d\" e.", ["\"b 'c' d\""]),
        ("He said 'yes and\nno' and left.", ["'yes and\nno'"]),
        ("Nothing.", []),
    ],
)
def test_find(text: str, quotations: list[str]) -> None:
    document = parse(text)
    assert [text[start:end] for start, end in document.quotations] == quotations


def test_a_quotation_ends_with_its_paragraph() -> None:
    document = parse('He said: "One.\n\nTwo he did not say.')
    assert document.quoted(10, 12)
    assert not document.quoted(18, 21)


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("''", "''")])
def test_a_quotation_goes_on_into_the_paragraph_that_closes_it(opening: str, closing: str) -> None:
    text = f"He said: {opening}One.\n\nTwo.{closing} Three.\n\n{opening}Four,{closing} he said."
    document = parse(text)
    assert [text[a:b] for a, b in document.quotations] == [
        f"{opening}One.",
        f"Two.{closing}",
        f"{opening}Four,{closing}",
    ]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_every_paragraph_of_a_speech_opens_anew(opening: str, closing: str) -> None:
    text = f"{opening}One.\n\n{opening}Two.\n\n{opening}Three,{closing} he said."
    document = parse(text)
    assert [text[a:b] for a, b in document.quotations] == [
        f"{opening}One.",
        f"{opening}Two.",
        f"{opening}Three,{closing}",
    ]


def test_a_mark_forgotten_at_the_end_does_not_reach_into_a_paragraph_that_opens_its_own() -> None:
    text = "“One.\n\nTwo says “three” and more."
    document = parse(text)
    assert [text[a:b] for a, b in document.quotations] == ["“One.", "“three”"]


def test_quoted() -> None:
    text = 'a "b" c "d" e'
    document = parse(text)
    assert [c for i, c in enumerate(text) if document.quoted(i, i + 1)] == list('"b""d"')


def test_blockquote_is_a_quotation() -> None:
    document = parse("> One *two*.\n\nThree.", format="markdown")
    assert [document.text[a:b] for a, b in document.quotations] == ["One *two*."]


@pytest.mark.parametrize("piece", [" 'a", " 'a'a", "' ", '" ', '"', " “a"])
def test_find_is_linear(piece: str) -> None:
    assert_linear(lambda size: parse(piece * (size // len(piece))).quotations, 10_000)
