"""JSON Lines: the objects of the JSON format, one a line, for what reads a report as a stream."""

from __future__ import annotations

import json

from artlint.report import Report
from artlint.report.json import row


def render(report: Report, colour: bool) -> str:
    """The findings and errors, an object a line."""
    return "".join(json.dumps(row(item), ensure_ascii=False) + "\n" for item in report.rows)
