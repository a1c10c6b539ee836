"""What must hold in every format: positions are those of the file, markup is neither flagged nor mended."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint import lint_text, report
from artlint.api import FileResult, lint_document
from artlint.config import Config
from artlint.document import Document, Format, Span
from artlint.engine import touches_markup
from artlint.finding import Edit, Fix
from artlint.fixing import fixed_document
from artlint.reading import parse

from .conftest import Artlint

# Faults of several rules, with and without a safe fix, and what each format takes for markup around or inside them.
FAULTS = [
    "the the ",
    "definately ",
    "*the* the ",
    "the **the** ",
    "the <b>the</b> ",
    "the &nbsp;the ",
    "expectedto ",
    "teh ",
    "an\xa0\u202fbook ",
    "end.The ",
]
MARKUP = {
    "markdown": [
        "`the the`",
        "<!-- the the -->",
        "![the the](the the.png)",
        "[a](http://the.the)",
        "{{< the the >}}",
        "\n\n```\nthe the\n```\n\n",
        "\n\n| the the |\n|---|\n| the the |\n\n",
        "\n\n<div>\nthe the\n</div>\n\n",
        "{% the the %}",
        "\n\n# ",
        "\n> ",
        "\n- ",
        "  \n",
        "\\*",
        "[^1]",
    ],
    "html": [
        "<code>the the</code>",
        "<!-- the the -->",
        '<a title="the the">',
        "</a>",
        "<p>",
        "</p>",
        "<br>",
        "<script>the the</script>",
        "<nav>the the</nav>",
        "<style>the the</style>",
        "&amp;",
        "&#8217;",
        "<i>",
        "</i>",
        "<h1>",
        "</h1>",
        "<li>",
    ],
    "rst": [
        "``the the``",
        ":ref:`the the`",
        "\n\n.. code::\n\n   the the\n\n",
        "\n\n.. the the\n\n",
        "**",
        "*",
        "`a <the the>`_",
        "|the the|",
        "\n\n- ",
    ],
    "asciidoc": [
        "`the the`",
        "{the-the}",
        "\n\n----\nthe the\n----\n\n",
        "\n// the the\n",
        "*",
        "_",
        "link:the[a]",
        "\n\n* ",
        "\n\n|===\n|the the\n|===\n\n",
    ],
}
WORDS = ["Ships ", "left ", "port ", "café ", "it. ", "👍 ", "e\u0301 ", "\n", "\r\n", "\t"]
SELECT = Config(select=("T", "P"), severity="info")


def documents(format: Format) -> st.SearchStrategy[Document]:
    """Documents of words, faults and markup."""
    pieces = st.sampled_from([*FAULTS, *MARKUP[format], *WORDS])
    return st.lists(pieces, max_size=15).map(lambda parts: parse("".join(parts), format=format))


def test_faults_are_found_in_prose() -> None:
    for format in MARKUP:
        assert len(lint_document(parse(" and ".join(FAULTS), format=format), SELECT)) >= 7  # type: ignore[arg-type]


formats = pytest.mark.parametrize("format", list(MARKUP))


@formats
@settings(max_examples=40)
@given(st.data())
def test_findings_are_on_prose_and_where_they_say(format: Format, data: st.DataObject) -> None:
    document = data.draw(documents(format))
    masked = [False] * len(document.text)
    for start, end, fill in document.masks:
        if not fill.strip("\n\ufffc "):
            masked[start:end] = [True] * (end - start)
    findings = lint_document(document, SELECT)
    located = report.collect([FileResult(document.name, document, tuple(findings))]).findings
    assert [item.finding for item in located] == findings
    for item in located:
        start, end = item.finding.span
        assert not all(masked[start:end])
        paragraph = document.paragraphs[document.paragraph_index(start)]
        assert paragraph.start <= start
        assert item.text == document.text[start:end]
        if item.location.row == item.end_location.row:
            assert (
                document.line(item.location.row)[item.location.column - 1 : item.end_location.column - 1] == item.text
            )
        assert (
            document.line(item.location.row)[item.location.column - 1 :][: len(item.text)]
            == item.text[: len(document.line(item.location.row)) - item.location.column + 1]
        )


def markup(document: Document) -> list[str]:
    """What is no prose, entities aside."""
    return [
        document.text[m.start : m.end].strip()
        for m in document.masks
        if document.text[m.start] != "&" and document.text[m.start : m.end].strip()
    ]


@formats
@settings(max_examples=40)
@given(st.data(), st.booleans())
def test_fixing_leaves_markup_alone_and_fixing_twice_changes_nothing(
    format: Format, data: st.DataObject, unsafe: bool
) -> None:
    document = data.draw(documents(format))
    mended, left, _ = fixed_document(
        document, lint_document(document, SELECT), lambda d: lint_document(d, SELECT), unsafe
    )
    assert "".join(markup(mended)) == "".join(markup(document))
    again, _, count = fixed_document(mended, left, lambda d: lint_document(d, SELECT), unsafe)
    assert (count, again.text) == (0, mended.text)


@pytest.mark.parametrize(
    ("text", "span", "touches"),
    [
        ("a *b* c", (0, 1), False),
        ("a *b* c", (2, 3), True),
        ("a *b* c", (3, 4), False),
        ("a *b* c", (1, 2), False),
        ("a *b* c", (0, 4), True),
        ("a&nbsp;b", (1, 7), False),
        ("a&nbsp;b", (0, 8), False),
        ("a&nbsp;b", (1, 3), True),
        ("a&nbsp;b", (3, 3), True),
        ("a&nbsp;b", (1, 1), False),
        ("a `b` c", (2, 5), True),
    ],
)
def test_touches_markup(text: str, span: tuple[int, int], touches: bool) -> None:
    assert touches_markup(parse(text, format="markdown"), Fix("", (Edit(Span(*span), "x"),), "safe")) == touches


def test_format_is_overridden(tmp_path: object, artlint: Artlint) -> None:
    text = "    The the vote.\n"
    assert artlint("-", stdin=text).code == 1
    assert artlint("-", "--format", "markdown", stdin=text).code == 0
    assert artlint("-", "--stdin-filename", "a.md", stdin=text).code == 0
    assert artlint("-", "--stdin-filename", "a.md", "--format", "plain", stdin=text).code == 1
    ran = artlint("-", "--format", "docx", stdin=text)
    assert (ran.code, ran.err) == (
        2,
        'artlint: no format "docx" to read; there are plain, markdown, html, rst, asciidoc\n',
    )


def test_what_templates_put_between_blocks_is_no_prose() -> None:
    text = (
        "import The from 'the the'\nexport const a = {\n  the: 'the the',\n}\n\n"
        '<Note type="the the">\nThe the note.\n</Note>\n\n{{< figure\n   caption="the the" >}}\n\n'
        "{% highlight text %}\nthe the\n{% endhighlight %}\n\n:::the the\nThe the box.\n:::\n\n$$\nthe the\n$$\n"
    )
    found = [text[slice(*finding.span)] for finding in lint_text(text, format="markdown")]
    assert found == ["The the", "The the"]
