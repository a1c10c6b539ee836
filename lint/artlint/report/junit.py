"""JUnit's XML: a suite a file, a failed test a finding, an error where a file could not be read.

A clean file is one passed test, and so is advice, which fails no run; its text is the test's output.
"""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from artlint.report import LocatedFinding, Report
from artlint.report.xml import child, written


def render(report: Report, colour: bool) -> str:
    """The report as one document."""
    by_file = {name: list(items) for name, items in groupby(report.rows, lambda item: item.filename)}
    for name in report.filenames:
        by_file.setdefault(name, [])
    every = [item for items in by_file.values() for item in items]
    root = Element("testsuites", {"name": "artlint", **_totals(every, sum(not items for items in by_file.values()))})
    for name, items in sorted(by_file.items()):
        suite = child(root, "testsuite", name=name, **_totals(items, not items))
        for item in items:
            _case(suite, item)
        if not items:
            child(suite, "testcase", classname=name, name="artlint", time="0")
    return written(root)


def _totals(items: list[LocatedFinding], clean: int) -> dict[str, str]:
    kinds = [_kind(item) for item in items]
    counts = {"tests": len(items) + clean, "failures": kinds.count("failure"), "errors": kinds.count("error")}
    return {key: str(count) for key, count in counts.items()} | {"time": "0"}


def _kind(item: LocatedFinding) -> str:
    if item.finding.rule.category == "internal":
        return "error"
    return "system-out" if item.finding.severity == "info" else "failure"


def _case(suite: Element, item: LocatedFinding) -> None:
    rule, message, place = item.finding.rule, item.finding.message, item.location
    name = f"{rule.code} {rule.name}"
    case = child(suite, "testcase", classname=item.filename, name=f"{name} {place.row}:{place.column}", time="0")
    kind, text = _kind(item), f"{item.filename}:{place.row}:{place.column}: {rule.code} {message}"
    if kind == "system-out":
        child(case, kind, text)
    else:
        child(case, kind, text, message=message, type=name)
