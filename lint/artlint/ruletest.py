"""The examples of a rule, run as its tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from artlint import engine, reading, suppress
from artlint.rulebook import Example, Rule, Rulebook, load


def marks(rule: Rule, example: Example) -> list[str]:
    """The texts that a rule, alone, reports in an example, in order."""
    document = reading.parse(example.text, format=example.format, encoding=example.encoding)
    if rule.check in suppress.CHECKS:  # what the others find decides whether a comment is needed
        findings = suppress.applied(document, engine.run(document, _default()), _default())
        findings = [finding for finding in findings if finding.rule.code == rule.code]
    else:
        findings = engine.run(document, Rulebook((rule,)))
    return [
        f"({finding.message})" if finding.rule is engine.INTERNAL_ERROR else document.text[slice(*finding.span)]
        for finding in findings
    ]


@cache
def _default() -> Rulebook:
    return load()


def failures(rule: Rule) -> Iterator[str]:
    """A line for each example that does not give exactly its marks."""
    for kind, examples in (("bad", rule.bad), ("clean", rule.clean)):
        for number, example in enumerate(examples, 1):
            found = marks(rule, example)
            if found != list(example.marks):
                yield (
                    f"{rule.path}: {rule.code} [[{kind}]] {number}: {_listed(found)} found, "
                    f"{_listed(example.marks)} expected, in: {_short(example.text)}"
                )


def _listed(texts: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f'"{_short(text)}"' for text in texts) or "nothing"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
