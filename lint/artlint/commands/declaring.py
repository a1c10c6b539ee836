"""Options and arguments of commands, declared once, and a reader of command lines without anything unusual.

Importing typer and building a command with it takes as long as linting two articles. `parsed` needs neither; it reads
what it is sure of and leaves the rest, every error and every page of help among it, to typer, which
`artlint.commands.app` gives the same declarations. A test holds the two readers to the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Declared(NamedTuple):
    """An option, or the argument if it has no names; stands in a parameter's `Annotated` type."""

    names: tuple[str, ...] | None
    metavar: str | None
    help: str
    least: int | None


def option(*names: str, metavar: str | None = None, help: str = "", least: int | None = None) -> Declared:
    """An option.

    Args:
        names: with their hyphens; the parameter's own unless given.
        metavar: what help calls its value.
        help: one line.
        least: the smallest number it takes.
    """
    return Declared(names, metavar, help, least)


def argument(metavar: str, help: str) -> Declared:
    """The argument of a command, which takes one or more values."""
    return Declared(None, metavar, help, None)


_VALUES: dict[Any, Callable[[str], Any]] = {
    str: str,
    str | None: str,
    int | None: int,
    float | None: float,
    list[str]: str,
    list[str] | None: str,
}
_LISTS = (list[str], list[str] | None)


def parsed(function: Callable[..., None], arguments: Sequence[str]) -> dict[str, Any] | None:
    """The values that a command line gives to a command's parameters; None where that is better left to typer.

    Args:
        function: its annotations are types, no texts, and all but the argument's have a `Declared`.
        arguments: what follows the command's name.
    """
    parameters = function.__annotations__
    options, positional = _declared(parameters)
    names = list(parameters)[: function.__code__.co_argcount]
    defaults = function.__defaults__ or ()
    values: dict[str, Any] = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    rest = list(reversed(arguments))
    paths: list[str] = []
    while rest:
        given = rest.pop()
        if given == "-" or not given.startswith("-"):
            paths.append(given)
            continue
        name, equals, value = given.partition("=")
        if name not in options or (equals and not name.startswith("--")):
            return None
        parameter = options[name]
        kind = parameters[parameter].__origin__
        if kind is bool:
            if equals:
                return None
            values[parameter] = True
            continue
        if not equals:
            if not rest or rest[-1].startswith("-"):
                return None
            value = rest.pop()
        try:
            read = _VALUES[kind](value)
        except ValueError:
            return None
        least = parameters[parameter].__metadata__[0].least
        if least is not None and read < least:
            return None
        values[parameter] = [*(values[parameter] or ()), read] if kind in _LISTS else read
    if not paths:
        return None
    values[positional] = paths
    return values


def _declared(parameters: dict[str, Any]) -> tuple[dict[str, str], str]:
    """The parameter of each option's name, and that of the argument."""
    options: dict[str, str] = {}
    positional = ""
    for parameter, annotation in parameters.items():
        if annotation is None:
            continue  # what the function returns
        names = annotation.__metadata__[0].names
        if names is None:
            positional = parameter
        else:
            for name in names or ("--" + parameter.replace("_", "-"),):
                options[name] = parameter
    return options, positional
