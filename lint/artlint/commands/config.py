"""`artlint config`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from artlint.commands import ConfigPath, fail, faults_reported


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("config", no_args_is_help=True)(config)


def config(
    show: Annotated[str | None, typer.Option(metavar="FILE", help="Print what holds for a file, and why.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of artlint.toml.")] = False,
    config: ConfigPath = None,
) -> None:
    """Show the configuration that holds for a file, or the schema of configuration files."""
    from artlint import origins, settings

    with faults_reported():
        if schema:
            typer.echo(json.dumps(settings.schema(), indent=2))
        elif show is not None:
            typer.echo(origins.shown(show, config), nl=False)
        else:
            fail("nothing to do: say --show FILE or --schema")
