"""Paragraphs of Markdown; what a reader does not see takes no part in matching."""

from __future__ import annotations

import pytest

from artlint.reading import format_of, parse


def read(text: str) -> list[tuple[str, str]]:
    """Kind and visible text of each paragraph."""
    document = parse(text, format="markdown")
    seen = document.matching.text.strip("\n").split("\n")
    return list(zip([p.kind for p in document.paragraphs], seen, strict=True)) if document.paragraphs else []


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("# Title\n\nBody.", [("heading", "Title"), ("body", "Body.")]),
        ("## Title ##\n\nBody.", [("heading", "Title"), ("body", "Body.")]),
        ("Title\n=====\n\nBody.", [("heading", "Title"), ("body", "Body.")]),
        ("C#\n\n# C#\n", [("body", "C#"), ("heading", "C#")]),
        ("One\ntwo.\n\nThree.", [("body", "One two."), ("body", "Three.")]),
        ("One\r\ntwo.\r\n\r\nThree.", [("body", "One two."), ("body", "Three.")]),
        ("One\rtwo.\r\rThree.", [("body", "One two."), ("body", "Three.")]),
        ("One  \ntwo\\\nthree.", [("body", "One two three.")]),
        ("- one\n- two\n  more\n", [("list-item", "one"), ("list-item", "two more")]),
        ("1. one\n2) two\n", [("list-item", "one"), ("list-item", "two")]),
        ("- - one\n", [("list-item", "one")]),
        ("- [ ] one\n- [x] two\n", [("list-item", "one"), ("list-item", "two")]),
        ("> One\n> two.\n\nThree.", [("quotation", "One two."), ("body", "Three.")]),
        ("> One\r> two.\r", [("quotation", "One two.")]),
        ("A **bold** w*or*d, __b__ _i_ ~~s~~.", [("body", "A bold word, b i s.")]),
        ("snake_case and 5*3 and 2 * 3.", [("body", "snake_case and 5*3 and 2 * 3.")]),
        ('A [label](http://a.b "t") and [label](<a b>) end.', [("body", "A label and label end.")]),
        ("A [label][ref] and ![alt](a.png) end.\n\n[ref]: http://a.b\n", [("body", "A label and alt end.")]),
        ("A note[^1] here.", [("body", "A note here.")]),
        ("A `code` and ``co`de`` end.", [("body", "A ￼ and ￼ end.")]),
        ("A ` lonely tick.", [("body", "A ` lonely tick.")]),
        ("A \\`x` and \\*y\\*.", [("body", "A `x` and *y*.")]),
        ("A <b>bold</b><br>word <!-- no --> end.", [("body", "A bold word end.")]),
        ("A <!-- open end.", [("body", "A <!-- open end.")]),
        ("<!-- no --> Text &amp; *more*.\n\nEnd.", [("body", "Text & more."), ("body", "End.")]),
        ("<!-- no\nno --> Text.", [("body", "Text.")]),
        ("- <!-- no --> Text.", [("list-item", "Text.")]),
        ("<!-- no --> <!-- no -->\n\n<!-- no --><div>no</div>\n\n<!-- open", []),
        ("AT&T &amp; a&nbsp;b &mdash; R&D; &unknown;.", [("body", "AT&T & a b — R&D; &unknown;.")]),
        ("See <https://a.b/c> and https://a.b/c_d_e.", [("body", "See ￼ and ￼.")]),
        ("```\ncode\n```\n\n    code\n\nText.", [("body", "Text.")]),
        ("| a | b |\n|---|---|\n| c | d |\n\nText.", [("body", "Text.")]),
        ("<div>\nno\n</div>\n\nText.", [("body", "Text.")]),
        ("---\ntitle: no\n---\n\nText.", [("body", "Text.")]),
        ("***\n\nText.", [("body", "Text.")]),
        ("A {{< ref x >}} and {{ y }} and {% z %}end{:.c}.", [("body", "A ￼ and ￼ and end.")]),
        ("One.\n{{< figure x >}}\nTwo.", [("body", "One."), ("body", "Two.")]),
        ("import x from 'y'\n\nimport ships from the south.", [("body", "import ships from the south.")]),
        (
            "```js\nexport const a = {\n```\n\nText.\n\n- ~~~\n  {% b\n  ~~~\n\n  More.\n{% c %}",
            [("body", "Text."), ("list-item", "More.")],
        ),
        ("<Note>\nText.\n</Note>", [("body", "Text.")]),
        ("A {/* no */}b.", [("body", "A b.")]),
        (
            "Text[^1].\n\n[^1]: A note\n  goes on.\n[^b]: Another.",
            [("body", "Text."), ("caption", "A note goes on."), ("caption", "Another.")],
        ),
        ("> [!NOTE]\n> Text.", [("quotation", "Text.")]),
        ("[//]: # (no)\n\nText.", [("body", "Text.")]),
        ("", []),
    ],
)
def test_read(text: str, paragraphs: list[tuple[str, str]]) -> None:
    assert read(text) == paragraphs


def test_positions_are_those_of_the_file() -> None:
    text = "---\r\ntitle: x\r\n---\r\n\r\n# A **title**\r\n\r\nThe *word* here.\r\n"
    document = parse(text, format="markdown")
    word = next(word for word in document.words if word.text == "word")
    assert text[word.start : word.end] == "word"
    assert document.location(word.start) == (7, 6)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("a.htm", "html"),
        ("a.txt", "plain"),
        ("a", "plain"),
        ("-", "plain"),
    ],
)
def test_format_of(name: str, format: str) -> None:
    assert format_of(name) == format
