"""A few of the mangled articles of `make fuzz`, and the faults that it has found."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from artlint import engine, reading
from artlint.api import lint_document
from artlint.config import Config
from tests.linear import assert_linear
from tests.shipped import shipped

FUZZ = Path(__file__).parent.parent / "fuzz" / "fuzz.py"


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., str]]:
    """Run `fuzz/fuzz.py ARGS…` in this process, with rules that have been read: what it prints where nothing fails."""
    monkeypatch.syspath_prepend(str(FUZZ.parent))
    module = import_module("fuzz")
    monkeypatch.setattr(module, "load", lambda *folders: shipped())
    before = signal.getsignal(signal.SIGVTALRM)

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["fuzz.py", *arguments])
        code = module.main()
        printed = capsys.readouterr().out
        assert code == 0, printed
        return printed

    yield run
    signal.signal(signal.SIGVTALRM, before)


def test_what_must_hold_holds_of_sixty_mangled_articles(fuzz: Callable[..., str]) -> None:
    printed = fuzz("--seed", "7", "--cases", "60", "--no-large")
    assert "60 cases, seed 7" in printed
    assert "findings" in printed


def test_large_cases_are_linted_and_timed(fuzz: Callable[..., str]) -> None:
    assert re.search(r"5,000 unknown rules .* cpu s +5000 findings", fuzz("--cases", "0", "--large", "unknown rules"))


@pytest.mark.parametrize(
    ("row", "name", "rows"),
    [
        (".. artlint: ignore H401\n", "a.rst", 1_000),
        ("[a](", "a.md", 2_000),
        ("<!-- artlint: ignore QQ{} -->\n", "a.md", 300),
    ],
    ids=["comments of rst", "open links", "unknown rules"],
)
def test_large_cases_that_once_took_minutes(row: str, name: str, rows: int) -> None:
    def work(rows: int) -> None:
        text = "".join(row.format(number) for number in range(rows))
        lint_document(reading.read(text.encode(), name), Config(select=("ALL",), severity="info"))

    assert_linear(work, rows)


def test_a_case_can_be_made_again(fuzz: Callable[..., str], environment: dict[str, str]) -> None:
    arguments = ("--seed", "7", "--only", "5")
    command = [sys.executable, str(FUZZ), *arguments]
    again = subprocess.run(command, capture_output=True, env={**environment, "PYTHONHASHSEED": "1"}, check=True)
    assert fuzz(*arguments) == again.stdout.decode()


def test_a_paragraph_that_begins_with_a_blank_line_is_linted() -> None:
    codes = {finding.rule.code for finding in engine.run(reading.parse('"\n\nT', "a.html", "html"), shipped())}
    assert "E001" not in codes
