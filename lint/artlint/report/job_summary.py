"""A page of Markdown for a job's summary: how many findings of each rule, then the findings file by file.

What comes from an article is escaped: it makes no markup, link, image, mention or table cell of its own.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from artlint.patterns import lazy
from artlint.report import LocatedFinding, Report, summary
from artlint.report.terminal import printable
from artlint.rulebook import Rule

_MOST_ROWS = 500  # GitHub cuts a summary off at 1 MiB
_PUNCTUATION = lazy(r"[!-/:-@\[-`{-~]")


def render(report: Report, colour: bool) -> str:
    """The report as Markdown."""
    rows = report.rows
    parts = [f"## artlint\n\n{plain(summary(report))}\n"]
    if report.errors:
        unread = len(report.errors)
        parts.append(f"\n**{unread} file{'s' if unread != 1 else ''} could not be read or written.**\n")
    if rows:
        counts = Counter(item.finding.rule.code for item in rows)
        rules = {item.finding.rule.code: item.finding.rule for item in rows}
        parts.append("\n| Count | Rule | |\n|---:|---|---|\n")
        parts.extend(
            f"| {count} | {_code(rules[code])} | {plain(rules[code].summary)} |\n"
            for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        )
    for name, items in groupby(rows[:_MOST_ROWS], lambda item: item.filename):
        parts.append(f"\n### {plain(name)}\n\n| Line | Severity | Rule | Finding |\n|---:|---|---|---|\n")
        parts.extend(_row(item) for item in items)
    if len(rows) > _MOST_ROWS:
        parts.append(f"\nThe first {_MOST_ROWS} of {len(rows)} findings are shown.\n")
    return "".join(parts)


def _row(item: LocatedFinding) -> str:
    finding, place = item.finding, item.location
    return f"| {place.row}:{place.column} | {finding.severity} | {_code(finding.rule)} | {plain(finding.message)} |\n"


def _code(rule: Rule) -> str:
    return f"[{rule.code}]({rule.url})" if rule.url else rule.code


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line; an `@` that GitHub or GitLab would notify somebody for does not.

    Every ASCII punctuation mark may stand behind a backslash (CommonMark 2.4), a pipe in a table too.
    """
    escaped = _PUNCTUATION.sub(lambda match: f"\\{match[0]}", printable(text))
    return escaped.replace("\\@", "\\@\u200b")
