"""`artlint compare`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from artlint.commands import EXIT_CLEAN, EXIT_FINDINGS, ConfigPath, Isolated, fail, faults_reported, finder

_SEVERITIES: tuple[Literal["info", "warning", "error"], ...] = ("error", "warning", "info")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", no_args_is_help=True)(compare)


def compare(
    first: Annotated[str, typer.Argument(metavar="A", help='A file, or "-" for standard input.')],
    second: Annotated[str, typer.Argument(metavar="B", help="The file that may be a rewrite of it.")],
    severity: Annotated[str, typer.Option(help="Mildest severity shown: info, warning or error.")] = "info",
    fail_on: Annotated[
        str, typer.Option(help="Mildest severity that fails: warning (a rewrite) or error (an altered fact).")
    ] = "warning",
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    output_file: Annotated[str, typer.Option("--output-file", "-o", metavar="FILE", help="Write it here.")] = "-",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever comes of it.")] = False,
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """Tell whether B is a rewrite of A, which facts it altered, and what it lost."""
    from artlint import comparing, output
    from artlint.reading import UnreadableError
    from artlint.report import comparison
    from artlint.runs import read_pair

    with faults_reported():
        if output_format not in comparison.FORMATS:
            fail(f'no output format "{output_format}"; there are {", ".join(comparison.FORMATS)}')
        level = next((known for known in _SEVERITIES if known == severity), None)
        if level is None:
            fail(f'--severity must be one of {", ".join(_SEVERITIES)}, not "{severity}"')
        if fail_on not in ("warning", "error"):
            fail(f'--fail-on must be "warning" or "error", not "{fail_on}"')
        try:
            a, b = read_pair(first, second, finder(config, isolated))
        except UnreadableError as fault:
            fail(str(fault))
        result = comparing.compare(a, b)
        shown = comparison.FORMATS[output_format](result, level)
        output.write(shown, output_file, unicode=output_format == "json")
    failed = result.altered or (fail_on == "warning" and result.verdict == "rewrite")
    raise typer.Exit(EXIT_FINDINGS if failed and not exit_zero else EXIT_CLEAN)
