"""A few of the mangled articles of `make fuzz`, and the faults that it has found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from artlint import engine, reading
from artlint.rulebook import load

FUZZ = Path(__file__).parent.parent / "fuzz" / "fuzz.py"


def test_what_must_hold_holds_of_a_hundred_mangled_articles(environment: dict[str, str]) -> None:
    command = [sys.executable, str(FUZZ), "--seed", "7", "--cases", "100", "--no-large"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "100 cases, seed 7" in done.stdout
    assert "findings" in done.stdout


def test_a_case_can_be_made_again(environment: dict[str, str]) -> None:
    command = [sys.executable, str(FUZZ), "--seed", "7", "--only", "5"]
    outputs = {subprocess.run(command, capture_output=True, env=environment, check=True).stdout for _ in range(2)}
    assert len(outputs) == 1


def test_a_paragraph_that_begins_with_a_blank_line_is_linted() -> None:
    codes = {finding.rule.code for finding in engine.run(reading.parse('"\n\nT', "a.html", "html"), load())}
    assert "E001" not in codes
