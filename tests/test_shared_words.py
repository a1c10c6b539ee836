"""A word that three files of a run share is no slip of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Artlint

UNKNOWN = "The keepers brought their harvesty to the fair on Monday, and the growers were pleased with the weather.\n"
LISTED = "The committee will recieve the plans on Monday, and the growers were pleased with it.\n"


@pytest.mark.parametrize(("files", "found"), [(1, True), (2, True), (3, False), (5, False)])
def test_unknown_word(artlint: Artlint, tmp_path: Path, files: int, found: bool) -> None:
    for number in range(files):
        (tmp_path / f"{number}.txt").write_text(UNKNOWN, encoding="utf-8")
    run = artlint("--isolated", "--select", "T101", str(tmp_path))
    assert ("harvesty" in run.out) is found


def test_known_misspelling_stays(artlint: Artlint, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(LISTED, encoding="utf-8")
    run = artlint("--isolated", "--select", "T101", str(tmp_path))
    assert run.out.count("recieve") == 4
