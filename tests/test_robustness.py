"""What is killed, starved or run elsewhere: no file is lost, and the same input gives the same bytes."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Artlint

SAMPLES = Path(__file__).parent.parent / "samples"
BEFORE = b"The the council met on Tuesday  and recieved the report.\n\n" * 100
COMMAND = [sys.executable, "-m", "artlint", "--isolated", "--quiet"]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(BEFORE)
    return path


# A write that makes a file longer than the first argument kills the process in the middle of it.
KILLED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
del sys.argv[1]
from artlint.cli import main
main()
"""


def killed_at(size: int, *arguments: str, env: dict[str, str]) -> bool:
    """Whether a run that may write files of so many bytes was killed for a longer one."""
    command = [sys.executable, "-c", KILLED, str(size), *COMMAND[3:], *arguments]
    done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return done.returncode == -signal.SIGXFSZ


def test_killed_while_it_fixes(draft: Path, environment: dict[str, str]) -> None:
    command = [*COMMAND, "--fix", str(draft)]
    began = time.monotonic()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    lasted = time.monotonic() - began
    after = draft.read_bytes()
    assert after != BEFORE
    for size in (1, len(after) // 2, len(after) - 1):
        draft.write_bytes(BEFORE)
        assert killed_at(size, "--fix", str(draft), env=environment)
        assert draft.read_bytes() == BEFORE
    chance = random.Random(4)
    for _ in range(4):
        draft.write_bytes(BEFORE)
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(lasted * chance.uniform(0.5, 1.1))  # the file is written near the end
        running.kill()
        running.wait()
        assert draft.read_bytes() in (BEFORE, after)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on file size")
def test_disk_full_while_it_fixes(draft: Path, environment: dict[str, str]) -> None:
    # The compiled rules are in the cache already or cannot be kept: neither is a fault.
    done = subprocess.run(
        [*COMMAND, "--fix", str(draft)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),  # bytes, less than the draft
    )
    assert done.returncode == 2
    assert f"{draft}: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert draft.read_bytes() == BEFORE
    assert os.listdir(draft.parent) == ["draft.txt"]


def test_killed_while_it_writes_its_cache(tmp_path: Path, environment: dict[str, str]) -> None:
    cache = tmp_path / "cache"
    environment = {**environment, "ARTLINT_CACHE_DIR": str(cache)}
    (tmp_path / "short.txt").write_text("The the council recieved it.\n", encoding="utf-8")
    short = str(tmp_path / "short.txt")

    def lint() -> tuple[bytes, bytes]:
        done = subprocess.run([*COMMAND, short], env=environment, capture_output=True, check=False)
        return done.stdout, done.stderr

    expected = lint()
    assert expected[0]
    kept = [path for path in cache.rglob("*") if path.is_file() and path.name != ".gitignore"]
    assert {path.relative_to(cache).parts[0].partition("-")[0] for path in kept} == {
        "patterns",
        "results",
        "rules",
        "tables",
    }
    least = min(path.stat().st_size for path in kept)  # of what was found, which is written before the patterns
    for path in kept:
        path.unlink()
        in_results = path.parent.name == "results"
        shutil.rmtree(cache / "results")  # or nothing would be linted, and no more be written
        assert killed_at(least - in_results, short, env=environment), path
        assert lint() == expected
        assert path.exists()
    chance = random.Random(5)
    for _ in range(2):
        shutil.rmtree(cache)
        running = subprocess.Popen([*COMMAND, short], env=environment, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.4))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert lint() == expected


def test_the_same_bytes_whatever_the_place(artlint: Artlint, environment: dict[str, str]) -> None:
    files = sorted(str(path) for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html"))
    outputs = set()
    chance = random.Random(6)
    for turn in range(20):
        paths = chance.sample(files, len(files))
        if turn % 3:  # else the files are known from the last turn
            shutil.rmtree(Path(environment["ARTLINT_CACHE_DIR"]) / "results", ignore_errors=True)
        ran = artlint(
            *("--isolated", "--select", "ALL", "--severity", "info", "--output-format", "json", "--exit-zero", *paths),
            *(["--no-cache"] if turn == 1 else []),
            *(["--jobs", str(1 + turn % 3)] if turn % 2 else []),
            PYTHONHASHSEED=str(turn),
            LC_ALL=("C", "C.UTF-8", "POSIX")[turn % 3],
        )
        assert ran.code == 0, ran.err
        outputs.add(ran.out)
    assert len(outputs) == 1
