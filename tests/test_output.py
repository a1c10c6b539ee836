"""Where reports go, several at once, counts by rule, and progress."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from artlint import output, progress
from artlint.api import FileResult
from artlint.config import ConfigError
from artlint.output import Output
from artlint.report import FORMATS
from tests.conftest import Artlint

ROOT = Path(__file__).parent.parent


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("They recieved the the prize. They recieved it.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Many analysts believe that the fare will rise.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("output_format", "files", "expected"),
    [
        (None, [], [("text", "-")]),
        ("json", [], [("json", "-")]),
        (None, ["out.txt"], [("text", "out.txt")]),
        ("sarif", ["out.sarif"], [("sarif", "out.sarif")]),
        (None, ["sarif:out.sarif"], [("text", "-"), ("sarif", "out.sarif")]),
        (None, ["sarif:a", "github:-"], [("github", "-"), ("sarif", "a")]),
        ("text", ["junit:a.xml", "json:b"], [("text", "-"), ("junit", "a.xml"), ("json", "b")]),
        (None, ["out.txt", "json:b"], [("text", "out.txt"), ("json", "b")]),
        (None, ["c:/out.txt"], [("text", "c:/out.txt")]),
        (None, ["json:a:b"], [("text", "-"), ("json", "a:b")]),
    ],
)
def test_requested(output_format: str | None, files: list[str], expected: list[tuple[str, str]]) -> None:
    assert output.requested(output_format, files, on_terminal=False) == [Output(*row) for row in expected]


def test_a_terminal_gets_the_full_report() -> None:
    assert output.requested(None, [], on_terminal=True) == [Output("full", "-")]
    assert output.requested(None, ["a"], on_terminal=True) == [Output("text", "a")]


@pytest.mark.parametrize(
    ("output_format", "files", "statistics", "fault"),
    [
        ("jsn", [], False, 'no output format "jsn"; there are text, full, json'),
        (None, ["sarfi:out"], False, 'no output format "sarfi" in --output-file sarfi:out'),
        (None, ["sarif:"], False, 'names no file; "sarif:-" is standard output'),
        (None, ["a", "b"], False, "two output files, a and b"),
        (None, ["a", "json:./a"], False, "two reports would be written to a"),
        ("sarif", [], True, "--statistics is shown as text, full, json, not as sarif"),
    ],
)
def test_faults(output_format: str | None, files: list[str], statistics: bool, fault: str) -> None:
    with pytest.raises(ConfigError) as raised:
        output.requested(output_format, files, on_terminal=False, statistics=statistics)
    assert fault in str(raised.value)


def test_several_reports(artlint: Artlint, desk: Path) -> None:
    ran = artlint("-o", "sarif:a.sarif", "-o", "junit:b.xml", "-o", "json:c.json", "a.txt", "b.md")
    assert ran.code == 1
    assert ran.out.startswith("a.txt:1:6: T101 ")
    codes = {row["code"] for row in json.loads((desk / "c.json").read_text(encoding="utf-8"))}
    results = json.loads((desk / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {result["ruleId"] for result in results} == codes == {"T101", "T104", "H401"}
    assert ElementTree.parse(desk / "b.xml").getroot().tag == "testsuites"


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_goes_to_a_file_as_to_standard_output(artlint: Artlint, desk: Path, output_format: str) -> None:
    ran = artlint("--output-format", output_format, "a.txt", "b.md")
    assert artlint("--output-format", output_format, "--output-file", "out", "a.txt", "b.md").out == ""
    assert (desk / "out").read_text(encoding="utf-8") == ran.out
    assert ran.code == 1


def test_a_file_that_cannot_be_written_is_a_fault(artlint: Artlint, desk: Path) -> None:
    ran = artlint("-o", "gone/a.txt", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "artlint: gone/a.txt: cannot be written: No such file or directory"


def test_an_old_report_is_replaced_whole_or_not_at_all(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = desk / "report"
    old.write_text("old", encoding="utf-8")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(ConfigError, match="No space left"):
            output.write("new", str(old))
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in desk.iterdir()) == ["a.txt", "b.md", "report"]
    output.write("new\udc80", str(old))
    assert old.read_text(encoding="utf-8") == "new\\udc80"


def test_statistics(artlint: Artlint, desk: Path) -> None:
    ran = artlint("--statistics", "a.txt", "b.md")
    assert ran.code == 1
    assert [line.split()[:2] for line in ran.out.splitlines()[:3]] == [["2", "T101"], ["1", "H401"], ["1", "T104"]]
    assert ran.out.splitlines()[-1] == "[*] 3 fixable with --fix"
    rows = json.loads(artlint("--statistics", "--output-format", "json", "a.txt").out)
    assert [(row["code"], row["count"], row["fixable"]) for row in rows] == [("T101", 2, True), ("T104", 1, True)]


# -- progress --------------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


RESULTS = [FileResult(f"{number}\x1b[2J.txt") for number in range(5)]


def test_a_long_run_on_a_terminal_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert list(progress.shown(iter(RESULTS))) == RESULTS
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "5 files" in shown
    assert "[2J.txt" not in shown.replace("\\x1b[2J", "")


@pytest.mark.parametrize("terminal", [True, False])
def test_a_short_run_and_a_pipe_show_nothing(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal() if terminal else io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_PATIENCE", 60.0 if terminal else -1.0)
    assert list(progress.shown(iter(RESULTS))) == RESULTS
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


def test_rule_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "rule_pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
