"""What a run found, located for people and machines, and the formats that show it.

A format is a module here with a function `render(report, colour) -> str`, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from artlint.document import Document, Location, Span
from artlint.finding import Finding
from artlint.linter import FileResult
from artlint.rulebook import internal_rule
from artlint.shared_words import capitalised, without_shared_names

FORMATS: dict[str, str] = {
    "text": "artlint.report.text",
    "full": "artlint.report.full",
    "json": "artlint.report.json",
    "jsonl": "artlint.report.jsonl",
    "sarif": "artlint.report.sarif",
    "github": "artlint.report.github",
    "gitlab": "artlint.report.gitlab",
    "azure": "artlint.report.azure",
    "junit": "artlint.report.junit",
    "checkstyle": "artlint.report.checkstyle",
    "rdjson": "artlint.report.rdjson",
    "summary": "artlint.report.job_summary",
}
FOR_PEOPLE = ("text", "full")  # shown as the terminal can, with the errors on standard error; all others are UTF-8

INPUT_ERROR = internal_rule(
    code="E002",
    name="unreadable-input",
    summary="A file could not be read or written.",
    why="What is not read is not linted: the run fails, whatever the other files hold.",
)


class LocatedSpan(NamedTuple):
    """A span with the places an editor shows and its text."""

    span: Span
    location: Location
    end_location: Location
    text: str


class LocatedEdit(NamedTuple):
    """An edit with the places an editor shows."""

    content: str
    location: Location
    end_location: Location


class LocatedFinding(NamedTuple):
    """A finding with the places an editor shows and the text it speaks of.

    `lines` has, by row, every line of the file that a place named here stands on, without its line end.
    """

    filename: str
    finding: Finding
    location: Location
    end_location: Location
    text: str
    lines: Mapping[int, str]
    related: tuple[LocatedSpan, ...] = ()
    edits: tuple[LocatedEdit, ...] = ()

    @property
    def source_line(self) -> str:
        """The line that the finding begins on."""
        return self.lines[self.location.row]


class Report(NamedTuple):
    """All that a run has to say; `errors` are findings of `INPUT_ERROR`, `filenames` the files that were read."""

    findings: Sequence[LocatedFinding] = ()
    errors: Sequence[LocatedFinding] = ()
    filenames: Sequence[str] = ()

    @property
    def rows(self) -> list[LocatedFinding]:
        """Findings and errors, by file and place."""
        return sorted([*self.findings, *self.errors], key=_place)

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.filenames)

    @property
    def files_with_findings(self) -> int:
        """How many of them have a finding."""
        return len({item.filename for item in self.findings})


def _place(item: LocatedFinding) -> tuple[str, Span, str]:
    return item.filename, item.finding.span, item.finding.rule.code


def collect(results: Iterable[FileResult]) -> Report:
    """Locate the findings of each file and let its document go; a name that the files have in common is no slip."""
    findings: list[LocatedFinding] = []
    capitals: Counter[str] = Counter()
    errors: list[LocatedFinding] = []
    filenames: list[str] = []
    for result in results:
        if result.document is None:
            errors.append(_input_error(result))
            continue
        filenames.append(result.name)
        if result.findings:
            locate = _locator(result.document)
            findings.extend(map(locate, result.findings))
        capitals.update(capitalised(result.document) if result.capitals is None else result.capitals)
    return Report(sorted(without_shared_names(findings, capitals), key=_place), errors, filenames)


def _input_error(result: FileResult) -> LocatedFinding:
    reason = (result.error or "cannot be read").removeprefix(f"{result.name}: ")
    finding = Finding(INPUT_ERROR, Span(0, 0), reason, confidence=1.0)
    return LocatedFinding(result.name, finding, Location(1, 1), Location(1, 1), "", {1: ""})


def _locator(document: Document) -> Callable[[Finding], LocatedFinding]:
    """What gives a finding of a document its rows and columns."""
    lines: dict[int, str] = {}  # one copy a line, however many findings stand on it

    def place(offset: int) -> Location:
        location = document.location(offset)
        if location.row not in lines:
            lines[location.row] = document.line(location.row)
        return location

    def locate(finding: Finding) -> LocatedFinding:
        start, end = finding.span
        return LocatedFinding(
            filename=document.name,
            finding=finding,
            location=place(start),
            end_location=place(end),
            text=document.text[start:end],
            lines=lines,
            related=tuple(
                LocatedSpan(span, place(span.start), place(span.end), document.text[span.start : span.end])
                for span in finding.related
            ),
            edits=tuple(
                LocatedEdit(edit.content, place(edit.span.start), place(edit.span.end))
                for edit in (finding.fix.edits if finding.fix else ())
            ),
        )

    return locate


def render(report: Report, output_format: str, colour: bool) -> str:
    """The report in one of `FORMATS`."""
    text: str = import_module(FORMATS[output_format]).render(report, colour)
    return text


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
