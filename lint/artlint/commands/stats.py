"""`artlint stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from artlint.commands import (
    EXIT_CLEAN,
    EXIT_ERROR,
    ConfigPath,
    Isolated,
    Paths,
    complain,
    fail,
    faults_reported,
    finder,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats", no_args_is_help=True)(stats)


def stats(
    paths: Paths,
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """Print counts and readability scores of articles."""
    from artlint import files, output
    from artlint import stats as counting
    from artlint.reading import UnreadableError, read

    errors: list[str] = []
    rows: list[dict[str, object]] = []
    with faults_reported():
        if output_format not in counting.FORMATS:
            fail(f'no output format "{output_format}"; there are {", ".join(counting.FORMATS)}')
        for name, data, error in files.read(paths, finder(config, isolated)):
            try:
                if data is None:
                    errors.append(error or name)
                else:
                    rows.append(counting.statistics(read(data, name)))
            except UnreadableError as fault:
                errors.append(f"{name}: {fault}")
        output.write(counting.FORMATS[output_format](rows), unicode=output_format == "json")
    for error in errors:
        complain(error)
    raise typer.Exit(EXIT_ERROR if errors else EXIT_CLEAN)
