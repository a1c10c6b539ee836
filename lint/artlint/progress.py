"""Progress of a long run, on standard error of a terminal, and only once the run has taken a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

from artlint.linter import FileResult

_PATIENCE = 1.0  # seconds before anything is shown


def shown(results: Iterator[FileResult]) -> Iterator[FileResult]:
    """The results as they come; a terminal is told how far they have come when they take their time."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return results
    return _counted(results)


def _counted(results: Iterator[FileResult]) -> Iterator[FileResult]:
    begun = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if time.monotonic() - begun > _PATIENCE:
            yield from _displayed(results, number)


def _displayed(results: Iterator[FileResult], done: int) -> Iterator[FileResult]:
    from rich.console import Console  # 30 ms, for long runs alone
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from artlint.report.terminal import printable

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} files", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("", total=None, completed=done)
        for result in results:
            display.update(task, advance=1, description=printable(result.name))
            yield result
