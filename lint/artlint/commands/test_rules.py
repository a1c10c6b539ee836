"""`artlint test-rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from artlint.commands import EXIT_CLEAN, EXIT_FINDINGS, complain, faults_reported


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("test-rules")(run_examples)


def run_examples(folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]")] = None) -> None:
    """Run the examples of a folder of rules, or of artlint's own."""
    from artlint import rulebook, ruletest

    with faults_reported():
        book = rulebook.load_folder(folder or rulebook.default_folder(), house=folder is not None)
    failures = [line for rule in book for line in ruletest.failures(rule)]
    for line in failures:
        complain(line)
    examples = sum(len(rule.bad) + len(rule.clean) for rule in book)
    ran = f"{_counted(len(book), 'rule')}, {_counted(examples, 'example')}"
    typer.echo(f"{ran}, {len(failures)} failed", err=bool(failures))
    raise typer.Exit(EXIT_FINDINGS if failures else EXIT_CLEAN)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' if number != 1 else ''}"
