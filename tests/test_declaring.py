"""Command lines that are read without typer come to what typer reads in them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from artlint.cli import lint
from artlint.commands.app import build
from artlint.commands.declaring import _declared, parsed

from .conftest import Artlint

NAMES = sorted(_declared(lint.__annotations__)[0])
WORDS = st.sampled_from(
    ["a.txt", "-", "", "T1,T2", "2", "0", "-1", " 3", "1_0", "0.5", "nan", "x=y", "é\udcff", "lint"]
)
OPTIONS = st.sampled_from(NAMES)
ODD = st.sampled_from(
    ["--", "--help", "-h", "--no-such", "--sel", "-qj2", "-j2", "-o=x", "--quiet=1", "--", "-qx", "--="]
)
ARGUMENTS = st.lists(
    st.one_of(WORDS, OPTIONS, st.tuples(OPTIONS, WORDS).map(lambda pair: "=".join(pair)), ODD), max_size=7
)


def typers(arguments: list[str]) -> dict[str, Any] | None:
    """The values that typer reads; None for an error or help."""
    read: dict[str, Any] = {}

    def take(**values: Any) -> None:
        read.update(values)

    take.__annotations__ = lint.__annotations__
    app = build(_with_signature(take), "lint")
    result = CliRunner().invoke(app, ["lint", *arguments])
    return read if result.exit_code == 0 and read else None


def _with_signature(take: Any) -> Any:
    from inspect import signature

    take.__signature__ = signature(lint)
    return take


@settings(max_examples=300)
@given(ARGUMENTS)
@example(["--output-file", "a", "-o", "b", "c.txt"])
@example(["--jobs", "0", "c.txt"])
@example(["a.txt", "--select", "T1", "--select=T2", "b.txt", "-q"])
def test_the_same_as_typer(arguments: list[str]) -> None:
    without = parsed(lint, arguments)
    if without is not None:
        read = typers(arguments)
        assert read is not None
        assert without.keys() == read.keys()
        assert repr(without) == repr({name: read[name] for name in without})


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_read(name: str) -> None:
    """Alone and as `NAME=VALUE`: none is left to typer for want of its type."""
    assert parsed(lint, [name, "a.txt"]) is not None or parsed(lint, [name, "1", "a.txt"]) is not None


@pytest.mark.parametrize(
    "arguments", [[], ["--help", "a"], ["--jobs", "x", "a"], ["--jobs=0", "a"], ["--", "a"], ["-qj2"]]
)
def test_left_to_typer(arguments: list[str]) -> None:
    assert parsed(lint, arguments) is None


def test_an_ordinary_run_imports_no_typer(artlint: Artlint, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("The teh cat sat.\n")
    script = (
        "import os, sys; from artlint import cli; ended = os._exit; slow = {'typer', 'inspect', 'regex'};"
        "os._exit = lambda code: (print(sorted(slow & {*sys.modules}), flush=True), ended(code));"
        "cli.main()"
    )
    artlint("--isolated", "a.txt")
    (tmp_path / "a.txt").write_text("The teh dog sat.\n")
    done = subprocess.run(
        [sys.executable, "-c", script, "--isolated", "a.txt"],
        capture_output=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]", done.stderr
    assert done.returncode == 1
    assert b"T101" in done.stdout


def test_errors_and_help_are_typers(artlint: Artlint) -> None:
    assert "No such option" in artlint("--no-such", "a.txt").err
    assert "--select RULES" in artlint("lint", "--help").out
    assert "baseline" in artlint("--help").out
