"""Findings on changed lines alone, as git tells which they are."""

from __future__ import annotations

import re
import subprocess
import sys
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
    for odd in ("diff.noprefix", "diff.mnemonicPrefix", "diff.suppressBlankEmpty"):
        run("config", odd, "true")
    run("config", "color.ui", "always")
    run("config", "diff.external", "/nowhere")
    run("config", "diff.relative", "true")
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


def test_the_sidecar_is_a_file_like_others(tmp_path: Path, git: Git, artlint: Artlint) -> None:
    (tmp_path / "artlint.toml").write_text('rules = ["house"]\nselect = ["X", "U"]\n')
    (tmp_path / "a.txt").write_text("One.\n")
    (tmp_path / ".artlint-ignore").write_text("a.txt X1\n")
    git("add", ".")
    git("commit", "-qm", "one")
    (tmp_path / "a.txt").write_text("One.\n\nTwo.\n")
    assert found(artlint("a.txt").out) == [(".artlint-ignore", "1")]
    assert artlint("--changed-lines", "a.txt").out == ""
    (tmp_path / ".artlint-ignore").write_text("a.txt X1\na.txt X2\n")
    assert found(artlint("--changed-lines", "a.txt").out) == [(".artlint-ignore", "2")]
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("A foo bar.\n")
    subprocess.run(["git", "init", "-q", "sub"], cwd=tmp_path, check=True)
    (tmp_path / ".git").rename(tmp_path / "git")  # now it stands outside every repository
    assert found(artlint("--changed-lines", "sub/b.txt").out) == [("sub/b.txt", "1")]


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


def test_as_a_hook_of_git(tmp_path: Path, git: Git, environment: dict[str, str]) -> None:
    """In a hook git has set variables of its own: for a commit of some files, and in a second work tree."""
    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo.\n")
    (tmp_path / "b.txt").write_text("One.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = f'"{sys.executable}" -m artlint --quiet --changed-lines .'
    hook.write_text(f'#!/bin/sh\n{command} > "$HOOK_OUTPUT" 2>&1\n')
    hook.chmod(0o755)
    seen = tmp_path.parent / f"{tmp_path.name}.out"

    def commit(cwd: Path, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
        name = ("-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
        run = subprocess.run(
            ["git", *name, "commit", "-qm", "two", *arguments],
            cwd=cwd,
            env={**environment, "HOOK_OUTPUT": str(seen)},
            capture_output=True,
            check=False,
        )
        return run.returncode, found(seen.read_text())

    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo, a foo bar.\n")
    assert commit(tmp_path, "-a") == (1, [("a.txt", "3")])
    assert commit(tmp_path, "a.txt") == (1, [("a.txt", "3")])
    (tmp_path / "a.txt").write_text("A foo bar.\n\nTwo bars.\n")
    assert commit(tmp_path, "-a") == (0, [])
    second = tmp_path.parent / f"{tmp_path.name}.second"
    git("worktree", "add", "-q", str(second))
    (second / "b.txt").write_text("One.\n\nA foo bar.\n")
    git("-C", str(second), "add", "b.txt")
    assert commit(second) == (1, [("b.txt", "3")])
