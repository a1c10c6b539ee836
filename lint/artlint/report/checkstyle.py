"""Checkstyle's XML, which Jenkins, reviewdog and many an editor read."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from artlint.report import Report
from artlint.report.xml import child, written


def render(report: Report, colour: bool) -> str:
    """The report as one document."""
    root = Element("checkstyle", {"version": "10.0"})  # of the format's reader; Jenkins wants some number
    for name, items in groupby(report.rows, lambda item: item.filename):
        file = child(root, "file", name=name)
        for item in items:
            rule = item.finding.rule
            child(
                file,
                "error",
                line=item.location.row,
                column=item.location.column,
                severity=item.finding.severity,
                message=item.finding.message,
                source=f"artlint.{rule.category}.{rule.code}",
            )
    return written(root)
