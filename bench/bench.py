"""Cpu seconds and memory of artlint beside other linters, on the same generated articles, in one run.

Run by `make bench`. The articles are made of the repository's own samples and rule examples, so that nothing need be
fetched. Only the ratios say something: every command runs in turn with the others, several times, and the median
counts. A child's cpu time is what the operating system accounts to it (user and system), so a busy machine does not
spoil it; a wall time is called one, and means something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from artlint.rulebook import load

BIN = Path(sys.executable).parent
SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLE_WORDS = 600
SCALES = (1, 10, 100, 1000)  # articles in one file
APART = 100  # articles in files of their own, which their cost in one file is compared with

Command = Callable[[Sequence[str]], list[str]]


def artlint(*options: str) -> Command:
    """The command with every default rule and some options."""
    return lambda paths: [sys.executable, "-m", "artlint", "--isolated", "--quiet", *options, *paths]


PEERS: dict[str, Command] = {
    "artlint": artlint("--jobs", "1"),
    "codespell": lambda paths: [str(BIN / "codespell"), *paths],
    "typos": lambda paths: [str(BIN / "typos"), "--isolated", *paths],
    "proselint": lambda paths: [str(BIN / "proselint"), "check", *paths],
}


class Cost(NamedTuple):
    """What a run took: cpu and wall seconds, and peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder, its output thrown away."""
    # Without bytecode files a Python start takes several times as long; no user runs so.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=folder
    )
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if "artlint" in command and running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)[:200]} ended with {running.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024)


def medians(
    commands: dict[str, list[str]], folder: Path, runs: int, write: Callable[[int], object] | None = None
) -> dict[str, Cost]:
    """Median cost of each command, run in turn with the others; a first turn warms the caches and does not count.

    Args:
        commands: by name.
        folder: where they run.
        runs: how many turns count.
        write: called before every run with another number, to write the articles: artlint would know old ones again.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for index, (name, command) in enumerate(commands.items()):
            if write is not None:
                write(turn * len(commands) + index)
            measured = cost(command, folder)
            if turn:
                costs[name].append(measured)
    return {name: Cost(*map(statistics.median, zip(*rows, strict=True))) for name, rows in costs.items()}


def gain_of_two(runs: int) -> float:
    """How many times as much two processes that share nothing but the machine do by the clock as one does."""
    command = [sys.executable, "-c", "sum(number for number in range(5_000_000))"]

    def wall(count: int) -> float:
        began = time.perf_counter()
        for running in [subprocess.Popen(command) for _ in range(count)]:
            running.wait()
        return time.perf_counter() - began

    return statistics.median(2 * wall(1) / wall(2) for _ in range(runs + 2))


@cache
def blocks() -> list[str]:
    """What articles are made of: the paragraphs of the samples without faults, and clean examples of rules."""
    paragraphs = [
        block
        for path in sorted(SAMPLES.glob("*.txt"))
        if not path.name.startswith("planted")
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        if len(block.split()) > 5
    ]
    examples = [example.text for rule in load() for example in rule.clean if example.format == "plain"]
    return paragraphs * 10 + examples  # most of an article is running prose


def article(seed: object) -> str:
    """An article of `ARTICLE_WORDS` or some more, another one for every seed."""
    chance = random.Random(str(seed))
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < ARTICLE_WORDS:
        parts.append(chance.choice(blocks()))
    return "\n\n".join(parts) + "\n"


def one_article(folder: Path, runs: int) -> None:
    """The cold start: one article, a process of its own."""
    path = folder / "one.txt"
    commands = {"python -c pass": [sys.executable, "-c", "pass"]}
    commands |= {name: peer([path.name]) for name, peer in PEERS.items()}
    costs = medians(commands, folder, runs, lambda turn: path.write_text(article(turn), encoding="utf-8"))
    print(f"\nCold start: one article of {ARTICLE_WORDS} words, all default rules\n")
    print("| command | cpu s | of codespell's | MB |\n|---|---|---|---|")
    for name, spent in costs.items():
        print(f"| {name} | {spent.cpu:.3f} | {spent.cpu / costs['codespell'].cpu:.2f} | {spent.memory:.0f} |")


def many_articles(folder: Path, runs: int, count: int) -> None:
    """Throughput, several processes, and a second run on a tree that has not changed."""
    tree = folder / "tree"
    tree.mkdir()
    names = [f"{number:04d}.txt" for number in range(count)]

    def write(turn: int) -> None:
        for name in names:
            (tree / name).write_text(article((turn, name)), encoding="utf-8")

    commands = {name: peer(names) for name, peer in PEERS.items()}
    commands["artlint --jobs 2"] = artlint("--jobs", "2")(names)
    costs = medians(commands, tree, runs, write)
    medians({"": artlint("--jobs", "2")(names)}, tree, 1)  # what the last turn wrote is linted, and known again
    costs |= medians({"artlint, unchanged tree": artlint()(names)}, tree, runs)
    words = sum(len((tree / name).read_text(encoding="utf-8").split()) for name in names)
    print(f"\n{count} articles, about {words:,} words\n")
    print("| command | cpu s | words a cpu s | wall s | MB of one process |\n|---|---|---|---|---|")
    for name, spent in costs.items():
        print(f"| {name} | {spent.cpu:.2f} | {words / spent.cpu:,.0f} | {spent.wall:.2f} | {spent.memory:.0f} |")
    gain = costs["artlint"].wall / costs["artlint --jobs 2"].wall
    print(f"\nTwo processes: {gain:.2f} times as fast by the clock ({os.cpu_count()} processors).")
    print(f"Two loops that share nothing but the machine: {gain_of_two(runs):.2f} times.")


def long_files(folder: Path, runs: int) -> None:
    """One file of 1, 10, 100 and 1,000 articles: cost a word, and the slope of cost over length on a log scale.

    Beside them articles apart, in one process: the words of every article are looked at as closely as those of one,
    and what a process makes once is shared.
    """
    apart = [f"apart-{number}.txt" for number in range(APART)]

    def write(turn: int) -> None:
        (folder / "0.txt").write_text("\n", encoding="utf-8")
        for scale in SCALES:
            text = "\n".join(article((turn, number)) for number in range(scale))
            (folder / f"{scale}.txt").write_text(text, encoding="utf-8")
        for number, name in enumerate(apart):
            (folder / name).write_text(article((turn, number)), encoding="utf-8")

    commands = {str(n): PEERS["artlint"]([f"{n}.txt"]) for n in (0, *SCALES)} | {"apart": PEERS["artlint"](apart)}
    costs = medians(commands, folder, runs, write)
    start = costs["0"].cpu
    words_apart = sum(len((folder / name).read_bytes().split()) for name in apart)
    cost_apart = (costs["apart"].cpu - start) / words_apart
    print("\nOne file, ever longer; the start of the process taken off\n")
    print(
        "| words | MB | cpu s | µs a word | of articles apart | peak MB | peak by size |\n|---|---|---|---|---|---|---|"
    )
    points = []
    for scale in SCALES:
        text = (folder / f"{scale}.txt").read_bytes()
        words, spent = len(text.split()), costs[str(scale)]
        points.append((log(words), log(spent.cpu - start)))
        print(
            f"| {words:,} | {len(text) / 1e6:.2f} | {spent.cpu - start:.3f} | "
            f"{(spent.cpu - start) / words * 1e6:.1f} | {(spent.cpu - start) / words / cost_apart:.2f} | "
            f"{spent.memory:.0f} | {spent.memory * 1e6 / len(text):.0f} |"
        )
    print(f"\n{APART} articles apart: {cost_apart * 1e6:.1f} µs a word.")
    (x, y), (last_x, last_y) = points[1], points[-1]
    print(f"\nSlope from the second row on: {(last_y - y) / (last_x - x):.2f} (1 is linear).")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each command on one article")
    parser.add_argument("--files", type=int, default=1000, help="articles in the throughput run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ARTLINT_CACHE_DIR"] = str(folder / "cache")
        one_article(folder, arguments.runs)
        many_articles(folder, max(1, arguments.runs // 3), arguments.files)
        long_files(folder, max(1, arguments.runs // 3))


if __name__ == "__main__":
    main()
