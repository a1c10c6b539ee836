"""Baselines: known findings are found by their words, new ones are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Artlint

BASELINE = "artlint-baseline.json"


@pytest.fixture
def desk(tmp_path: Path, house: Path) -> Path:
    """Articles with five findings of the house rules X1 and X2."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text("A foo bar.\n\nA foo bar again, and a baz.\n")
    (tmp_path / "old" / "b c.md").write_text("# Title\n\nA “foo bar”.\n\nA *baz*.\n")
    return tmp_path


def test_known_findings_are_not_shown_wherever_they_move(desk: Path, artlint: Artlint) -> None:
    ran = artlint("baseline", "write", ".")
    assert (ran.code, ran.out) == (0, "artlint-baseline.json: 5 findings in 2 files\n")
    rows = json.loads((desk / BASELINE).read_text())["findings"]
    assert [tuple(row.values()) for row in rows] == [
        ("old/a.txt", "X1", "foo bar", 2),
        ("old/a.txt", "X2", "baz", 1),
        ("old/b c.md", "X1", "foo bar", 1),
        ("old/b c.md", "X2", "baz", 1),
    ]
    assert artlint(".").code == 1
    assert artlint(".", "--baseline", BASELINE).out == ""
    (desk / "artlint.toml").write_text(f'rules = ["house"]\nselect = ["X"]\nbaseline = "{BASELINE}"\n')
    assert artlint("a.txt", cwd=desk / "old").out == ""
    (desk / "old" / "a.txt").write_text(
        "New.\n\nA\tfoo\u00a0bar and a baz, a foo\r\nbar and a foo bar.\r\n", newline=""
    )
    assert artlint("old").out == 'old/a.txt:4:11: X1 "foo bar" is usually written "bar"\n'
    ran = artlint("baseline", "check", "old")
    assert (ran.code, ran.out) == (1, 'new: old/a.txt: X1 "foo bar"\n')
    assert ran.err == "artlint-baseline.json: 5 known, 0 gone, 1 new\n"


def test_what_is_gone_is_pruned_and_nothing_is_added(desk: Path, artlint: Artlint) -> None:
    artlint("baseline", "write", ".", "--baseline", "base.json")
    before = (desk / "base.json").read_text()
    (desk / "old" / "a.txt").write_text("A foo bar.\n\nA bar.\n")
    (desk / "new.txt").write_text("A baz.\n")
    assert artlint("baseline", "check", "new.txt", "--baseline", "base.json").out == 'new: new.txt: X2 "baz"\n'
    ran = artlint("baseline", "check", ".", "--baseline", "base.json")
    assert (ran.code, ran.out) == (
        1,
        'gone: old/a.txt: X1 "foo bar"\ngone: old/a.txt: X2 "baz"\nnew: new.txt: X2 "baz"\n',
    )
    assert (desk / "base.json").read_text() == before
    (desk / "old" / "b c.md").unlink()
    ran = artlint("baseline", "prune", "old/a.txt", "--baseline", "base.json")
    assert (ran.code, ran.out) == (0, "base.json: 4 gone and taken out, 1 known\n")
    assert json.loads((desk / "base.json").read_text())["findings"] == [
        {"file": "old/a.txt", "code": "X1", "text": "foo bar", "count": 1}
    ]
    (desk / "new.txt").unlink()
    assert artlint("baseline", "check", ".", "--baseline", "base.json").code == 0


def test_what_the_baseline_knows_is_not_fixed(desk: Path, artlint: Artlint) -> None:
    (desk / "a.md").write_text("A vote. <!-- artlint: ignore X2 -->\n")
    (desk / "artlint.toml").write_text('rules = ["house"]\nextend-select = ["U"]\nselect = ["X"]\n')
    artlint("baseline", "write", "a.md")
    (desk / "a.md").write_text("A vote. <!-- artlint: ignore X2 -->\n\nA ship. <!-- artlint: ignore X1 -->\n")
    assert artlint("a.md", "--fix", "--baseline", BASELINE).code == 0
    assert (desk / "a.md").read_text() == "A vote. <!-- artlint: ignore X2 -->\n\nA ship.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be read: No such file or directory; `artlint baseline write` makes one"),
        ("{", ":1: not JSON: "),
        ("[]", ": not a baseline of artlint"),
        ('{"artlint-baseline": 2, "findings": []}', ": not a baseline of artlint"),
        ('{"artlint-baseline": 1, "findings": [{"file": "a"}]}', ": entry 1: an entry has file, code, text and count"),
        (
            '{"artlint-baseline": 1, "findings": [{"file": "a", "code": "X1", "text": "b", "count": "1"}]}',
            ": entry 1: an entry has file, code, text and count",
        ),
    ],
)
def test_faulty_baseline(desk: Path, artlint: Artlint, text: str | None, words: str) -> None:
    if text is not None:
        (desk / "b.json").write_text(text)
    ran = artlint(".", "--baseline", "b.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert words in ran.err


def test_a_file_that_cannot_be_read_leaves_the_baseline_as_it_is(desk: Path, artlint: Artlint) -> None:
    (desk / "bad.txt").write_bytes(b"\0")
    ran = artlint("baseline", "write", ".")
    assert (ran.code, ran.out) == (2, "")
    assert not (desk / BASELINE).exists()
