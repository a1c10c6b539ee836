"""One line a finding: `path:line:col: CODE message`."""

from __future__ import annotations

from artlint.report import LocatedFinding, Report
from artlint.report.terminal import BOLD, SEVERITY_COLOURS, paint, printable


def render(report: Report, colour: bool) -> str:
    """The findings, a line each."""
    return "".join(headline(item, colour) + "\n" for item in report.rows)


def headline(item: LocatedFinding, colour: bool) -> str:
    """The one line of a finding."""
    finding = item.finding
    name = paint(printable(item.filename), BOLD, colour)
    code = paint(finding.rule.code, SEVERITY_COLOURS[finding.severity], colour)
    return f"{name}:{item.location.row}:{item.location.column}: {code} {printable(finding.message)}"
