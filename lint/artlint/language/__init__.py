"""What artlint knows of English: tables of words, frequencies, syllables, misspellings and word sequences.

The tables stand in `data/`, are built by `tools/`, and are opened by memory map at their first use, never at import.
Their sources and licences are in NOTICE.
"""

import os
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast


class BytesTrie(Protocol):
    """The part of `marisa_trie.BytesTrie` the tables are read with; the package itself has no type hints."""

    def get(self, key: str, /) -> list[bytes] | None:
        """Give the values stored for the key, or None."""

    def items(self, prefix: str, /) -> list[tuple[str, bytes]]:
        """Give every key with this prefix and its values, in order."""


def data_path(name: str) -> str:
    """Give the path of a table in `data/`."""
    return os.path.join(os.path.dirname(__file__), "data", name)


_Made = TypeVar("_Made")
_make: list[Callable[[str, Callable[[str], Any]], Any]] = [lambda path, make: make(path)]


def made_of(path: str, make: Callable[[str], _Made]) -> _Made:
    """Give what `make` makes of the file at `path`, which a run of the command may have kept from an earlier one.

    Args:
        path: a small data file.
        make: a function of a module that gives plain data, of types that `marshal` takes, and depends on nothing but
            the file and its own module.
    """
    made: _Made = _make[0](path, make)
    return made


def read_toml(path: str) -> dict[str, Any]:
    """Give what a TOML file of `data/` holds, for `made_of`."""
    import tomllib

    with open(path, "rb") as file:
        return tomllib.load(file)


def read_json(path: str) -> dict[str, Any]:
    """Give what a JSON file of `data/` holds, for `made_of`."""
    import json

    with open(path, encoding="utf-8") as file:
        held: dict[str, Any] = json.load(file)
    return held


def make_with(function: Callable[[str, Callable[[str], Any]], Any]) -> None:
    """Have everything from now on made by a function of the path and what would be called with it."""
    _make[0] = function


def open_trie(name: str) -> BytesTrie:
    """Map a trie of `data/` into memory; OSError if it is missing."""
    import marisa_trie  # type: ignore[import-not-found, unused-ignore]  # it costs 3 ms, which not every command needs

    return cast(BytesTrie, marisa_trie.BytesTrie().mmap(data_path(name)))
