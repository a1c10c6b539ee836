"""The comments and sidecar entries that silence findings.

Whether one is still needed is known when every other rule has reported, so the findings are made by
`artlint.suppress` and `artlint.sidecar`; here the rules are only declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS: dict[str, Option] = {}


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """None: the engine never runs this check."""
    return ()


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Nothing."""
    return iter(())
