"""What a check reports: a finding, and the edit that would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from artlint.document import Span
from artlint.patterns import lazy

if TYPE_CHECKING:
    from artlint.rulebook import Rule

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe"]

_PLACE = lazy(r"\{(\w+)\}")

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # from mild to grave


def at_least(severity: Severity, level: Severity) -> bool:
    """Whether a severity is as grave as `level` or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(level)


class Edit(NamedTuple):
    """Replace the code points of `span` by `content`."""

    span: Span
    content: str


class Fix(NamedTuple):
    """Edits that mend a finding together; `safe` when they cannot change the meaning."""

    message: str
    edits: tuple[Edit, ...]
    applicability: Applicability


def rewording(span: Span, text: str, applicability: Applicability) -> Fix:
    """The fix that writes `text` in the place of a span."""
    return Fix(f'Write "{text}"', (Edit(span, text),), applicability)


def filled(template: str, values: Mapping[str, str]) -> str:
    """A rule's template, each `{name}` of `values` put in; any other braces stay."""
    return _PLACE.sub(lambda match: values.get(match[1], match[0]), template)


class Finding(NamedTuple):
    """One fault in one place.

    `confidence` is the probability, between 0 and 1, that an editor would agree; `related` are other places that the
    message speaks of (the first copy of a repeated line, say). `severity` is the rule's unless the check knows better.
    """

    rule: Rule
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Span, ...] = ()
    confidence: float = 0.8
    severity_override: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.severity_override or self.rule.severity
