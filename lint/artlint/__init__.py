"""artlint: a linter for articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

REPOSITORY = "https://git.example.org/artlint"  # also in pyproject.toml
RULE_PAGES = f"{REPOSITORY}/blob/main/docs/rules/"  # a page a rule, NAME.md

if TYPE_CHECKING:
    from artlint.api import lint_paths, lint_text
    from artlint.document import Document
    from artlint.finding import Finding

__all__ = ["Document", "Finding", "__version__", "lint_paths", "lint_text"]

_HOMES = {"Document": "document", "Finding": "finding", "lint_paths": "api", "lint_text": "api"}


def __getattr__(name: str) -> Any:
    # Looked up on demand: `artlint --version` need not import the engine.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"artlint.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
