"""The sample articles give the findings written beside them; `make update-samples` rewrites those."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Artlint

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
FAMILIES = {"T1": 3, "S2": 3, "O3": 3, "H4": 3, "R5": 3, "P6": 3, "C7": 3}  # least number of findings planted


def expected_path(article: Path) -> Path:
    return article.with_suffix(".expected")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_sample_gives_its_findings(artlint: Artlint, article: Path) -> None:
    ran = artlint("--isolated", "--quiet", "--output-format", "text", article.name, cwd=SAMPLES)
    assert ran.code in (0, 1), ran.err
    if os.environ.get("UPDATE_SAMPLES"):
        expected_path(article).write_text(ran.out, encoding="utf-8")
    assert ran.out == expected_path(article).read_text(encoding="utf-8")


@pytest.mark.parametrize("article", [a for a in ARTICLES if not a.name.startswith("planted")], ids=lambda p: p.name)
def test_good_prose_gives_none(article: Path) -> None:
    assert expected_path(article).read_text(encoding="utf-8") == ""


def test_every_family_is_planted() -> None:
    codes = Counter(
        line.split(": ", 1)[1][:2]
        for article in ARTICLES
        for line in expected_path(article).read_text(encoding="utf-8").splitlines()
    )
    assert {family: count for family, count in codes.items() if count >= FAMILIES[family]}.keys() == FAMILIES.keys()
