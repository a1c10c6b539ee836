"""Which files a run reads, the ones named and the articles in the folders named, and their bytes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from artlint.reading import FORMATS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from artlint.config import Config

SUFFIXES = tuple(suffix for _, suffixes in FORMATS.values() for suffix in suffixes)
STDIN = "-"
_HERE = os.path.join(os.curdir, "")
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})  # beside every name that begins with a dot


class MissingPathError(ValueError):
    """A path given on the command line does not exist."""


def discover(path: str, config_for: Callable[[str], Config]) -> Iterator[str]:
    """The files that a path stands for, in order: itself, or the articles in a folder and below it.

    A file that is named is read whatever it is called, unless it is excluded by force; in folders, files with the
    suffix of a known format are, unless they are hidden, ignored by a `.gitignore` on the way, or excluded by the
    configuration.

    Raises:
        MissingPathError: the path does not exist.
    """
    if path == STDIN:
        yield path
    elif os.path.isfile(path):
        config = config_for(os.path.dirname(os.path.abspath(path)))
        if not (config.force_exclude and matches(config.exclude, os.path.abspath(path), config.root)):
            yield path
    elif os.path.isdir(path):
        yield from _walk(path, config_for)
    elif os.path.exists(path):
        yield path  # a pipe, as in `artlint <(command)`
    else:
        raise MissingPathError(f"{path}: no such file or folder")


def _walk(folder: str, config_for: Callable[[str], Config]) -> Iterator[str]:
    # A folder that git ignores and the user names all the same is wanted; every path in it would be ignored.
    heeds_git = not _ignored_by_git(os.path.abspath(folder), "/")
    unreadable: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unreadable.append(error.filename)):
        absolute = os.path.abspath(parent)
        config = config_for(absolute)

        def wanted(name: str, slash: str = "", absolute: str = absolute, config: Config = config) -> bool:
            path = os.path.join(absolute, name)
            return not (
                name.startswith(".")
                or (config.exclude and matches(config.exclude, path + slash, config.root))
                or (heeds_git and _ignored_by_git(path, slash))
            )

        folders[:] = sorted(name for name in folders if name not in _NEVER and wanted(name, "/"))
        for name in sorted(names):
            path = os.path.join(parent, name).removeprefix(_HERE)
            # A link that leads nowhere is read, and so reported; a named pipe would be waited for.
            if name.lower().endswith(SUFFIXES) and wanted(name) and (os.path.isfile(path) or not os.path.exists(path)):
                yield path
    yield from unreadable  # reading one gives the reason


def _ignored_by_git(path: str, slash: str) -> bool:
    """Whether the nearest `.gitignore` that speaks of a path says so; `slash` ends the path of a folder."""
    for root, spec in _gitignores(os.path.dirname(path)):
        verdict = _verdict(spec, _relative(path, root) + slash)
        if verdict is not None:
            return verdict
    return False


def _verdict(spec: GitIgnoreSpec, path: str) -> bool | None:
    if not path.endswith("/"):
        return spec.check_file(path).include
    # The last pattern that matches a folder decides; `check_file` lets "*" ignore one that "!*/" takes back.
    matching = (p.include for p in reversed(list(spec.patterns)) if p.include is not None and p.match_file(path))
    return next(matching, None)


def _relative(path: str, root: str) -> str:
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return relative.encode("utf-8", "replace").decode()  # a name need not be UTF-8, but the matching engine wants it


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

    return GitIgnoreSpec.from_lines(pattern for pattern in patterns if is_pattern(pattern))


def matches(patterns: Sequence[str], path: str, root: str) -> bool:
    """Whether patterns of `.gitignore` kind below a folder match an absolute path; "/" ends that of a folder."""
    slash = "/" if path.endswith("/") else ""
    return bool(patterns) and _spec(tuple(patterns)).match_file(_relative(path, root) + slash)


def is_pattern(text: str) -> bool:
    """Whether a line of a `.gitignore` is one that git can read; it passes over the others."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (ValueError, re.error):
        return False
    return True


def read(
    paths: Iterable[str], config_for: Callable[[str], Config], stdin_name: str = STDIN
) -> Iterator[tuple[str, bytes | None, str | None]]:
    """Name and bytes of each file that the paths stand for, or name, None and what went wrong."""
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for path in paths:
        try:
            for name in discover(path, config_for):
                identity = name if name == STDIN else _identity(name, folders)
                if identity in seen:
                    continue
                seen.add(identity)
                shown = stdin_name if name == STDIN else name
                try:
                    yield shown, _bytes_of(name), None
                except OSError as fault:
                    yield shown, None, f"{shown}: cannot be read: {fault.strerror}"
        except MissingPathError as fault:
            yield path, None, str(fault)


def _identity(name: str, folders: dict[str, str]) -> str:
    """A file's real path; `folders` remembers those of folders, so that the links on the way are followed once."""
    if os.path.islink(name):
        return os.path.realpath(name)
    folder, base = os.path.split(name)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], base)


def _bytes_of(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def write_whole(path: str, data: bytes) -> None:
    """Write a file whole or not at all; a link stays one, and permissions stay what they are.

    Raises:
        OSError: it cannot be written; the file is then as it was.
    """
    target = os.path.realpath(path)
    partial = f"{target}.{os.getpid()}"
    try:
        with open(partial, "xb") as file:
            file.write(data)
        if os.path.exists(target):
            os.chmod(partial, os.stat(target).st_mode)
        os.replace(partial, target)
    except OSError:
        if os.path.exists(partial):
            os.unlink(partial)
        raise
