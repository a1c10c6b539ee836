"""Linting from Python: one text, or the files of some paths."""

from __future__ import annotations

from artlint import reading
from artlint.config import Config
from artlint.document import Format
from artlint.finding import Finding
from artlint.linter import FileResult, lint_document
from artlint.runs import lint_paths

__all__ = ["FileResult", "lint_document", "lint_paths", "lint_text"]


def lint_text(
    text: str, *, name: str = "<text>", format: Format = "plain", config: Config | None = None
) -> list[Finding]:
    """Findings in one text, sorted by span and code.

    Args:
        text: an article; spans are code points in it.
        name: what an internal error calls it.
        format: "plain", "markdown" or "html".
        config: the default one unless given; no configuration file is looked for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    config = config or Config()
    document = reading.parse(
        text, name, format, language=config.language, allowed=config.allow, audience=config.audience
    )
    return lint_document(document, config)
