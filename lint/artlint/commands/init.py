"""`artlint init`."""

from __future__ import annotations

import os

import typer

from artlint.commands import faults_reported, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init() -> None:
    """Write an artlint.toml with the defaults to this folder."""
    from artlint import config

    with faults_reported():
        path = config.write_default(os.getcwd())
    say(f"wrote {path}")
