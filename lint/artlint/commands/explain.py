"""`artlint explain`."""

from __future__ import annotations

import os

import typer

from artlint.commands import ConfigPath, Isolated, fail, faults_reported, finder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", no_args_is_help=True)(explain)


def explain(rule: str, config: ConfigPath = None, isolated: Isolated = False) -> None:
    """Show what a rule looks for and why, with examples."""
    from artlint import catalogue, output
    from artlint.linter import rulebook_of

    with faults_reported():
        rulebook = rulebook_of(finder(config, isolated)(os.getcwd()))
        found = rulebook.get(rule)
        if found is None:
            fail(f'no rule "{rule}"; `artlint rules` lists them')
        output.write(catalogue.explanation(found))
