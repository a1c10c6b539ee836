"""What the rule files say of the rules, for people and machines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from importlib import import_module

from artlint.checks import CHECKS
from artlint.options import Option
from artlint.report.terminal import printable
from artlint.rulebook import Rule, Rulebook

_WIDTH = 100
_LONGEST_VALUE = 120  # code points


def table(rulebook: Rulebook) -> str:
    """A line a rule: code, name, severity, summary; `-` before rules that are off by default."""
    code = max(len(rule.code) for rule in rulebook)
    name = max(len(rule.name) for rule in rulebook)
    return "".join(
        f"{rule.code:<{code}}  {rule.name:<{name}}  {rule.severity if rule.default else '-':<7}  "
        f"{printable(rule.summary)}\n"
        for rule in rulebook
    )


def as_json(rulebook: Rulebook) -> str:
    """A JSON array, an object a rule."""
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "category": rule.category,
            "severity": rule.severity,
            "default": rule.default,
            "summary": rule.summary,
            "why": rule.why,
            "source": list(rule.source),
            "check": rule.check,
            "house": rule.house,
        }
        for rule in rulebook
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Rulebook], str]] = {"text": table, "json": as_json}


def explanation(rule: Rule) -> str:
    """A page on one rule: summary, why, sources, examples, options, how to silence it."""
    parts = [
        f"{rule.code} {rule.name} ({rule.category}, {rule.severity}{'' if rule.default else ', off by default'})",
        _wrapped(rule.summary),
        _wrapped(rule.why),
    ]
    if rule.source:
        parts.append(_wrapped("Source: " + "; ".join(rule.source)))
    if rule.bad:
        parts.append("Reports:\n" + "\n".join(_example(e.text, e.marks) for e in rule.bad))
    if rule.clean:
        parts.append("Leaves alone:\n" + "\n".join(_example(e.text, ()) for e in rule.clean))
    options: dict[str, Option] = import_module(CHECKS[rule.check]).OPTIONS
    if options:
        rows = [
            _wrapped(f"{key} = {shown_value(rule.options.get(key))}: {option.meaning}", "  ")
            for key, option in options.items()
        ]
        parts.append(f'Options of its check, "{rule.check}", as its rule file sets them:\n' + "\n".join(rows))
    parts.append("To silence it:\n" + "\n".join(f"  {where}: {written}" for where, written in silenced_by(rule)))
    return "\n".join(printable(line) for line in "\n\n".join(parts).split("\n")) + "\n"


def silenced_by(rule: Rule) -> list[tuple[str, str]]:
    """The ways to silence a rule: where, and what is written there."""
    return [("on the command line", f"--ignore {rule.code}"), ("in artlint.toml", f'ignore = ["{rule.code}"]')]


def _example(text: str, marks: tuple[str, ...]) -> str:
    shown = _wrapped(" ".join(text.split()), "  ")
    return shown + "".join("\n" + _wrapped(f"→ {' '.join(mark.split())}", "    ") for mark in marks)


def shown_value(value: object) -> str:
    """A value as JSON; the many phrases of a table or list are counted, a long pattern is cut."""
    if isinstance(value, (dict, list)) and len(value) > 8:
        return f"({len(value)} entries)"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
