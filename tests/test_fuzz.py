"""A few of the mangled articles of `make fuzz`, and the faults that it has found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from artlint import engine, reading
from tests.shipped import shipped

FUZZ = Path(__file__).parent.parent / "fuzz" / "fuzz.py"


def test_what_must_hold_holds_of_sixty_mangled_articles(environment: dict[str, str]) -> None:
    command = [sys.executable, str(FUZZ), "--seed", "7", "--cases", "60", "--no-large"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "60 cases, seed 7" in done.stdout
    assert "findings" in done.stdout


def test_large_cases_that_once_took_minutes(environment: dict[str, str]) -> None:
    labels = "20,000 comments of rst|50,000 open links|5,000 unknown rules"
    command = [sys.executable, str(FUZZ), "--cases", "0", "--large", labels]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("cpu s") == 3


def test_a_case_can_be_made_again(environment: dict[str, str]) -> None:
    command = [sys.executable, str(FUZZ), "--seed", "7", "--only", "5"]
    outputs = {subprocess.run(command, capture_output=True, env=environment, check=True).stdout for _ in range(2)}
    assert len(outputs) == 1


def test_a_paragraph_that_begins_with_a_blank_line_is_linted() -> None:
    codes = {finding.rule.code for finding in engine.run(reading.parse('"\n\nT', "a.html", "html"), shipped())}
    assert "E001" not in codes
