"""JUnit and Checkstyle, read back by parsers of their kind."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml

from artlint import report as reporting

from .reports import HOSTILE, every_kind, report_of, shown


def legal(text: str) -> str:
    """What XML can hold of a text: the characters that it cannot are written as escapes."""
    return "".join(
        c
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
        else c.encode("unicode_escape").decode()
        for c in text
    )


def test_junit(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text(shown(every_kind(), "junit"), encoding="utf-8")
    suites = JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures, suites.errors) == (5, 2, 1)
    by_file = {suite.name: list(suite) for suite in suites}
    assert list(by_file) == ["b.txt", "clean.txt", "gone.txt"]
    advice, twice, worse = by_file["b.txt"]
    assert (advice.is_passed, advice.system_out) == (True, "b.txt:1:1: X1 advice")
    assert [type(entry) for entry in twice.result] == [Failure]
    assert (twice.result[0].message, twice.result[0].type) == ("twice", "T104 doubled-word")
    assert twice.name != worse.name
    assert by_file["clean.txt"][0].is_passed
    assert [type(entry) for entry in by_file["gone.txt"][0].result] == [Error]


def test_checkstyle() -> None:
    root = ET.fromstring(shown(every_kind(), "checkstyle"))
    assert (root.tag, [file.get("name") for file in root]) == ("checkstyle", ["b.txt", "gone.txt"])
    assert [dict(error.attrib) for error in root[0]][1] == {
        "line": "1",
        "column": "9",
        "severity": "error",
        "message": "twice",
        "source": "artlint.typo.T104",
    }
    assert [error.get("severity") for error in root[0]] == ["info", "error", "warning"]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("output_format", ["junit", "checkstyle"])
def test_xml_of_hostile_text(hostile: str, output_format: str) -> None:
    root = ET.fromstring(shown(report_of(hostile, name=hostile), output_format))
    expected = legal(hostile)
    if output_format == "checkstyle":
        (file,) = root
        (error,) = file
        assert (file.get("name"), error.get("message")) == (expected, expected)
    else:
        (suite,) = root
        (case,) = suite
        (failure,) = case
        assert (suite.get("name"), case.get("classname"), failure.get("message")) == (expected, expected, expected)
        # In an element's text, unlike in an attribute, a parser reads every line end as \n (XML 1.0, 2.11).
        assert (failure.text or "").endswith(re.sub("\r\n?", "\n", expected))


@given(st.text(max_size=40))
def test_xml_of_any_text(text: str) -> None:
    for output_format in ("junit", "checkstyle"):
        root = ET.fromstring(reporting.render(report_of("x", name="n", message=text or "x"), output_format, False))
        messages = [element.get("message") for element in root.iter() if element.get("message") is not None]
        assert messages == [legal(text or "x")]
