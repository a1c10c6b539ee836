"""Figures in a text: amounts of money, percentages, measures, counts, ordinals, dates and times, brought to values.

"$2.75bn" and "2.75 billion dollars" are one value, as are "20 %" and "twenty per cent", "5 miles" and "8 km". The
patterns are in `artlint.language.quantities`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from artlint.document import Document, Span
from artlint.language import quantities

_EXACT = frozenset(("year", "date", "month", "weekday", "ordinal", "clock"))
_LONGEST_HEDGE = 24  # code points before a figure


class Figure(NamedTuple):
    """A figure of a text.

    `kind` is "money:$" (and other signs), "percent", a dimension of measures, "count", "ordinal", "year", "date" (value
    is month * 100 + day), "month", "weekday" or "clock" (minutes). `value` is in the kind's base unit, `number` as
    written; `step` is the size of the last digit that is not a closing zero, `rounded` whether a word says "about".
    """

    span: Span
    kind: str
    value: float
    number: float
    step: float
    rounded: bool
    unit: str

    @property
    def term(self) -> str:
        """What equal figures share."""
        return f"#{self.kind}:{self.value:.4g}"


def same(first: Figure, second: Figure) -> bool:
    """Whether two figures can be the same fact: equal, or one the other's rounding or conversion."""
    kinds = {first.kind, second.kind}
    if kinds == {"date", "month"}:
        return _month(first) == _month(second)
    if len(kinds) > 1:
        # A count may have lost or gained its unit ("34-year-old", "aged 34"), but a date is no count.
        if "count" not in kinds or kinds & (_EXACT - {"year", "ordinal"}):
            return False
        return abs(first.number - second.number) < 1e-9 * max(1.0, abs(first.number))
    if first.kind in _EXACT or not first.value or not second.value:
        return first.value == second.value
    difference = abs(first.value - second.value) / max(abs(first.value), abs(second.value))
    if difference < 1e-6:
        return True
    limits = quantities.data()["rounding"]
    if first.unit != second.unit and ":" not in first.kind and first.kind != "percent":
        return bool(difference <= limits["converted"])
    coarse, exact = (first, second) if first.step >= second.step else (second, first)
    factor = coarse.value / coarse.number if coarse.number else 1.0
    within_rounding = abs(coarse.value - exact.value) <= coarse.step * factor * 0.5 * (1 + 1e-9)
    hedged = first.rounded or second.rounded
    return bool((within_rounding and difference <= limits["unhedged"]) or (hedged and difference <= limits["hedged"]))


def _month(figure: Figure) -> float:
    return figure.value // 100 if figure.kind == "date" else figure.value


def find(document: Document) -> list[Figure]:
    """Every figure of a document, in order, without overlap."""
    text = document.matching.text
    found: list[Figure] = []
    for kind, value, number, step, unit, start, end in sorted(quantities.rows(text), key=lambda row: row[5]):
        before = text[max(0, start - _LONGEST_HEDGE) : start].lower().split()
        rounded = bool(before) and before[-1] in quantities.data()["rounding"]["about"]
        found.append(Figure(document.matching.span(start, end), kind, value, number, step, rounded, unit))
    return _with_shared_units(document, found)


def _with_shared_units(document: Document, found: Sequence[Figure]) -> list[Figure]:
    """Give both figures of a range one unit: "10 to 15 per cent", "$5-7 million"."""
    ranged = list(found)
    for index in range(len(found) - 2, -1, -1):
        first, second = ranged[index], ranged[index + 1]
        between = document.folded[first.span.end : second.span.start]
        if between.strip(" ") not in ("-", "–", "to"):
            continue
        if first.kind == "count" and second.kind not in _EXACT | {"count"}:
            factor = second.value / second.number if second.number else 1.0
            ranged[index] = first._replace(kind=second.kind, value=first.number * factor, unit=second.unit)
        elif first.kind.startswith("money:") and second.kind == "count":
            scale = 1000 ** int(max(0.0, log(max(second.number, 1.0), 1000) + 1e-9)) if first.number < 1000 else 1
            number = first.number * scale
            ranged[index] = first._replace(value=number, number=number, step=first.step * scale)
            ranged[index + 1] = second._replace(kind=first.kind, unit=first.unit)
    return ranged
