"""Findings on changed lines alone, as git tells which they are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Artlint

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, house: Path) -> Git:
    """A repository with the house rules; the function runs git in it."""

    def run(*arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    run("init", "-q", "-b", "main", ".")
    run("config", "core.autocrlf", "false")
    return run


def found(out: str) -> list[tuple[str, str]]:
    """File and row of each finding."""
    return [(match[1], match[2]) for match in re.finditer(r"^(.*?):(\d+):\d+: ", out, re.MULTILINE)]


ODD = ['na ïve "q".txt', "-dash.txt", "tab\there.txt", "b\\c.txt", "$x;#.md"]


def test_only_changed_lines(tmp_path: Path, git: Git, artlint: Artlint) -> None:
    for name in ["a.txt", "same.txt", "old name.txt", *ODD]:
        (tmp_path / name).write_text("A foo bar.\n\nTwo.\n\nA foo bar.\n")
    (tmp_path / "crlf.txt").write_bytes(b"A foo bar.\r\n\r\nTwo.\r\n\r\nA foo bar.\r\n")
    git("add", ".")
    git("commit", "-qm", "one")
    assert artlint("--changed-lines", ".").out == ""

    for name in ["a.txt", *ODD]:
        (tmp_path / name).write_text("A foo bar.\n\nA baz.\nA baz.\n\nA foo bar.\n+++ b/same.txt\n@@ -1 +1 @@\n")
    (tmp_path / "crlf.txt").write_bytes(b"A foo bar.\r\n\r\nA baz.\r\n\r\nA foo bar.\r\n")
    git("mv", "old name.txt", "new name.txt")
    with (tmp_path / "new name.txt").open("a") as file:
        file.write("\nA baz.\n")
    (tmp_path / "untracked.txt").write_text("A foo bar.\n")
    (tmp_path / "utf16.txt").write_text("A foo bar.\n", encoding="utf-16")
    git("add", "a.txt", "utf16.txt")
    expected = sorted(
        [(name, row) for name in ["a.txt", *ODD] for row in ("3", "4")]
        + [("crlf.txt", "3"), ("new name.txt", "7"), ("untracked.txt", "1"), ("utf16.txt", "1")]
    )
    ran = artlint("--changed-lines", ".")
    shown = [(name.replace("\\x09", "\t"), row) for name, row in found(ran.out)]
    assert sorted(shown) == expected
    # from another folder, and through --changed-since
    (tmp_path / "sub").mkdir()
    assert found(artlint("--changed-lines", "../a.txt", cwd=tmp_path / "sub").out) == [
        ("../a.txt", "3"),
        ("../a.txt", "4"),
    ]
    git("add", ".")
    git("commit", "-qm", "two")
    assert artlint("--changed-lines", ".").out == ""
    assert sorted(found(artlint("--changed-since", "HEAD~1", ".").out.replace("\\x09", "\t"))) == expected
    assert found(artlint("--changed-lines", "a.txt", PRE_COMMIT_FROM_REF="HEAD~1").out) == [
        ("a.txt", "3"),
        ("a.txt", "4"),
    ]


def test_what_others_changed_meanwhile_is_theirs(tmp_path: Path, git: Git, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo.\n\nThree.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    git("switch", "-qc", "topic")
    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo.\n\nA baz.\n")
    git("commit", "-qam", "two")
    git("switch", "-q", "main")
    (tmp_path / "a.txt").write_text("A bar.\n\nTwo.\n\nThree.\n")
    git("commit", "-qam", "three")
    git("switch", "-q", "topic")
    assert found(artlint("--changed-since", "main", "a.txt").out) == [("a.txt", "5")]


def test_fixes_stay_on_changed_lines(tmp_path: Path, git: Git, artlint: Artlint) -> None:
    rule = (tmp_path / "house" / "1.toml").read_text().replace("[options]", '[options]\nfix = "safe"')
    (tmp_path / "house" / "1.toml").write_text(rule)
    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo.\n\nA foo bar.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    (tmp_path / "a.txt").write_text("New.\n\nA foo bar.\n\nTwo, a foo bar.\n\nA foo bar.\n")
    assert artlint("--changed-lines", "--fix", "a.txt").code == 0
    assert (tmp_path / "a.txt").read_text() == "New.\n\nA foo bar.\n\nTwo, a bar.\n\nA foo bar.\n"


def test_before_the_first_commit_everything_is_new(tmp_path: Path, git: Git, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text("A foo bar.\n")
    git("add", "a.txt")
    assert found(artlint("--changed-lines", "a.txt").out) == [("a.txt", "1")]


def test_faults(tmp_path: Path, git: Git, artlint: Artlint, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tmp_path / "a.txt").write_text("A foo bar.\n")
    git("add", "a.txt")
    git("commit", "-qm", "one")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.txt").write_text("A foo bar.\n")
    git("switch", "-q", "--orphan", "other")
    (tmp_path / "a.txt").write_text("A foo bar.\n")
    git("add", "a.txt")
    git("commit", "-qm", "other")
    for arguments, words in (
        (["--changed-since", "nope", "a.txt"], f'--changed-since: the repository {tmp_path} has no revision "nope"'),
        (["--changed-since=--all", "a.txt"], 'has no revision "--all"'),
        (["--changed-since", "main", "a.txt"], '"main" and HEAD have no commit in common'),
        (["--changed-lines", str(outside / "b.txt")], f"--changed-lines: {outside} is in no git repository"),
        (["--changed-lines", "-"], "--changed-lines reads what git knows of files, not of standard input"),
        (["--changed-lines", "--changed-since", "main", "a.txt"], "--changed-since and --changed-lines contradict"),
    ):
        ran = artlint(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
        assert ran.err.count("\n") == 1
    ran = artlint("--changed-lines", "a.txt", PATH="/nowhere")
    assert (ran.code, ran.err) == (2, "artlint: git is not installed, and it alone knows what has changed\n")
