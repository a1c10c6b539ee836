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
BEFORE = b"The the council met on Tuesday  and recieved the report.\n\n" * 300
COMMAND = [sys.executable, "-m", "artlint", "--isolated", "--quiet"]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_bytes(BEFORE)
    return path


def test_killed_while_it_fixes(draft: Path, environment: dict[str, str]) -> None:
    command = [*COMMAND, "--fix", str(draft)]
    began = time.monotonic()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    lasted = time.monotonic() - began
    after = draft.read_bytes()
    assert after != BEFORE
    chance = random.Random(4)
    for _ in range(12):
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


def test_killed_while_it_writes_its_cache(tmp_path: Path, draft: Path, environment: dict[str, str]) -> None:
    environment = {**environment, "ARTLINT_CACHE_DIR": str(tmp_path / "cache")}
    expected = subprocess.run([*COMMAND, str(draft)], env=environment, capture_output=True, check=False).stdout
    chance = random.Random(5)
    for _ in range(6):
        shutil.rmtree(tmp_path / "cache")
        running = subprocess.Popen([*COMMAND, str(draft)], env=environment, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.4))
        running.send_signal(signal.SIGKILL)
        running.wait()
        done = subprocess.run([*COMMAND, str(draft)], env=environment, capture_output=True, check=False)
        assert (done.stdout, done.stderr) == (expected, b"")


def test_the_same_bytes_whatever_the_place(artlint: Artlint) -> None:
    files = sorted(str(path) for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html"))
    outputs = set()
    chance = random.Random(6)
    for turn in range(20):
        paths = chance.sample(files, len(files))
        locale = chance.choice(("C", "C.UTF-8", "POSIX"))
        ran = artlint(
            *("--isolated", "--select", "ALL", "--severity", "info", "--output-format", "json", "--exit-zero", *paths),
            *(["--no-cache"] if turn % 7 == 0 else []),
            *(["--jobs", str(1 + turn % 3)] if turn % 5 else []),
            PYTHONHASHSEED=str(turn),
            LC_ALL=locale,
        )
        assert ran.code == 0, ran.err
        outputs.add(ran.out)
    assert len(outputs) == 1
