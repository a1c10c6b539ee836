"""Cpu seconds of artlint beside codespell and proselint: the cold start on one article, and throughput on many.

Run by `make bench`. The articles are made of the repository's own samples, so that nothing need be fetched. Only the
ratios say something: every command runs in turn with the others, several times, and the median counts. A child's cpu
time is what the operating system accounts to it (user and system), so a busy machine does not spoil it.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent
SAMPLES = Path(__file__).parent.parent / "samples"
PEERS = {
    "python -c pass": lambda paths: [sys.executable, "-c", "pass"],
    "artlint": lambda paths: [str(BIN / "artlint"), "--isolated", "--quiet", *paths],
    "codespell": lambda paths: [str(BIN / "codespell"), *paths],
    "proselint": lambda paths: [str(BIN / "proselint"), "check", *paths],
}


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of one run of a command, its output thrown away."""
    # Without bytecode files a Python start takes several times as long; no user runs so.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(paths: list[str], names: list[str], runs: int) -> dict[str, float]:
    """Median cpu seconds of each peer, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(runs + 1):
        for name in names:
            seconds = cpu_seconds(PEERS[name](paths))
            if turn:  # the first turn warms the caches
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each command")
    parser.add_argument("--files", type=int, default=200, help="articles in the throughput run")
    arguments = parser.parse_args()
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "one.txt"
        article.write_bytes(samples[0] + b"\n" + samples[1][: max(0, 3600 - len(samples[0]))])
        words = len(article.read_text(encoding="utf-8").split())
        print(f"cold start, one article of {words} words: median cpu s of {arguments.runs} runs, ratio to codespell")
        times = medians([str(article)], list(PEERS), arguments.runs)
        for name, seconds in times.items():
            print(f"  {name:<16} {seconds:.3f}  {seconds / times['codespell']:.2f}")

        paths = []
        words = 0
        for number in range(arguments.files):
            path = Path(folder) / f"{number:04d}.txt"
            path.write_bytes(samples[number % len(samples)])
            words += len(samples[number % len(samples)].split())
            paths.append(str(path))
        print(f"throughput, {arguments.files} articles, {words} words: words a cpu second, start-up included")
        peers = [name for name in PEERS if name != "python -c pass"]
        for name, seconds in medians(paths, peers, max(1, arguments.runs // 3)).items():
            print(f"  {name:<16} {words / seconds:>9,.0f}")


if __name__ == "__main__":
    main()
