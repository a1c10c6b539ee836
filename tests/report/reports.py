"""Reports for the tests of the formats: one of every kind of finding, and of hostile names and texts.

What an article says must come out as it went in, and nowhere else.
"""

from __future__ import annotations

from typing import Any

from artlint import report as reporting
from artlint.api import FileResult
from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.reading import parse
from artlint.rulebook import Rule

from .test_report import RULE

OWN = RULE._replace(code="T104", name="doubled-word", category="typo", house=False, severity="error", summary="Twice.")

HOSTILE = [
    "plain",
    "with space",
    "::error file=x::owned",
    "\n::warning::owned",
    "\r\n##[error]owned",
    "##vso[task.setvariable variable=x;]owned",
    "%0A%3A%2C%25 100%",
    "a,b;c=d]e",
    "<b>&amp;</b> ]]> <![CDATA[ \"'",
    "| a | `b` ``c`` | \\| |",
    "[click](https://example.org/x) ![i](x.png) www.example.org @desk",
    "# *one* _two_ ~~three~~ <img src=x onerror=y>",
    "\x00\x01\x1b[31m\x7f\x85\ufffe\u2028",
    "👍🏽 cafe\u0301 名前",
    "-rf",
]


def report_of(text: str, name: str = "a.txt", message: str = "", rule: Rule = OWN, **options: Any) -> reporting.Report:
    """A report with one finding on a whole text."""
    options = {"message": message or text, **options}
    finding = Finding(rule, Span(0, len(text)), **options)
    return reporting.collect([FileResult(name, Document(name, text, []), (finding,))])


def with_error(name: str = "gone.txt", reason: str = "no such file or folder") -> reporting.Report:
    """A report of nothing but a file that could not be read."""
    return reporting.collect([FileResult(name, error=f"{name}: {reason}")])


def shown(report: reporting.Report, output_format: str) -> str:
    """The report as it stands in a file."""
    return reporting.render(report, output_format, False).encode("utf-8", "backslashreplace").decode()


EVERY_PLACE = 'A café "the the".\r\n👍 bad\rworse\n'


def every_kind() -> reporting.Report:
    """Findings of every severity with fixes of one edit and two, related places, places over lines, and an error."""
    document = parse(EVERY_PLACE, "b.txt")
    the, bad = EVERY_PLACE.index("the the"), EVERY_PLACE.index("bad")
    last = Span(EVERY_PLACE.index("worse"), len(EVERY_PLACE) - 1)
    fix = Fix("Write it", (Edit(Span(the, the + 7), "the"),), "safe")
    two = Fix("Write both", (Edit(Span(bad, bad + 3), "good"), Edit(last, "better")), "unsafe")
    findings = (
        Finding(OWN, Span(the, the + 7), "twice", ("the",), fix, confidence=0.97),
        Finding(RULE, Span(bad, last.end), "bad, then worse", (), two, (last, Span(0, 1))),
        Finding(RULE, Span(0, 0), "advice", severity_override="info"),
    )
    return reporting.collect(
        [
            FileResult("b.txt", document, findings),
            FileResult("clean.txt", parse("Clean.", "clean.txt")),
            FileResult("gone.txt", error="gone.txt: no such file or folder"),
        ]
    )
