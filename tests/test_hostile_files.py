"""Files that vanish, names that nobody should give, processes that are killed, caches that cannot be kept."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from artlint import engine, reading
from artlint.api import FileResult, lint_paths
from artlint.config import Config
from artlint.document import Document
from tests.conftest import Artlint
from tests.shipped import shipped

SLIP = "They recieved it.\n"


def names(results: Iterator[FileResult]) -> list[tuple[str, bool]]:
    return [(result.name, result.error is None) for result in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_vanishes_is_named_and_the_others_are_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARTLINT_CACHE_DIR", str(tmp_path / "cache"))
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(SLIP, encoding="utf-8")
    results = lint_paths(["."], config_for=lambda folder: Config(), jobs=jobs)
    first = next(results)
    (tmp_path / "38.txt").unlink()  # found by now, and not read
    assert [(first.name, True), *names(results)] == [(f"{n:02}.txt", n != 38) for n in range(40)]


def test_a_reader_that_fails_names_its_file_and_the_others_are_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SLIP, encoding="utf-8")
    whole = reading.parse

    def failing(text: str, name: str, *rest: object) -> Document:
        if name == "a.txt":
            raise RecursionError("too\ndeep")
        return whole(text, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "parse", failing)
    failed, linted = lint_paths(["."], config_for=lambda folder: Config(), use_cache=False)
    assert failed.error == "a.txt: artlint failed reading it as plain: RecursionError: too deep"
    assert [finding.rule.code for finding in linted.findings] == ["T101"]


def test_what_is_neither_read_nor_checked_fails_for_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SLIP, encoding="utf-8")
    whole = engine.run

    def failing(document: Document, *rest: object) -> object:
        if document.name == "a.txt":
            raise IndexError("out\nof range")
        return whole(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "run", failing)
    failed, linted = lint_paths(["."], config_for=lambda folder: Config(), use_cache=False)
    assert failed.error == "a.txt: artlint failed on it: IndexError: out of range"
    assert [finding.rule.code for finding in linted.findings] == ["T101"]


def test_an_internal_error_is_one_line() -> None:
    rule = next(iter(shipped()))._replace(check="nonsense\nnonsense", literals=None)
    document = reading.parse("Text.")
    finding = engine._internal_error(document, rule, ValueError("a\nb\x1b"))
    assert finding.message.endswith("ValueError: a b\x1b")
    assert finding.rule is engine.INTERNAL_ERROR


KILLER = """
import multiprocessing, os, signal
import artlint.runs as runs
linted = runs._linted
def _linted(task):
    if task[0] == "07.txt" and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return linted(task)
_linted.__module__ = "artlint.runs"
runs._linted = _linted
"""


def test_a_killed_worker_is_one_line_and_no_hang(artlint: Artlint, tmp_path: Path, environment: dict[str, str]) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "killer").mkdir()
    (tmp_path / "killer" / "sitecustomize.py").write_text(KILLER, encoding="utf-8")
    path = f"{tmp_path / 'killer'}{os.pathsep}{environment['PYTHONPATH']}"
    ran = artlint("--isolated", "--jobs", "2", ".", PYTHONPATH=path)
    assert ran.code == 2
    assert ran.err == "artlint: a process that linted some of the files was killed; try --jobs 1\n"
    assert artlint("--isolated", "--jobs", "1", ".", PYTHONPATH=path).code == 1


def test_the_reader_of_the_output_leaves_while_two_processes_lint(tmp_path: Path, environment: dict[str, str]) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"{SLIP}\n" * 150, encoding="utf-8")
    command = [sys.executable, "-m", "artlint", "--isolated", "--jobs", "2", "."]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(30) == 1


@pytest.mark.parametrize("folder", ["file", "/proc/artlint", "full"])
def test_a_cache_that_cannot_be_kept_changes_nothing(tmp_path: Path, environment: dict[str, str], folder: str) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    place = folder if folder.startswith("/") else str(tmp_path / folder)
    if folder == "file":
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "artlint", "--isolated", "a.txt"],
        cwd=tmp_path,
        env={**environment, "ARTLINT_CACHE_DIR": place},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))) if folder == "full" else None,
    )
    assert (done.returncode, done.stdout) == (1, 'a.txt:1:6: T101 "recieved" is misspelt: write "received"\n')
    assert done.stderr == "1 finding (1 error) in 1 file.\n"
    if folder == "full":
        kept = [name for _, _, found in os.walk(place) for name in found]
        assert not [name for name in kept if name.rpartition(".")[2].isdigit()], "half an entry is left"


HOSTILE_NAMES = [
    b"a\n::error::b.txt",
    b"-rf.txt",
    b"\"q\" 's'.txt",
    b"bad\xff\xc3.txt",
    b"##vso[task.complete]x.txt",
    b"\x1b]0;t\x07.txt",
    b"=1+1,;|.txt",
    b"<!-- & -->.txt",
    b"100%0A%25.txt",
    "\u202egpj.txt".encode(),
]


def test_hostile_names_in_every_command(artlint: Artlint, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in HOSTILE_NAMES:
        with open(os.fsencode(desk) + b"/" + name, "w", encoding="utf-8") as file:
            file.write(SLIP)
    ran = artlint(".", "--isolated", "--output-format", "json", "--jobs", "2", cwd=desk)
    assert ran.code == 1
    assert sorted(os.fsencode(row["filename"]) for row in json.loads(ran.out)) == sorted(HOSTILE_NAMES)
    steering = set("\x1b\x07\u202e\r")
    for arguments in (["baseline", "write", "."], ["baseline", "check", "."], ["stats", "."], ["--fix", "."]):
        ran = artlint(*arguments, cwd=desk)
        assert ran.code == 0, (arguments, ran)
        assert not steering & set(ran.out + ran.err), arguments
        if arguments == ["baseline", "check", "."]:
            assert "10 known, 0 gone, 0 new" in ran.err
            os.unlink(desk / "artlint-baseline.json")
    for name in HOSTILE_NAMES:
        with open(os.fsencode(desk) + b"/" + name, encoding="utf-8") as file:
            assert file.read() == "They received it.\n"
    assert len(os.listdir(desk)) == len(HOSTILE_NAMES)


def test_a_line_of_a_pipe_is_linted(artlint: Artlint, tmp_path: Path, environment: dict[str, str]) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf '{SLIP.strip()}\\n' > '{pipe}'"]):
        ran = artlint("--isolated", "--jobs", "2", pipe)
    assert ran.code == 1
    assert "T101" in ran.out
