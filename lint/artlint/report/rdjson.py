"""Reviewdog's diagnostic format (rdjson), with the one-edit fixes as suggestions.

Its columns count bytes of UTF-8 from 1; ends are exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from artlint import REPOSITORY
from artlint.document import Location
from artlint.report import LocatedFinding, Report

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report, colour: bool) -> str:
    """A diagnostic a finding or error."""
    result = {
        "source": {"name": "artlint", "url": REPOSITORY},
        "diagnostics": [_diagnostic(item) for item in report.rows],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(item: LocatedFinding) -> dict[str, Any]:
    finding, lines = item.finding, item.lines
    code = {"value": finding.rule.code}
    if finding.rule.url:
        code["url"] = finding.rule.url
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": item.filename, "range": _range(item.location, item.end_location, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if len(item.edits) == 1:  # reviewdog offers each suggestion alone, and half a fix is none
        (edit,) = item.edits
        diagnostic["suggestions"] = [{"range": _range(edit.location, edit.end_location, lines), "text": edit.content}]
    if item.related:
        diagnostic["related_locations"] = [
            {
                "message": place.text,
                "location": {"path": item.filename, "range": _range(place.location, place.end_location, lines)},
            }
            for place in item.related
        ]
    return diagnostic


def _range(start: Location, end: Location, lines: Mapping[int, str]) -> dict[str, Any]:
    return {"start": _position(start, lines), "end": _position(end, lines)}


def _position(place: Location, lines: Mapping[int, str]) -> dict[str, int]:
    line, before = lines[place.row], place.column - 1
    if not line.isascii():  # a place within a line's end is past the line, and an end is of single bytes
        before += len(line[:before].encode("utf-8", "surrogatepass")) - len(line[:before])
    return {"line": place.row, "column": before + 1}
