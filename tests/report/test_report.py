"""The output formats."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import report
from artlint.api import FileResult
from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.reading import parse
from artlint.report.terminal import printable, width
from artlint.rulebook import Rule

SCHEMA = json.loads((Path(__file__).parent / "schema.json").read_text())
RULE = Rule("X1", "a-rule", "house", "warning", "", "", (), "phrases", {}, None, (), (), "x.toml", True)


def of(text: str, *marks: str, name: str = "a.txt", **options: Any) -> report.Report:
    """A report with a finding on each mark, all with a fix that writes "!"."""
    document = parse(text, name)
    findings, at = [], 0
    for mark in marks:
        span = Span(text.index(mark, at), text.index(mark, at) + len(mark))
        at = span.end
        fix = Fix("Write it", (Edit(span, "!"),), "safe")
        findings.append(Finding(RULE, span, f'"{mark}" is odd', ("!",), fix, (span,), **options))
    return report.collect([FileResult(name, document, tuple(findings))])


ODD = 'A\tb\r\ncafe\u0301 👍🏽 "bad"\rİß\u2028bad\u202e\x1b[31m bad\n'


def test_json_is_what_the_schema_says_and_points_at_the_text() -> None:
    rows = json.loads(report.render(of(ODD, "bad", "bad", "bad"), "json", False))
    jsonschema.validate(rows, SCHEMA)
    lines = re.split(r"\r\n|\r|\n", ODD)
    for row in rows:
        assert ODD[row["span"]["start"] : row["span"]["end"]] == row["text"] == "bad"
        place, end = row["location"], row["end_location"]
        assert lines[place["row"] - 1][place["column"] - 1 : end["column"] - 1] == "bad"
        assert row["fix"]["edits"] == [{"content": "!", "location": place, "end_location": end}]
    assert [row["location"]["row"] for row in rows] == [2, 3, 3]


def test_json_of_nothing() -> None:
    assert report.render(report.Report(), "json", False) == "[]\n"


def test_text() -> None:
    assert report.render(of("One bad\nbad.", "bad", "bad"), "text", False) == (
        'a.txt:1:5: X1 "bad" is odd\na.txt:2:1: X1 "bad" is odd\n'
    )
    assert "\x1b[33mX1\x1b[0m" in report.render(of("bad", "bad"), "text", True)


def test_full() -> None:
    assert report.render(of("One\n\tA bad line.", "bad"), "full", False) == (
        'a.txt:2:4: X1 "bad" is odd\n  |\n2 |  A bad line.\n  |    ^^^\n\n'
    )


@pytest.mark.parametrize(
    "before", ["", "x" * 500, "👍" * 200, "名" * 90, "e\u0301" * 90, "\t", "\x1b[31m", "\u202e", "\x85"]
)
@pytest.mark.parametrize("after", ["", " " + "y" * 500])
def test_carets_stand_under_the_place(before: str, after: str) -> None:
    shown = report.render(of(f"{before}bad{after}", "bad"), "full", False).split("\n")
    line, carets = shown[2], shown[3]
    assert carets.strip(" |") == "^^^"
    assert width(line[: line.index("bad")]) == carets.index("^")
    assert width(line) < 220


def test_full_of_a_place_over_several_lines() -> None:
    shown = report.render(of("One bad\nworse two.", "bad\nworse"), "full", False).split("\n")
    assert shown[2:4] == ["1 | One bad", "  |     ^^^"]


@given(st.text(max_size=50), st.text(max_size=20), st.sampled_from(["text", "full"]))
def test_no_control_reaches_the_terminal(text: str, name: str, output_format: str) -> None:
    text = text or "x"
    document = Document(name, text, [])
    finding = Finding(RULE, Span(0, len(text)), f'"{text}"')
    shown = report.render(report.collect([FileResult(name, document, (finding,))]), output_format, False)
    for character in shown.replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert shown.count("\n") == (1 if output_format == "text" else 5)


def test_printable() -> None:
    assert printable("a\x1b[31m\u202e\n\ud800\U000e0041\xad") == "a\\x1b[31m\\u202e\\x0a\\ud800\\U000e0041\\xad"
    assert printable("café 👍🏽 “x”") == "café 👍🏽 “x”"


def test_findings_are_sorted_by_file_and_place() -> None:
    first, second = of("One bad.", "bad", name="b.txt"), of("bad bad", "bad", "bad", name="a.txt")
    results = [
        FileResult(name, parse(text, name), tuple(item.finding for item in made.findings))
        for made, text, name in ((first, "One bad.", "b.txt"), (second, "bad bad", "a.txt"))
    ]
    found = report.collect(results)
    assert [(item.filename, item.location.column) for item in found.findings] == [
        ("a.txt", 1),
        ("a.txt", 5),
        ("b.txt", 5),
    ]
    assert (found.files, found.files_with_findings) == (2, 2)


@pytest.mark.parametrize(
    ("findings", "files", "line"),
    [
        ([], 0, "No article found: no file in these paths has a known suffix."),
        ([], 1, "No findings in 1 file."),
        ([], 2, "No findings in 2 files."),
        (["warning"], 1, "1 finding (1 warning) in 1 file."),
        (["warning", "error", "error"], 1, "3 findings (2 errors, 1 warning) in 1 file."),
        (["info", "info", "warning", "warning"], 3, "4 findings (2 warnings, 2 info) in 1 of 3 files."),
    ],
)
def test_summary(findings: list[Any], files: int, line: str) -> None:
    document = parse("x")
    made = tuple(Finding(RULE, Span(0, 1), "", severity_override=severity) for severity in findings)
    results = [FileResult("a", document, made)] + [FileResult(str(n), document) for n in range(files - 1)]
    assert report.summary(report.collect(results[:files])) == line
