"""A JSON array with ruff's keys and artlint's beside them; `tests/report/schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from artlint.document import Location
from artlint.report import LocatedFinding, Report


def render(report: Report, colour: bool) -> str:
    """The findings and errors as one JSON array, one a line."""
    rows = ",\n".join(json.dumps(row(item), ensure_ascii=False) for item in report.rows)
    return f"[{rows}]\n"


def row(item: LocatedFinding) -> dict[str, Any]:
    """A finding, or a file that could not be read, as one object."""
    finding = item.finding
    fix = None
    if finding.fix is not None:
        fix = {
            "message": finding.fix.message,
            "applicability": finding.fix.applicability,
            "edits": [
                {"content": e.content, "location": place(e.location), "end_location": place(e.end_location)}
                for e in item.edits
            ],
        }
    return {
        "filename": item.filename,
        "code": finding.rule.code,
        "name": finding.rule.name,
        "category": finding.rule.category,
        "severity": finding.severity,
        "message": finding.message,
        "location": place(item.location),
        "end_location": place(item.end_location),
        "span": {"start": finding.span.start, "end": finding.span.end},
        "text": item.text,
        "confidence": round(finding.confidence, 3),
        "suggestions": list(finding.suggestions),
        "related": [{"start": span.start, "end": span.end} for span in finding.related],
        "fix": fix,
        "url": finding.rule.url,
    }


def place(location: Location) -> dict[str, int]:
    """A row and column as JSON has them."""
    return {"row": location.row, "column": location.column}
