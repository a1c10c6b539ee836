"""What messages quote of an article is what a reader sees of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.api import lint_text
from artlint.document import FILLER, OPAQUE, Format
from artlint.excerpts import excerpt, opening
from artlint.reading import parse

STORY = "The ferry to Morrow Island sails again from Monday, the harbour master said, after six weeks of repairs.\n\n"


@pytest.mark.parametrize(
    ("format", "line", "quoted"),
    [
        (
            "markdown",
            "Read more: [Ferry *fares* rise](https://news.example.org/ferry-fares) today",
            '"Read more: Ferry fares rise today"',
        ),
        ("markdown", "**Read more:** how `apt` & the ferry crews met", '"Read more: how `apt` & the ferry crews met"'),
        (
            "html",
            "<p>Read more: <a href='/x'>Ferry&nbsp;fares</a> &amp; tolls rise</p>",
            '"Read more: Ferry fares & tolls rise"',
        ),
        ("rst", "Read more: **ferry fares** rise", '"Read more: ferry fares rise"'),
    ],
)
def test_messages_quote_without_markup(format: Format, line: str, quoted: str) -> None:
    story = f"<p>{STORY}</p>\n" if format == "html" else STORY
    messages = [finding.message for finding in lint_text(story + line + "\n", format=format)]
    assert [message for message in messages if quoted in message], messages


def test_a_passage_is_cut_at_a_word() -> None:
    document = parse(STORY * 2)
    assert opening(document, 0, len(STORY)) == "The ferry to Morrow Island sails again from Monday, the …"
    assert opening(document, 4, 9) == "ferry"


@given(st.text("ab *_`[]()&;<>\n", max_size=60), st.data())
def test_placeholders_of_masks_are_never_shown(text: str, data: st.DataObject) -> None:
    document = parse(text, format="markdown")
    start = data.draw(st.integers(0, len(document.text)))
    shown = excerpt(document, start, data.draw(st.integers(start, len(document.text))))
    assert FILLER not in shown
    assert OPAQUE not in shown
    assert "\n" not in shown
