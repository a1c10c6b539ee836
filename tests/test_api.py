"""artlint from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.config import Config, ConfigError


def test_lint_text(house: Path) -> None:
    config = Config(rules=(str(house),), select=("X",))
    findings = artlint.lint_text("A baz and a foo bar and a quux.", config=config)
    assert [(f.rule.code, f.severity, f.suggestions) for f in findings] == [
        ("X2", "warning", ("qux",)),
        ("X1", "error", ("bar",)),
    ]
    assert artlint.lint_text("", config=config) == []
    (finding,) = artlint.lint_text("<p>A b<i>a</i>z", format="html", config=config)
    assert finding.span == (5, 15)


def test_lint_paths(house: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A baz.")
    config = Config(rules=(str(house),), select=("X",))
    good, bad = artlint.lint_paths([str(tmp_path / "a.txt"), "gone"], config_for=lambda folder: config, use_cache=False)
    assert good.document is not None
    assert [good.document.text[slice(*f.span)] for f in good.findings] == ["baz"]
    assert (bad.document, bad.error) == (None, "gone: no such file or folder")


def test_unknown_rule() -> None:
    with pytest.raises(ConfigError, match='no rule, category or prefix of codes "Z9"'):
        artlint.lint_text("Text.", config=Config(select=("Z9",)))


def test_names() -> None:
    assert artlint.Document.__name__ == "Document"
    assert artlint.Finding.__name__ == "Finding"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = artlint.nothing
