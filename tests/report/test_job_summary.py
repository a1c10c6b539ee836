"""The summary of a job, read back by a parser of Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt

from artlint import report as reporting
from artlint.api import FileResult
from artlint.document import Span
from artlint.finding import Finding
from artlint.reading import parse
from artlint.report.terminal import printable

from .reports import HOSTILE, OWN, every_kind, report_of, shown


def tokens_of(text: str) -> list[Any]:
    """The tokens of a CommonMark parser with tables, those inside lines too."""
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found.extend([token, *(token.children or [])])
    return found


def test_job_summary() -> None:
    text = shown(every_kind(), "summary")
    kinds = [token.type for token in tokens_of(text)]
    assert kinds.count("table_open") == 3  # the rules, and the findings of two files
    assert kinds.count("heading_open") == 3
    assert f"[T104]({OWN.url})" in text
    assert "**1 file could not be read or written.**" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_job_summary_of_hostile_text(hostile: str) -> None:
    tokens = tokens_of(shown(report_of(hostile, name=hostile), "summary"))
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "html_inline", "image", "code_inline", "fence", "code_block", "em_open", "s_open"}
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} == {OWN.url}
    cells = [tokens[number + 1] for number, token in enumerate(tokens) if token.type == "td_open"]
    assert len(cells) == 3 + 4
    said = "".join(child.content for child in cells[-1].children)
    assert "@desk" not in said
    assert said.replace("@\u200b", "@") == printable(hostile).strip()


def test_job_summary_is_cut() -> None:
    document = parse("x" * 600, "a.txt")
    findings = tuple(Finding(OWN, Span(n, n + 1), "x") for n in range(600))
    text = shown(reporting.collect([FileResult("a.txt", document, findings)]), "summary")
    assert text.count("| 1:") == 500
    assert "The first 500 of 600 findings" in text
