"""`artlint allow`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from artlint.commands import ConfigPath, faults_reported, finder, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("allow", no_args_is_help=True)(allow)


def allow(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Names and house terms.")],
    config: ConfigPath = None,
) -> None:
    """Add words that are right here to the configuration."""
    from artlint import allow as allowing

    with faults_reported():
        path, added = allowing.add(words, finder(config, False)(os.getcwd()), os.getcwd())
    say(f"{path}: {', '.join(added)} allowed" if added else f"{path}: allowed already")
