"""The page of a rule in Markdown, and their index: `docs/rules/`, and the help that SARIF carries."""

from __future__ import annotations

from importlib import import_module
from itertools import groupby

from artlint.catalogue import shown_value, silenced_by
from artlint.checks import CHECKS
from artlint.options import Option
from artlint.patterns import lazy
from artlint.report.terminal import escaped, printable
from artlint.rulebook import CATEGORIES, Example, Rule, Rulebook

_FENCES = lazy(r"`{3,}")
_ODD_SPACE = lazy(r"[^\S ]")
_MARKUP = lazy(r"[\\`*_\[\]<>|#~&]")


def page(rule: Rule) -> str:
    """What, why, sources, examples with the places that are reported, options, and how to silence it."""
    parts = [
        f"# {rule.code} {rule.name}",
        f"{_prose(rule.summary)}",
        f"Category {rule.category}, severity {rule.severity}, {'on' if rule.default else 'off'} by default.",
        f"## Why\n\n{_prose(rule.why)}",
    ]
    if rule.source:
        parts.append("Sources:\n\n" + "\n".join(f"- {_prose(name)}" for name in rule.source))
    if rule.bad:
        parts.append("## Reports")
        parts.extend(_example(example) for example in rule.bad)
    if rule.clean:
        parts.append("## Leaves alone")
        parts.extend(_example(example) for example in rule.clean)
    options: dict[str, Option] = import_module(CHECKS[rule.check]).OPTIONS
    if options:
        rows = "\n".join(
            f"| `{key}` | {_cell(shown_value(rule.options.get(key)))} | {_prose(option.meaning)} |"
            for key, option in options.items()
        )
        parts.append(
            f"## Options\n\nOf its check, `{rule.check}`, as the rule's file sets them.\n\n"
            f"| Option | Value | Meaning |\n|---|---|---|\n{rows}"
        )
    parts.append("## How to silence it\n\n" + "\n".join(f"- {where}: `{text}`" for where, text in silenced_by(rule)))
    return "\n\n".join(parts) + "\n"


def index(rulebook: Rulebook) -> str:
    """All rules, a table a category, each with the link to its page."""
    parts = ["# Rules", "`artlint explain CODE` shows the same pages at a terminal."]
    order = list(CATEGORIES)
    rules = sorted(rulebook, key=lambda rule: (order.index(rule.category), rule.code))
    for category, group in groupby(rules, lambda rule: rule.category):
        rows = "\n".join(
            f"| [{rule.code}]({rule.name}.md) | {rule.name} | {rule.severity if rule.default else 'off'} | "
            f"{_prose(rule.summary)} |"
            for rule in group
        )
        parts.append(f"## {category}\n\n| Code | Name | Severity | What it reports |\n|---|---|---|---|\n{rows}")
    return "\n\n".join(parts) + "\n"


def _prose(text: str) -> str:
    """Text of a rule file as Markdown that shows it as it is, on one line."""
    return _MARKUP.sub(lambda match: f"\\{match[0]}", printable(" ".join(text.split())))


def _cell(text: str) -> str:
    """Text as code in a table's cell."""
    return f"`` {printable(text)} ``".replace("|", "\\|")


def _visible(text: str) -> str:
    """Text whose odd spaces and hidden characters are written as escapes."""
    return _ODD_SPACE.sub(lambda match: escaped(match[0]), printable(text))


def _example(example: Example) -> str:
    """A text in a code block, with an arrow before each place that is reported."""
    lines = [_visible(line) for line in example.text.strip("\n").split("\n")]
    lines += [f"→ {_visible(mark.replace(chr(10), ' '))}" for mark in example.marks]
    text = "\n".join(lines)
    fence = "`" * max([3, *(len(run) + 1 for run in _FENCES.findall(text))])
    return f"{fence}text\n{text}\n{fence}"
