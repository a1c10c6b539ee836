"""`artlint ignore`."""

from __future__ import annotations

from typing import Annotated

import typer

from artlint.commands import ConfigPath, Isolated, faults_reported, finder, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ignore", no_args_is_help=True)(ignore)


def ignore(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE", help="As findings are shown.")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A code, a prefix of codes, a name or a category.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is right as it stands.")] = "",
    config: ConfigPath = None,
    isolated: Isolated = False,
) -> None:
    """Silence a rule on a line: a comment in Markdown and HTML, a line of .artlint-ignore for plain text."""
    from artlint import ignoring
    from artlint.linter import Linter

    with faults_reported():
        say(ignoring.ignore(place, rule, reason, Linter(finder(config, isolated))))
