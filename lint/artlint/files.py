"""Which files a run reads: the ones named, and the articles in the folders named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from artlint.reading import FORMATS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from artlint.config import Config

SUFFIXES = tuple(suffix for _, suffixes in FORMATS.values() for suffix in suffixes)
STDIN = "-"
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})  # beside every name that begins with a dot


class MissingPathError(ValueError):
    """A path given on the command line does not exist."""


def discover(path: str, config_for: Callable[[str], Config]) -> Iterator[str]:
    """The files that a path stands for, in order: itself, or the articles in a folder and below it.

    A file that is named is read whatever it is called; in folders, files with the suffix of a known format are, unless
    they are hidden, ignored by a `.gitignore` on the way, or excluded by the configuration.

    Raises:
        MissingPathError: the path does not exist.
    """
    if path == STDIN or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from _walk(path, config_for)
    elif os.path.exists(path):
        yield path  # a pipe, as in `artlint <(command)`
    else:
        raise MissingPathError(f"{path}: no such file or folder")


def _walk(folder: str, config_for: Callable[[str], Config]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        absolute = os.path.abspath(parent)
        config = config_for(absolute)

        def wanted(name: str, absolute: str = absolute, config: Config = config) -> bool:
            return not name.startswith(".") and not _ignored(os.path.join(absolute, name.rstrip("/")), name, config)

        folders[:] = sorted(name for name in folders if name not in _NEVER and wanted(name + "/"))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and wanted(name):
                yield os.path.join(parent, name)


def _ignored(path: str, name: str, config: Config) -> bool:
    slash = "/" if name.endswith("/") else ""
    if config.exclude and _spec(config.exclude).match_file(_relative(path, config.root) + slash):
        return True
    return any(spec.match_file(_relative(path, root) + slash) for root, spec in _gitignores(os.path.dirname(path)))


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


@cache
def _gitignores(folder: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
    """Ignore files that hold in a folder: its own and those above it, up to the top of its repository."""
    if not _in_repository(folder):
        return ()
    own: tuple[tuple[str, GitIgnoreSpec], ...] = ()
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            own = ((folder, _spec(tuple(file.read().splitlines()))),)
    except OSError:
        pass
    return own if os.path.exists(os.path.join(folder, ".git")) else own + _gitignores(os.path.dirname(folder))


@cache
def _in_repository(folder: str) -> bool:
    if os.path.exists(os.path.join(folder, ".git")):
        return True
    parent = os.path.dirname(folder)
    return parent != folder and _in_repository(parent)


@cache
def _spec(patterns: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
