"""Fixtures: the real command in a process of its own, and folders of house rules."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import artlint as package

settings.register_profile("artlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("artlint")

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(package.__file__)))


class Ran(NamedTuple):
    """What came of a run of the command."""

    code: int
    out: str
    err: str


Artlint = Callable[..., Ran]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a run: no colour, no cache but its own, UTF-8."""
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
def artlint(tmp_path: Path, environment: dict[str, str]) -> Artlint:
    """Run `python -m artlint ARGS…`, in `tmp_path` unless `cwd` is given."""

    def run(*args: str | Path, stdin: bytes | str = b"", cwd: Path | None = None, **variables: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "artlint", *map(str, args)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**environment, **variables},
            check=False,
            timeout=60,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        return Ran(done.returncode, out, err)

    return run


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
