"""Compiled rule files, kept in the user's cache folder: parsing TOML costs more than linting an article.

The bulk of a rule, its options and its examples, is unpacked when it is first asked for: an article needs the options
of every third rule, and the examples of none.

Nothing here can change a result: an entry is found only by the path, size and time of every rule file and the version
that wrote it, and an entry that cannot be read is made anew.
"""

from __future__ import annotations

import json
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property
from typing import Any, TypeVar, overload
from zlib import crc32

from artlint import __version__, cache_file


def default_folder() -> str | None:
    """`$ARTLINT_CACHE_DIR`, else the platform's cache folder; None where there is no home."""
    named = os.environ.get("ARTLINT_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "artlint") if os.path.isabs(base) else None


def key_of(paths: Sequence[str]) -> str:
    """What an entry is found by: the version, and each file's path, size and time of change."""
    # The checks bring options into their own form, by what is known of English: another build makes an entry stale.
    return json.dumps([__version__, marshal.version, _program(), [_state(path) for path in paths]])


@cache
def _program() -> tuple[int, int]:
    """How many files artlint has, and the newest of their times: a checkout changes between versions."""
    count = newest = 0
    folders = [os.path.dirname(os.path.abspath(__file__))]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    count += 1
                    newest = max(newest, entry.stat().st_mtime_ns)
    return count, newest


def _state(path: str) -> tuple[str, int, int]:
    try:
        stat = os.stat(path)
    except OSError:
        return path, -1, 0  # reading it will say what is wrong
    return path, stat.st_size, stat.st_mtime_ns


class PackedTable(Mapping[str, Any]):
    """A table that is unpacked when a key is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _table(self) -> dict[str, Any]:
        table: dict[str, Any] = marshal.loads(self._data)
        return table

    def __getitem__(self, key: str) -> Any:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


Item = TypeVar("Item")


class PackedRows(Sequence[Item]):
    """Items that are unpacked when one is first asked for; `make` makes one of its fields."""

    def __init__(self, data: bytes, make: Callable[..., Item]) -> None:
        self._data = data
        self._make = make

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self._make(*fields) for fields in marshal.loads(self._data))

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def load(folder: str, key: str, make: Callable[..., Any]) -> list[dict[str, Any]] | None:
    """The rows stored under a key; None when there are none. `make` makes an example of its fields."""
    stored = cache_file.read(_path(folder, key))
    if stored is None:
        return None
    try:
        stored_key, body = stored.split(b"\n", 1)
        if stored_key != key.encode():
            return None
        rows: list[dict[str, Any]] = marshal.loads(body)
        for row in rows:
            row["options"] = PackedTable(row["options"])
            for kind in _EXAMPLES:
                row[kind] = PackedRows(row[kind], make)
    except (ValueError, EOFError, TypeError, KeyError):
        return None
    return rows


_EXAMPLES = ("bad", "clean")


def store(folder: str, key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store rows under a key, whole or not at all; a folder that cannot be written to is no error."""
    with suppress(ValueError):  # what `marshal` or JSON cannot take
        body = marshal.dumps([_packed(row) for row in rows])
        cache_file.write(_path(folder, key), key.encode() + b"\n" + body)


def _packed(row: dict[str, Any]) -> dict[str, Any]:
    # JSON first: what a check gets must not depend on whether its options come from here.
    examples = {kind: marshal.dumps([tuple(example) for example in row[kind]]) for kind in _EXAMPLES}
    return {**row, "options": marshal.dumps(json.loads(json.dumps(row["options"]))), **examples}


def _path(folder: str, key: str) -> str:
    """One file a rule folder, so that old entries are overwritten rather than gathered."""
    first = json.loads(key)[3][0][0]
    return os.path.join(folder, f"rules-{crc32(os.path.dirname(first).encode()):08x}.bin")
