"""Front matter: what readers see of it is linted where it stands, and it hides nothing of the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import lint_text
from artlint.document import Format
from artlint.fixing import fixed
from artlint.reading import parse
from artlint.reading.metadata import document_of


def seen(text: str) -> list[str]:
    """The values, as a reader sees them."""
    document = document_of(parse(text, format="markdown"))
    return document.matching.text.strip("\n").split("\n") if document else []


@pytest.mark.parametrize(
    ("entries", "values"),
    [
        ("title: A vote", ["A vote"]),
        ("title: A vote # for now", ["A vote"]),
        ("title: A vote#2", ["A vote#2"]),
        ('title: "A \\"vote\\" \\u2014 caf\\u00e9"', ['A "vote" — café']),
        ("title: 'It''s a vote'", ["It's a vote"]),
        ("'title': A vote", ["A vote"]),
        ("Title: A vote\nseo-title: Another", ["A vote", "Another"]),
        ("date: 2024-01-01\nslug: a-vote\ntags: [a, b]\nlayout: post", []),
        ("title: [a, b]", []),
        ("title:\ndate: x", []),
        ("description: >\n  One line\n  two.\n\n  Three.\ndate: x", ["One line two. Three."]),
        ("description: |-\n  One line\ntitle: B", ["One line", "B"]),
        ("description: One line\n  two.\ntitle: B", ["One line two.", "B"]),
        ('description: "One line\n  two."\ntitle: B', ["One line two.", "B"]),
        ("image:\n  alt: A ship\n  src: title.png", ["A ship"]),
        ("images:\n  - caption: A ship\n    src: b\n  - caption: A boat", ["A ship", "A boat"]),
        ("description: |\n  title: no\ndate: x", ["title: no"]),
        ("body: |\n  title: no\ntitle: B", ["B"]),
        ('title: "never closed\ndate: x', ['"never closed']),
        ("title: A: b: c", ["A: b: c"]),
    ],
)
def test_yaml(entries: str, values: list[str]) -> None:
    for line_end in ("\n", "\r\n"):
        text = f"---\n{entries}\n---\n\nBody.\n".replace("\n", line_end)
        assert seen(text) == values
        assert parse(text, format="markdown").matching.text.strip() == "Body."


@pytest.mark.parametrize(
    ("entries", "values"),
    [
        ('title = "A \\"vote\\""', ['A "vote"']),
        ("title = 'A vote'", ["A vote"]),
        ('title = """\nA vote\nagain"""', ["A vote again"]),
        ("description='''A vote'''\n[params]\nsubtitle = \"B\" # c", ["A vote", "B"]),
        ("date = 2024-01-01\ndraft = true\nweight = 5", []),
    ],
)
def test_toml(entries: str, values: list[str]) -> None:
    assert seen(f"+++\n{entries}\n+++\n\nBody.\n") == values


def test_findings_stand_where_they_are_and_the_body_is_linted_too() -> None:
    text = '---\ntitle: "The the vote"\ntags: [the the]\n---\n\nThe the committee met.\n'
    found = [(finding.rule.code, text[slice(*finding.span)]) for finding in lint_text(text, format="markdown")]
    assert found == [("T104", "The the"), ("T104", "The the")]
    assert [finding.span.start for finding in lint_text(text, format="markdown")] == [12, text.rindex("The the")]
    assert len(lint_text(text)) == len(lint_text(text, format="html")) == 2


def test_front_matter_that_is_never_closed_hides_nothing() -> None:
    assert len(lint_text("---\ntitle: x\n\nThe the committee met.\n", format="markdown")) == 1


def test_a_word_of_the_article_is_judged_there() -> None:
    body = "\n\n".join(["The ziggle is new, and a ziggle is a ziggle."] * 2)
    assert not lint_text(f"---\ntitle: What a ziggle is\n---\n\n{body}\n", format="markdown")


def test_no_fix_writes_what_yaml_would_misread() -> None:
    text = "---\ntitle: The vote:it was the the end\n---\n\nBody.\n"
    after = fixed(text, lint_text(text, format="markdown"), unsafe=True)[0]
    assert after == "---\ntitle: The vote:it was the end\n---\n\nBody.\n"


pieces = st.sampled_from(
    [
        "title: ",
        "a: ",
        "- ",
        "  ",
        '"',
        "'",
        "\\",
        '\\"',
        "''",
        "\n",
        "\r\n",
        "|\n",
        ">-\n",
        "# ",
        "A the the b",
        ":",
        "=",
        "é",
    ]
)


@given(
    st.lists(pieces, max_size=15).map("".join), st.sampled_from(["---", "+++"]), st.sampled_from(["markdown", "plain"])
)
def test_positions_are_those_of_the_file(entries: str, fence: str, format: Format) -> None:
    text = f"{fence}\n{entries}\n{fence}\n\nBody.\n"
    document = parse(text, format=format)
    own = document_of(document)
    if own is None:
        return
    assert text.startswith(own.text)
    assert len(own.folded) == len(own.text)
    last = 0
    for paragraph in own.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(own.text) - len(fence) - 1
        last = paragraph.end
