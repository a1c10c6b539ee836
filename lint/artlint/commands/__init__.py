"""Sub-commands that an ordinary run does not need, a module each, and what all commands have in common.

A module has `register(app)`, which adds its command, and a line in `COMMANDS`; it is imported when its command, or the
list of all commands, is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from artlint.config import Config

EXIT_CLEAN, EXIT_FINDINGS, EXIT_ERROR = 0, 1, 2

COMMANDS: dict[str, str] = {
    "explain": "artlint.commands.explain",
    "rules": "artlint.commands.rules",
    "stats": "artlint.commands.stats",
    "compare": "artlint.commands.compare",
    "init": "artlint.commands.init",
    "config": "artlint.commands.config",
    "allow": "artlint.commands.allow",
    "ignore": "artlint.commands.ignore",
    "baseline": "artlint.commands.baseline",
    "test-rules": "artlint.commands.test_rules",
}

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help='Files, folders, or "-" for standard input.')]
ConfigPath = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore every configuration file.")]


def finder(path: str | None, isolated: bool) -> Callable[[str], Config]:
    """What gives the configuration that holds in a folder, as the options want it."""
    from artlint import config

    if path is not None and isolated:
        fail("--config and --isolated contradict each other")
    if isolated:
        return lambda folder: config.Config()
    if path is not None:
        loaded = config.load(path)
        return lambda folder: loaded
    return config.find


def say(message: str, err: bool = False) -> None:
    """One line to standard output or, with `err`, to standard error, nothing in it that steers a terminal."""
    from artlint.report.terminal import printable

    typer.echo(printable(message), err=err)


def complain(message: str) -> None:
    """One line to standard error that says who complains."""
    say(f"artlint: {message}", err=True)


def fail(message: str) -> NoReturn:
    """The same, and the end of the run."""
    complain(message)
    raise typer.Exit(EXIT_ERROR)


@contextmanager
def faults_reported() -> Iterator[None]:
    """Turn a fault in configuration or rule files, or a killed process, into one line and exit code 2."""
    from artlint.config import ConfigError
    from artlint.parallel import WorkerError
    from artlint.rulebook import RuleError

    try:
        yield
    except (ConfigError, RuleError, WorkerError) as fault:
        fail(str(fault))
