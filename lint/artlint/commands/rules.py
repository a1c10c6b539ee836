"""`artlint rules`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from artlint.commands import ConfigPath, Isolated, fail, faults_reported, finder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rules")(rules)


def rules(
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="text or json")] = "text",
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """List all rules."""
    from artlint import catalogue, output
    from artlint.linter import rulebook_of

    with faults_reported():
        if output_format not in catalogue.FORMATS:
            fail(f'no output format "{output_format}"; there are {", ".join(catalogue.FORMATS)}')
        rulebook = rulebook_of(finder(config, isolated)(os.getcwd()))
        output.write(catalogue.FORMATS[output_format](rulebook), unicode=output_format == "json")
