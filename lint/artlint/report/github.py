"""GitHub workflow commands: annotations on the lines of a pull request.

Escaped as the runner takes it back (actions/toolkit, `core.issueCommand`), so that nothing in an article or a file's
name ends a command or begins another.
"""

from __future__ import annotations

from artlint.report import LocatedFinding, Report
from artlint.report.places import repository_path
from artlint.report.terminal import printable

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, colour: bool) -> str:
    """A command a finding or error."""
    return "".join(_command(item) for item in report.rows)


def _command(item: LocatedFinding) -> str:
    finding, start, end = item.finding, item.location, item.end_location
    properties: dict[str, object] = {"file": repository_path(item.filename), "line": start.row, "endLine": end.row}
    if start.row == end.row:  # GitHub takes no columns with a place of several lines
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{finding.rule.code} {finding.rule.name}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """Text as the runner takes it back; whatever else would steer a terminal that shows the log is an escape."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
