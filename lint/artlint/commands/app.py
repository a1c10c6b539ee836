"""The typer app: help, errors and every command line that is not read without it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from inspect import Parameter, signature
from typing import Annotated, Any, get_type_hints

import typer

from artlint import __version__
from artlint.commands import COMMANDS
from artlint.commands.declaring import Declared


class App(typer.Typer):
    """An app whose commands may be declared without typer, by `Declared`."""

    def command(  # type: ignore[override]
        self, *args: Any, **options: Any
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """As typer's."""
        add = super().command(*args, **options)
        return lambda function: add(_typed(function))


def _typed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with typer's declarations in the place of `Declared` ones."""
    hints = get_type_hints(function, include_extras=True)
    for name, hint in hints.items():
        for declared in getattr(hint, "__metadata__", ()):
            if isinstance(declared, Declared):
                hints[name] = Annotated[hint.__origin__, _typers(declared)]

    @wraps(function)
    def typed(*args: Any, **values: Any) -> Any:
        return function(*args, **values)

    typed.__annotations__ = hints
    shown = signature(function)
    parameters = [p.replace(annotation=hints.get(p.name, Parameter.empty)) for p in shown.parameters.values()]
    typed.__signature__ = shown.replace(parameters=parameters)  # type: ignore[attr-defined]
    return typed


def _typers(declared: Declared) -> Any:
    if declared.names is None:
        return typer.Argument(metavar=declared.metavar, help=declared.help)
    return typer.Option(*declared.names, metavar=declared.metavar, help=declared.help, min=declared.least)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"artlint {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    pass


def build(lint: Callable[..., None], wanted: str | None = None) -> App:
    """The app, with one command, as typer looks at every parameter of each, or with all.

    Args:
        lint: the default command.
        wanted: the name of one; any other text stands for all.
    """
    app = App(
        name="artlint",
        help="Lint articles: typos, machine-spun phrases, off-topic text, unsupported hedges, hard prose.",
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(
        epilog="A first argument that is no command is a path: `artlint draft.txt` is `artlint lint draft.txt`."
    )(_root)
    if wanted not in COMMANDS:
        app.command("lint", no_args_is_help=True)(lint)
    for name, module in COMMANDS.items():
        if wanted == name or wanted not in ("lint", *COMMANDS):
            import_module(module).register(app)
    return app
