"""How often each rule speaks, for `--statistics`, with ruff's columns and keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

from artlint.report import Report
from artlint.rulebook import Rule


def _rows(report: Report) -> list[tuple[int, int, Rule]]:
    """Count, how many of them a safe fix mends, and rule; the most frequent first."""
    rules: dict[str, Rule] = {}
    counts: Counter[str] = Counter()
    fixable: Counter[str] = Counter()
    for item in report.rows:
        rule, fix = item.finding.rule, item.finding.fix
        rules[rule.code] = rule
        counts[rule.code] += 1
        fixable[rule.code] += fix is not None and fix.applicability == "safe"
    return sorted(
        ((count, fixable[code], rules[code]) for code, count in counts.items()), key=lambda row: (-row[0], row[2].code)
    )


def text(report: Report) -> str:
    """A line a rule: count, code, `[*]` where `--fix` mends all and `[-]` where it mends some, name."""
    rows = _rows(report)
    width = len(str(rows[0][0])) if rows else 0
    marked = any(fixable for _, fixable, _ in rows)
    lines = []
    for count, fixable, rule in rows:
        mark = f"  [{'*' if fixable == count else '-' if fixable else ' '}]" if marked else ""
        lines.append(f"{count:>{width}}  {rule.code}{mark}  {rule.name}\n")
    if marked:
        lines.append(f"[*] {sum(fixable for _, fixable, _ in rows)} fixable with --fix\n")
    return "".join(lines)


def as_json(report: Report) -> str:
    """A JSON array, an object a rule."""
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "category": rule.category,
            "count": count,
            "fixable": fixable == count,
            "fixable_count": fixable,
        }
        for count, fixable, rule in _rows(report)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {"text": text, "full": text, "json": as_json}
