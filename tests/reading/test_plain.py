"""Paragraphs of plain text and their kinds."""

from __future__ import annotations

import pytest

from artlint.reading import parse

SENTENCE = "The council voted on the plan on Monday, and the mayor signed it on Tuesday."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in parse(text).paragraphs]


def test_blank_lines_end_paragraphs() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}\n \t\n\xa0\n{SENTENCE}\n"
    assert kinds(text) == [("body", SENTENCE)] * 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_a_paragraph(end: str) -> None:
    text = end.join([SENTENCE] * 4)
    assert kinds(text) == [("body", SENTENCE)] * 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped(end: str) -> None:
    paragraph = end.join(
        [
            "The council voted on the plan on Monday, and the mayor signed",
            "it on Tuesday. The vote was close, for many in the town do not",
            "want a new bridge. Opponents say that it costs too much, and a",
            "petition against it has gathered thousands of signatures.",
        ]
    )
    text = paragraph + end + end + paragraph
    assert kinds(text) == [("body", paragraph)] * 2


def test_a_long_address_does_not_hide_the_wrap() -> None:
    paragraph = (
        "The council voted on the plan on Monday, and the mayor signed\n"
        "it on Tuesday. The vote was close, for many in the town do not\n"
        "want a new bridge. Opponents say that it costs too much, and a\n"
        "petition against it has gathered thousands of signatures."
    )
    text = paragraph + "\n\nhttps://example.com/" + "a" * 130 + "\n\n" + paragraph
    assert next(kind for kind in kinds(text) if kind[0] == "body") == ("body", paragraph)


def test_one_line_article() -> None:
    text = (SENTENCE + " ") * 50
    assert kinds(text) == [("body", text.strip())]


def test_a_line_broken_in_mid_sentence_runs_on() -> None:
    assert kinds("The council voted on the plan and\nthe mayor signed it. " + SENTENCE * 2)[0][0] == "body"
    assert len(kinds("The council voted on the plan and\nthe mayor signed it. " + SENTENCE * 2)) == 1


@pytest.mark.parametrize(
    "heading",
    ["Main impact", "What happens next", "1 killed in crash", "Is the bridge safe?", "THE VOTE", "Key details:"],
)
def test_heading(heading: str) -> None:
    expected = "body" if heading.endswith(":") else "heading"
    assert kinds(f"{heading}\n\n{SENTENCE}")[0] == (expected, heading)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "and then",
        "“He left,” she said",
        "The council voted on the plan, the mayor signed it, and nobody in the town was glad",
    ],
)
def test_no_heading(line: str) -> None:
    assert kinds(f"{line}\n\n{SENTENCE}")[0][0] != "heading"


def test_a_heading_heads_something() -> None:
    assert kinds(f"{SENTENCE}\n\nThe end")[-1] == ("body", "The end")
    assert kinds("Just a line")[0] == ("body", "Just a line")
    assert [kind for kind, _ in kinds(f"Title\n\nSubtitle\n\n{SENTENCE}")] == ["heading", "heading", "body"]


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "1. ", "12) ", "a) ", "(b) ", "– "])
def test_list_item(bullet: str) -> None:
    text = f"{SENTENCE}\n\n{bullet}one thing\n{bullet}another thing\n\n{SENTENCE}"
    assert [kind for kind, _ in kinds(text)] == ["body", "list-item", "list-item", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "A. Smith said that he would not come.",
        "J. K. Rowling wrote it.",
        "-5 degrees it was.",
        "5.5 million people came.",
    ],
)
def test_no_list_item(line: str) -> None:
    assert kinds(line)[0][0] == "body"


def test_caption() -> None:
    assert kinds(f"{SENTENCE}\n\nPhoto: Jane Doe\n\n{SENTENCE}")[1] == ("caption", "Photo: Jane Doe")


def test_quotation() -> None:
    quotation = "“We will not pay for it, and nobody else will.”"
    assert kinds(f"{SENTENCE}\n\n{quotation}\n\n{SENTENCE}")[1] == ("quotation", quotation)
    assert kinds("“Yes,” he said, “we will.”")[0][0] == "body"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "matter", ["---|title: A|date: 2020|---", "+++|title = 'A'|+++", "---|# made by hand||title: A|---"]
)
def test_front_matter(end: str, matter: str) -> None:
    text = matter.replace("|", end) + end + SENTENCE
    assert kinds(text) == [("body", SENTENCE)]
    assert parse(text).location(text.index("The")).column == 1


@pytest.mark.parametrize(
    "text",
    ["---\n" + SENTENCE + "\n---\n", "---\ntitle: A\n" + SENTENCE, "\n---\ntitle: A\n---\n", "----\ntitle: A\n----\n"],
)
def test_no_front_matter(text: str) -> None:
    assert "".join(part for _, part in kinds(text)).replace("\n", "").startswith(text.strip()[:3])


def test_front_matter_ends_at_a_line_of_its_own() -> None:
    text = "---\ntitle: one ---\nmore: x\n---\n" + SENTENCE
    assert kinds(text) == [("body", SENTENCE)]


def test_addresses_are_no_words() -> None:
    document = parse(
        "See https://example.com/a-b, www.example.org. Mail a.b@example.com or @someone #tag (example.co.uk)."
    )
    assert [word.text for word in document.words] == ["See", "Mail", "or"]
    assert document.folded[document.text.index(",")] == ","
