"""Azure Pipelines logging commands, escaped as its documentation has them; advice counts as a warning there."""

from __future__ import annotations

from artlint.report import LocatedFinding, Report
from artlint.report.places import repository_path
from artlint.report.terminal import printable


def render(report: Report, colour: bool) -> str:
    """A command a finding or error."""
    return "".join(_command(item) for item in report.rows)


def _command(item: LocatedFinding) -> str:
    finding = item.finding
    properties = {
        "type": "error" if finding.severity == "error" else "warning",
        "sourcepath": repository_path(item.filename),
        "linenumber": item.location.row,
        "columnnumber": item.location.column,
        "code": finding.rule.code,
    }
    listed = "".join(f"{key}={_escaped(str(value))};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{_escaped(finding.message)}\n"


def _escaped(text: str) -> str:
    """Text as the runner takes it back; whatever else would steer a terminal that shows the log is an escape."""
    for character, code in (("%", "%AZP25"), (";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D")):
        text = text.replace(character, code)
    return printable(text)
