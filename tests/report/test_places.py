"""Paths from the root of the repository, and fingerprints that last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from artlint import report as reporting
from artlint.api import FileResult
from artlint.document import Span
from artlint.finding import Finding
from artlint.reading import parse
from artlint.report.places import fingerprints, repository_path

from .reports import OWN


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "news").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "docs")
    assert repository_path("news/a.txt") == "docs/news/a.txt"
    assert repository_path("./../a.txt") == "a.txt"
    assert repository_path(str(tmp_path / "docs" / "b.txt")) == "docs/b.txt"
    assert repository_path("../../c.txt") == str(tmp_path.parent / "c.txt")
    assert repository_path("-") == "-"


def test_fingerprints_last_and_differ() -> None:
    def names(text: str) -> list[str]:
        findings = [Finding(OWN, Span(m.start(), m.end()), "twice") for m in re.finditer("the\\s+the|of of", text)]
        results = [FileResult(name, parse(text, name), tuple(findings)) for name in ("a.txt", "b.txt")]
        return list(fingerprints(reporting.collect(results).rows))

    before = names("On the the hill, the the dog of of Tor.")
    assert len(set(before)) == 6
    assert names("A line.\n\nOn the the hill, the\nthe dog of of Tor, again.") == before
    assert set(names("On the hill, the the dog.")) < set(before)
