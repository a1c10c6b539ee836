"""Every report of a case taken apart again, as the programs that read it do: what must come out is what went in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from artlint import RULE_PAGES, report
from artlint.report import Report, counts
from artlint.report.terminal import printable

_GITHUB = re.compile(r"::(?:error|warning|notice) file=([^,:]*),line=(\d+),endLine=\d+,[^:\n]*::([^\n\r]*)")
_AZURE = re.compile(r"##vso\[task\.logissue type=(?:error|warning);sourcepath=([^;\]]*);[^\]\n]*\]([^\n\r]*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_CURSOR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def examine(found: Report, *, thorough: bool = False) -> None:
    """Write a report in every format and read it back.

    Args:
        found: the findings of a case.
        thorough: whether Markdown is parsed too, which takes longer than all else.

    Raises:
        AssertionError: what is read back is not what was found.
    """
    for output_format in report.FORMATS:
        shown = report.render(found, output_format, False).encode("utf-8", "backslashreplace").decode("utf-8")
        if output_format != "summary" or thorough:
            _READERS[output_format](shown, found)
        # JSON and XML are for programs, and have escapes of their own for what moves a terminal's cursor.
        unsafe = _CURSOR if output_format in _FOR_PROGRAMS else _CONTROL
        assert not unsafe.search(shown), output_format
    for output_format, count in counts.FORMATS.items():
        shown = count(found)
        if output_format == "json":
            assert sum(row["count"] for row in _json(shown)) == len(found.rows)


def _json(text: str) -> Any:
    """Strict JSON: no NaN, no text after it."""
    return json.loads(text, parse_constant=_refused)


def _refused(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def _text(shown: str, found: Report) -> None:
    assert shown.count("\n") == len(found.rows)
    for line, item in zip(shown.split("\n"), found.rows, strict=False):
        assert line.startswith(printable(item.filename)), line
        assert not line.startswith("::"), line
        assert "##[" not in line, line


def _full(shown: str, found: Report) -> None:
    assert shown.count("\n\n") == len(found.rows)


def _rows(rows: list[Any], found: Report) -> None:
    assert len(rows) == len(found.rows)
    for row, item in zip(rows, found.rows, strict=True):
        assert (row["code"], row["text"], row["message"]) == (item.finding.rule.code, item.text, item.finding.message)
        assert row["span"] == {"start": item.finding.span.start, "end": item.finding.span.end}


def _jsonl(shown: str, found: Report) -> None:
    assert shown.count("\n") == len(found.rows)
    _rows([_json(line) for line in shown.split("\n")[:-1]], found)


def _sarif(shown: str, found: Report) -> None:
    log = _json(shown)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    notified = run["invocations"][0]["toolExecutionNotifications"]
    assert len(run["results"]) + len(notified) == len(found.rows)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        begin, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert (1, 1) <= begin <= end, region
        assert re.fullmatch(
            r"[\w%./~-]+", location["physicalLocation"]["artifactLocation"]["uri"].removeprefix("file:")
        )
    names = [result["partialFingerprints"]["artlintFinding/v1"] for result in run["results"]]
    assert len(set(names)) == len(names)


def _github(shown: str, found: Report) -> None:
    _commands(shown, found, _GITHUB, lambda text: _put_back(text, {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r"}))


def _azure(shown: str, found: Report) -> None:
    codes = {"%5D": "]", "%0A": "\n", "%0D": "\r", "%3B": ";", "%AZP25": "%"}
    _commands(shown, found, _AZURE, lambda text: _put_back(text, codes))


def _put_back(text: str, codes: dict[str, str]) -> str:
    for code, character in codes.items():
        text = text.replace(code, character)
    return text.replace("%25", "%")


def _commands(shown: str, found: Report, command: re.Pattern[str], put_back: Callable[[str], str]) -> None:
    """A line a finding, and each line a command whose data is the finding's message and nothing more."""
    lines = re.split(r"\r\n|\r|\n", shown)
    assert lines.pop() == ""
    assert len(lines) == len(found.rows), lines
    for line, item in zip(lines, found.rows, strict=True):
        match = command.fullmatch(line)
        assert match, line
        message = match[match.re.groups]
        assert printable(put_back(message)) == printable(item.finding.message), (line, item.finding.message)


def _gitlab(shown: str, found: Report) -> None:
    issues = _json(shown)
    assert len(issues) == len(found.rows)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def _junit(shown: str, found: Report) -> None:
    root = ElementTree.fromstring(shown)
    cases = root.findall("testsuite/testcase")
    assert sum(len(case) for case in cases) == len(found.rows)
    assert len(cases) == int(root.attrib["tests"])


def _checkstyle(shown: str, found: Report) -> None:
    assert len(ElementTree.fromstring(shown).findall("file/error")) == len(found.rows)


def _rdjson(shown: str, found: Report) -> None:
    diagnostics = _json(shown)["diagnostics"]
    assert len(diagnostics) == len(found.rows)
    for diagnostic in diagnostics:
        begin, end = (diagnostic["location"]["range"][key] for key in ("start", "end"))
        assert (1, 1) <= (begin["line"], begin["column"]) <= (end["line"], end["column"])


def _summary(shown: str, found: Report) -> None:
    """Nothing in it is a link, an image or HTML but the links to the rules' pages, and no cell is broken."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(shown)
    rows = sum(token.type == "tr_open" for token in tokens)
    listed = min(500, len(found.rows))
    files = len({item.filename for item in found.rows[:500]})
    rules = len({item.finding.rule.code for item in found.rows})
    assert rows == (1 + rules + files + listed if found.rows else 0), rows
    unread = len(found.errors)
    own = f"**{unread} file{'s' if unread != 1 else ''} could not be read or written.**"
    for token in tokens:
        assert token.type != "html_block", token.content
        if token.content == own:
            continue
        for child in token.children or ():
            assert child.type not in ("html_inline", "image", "code_inline", "em_open", "strong_open"), token.content
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith(RULE_PAGES), child.attrs


_FOR_PROGRAMS = ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson")
_READERS: dict[str, Callable[[str, Report], None]] = {
    "text": _text,
    "full": _full,
    "json": lambda shown, found: _rows(_json(shown), found),
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "azure": _azure,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "rdjson": _rdjson,
    "summary": _summary,
}
