"""A finding with the line it stands in and carets under the place, for people at a terminal."""

from __future__ import annotations

from artlint.report import INPUT_ERROR, LocatedFinding, Report
from artlint.report.terminal import BLUE, SEVERITY_COLOURS, paint, printable, width
from artlint.report.text import headline

_LINE_WIDTH = 100  # columns of the article's line that are shown
_CONTEXT = 30  # code points before the place that are kept when the line is cut


def render(report: Report, colour: bool) -> str:
    """The findings, each with its source line, and the errors."""
    return "".join(_block(item, colour) for item in report.rows)


def _block(item: LocatedFinding, colour: bool) -> str:
    if item.finding.rule is INPUT_ERROR:
        return f"{headline(item, colour)}\n\n"
    number = str(item.location.row)
    margin = " " * len(number)
    bar = paint("|", BLUE, colour)
    before, marked, after = _excerpt(item)
    carets = "^" * max(1, width(marked))
    carets = " " * width(before) + paint(carets, SEVERITY_COLOURS[item.finding.severity], colour)
    return (
        f"{headline(item, colour)}\n"
        f"{margin} {bar}\n"
        f"{paint(number, BLUE, colour)} {bar} {before}{marked}{after}\n"
        f"{margin} {bar} {carets}\n\n"
    )


def _excerpt(item: LocatedFinding) -> tuple[str, str, str]:
    """The line before, in and after the place, made printable and cut to `_LINE_WIDTH` columns."""
    line, start = item.source_line, item.location.column - 1
    end = item.end_location.column - 1 if item.end_location.row == item.location.row else len(line)
    first = 0 if len(line) <= _LINE_WIDTH else max(0, min(start - _CONTEXT, len(line) - _LINE_WIDTH))
    last = min(len(line), first + _LINE_WIDTH)
    before = ("…" if first else "") + _shown(line[first:start])
    marked = _shown(line[start : min(end, last)])
    after = _shown(line[min(end, last) : last]) + ("…" if last < len(line) else "")
    return before, marked, after


def _shown(text: str) -> str:
    return printable(text.replace("\t", " "))
