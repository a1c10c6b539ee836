"""The formats that machines read, each held to its consumer's schema or read back by a parser of its kind.

Every test runs on hostile names and texts: what an article says must come out as it went in, and nowhere else.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from markdown_it import MarkdownIt

from artlint import report as reporting
from artlint.api import FileResult
from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.reading import parse
from artlint.report.places import fingerprints, repository_path
from artlint.report.terminal import printable
from artlint.rulebook import Rule

from .test_report import RULE, SCHEMA

DATA = Path(__file__).parent.parent / "data"
SARIF = json.loads((DATA / "sarif-2.1.0.json").read_text(encoding="utf-8"))
OWN = RULE._replace(code="T104", name="doubled-word", category="typo", house=False, severity="error", summary="Twice.")
MACHINE_FORMATS = sorted(set(reporting.FORMATS) - set(reporting.FOR_PEOPLE))

HOSTILE = [
    "plain",
    "with space",
    "::error file=x::owned",
    "\n::warning::owned",
    "\r\n##[error]owned",
    "##vso[task.setvariable variable=x;]owned",
    "%0A%3A%2C%25 100%",
    "a,b;c=d]e",
    "<b>&amp;</b> ]]> <![CDATA[ \"'",
    "| a | `b` ``c`` | \\| |",
    "[click](https://example.org/x) ![i](x.png) www.example.org @desk",
    "# *one* _two_ ~~three~~ <img src=x onerror=y>",
    "\x00\x01\x1b[31m\x7f\x85\ufffe\u2028",
    "👍🏽 cafe\u0301 名前",
    "-rf",
]


def report_of(text: str, name: str = "a.txt", message: str = "", rule: Rule = OWN, **options: Any) -> reporting.Report:
    """A report with one finding on a whole text."""
    options = {"message": message or text, **options}
    finding = Finding(rule, Span(0, len(text)), **options)
    return reporting.collect([FileResult(name, Document(name, text, []), (finding,))])


def with_error(name: str = "gone.txt", reason: str = "no such file or folder") -> reporting.Report:
    """A report of nothing but a file that could not be read."""
    return reporting.collect([FileResult(name, error=f"{name}: {reason}")])


def shown(report: reporting.Report, output_format: str) -> str:
    """The report as it stands in a file."""
    return reporting.render(report, output_format, False).encode("utf-8", "backslashreplace").decode()


EVERY_PLACE = 'A café "the the".\r\n👍 bad\rworse\n'


def every_kind() -> reporting.Report:
    """Findings of every severity with fixes of one edit and two, related places, places over lines, and an error."""
    document = parse(EVERY_PLACE, "b.txt")
    the, bad = EVERY_PLACE.index("the the"), EVERY_PLACE.index("bad")
    last = Span(EVERY_PLACE.index("worse"), len(EVERY_PLACE) - 1)
    fix = Fix("Write it", (Edit(Span(the, the + 7), "the"),), "safe")
    two = Fix("Write both", (Edit(Span(bad, bad + 3), "good"), Edit(last, "better")), "unsafe")
    findings = (
        Finding(OWN, Span(the, the + 7), "twice", ("the",), fix, confidence=0.97),
        Finding(RULE, Span(bad, last.end), "bad, then worse", (), two, (last, Span(0, 1))),
        Finding(RULE, Span(0, 0), "advice", severity_override="info"),
    )
    return reporting.collect(
        [
            FileResult("b.txt", document, findings),
            FileResult("clean.txt", parse("Clean.", "clean.txt")),
            FileResult("gone.txt", error="gone.txt: no such file or folder"),
        ]
    )


@pytest.mark.parametrize("output_format", [*MACHINE_FORMATS, "text", "full"])
def test_a_file_that_cannot_be_read_shows_in_every_format(output_format: str) -> None:
    text = shown(with_error("gone.txt", "no such file or folder"), output_format)
    assert re.search(r"gone\\?\.txt", text)
    assert "no such file or folder" in text
    assert "E002" in text


@pytest.mark.parametrize("output_format", MACHINE_FORMATS)
def test_nothing_is_a_report_too(output_format: str) -> None:
    text = shown(reporting.Report(), output_format)
    if output_format in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(text)
    elif output_format in ("junit", "checkstyle"):
        ET.fromstring(text)
    elif output_format == "summary":
        assert "No article found" in text
    else:
        assert text == ""


# -- JSON Lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hostile", HOSTILE)
def test_jsonl(hostile: str) -> None:
    lines = shown(report_of(hostile, name=hostile), "jsonl").split("\n")
    assert lines.pop() == ""
    rows = [json.loads(line) for line in lines]
    jsonschema.validate(rows, SCHEMA)
    assert [(row["filename"], row["text"], row["message"]) for row in rows] == [(hostile, hostile, hostile)]


# -- SARIF -----------------------------------------------------------------------------------------------------------


def sarif_of(report: reporting.Report) -> dict[str, Any]:
    """The run of a log, which the official schema takes."""
    log = json.loads(shown(report, "sarif"))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def region_text(region: dict[str, int], text: str) -> str:
    """The text of a region, found by its rows and columns."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    return text[start:end]


def test_sarif() -> None:
    run = sarif_of(every_kind())
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["T104"]["helpUri"] == OWN.url
    assert rules["T104"]["defaultConfiguration"]["level"] == "error"
    assert "# T104 doubled-word" in rules["T104"]["help"]["markdown"]
    assert "Twice." in rules["T104"]["help"]["text"]
    assert "helpUri" not in rules["X1"]
    advice, twice, worse = run["results"]
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "b.txt", "uriBaseId": "SRCROOT"}
        assert region_text(place["region"], EVERY_PLACE) == place["region"]["snippet"]["text"]
    assert twice["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "the the"
    (change,) = twice["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "the"}
    assert region_text(change["replacements"][0]["deletedRegion"], EVERY_PLACE) == "the the"
    assert twice["fixes"][0]["properties"] == {"applicability": "safe"}
    (change,) = worse["fixes"][0]["artifactChanges"]
    assert [region_text(r["deletedRegion"], EVERY_PLACE) for r in change["replacements"]] == ["bad", "worse"]
    places = [place["physicalLocation"]["region"] for place in worse["relatedLocations"]]
    assert [region_text(region, EVERY_PLACE) for region in places] == ["worse", "A"]
    assert "fixes" not in advice


def test_sarif_of_an_input_error() -> None:
    (invocation,) = sarif_of(every_kind())["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert "gone.txt: no such file" in notification["message"]["text"]
    (invocation,) = sarif_of(report_of("x"))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_sarif_of_hostile_text(hostile: str) -> None:
    (result,) = sarif_of(report_of(hostile, name=f"a/{hostile.replace(chr(0), '')}"))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["snippet"]["text"] == hostile
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    assert unquote_to_bytes(uri) == os.path.normpath(f"a/{hostile.replace(chr(0), '')}").encode()
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"])


def test_sarif_of_a_name_that_is_no_utf8() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (result,) = sarif_of(report_of("x", name=name))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.txt"


def test_sarif_of_a_file_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (result,) = sarif_of(report_of("x", name="../a b.txt"))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"file://{tmp_path}/a%20b.txt"}


# -- places ----------------------------------------------------------------------------------------------------------


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "news").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "docs")
    assert repository_path("news/a.txt") == "docs/news/a.txt"
    assert repository_path("./../a.txt") == "a.txt"
    assert repository_path(str(tmp_path / "docs" / "b.txt")) == "docs/b.txt"
    assert repository_path("../../c.txt") == str(tmp_path.parent / "c.txt")
    assert repository_path("-") == "-"


def test_fingerprints_last_and_differ() -> None:
    def names(text: str) -> list[str]:
        findings = [Finding(OWN, Span(m.start(), m.end()), "twice") for m in re.finditer("the\\s+the|of of", text)]
        results = [FileResult(name, parse(text, name), tuple(findings)) for name in ("a.txt", "b.txt")]
        return list(fingerprints(reporting.collect(results).rows))

    before = names("On the the hill, the the dog of of Tor.")
    assert len(set(before)) == 6
    assert names("A line.\n\nOn the the hill, the\nthe dog of of Tor, again.") == before
    assert set(names("On the hill, the the dog.")) < set(before)


# -- GitHub ----------------------------------------------------------------------------------------------------------


def github_commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner sees in a job's output, read as its documentation and source say.

    A line is a command when it begins with "::" after white space; properties end at the next "::"; data and properties
    are unescaped; "##[" anywhere begins a command of the old kind.
    """
    commands = []
    for line in re.split(r"\r\n|\r|\n", output):
        line = line.lstrip()
        if not line.startswith("::"):
            assert "##[" not in line
            continue
        info, found, data = line[2:].partition("::")
        if not found:
            continue
        name, _, listed = info.partition(" ")
        properties = {}
        for pair in listed.split(","):
            key, _, value = pair.partition("=")
            for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(code, character)
            properties[key] = value
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            data = data.replace(code, character)
        commands.append((name, properties, data))
    return commands


def test_github() -> None:
    advice, twice, worse, gone = github_commands(shown(every_kind(), "github"))
    assert twice == (
        "error",
        {"file": "b.txt", "line": "1", "endLine": "1", "col": "9", "endColumn": "16", "title": "T104 doubled-word"},
        "twice",
    )
    assert worse[:2] == ("warning", {"file": "b.txt", "line": "2", "endLine": "3", "title": "X1 a-rule"})
    assert advice[0] == "notice"
    assert gone[0] == "error"
    assert gone[1]["file"] == "gone.txt"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_github_takes_no_orders_from_an_article(hostile: str) -> None:
    name = f"a/{hostile}"
    ((command, properties, data),) = github_commands(shown(report_of(hostile, name=name), "github"))
    assert (command, data) == ("error", hostile)
    assert properties["file"] == os.path.normpath(name)
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


@given(st.text(max_size=60), st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20))
def test_github_of_any_text(text: str, name: str) -> None:
    ((command, properties, data),) = github_commands(
        reporting.render(report_of("x", message=text or "x", name=f"a/{name}"), "github", False)
    )
    assert (command, data) == ("error", text or "x")
    assert properties["file"] == repository_path(f"a/{name}")


# -- Azure -----------------------------------------------------------------------------------------------------------


def azure_commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that the agent of Azure Pipelines sees: "##vso[" anywhere in a line, up to the next "]"."""
    commands = []
    codes = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%"))
    for line in re.split(r"\r\n|\r|\n", output):
        _, found, rest = line.partition("##vso[")
        if not found:
            continue
        info, _, data = rest.partition("]")
        name, _, listed = info.partition(" ")
        properties = {}
        for pair in filter(None, listed.split(";")):
            key, _, value = pair.partition("=")
            for code, character in codes:
                value = value.replace(code, character)
            properties[key] = value
        for code, character in codes:
            data = data.replace(code, character)
        commands.append((name, properties, data))
    return commands


def test_azure() -> None:
    advice, twice, worse, gone = azure_commands(shown(every_kind(), "azure"))
    assert twice == (
        "task.logissue",
        {"type": "error", "sourcepath": "b.txt", "linenumber": "1", "columnnumber": "9", "code": "T104"},
        "twice",
    )
    assert [row[1]["type"] for row in (advice, worse, gone)] == ["warning", "warning", "error"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_azure_takes_no_orders_from_an_article(hostile: str) -> None:
    name = f"a/{hostile}"
    ((command, properties, data),) = azure_commands(shown(report_of(hostile, name=name), "azure"))
    assert (command, data) == ("task.logissue", hostile)
    assert properties["sourcepath"] == os.path.normpath(name)
    assert list(properties) == ["type", "sourcepath", "linenumber", "columnnumber", "code"]


@pytest.mark.parametrize("output_format", ["text", "full"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_gives_no_orders_to_a_runner(hostile: str, output_format: str) -> None:
    output = shown(report_of(hostile, name=hostile), output_format)
    assert github_commands(output) == []
    assert azure_commands(output) == []


# -- GitLab ----------------------------------------------------------------------------------------------------------

# As GitLab's documentation has it ("Code Quality report format"); it passes over the rest of a report at the first
# issue that does not fit.
_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "positions": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "additionalProperties": False,
                        "properties": {"begin": _POSITION, "end": _POSITION},
                    },
                },
            },
        },
    },
}


def test_gitlab() -> None:
    issues = json.loads(shown(every_kind(), "gitlab"))
    jsonschema.validate(issues, GITLAB)
    assert [issue["severity"] for issue in issues] == ["info", "major", "minor", "blocker"]
    assert issues[2]["location"] == {
        "path": "b.txt",
        "positions": {"begin": {"line": 2, "column": 3}, "end": {"line": 3, "column": 6}},
    }
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_gitlab_of_hostile_text(hostile: str) -> None:
    (issue,) = json.loads(shown(report_of(hostile, name=f"a/{hostile}"), "gitlab"))
    assert issue["description"] == f"T104 {hostile}"
    assert issue["location"]["path"] == os.path.normpath(f"a/{hostile}")


# -- rdjson ----------------------------------------------------------------------------------------------------------

# What reviewdog's protocol definition of DiagnosticResult says; its columns count bytes.
_RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": _POSITION, "end": _POSITION},
}
_LOCATION = {
    "type": "object",
    "required": ["path", "range"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, "range": _RANGE},
}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
        },
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": _LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {
                        "type": "object",
                        "required": ["value"],
                        "additionalProperties": False,
                        "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                        },
                    },
                    "related_locations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "location"],
                            "additionalProperties": False,
                            "properties": {"message": {"type": "string"}, "location": _LOCATION},
                        },
                    },
                },
            },
        },
    },
}


def bytes_of(found: dict[str, dict[str, int]], text: str) -> str:
    """The text of a range, found by counting bytes."""
    lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", text.encode())
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    start, end = (starts[found[key]["line"] - 1] + found[key]["column"] - 1 for key in ("start", "end"))
    return text.encode()[start:end].decode()


def test_rdjson() -> None:
    result = json.loads(shown(every_kind(), "rdjson"))
    jsonschema.validate(result, RDJSON)
    advice, twice, worse, gone = result["diagnostics"]
    assert twice["location"]["range"]["start"] == {"line": 1, "column": 10}  # é has two bytes
    assert bytes_of(twice["location"]["range"], EVERY_PLACE) == "the the"
    assert bytes_of(worse["location"]["range"], EVERY_PLACE) == "bad\rworse"
    assert twice["suggestions"] == [{"range": twice["location"]["range"], "text": "the"}]
    assert "suggestions" not in worse  # two edits, which belong together
    assert [bytes_of(p["location"]["range"], EVERY_PLACE) for p in worse["related_locations"]] == ["worse", "A"]
    assert [row["severity"] for row in (advice, twice, worse, gone)] == ["INFO", "ERROR", "WARNING", "ERROR"]
    assert twice["code"] == {"value": "T104", "url": OWN.url}


@given(st.text(max_size=30).map(lambda t: t.encode("utf-8", "replace").decode()), st.text("aé👍\n", max_size=5))
def test_rdjson_counts_bytes_in_any_text(before: str, marked: str) -> None:
    text = f"{before}{marked}!"
    finding = Finding(OWN, Span(len(before), len(text) - 1), "x")
    if before.endswith("\r") and marked.startswith("\n"):
        return  # a place within a line's end
    report = reporting.collect([FileResult("a", Document("a", text, []), (finding,))])
    (diagnostic,) = json.loads(reporting.render(report, "rdjson", False))["diagnostics"]
    assert bytes_of(diagnostic["location"]["range"], text) == marked


# -- XML -------------------------------------------------------------------------------------------------------------


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


# -- the summary of a job --------------------------------------------------------------------------------------------


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
