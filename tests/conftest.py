"""Fixtures: the command in a process of its own, and folders of house rules."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import artlint as package

from .forkserver import ForkServer

# EXAMPLES=2000 looks longer for a text that breaks a property; CI tries the same ones on every run.
settings.register_profile(
    "dev",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("EXAMPLES", "100")),
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

AT_THE_START = ("PYTHON", "LC_", "LANG")  # variables that Python reads as it starts
SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(package.__file__)))


class Ran(NamedTuple):
    """What came of a run of the command."""

    code: int
    out: str
    err: str


Artlint = Callable[..., Ran]


@pytest.fixture(scope="session")
def _environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    # Without bytecode every start would take three times as long.
    unwanted = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if key not in unwanted}
    return {
        **kept,
        "PYTHONPATH": SOURCE,
        "PYTHONUTF8": "1",
        "ARTLINT_CACHE_DIR": str(tmp_path_factory.getbasetemp() / "cache"),
    }


@pytest.fixture
def environment(_environment: dict[str, str]) -> dict[str, str]:
    """The environment of a run: no colour, no cache but its own, UTF-8."""
    return dict(_environment)


@pytest.fixture(scope="session")
def _forkserver(_environment: dict[str, str]) -> Iterator[ForkServer | None]:
    server = ForkServer(_environment) if hasattr(os, "fork") else None
    yield server
    if server is not None:
        server.close()


@pytest.fixture
def artlint(tmp_path: Path, environment: dict[str, str], _forkserver: ForkServer | None) -> Artlint:
    """Run `artlint ARGS…` in a process of its own, in `tmp_path` unless `cwd` is given.

    The process is forked from one that has imported artlint; Python is started for one whose variables it reads then.
    """

    def run(*args: str | Path, stdin: bytes | str = b"", cwd: Path | None = None, **variables: str) -> Ran:
        arguments = [str(arg) for arg in args]
        given = stdin.encode() if isinstance(stdin, str) else stdin
        place, environ = cwd or tmp_path, {**environment, **variables}
        if _forkserver is None or any(name.startswith(AT_THE_START) for name in variables):
            return started(*arguments, stdin=given, cwd=place, env=environ)
        return _ran(*_forkserver.run(arguments, given, place, environ))

    return run


def started(*args: str, stdin: bytes = b"", cwd: Path, env: dict[str, str]) -> Ran:
    """What came of `python -m artlint ARGS…`."""
    command = [sys.executable, "-m", "artlint", *args]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, check=False, timeout=60)
    return _ran(done.returncode, done.stdout, done.stderr)


def _ran(code: int, out: bytes, err: bytes) -> Ran:
    ran = Ran(code, out.decode("utf-8"), err.decode("utf-8"))
    assert "Traceback" not in ran.err, ran.err
    return ran


HOUSE_RULE = """\
code = "X{number}"
name = "house-{number}"
summary = "A house rule."
why = "Because the house says so."
severity = "{severity}"
check = "phrases"

[options]
phrases = {{ "{phrase}" = "{wording}" }}

[[bad]]
text = "Here is {phrase} again."
marks = ["{phrase}"]

[[clean]]
text = "Nothing is here."
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with three house rules of phrases, X1 (error), X2 (warning) and X3 (info), named in an artlint.toml."""
    folder = tmp_path / "house"
    folder.mkdir()
    for number, severity, phrase, wording in (
        (1, "error", "foo bar", "bar"),
        (2, "warning", "baz", "qux"),
        (3, "info", "quux", "corge"),
    ):
        text = HOUSE_RULE.format(number=number, severity=severity, phrase=phrase, wording=wording)
        (folder / f"{number}.toml").write_text(text)
    (tmp_path / "artlint.toml").write_text('rules = ["house"]\nselect = ["X"]\n')
    return folder
