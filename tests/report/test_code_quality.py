"""Reports of code quality for GitLab and reviewdog, held to what their documentation says."""

from __future__ import annotations

import json
import os
import re

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import report as reporting
from artlint.api import FileResult
from artlint.document import Document, Span
from artlint.finding import Finding

from .reports import EVERY_PLACE, HOSTILE, OWN, every_kind, report_of, shown

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
