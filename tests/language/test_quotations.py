"""What stands between quotation marks."""

from __future__ import annotations

import time

import pytest

from artlint.reading import parse


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


def test_quoted() -> None:
    text = 'a "b" c "d" e'
    document = parse(text)
    assert [c for i, c in enumerate(text) if document.quoted(i, i + 1)] == list('"b""d"')


def test_blockquote_is_a_quotation() -> None:
    document = parse("> One *two*.\n\nThree.", format="markdown")
    assert [document.text[a:b] for a, b in document.quotations] == ["One *two*."]


@pytest.mark.parametrize("piece", [" 'a", " 'a'a", "' ", '" ', '"', " “a"])
def test_find_is_linear(piece: str) -> None:
    document = parse(piece * (300_000 // len(piece)))
    begun = time.process_time()
    _ = document.quotations
    assert time.process_time() - begun < 2
