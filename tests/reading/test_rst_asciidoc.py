"""Paragraphs of reStructuredText and AsciiDoc: prose is read, and what is none is masked."""

from __future__ import annotations

import pytest

from artlint import lint_text
from artlint.document import Format
from artlint.reading import format_of, parse


def read(text: str, format: Format) -> list[tuple[str, str]]:
    """Kind and visible text of each paragraph."""
    document = parse(text, format=format)
    seen = document.matching.text.strip("\n").split("\n")
    return list(zip([p.kind for p in document.paragraphs], seen, strict=True)) if document.paragraphs else []


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Title\n=====\n\nBody\ntext.", [("heading", "Title"), ("body", "Body text.")]),
        ("=====\nTitle\n=====\nBody.", [("heading", "Title"), ("body", "Body.")]),
        ("One.\n\nTwo.", [("body", "One."), ("body", "Two.")]),
        ("- one\n  more\n- two\n", [("list-item", "one more"), ("list-item", "two")]),
        ("#. one\n\n1. two\n\n(a) three", [("list-item", "one"), ("list-item", "two"), ("list-item", "three")]),
        (".. code-block:: python\n   :linenos:\n\n   no\n\n   no\n\nYes.", [("body", "Yes.")]),
        (".. image:: no.png\n   :alt: no\n\nYes.", [("body", "Yes.")]),
        (".. note:: Take\n   care.\n\n   More.\n\nYes.", [("body", "Take care."), ("body", "More."), ("body", "Yes.")]),
        (".. warning::\n\n   Take care.\n", [("body", "Take care.")]),
        (".. a comment\n   goes on\n\nYes.", [("body", "Yes.")]),
        (".. _target: http://a.b\n.. |sub| replace:: no\n\nYes.", [("body", "Yes.")]),
        (".. [1] A note\n   goes on.\n\nYes.", [("caption", "A note goes on."), ("body", "Yes.")]),
        ("Text::\n\n   no\n\n   no\n\nYes.", [("body", "Text:"), ("body", "Yes.")]),
        ("::\n\n  no\n\nYes.", [("body", "Yes.")]),
        (":Author: no\n:Date: no\n\nYes.", [("body", "Yes.")]),
        ("+---+---+\n| a | b |\n+---+---+\n\nYes.", [("body", "Yes.")]),
        ("===  ===\nno   no\n===  ===\nno   no\n===  ===\n\nYes.", [("body", "Yes.")]),
        (">>> no\n\nYes.", [("body", "Yes.")]),
        ("A *b* **c** ``d e`` :ref:`f` :doc:`g <h>` |i| end.", [("body", "A b c ￼ ￼ ￼ ￼ end.")]),
        (
            "A `link <http://a.b>`_ and `one\nmore`_ and word_ and 5*3.",
            [("body", "A link and one more and word and 5*3.")],
        ),
        ("A note [1]_ and [#x]_ and `title` end\\*.", [("body", "A note and and title end*.")]),
        ("Text with ``open.\n\nYes.", [("body", "Text with ``open."), ("body", "Yes.")]),
        ("", []),
    ],
)
def test_rst(text: str, paragraphs: list[tuple[str, str]]) -> None:
    assert read(text, "rst") == paragraphs
    assert read(text.replace("\n", "\r\n"), "rst") == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("= Title\nA. Writer\nv1.0\n:toc: left\n\nBody\ntext.", [("heading", "Title"), ("body", "Body text.")]),
        ("== Part\nBody.", [("heading", "Part"), ("body", "Body.")]),
        ("[source,ruby]\n----\nno\n\nno\n----\nYes.", [("body", "Yes.")]),
        ("....\nno\n....\n++++\nno\n++++\n////\nno\n////\n```\nno\n```\nYes.", [("body", "Yes.")]),
        ("|===\n| no | no\n\n| no\n|===\n\nYes.", [("body", "Yes.")]),
        (
            "====\nOne.\n====\n\n****\nTwo.\n****\n\n____\nThree.\n____",
            [("body", "One."), ("body", "Two."), ("body", "Three.")],
        ),
        (
            ".Title\n* one\n** two\nmore\n. three",
            [("caption", "Title"), ("list-item", "one"), ("list-item", "two more"), ("list-item", "three")],
        ),
        (
            "term:: It means.\n\nother::\n  It too.",
            [("list-item", "term"), ("list-item", "It means."), ("list-item", "other"), ("body", "It too.")],
        ),
        ("NOTE: Take\ncare.\n\n[WARNING]\nMore.", [("body", "Take care."), ("body", "More.")]),
        ("// no\ninclude::no.adoc[]\nimage::no.png[no]\n:a: no\n'''\n<<<\nYes.", [("body", "Yes.")]),
        ("Text \t\n* one \t\n", [("body", "Text"), ("list-item", "one")]),
        (" no\n no\n\nYes.", [("body", "Yes.")]),
        ("A *b* _c_ `d e` {f} <<g>> <<h,the part>> end.", [("body", "A b c ￼ ￼ ￼ the part end.")]),
        (
            "See https://a.b[the site] and link:x.html[this] +\nand https://c.d/e.",
            [("body", "See the site and this and ￼.")],
        ),
        ("It *was*.footnote:[Not so.] 5*3 snake_case.", [("body", "It was. Not so. 5*3 snake_case.")]),
        ("It (C) kbd:[Ctrl] [.lead]#red# end.", [("body", "It (C) ￼ red end.")]),
        ("", []),
    ],
)
def test_asciidoc(text: str, paragraphs: list[tuple[str, str]]) -> None:
    assert read(text, "asciidoc") == paragraphs
    assert read(text.replace("\n", "\r\n"), "asciidoc") == paragraphs


@pytest.mark.parametrize(
    ("format", "comment"),
    [("rst", ".. artlint: ignore T104 -- x"), ("asciidoc", "// artlint: ignore T104 -- x")],
)
def test_comments(format: Format, comment: str) -> None:
    text = "The the vote.\n\n{}\n\nThe the vote.\n"
    assert [f.span.start for f in lint_text(text.format(comment), format=format)] == [0]
    assert len(lint_text(text.format("More."), format=format)) == 2


def test_no_comment_in_code() -> None:
    text = "----\n// artlint: ignore-file T104\n----\n\nThe the vote.\n"
    assert [f.rule.code for f in lint_text(text, format="asciidoc")] == ["T104"]


@pytest.mark.parametrize(
    ("name", "format"), [("a.rst", "rst"), ("a.adoc", "asciidoc"), ("a.ASCIIDOC", "asciidoc"), ("a.mdx", "markdown")]
)
def test_format_of(name: str, format: str) -> None:
    assert format_of(name) == format
