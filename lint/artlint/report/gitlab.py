"""GitLab's Code Quality report: a JSON array of CodeClimate's kind, shown in the merge request."""

from __future__ import annotations

import json
from typing import Any

from artlint.document import Location
from artlint.report import LocatedFinding, Report
from artlint.report.places import fingerprints, repository_path

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, colour: bool) -> str:
    """An issue a finding or error."""
    rows = report.rows
    issues = [_issue(item, name) for item, name in zip(rows, fingerprints(rows), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(item: LocatedFinding, fingerprint: str) -> dict[str, Any]:
    rule = item.finding.rule
    return {
        "description": f"{rule.code} {item.finding.message}",
        "check_name": rule.code,
        "fingerprint": fingerprint,
        "severity": "blocker" if rule.category == "internal" else _SEVERITIES[item.finding.severity],
        "location": {
            "path": repository_path(item.filename),
            "positions": {"begin": _position(item.location), "end": _position(item.end_location)},
        },
    }


def _position(location: Location) -> dict[str, int]:
    return {"line": location.row, "column": location.column}
