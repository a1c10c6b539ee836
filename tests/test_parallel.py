"""Many files in several processes: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from artlint import parallel
from tests.conftest import Artlint

TEXTS = ["The the council met.\n", "They recieved it.\n", "The council met on Tuesday.\n"]


def double(number: int) -> int:
    return 2 * number


def whose(number: int) -> int:
    return os.getpid()


def killed(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
@pytest.mark.parametrize("tasks", [0, 1, 2, 100])
def test_results_are_in_order(jobs: int | None, tasks: int) -> None:
    assert list(parallel.mapped(double, range(tasks), jobs)) == [2 * number for number in range(tasks)]


def test_only_as_many_tasks_are_read_as_are_needed() -> None:
    read: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            read.append(number)
            yield number

    results = parallel.mapped(double, tasks(), 2)
    assert next(results) == 0
    assert len(read) < 100
    assert next(results) == 2


def test_processes_are_started_where_there_is_enough_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "processes", lambda: 2)
    assert set(parallel.mapped(whose, range(8))) == {os.getpid()}
    assert os.getpid() not in set(parallel.mapped(whose, range(100)))


def test_a_killed_process_is_an_error_and_not_a_hang() -> None:
    with pytest.raises(parallel.WorkerError, match="killed"):
        list(parallel.mapped(killed, range(20), 2))


@pytest.mark.parametrize("output_format", ["json", "text"])
def test_output_does_not_depend_on_jobs(
    artlint: Artlint, tmp_path: Path, environment: dict[str, str], output_format: str
) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(TEXTS[number % 3], encoding="utf-8")
    (tmp_path / "17.txt").write_bytes(b"\x00\x01binary")
    runs = {}
    for jobs in ("1", "2", "5"):
        shutil.rmtree(Path(environment["ARTLINT_CACHE_DIR"]) / "results", ignore_errors=True)
        runs[jobs] = artlint("--isolated", "--jobs", jobs, "--output-format", output_format, ".", "gone.txt")
    assert runs["1"].code == 2
    assert "17.txt" in runs["1"].err
    assert runs["1"].out.count("recieved") >= 13
    assert runs["1"] == runs["2"] == runs["5"]


def test_jobs_must_be_a_positive_number(artlint: Artlint) -> None:
    ran = artlint("--jobs", "0", ".")
    assert ran.code == 2
    assert "--jobs" in ran.err
