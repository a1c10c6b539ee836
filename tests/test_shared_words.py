"""A word that three files of a run use as a name is a name; a slip that comes again is a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Artlint

UNKNOWN = "The keepers brought their harvesty to the fair on Monday, and the growers were pleased with the weather.\n"
NAMED = "The growers were pleased with Harvesty, the fair of the keepers.\n"
LISTED = "The committee will recieve the plans on Monday, and the growers spoke of Recieve.\n"


@pytest.mark.parametrize(("named", "found"), [(0, True), (2, True), (3, False), (5, False)])
def test_unknown_word(artlint: Artlint, tmp_path: Path, named: int, found: bool) -> None:
    for number in range(named):
        (tmp_path / f"named-{number}.txt").write_text(NAMED, encoding="utf-8")
    (tmp_path / "article.txt").write_text(UNKNOWN, encoding="utf-8")
    run = artlint("--isolated", "--select", "T101", str(tmp_path))
    assert ("harvesty" in run.out) is found


def test_slip_that_comes_again_stays(artlint: Artlint, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(UNKNOWN, encoding="utf-8")
    assert artlint("--isolated", "--select", "T101", str(tmp_path)).out.count("harvesty") >= 5


def test_known_misspelling_stays(artlint: Artlint, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(LISTED, encoding="utf-8")
    run = artlint("--isolated", "--select", "T101", str(tmp_path))
    assert run.out.count('"recieve"') == 4
