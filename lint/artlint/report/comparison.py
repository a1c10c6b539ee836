"""What came of `artlint compare`, as lines for people and as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from artlint.comparing import Comparison, Verdict
from artlint.comparing.differences import Difference
from artlint.document import Document, Span
from artlint.finding import Severity, at_least
from artlint.report.json import place
from artlint.report.terminal import printable

_LONGEST_SHOWN = 70  # code points of a lost sentence on its line

_VERDICTS: dict[Verdict, str] = {
    "rewrite": "is a rewrite of",
    "shares material": "shares material with",
    "unrelated": "is unrelated to",
}


def text(comparison: Comparison, level: Severity) -> str:
    """The verdict on the first line, then a line for each difference of that severity or graver."""
    a, b = comparison.a.document, comparison.b.document
    lines = [
        f"{printable(b.name)} {_VERDICTS[comparison.verdict]} {printable(a.name)} "
        f"(score {comparison.score:.2f}): {comparison.share_of_a:.0%} of the words of the first stand in sentences "
        f"carried over, {comparison.share_of_b:.0%} of those of the second stem from it"
    ]
    if comparison.verdict != "unrelated":
        lines.append(f"names in both: {_listed(comparison.shared_names)}")
        lines.append(f"figures in both: {_listed(comparison.shared_figures)}")
    for difference in shown(comparison, level):
        lines.append(_line(a, b, difference))
    return "\n".join(lines) + "\n"


def shown(comparison: Comparison, level: Severity) -> Sequence[Difference]:
    """The differences of a severity or graver."""
    return [difference for difference in comparison.differences if at_least(difference.severity, level)]


def _listed(items: Sequence[str]) -> str:
    return ", ".join(map(printable, items)) or "none"


def _line(a: Document, b: Document, difference: Difference) -> str:
    # An altered fact is to be mended in B; what was lost has its place in A alone.
    at, span = (b, difference.b) if difference.severity == "error" and difference.b else (a, difference.a)
    row, column = at.location(span.start)
    return f"{printable(at.name)}:{row}:{column}: {difference.kind} {_message(a, b, difference)}"


def _message(a: Document, b: Document, difference: Difference) -> str:
    written = _quoted(a, difference.a)
    if difference.b is None:
        return f"{written} has no counterpart in {printable(b.name)}"
    instead = _quoted(b, difference.b)
    if difference.severity == "error":
        return f"{instead} stands where {_place(a, difference.a)} has {written}"
    return f"{written} has no counterpart; {_place(b, difference.b)} has {instead} there"


def _place(document: Document, span: Span) -> str:
    row, column = document.location(span.start)
    return f"{printable(document.name)}:{row}:{column}"


def _quoted(document: Document, span: Span) -> str:
    written = " ".join(document.text[slice(*span)].split())
    return f'"{printable(written if len(written) <= _LONGEST_SHOWN else written[:_LONGEST_SHOWN].rstrip() + "…")}"'


def as_json(comparison: Comparison, level: Severity) -> str:
    """One object; docs/compare.md says what its keys hold."""
    a, b = comparison.a, comparison.b
    value = {
        "a": a.document.name,
        "b": b.document.name,
        "verdict": comparison.verdict,
        "score": round(comparison.score, 4),
        "share_of_a": round(comparison.share_of_a, 4),
        "share_of_b": round(comparison.share_of_b, 4),
        "names": comparison.shared_names,
        "figures": comparison.shared_figures,
        "sentences": [
            {
                "a": _located(a.document, Span(*a.sentences[link.a][:2])),
                "b": _located(b.document, Span(*b.sentences[link.b][:2])),
                "likeness": round(link.likeness, 4),
            }
            for link in comparison.links
        ],
        "differences": [
            {
                "kind": difference.kind,
                "severity": difference.severity,
                "message": _message(a.document, b.document, difference),
                "a": _located(a.document, difference.a),
                "b": None if difference.b is None else _located(b.document, difference.b),
            }
            for difference in shown(comparison, level)
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _located(document: Document, span: Span) -> dict[str, Any]:
    return {
        "filename": document.name,
        "location": place(document.location(span.start)),
        "end_location": place(document.location(span.end)),
        "span": {"start": span.start, "end": span.end},
        "text": document.text[slice(*span)],
    }


FORMATS: dict[str, Callable[[Comparison, Severity], str]] = {"text": text, "json": as_json}
