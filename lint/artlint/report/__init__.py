"""What a run found, located for people and machines, and the formats that show it.

A format is a module here with a function `render(report, colour) -> str`, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NamedTuple

from artlint.api import FileResult
from artlint.document import Document, Location
from artlint.finding import Finding
from artlint.shared_words import capitalised, without_shared_names

FORMATS: dict[str, str] = {
    "text": "artlint.report.text",
    "full": "artlint.report.full",
    "json": "artlint.report.json",
}


class LocatedEdit(NamedTuple):
    """An edit with the places an editor shows."""

    content: str
    location: Location
    end_location: Location


class LocatedFinding(NamedTuple):
    """A finding with the places an editor shows and the text it speaks of.

    `source_line` is the line the finding begins on, without its line end.
    """

    filename: str
    finding: Finding
    location: Location
    end_location: Location
    text: str
    source_line: str
    edits: tuple[LocatedEdit, ...]


class Report(NamedTuple):
    """All that a run has to say; `errors` are the files that could not be read, a line each."""

    findings: Sequence[LocatedFinding] = ()
    errors: Sequence[str] = ()
    files: int = 0
    files_with_findings: int = 0


def collect(results: Iterable[FileResult]) -> Report:
    """Locate the findings of each file and let its document go; a name that the files have in common is no slip."""
    findings: list[LocatedFinding] = []
    capitals: Counter[str] = Counter()
    errors: list[str] = []
    files = 0
    for result in results:
        if result.document is None:
            errors.append(result.error or f"{result.name}: cannot be read")
            continue
        files += 1
        findings.extend(locate(result.document, finding) for finding in result.findings)
        capitals.update(capitalised(result.document))
    findings = without_shared_names(findings, capitals)
    findings.sort(key=lambda item: (item.filename, item.finding.span, item.finding.rule.code))
    return Report(findings, errors, files, len({item.filename for item in findings}))


def locate(document: Document, finding: Finding) -> LocatedFinding:
    """A finding with its rows and columns."""
    start, end = finding.span
    location = document.location(start)
    edits = finding.fix.edits if finding.fix else ()
    return LocatedFinding(
        filename=document.name,
        finding=finding,
        location=location,
        end_location=document.location(end),
        text=document.text[start:end],
        source_line=document.line(location.row),
        edits=tuple(
            LocatedEdit(edit.content, document.location(edit.span.start), document.location(edit.span.end))
            for edit in edits
        ),
    )


def render(report: Report, output_format: str, colour: bool) -> str:
    """The report in one of `FORMATS`."""
    text: str = import_module(FORMATS[output_format]).render(report, colour)
    return text


def statistics(report: Report) -> str:
    """How many findings each rule has, the most frequent first."""
    counts = Counter((item.finding.rule.code, item.finding.rule.name) for item in report.findings)
    width = len(str(max(counts.values(), default=0)))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:>{width}}  {code}  {name}\n" for (code, name), count in rows)


def summary(report: Report) -> str:
    """One line: how many findings of which severity in how many files."""
    if not report.files:
        return (
            "No article was read." if report.errors else "No article found: no file in these paths has a known suffix."
        )
    files = f"{report.files} file{'s' if report.files != 1 else ''}"
    if not report.findings:
        return f"No findings in {files}."
    parts = []
    for severity in ("error", "warning", "info"):
        count = sum(item.finding.severity == severity for item in report.findings)
        if count:
            plural = "s" if count != 1 and severity != "info" else ""
            parts.append(f"{count} {severity}{plural}")
    total = len(report.findings)
    where = f"{report.files_with_findings} of {files}" if report.files != 1 else "1 file"
    return f"{total} finding{'s' if total != 1 else ''} ({', '.join(parts)}) in {where}."
