"""What is made of small data files (word lists, cues, models), kept in the user's cache folder: an article needs some
fifty of them, and parsing them takes a tenth of a short run.

An entry is found by the path, size and time of its file and of the module that makes it, so it cannot be stale. One
that cannot be read is made anew. `language.made_of` asks.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import Any
from zlib import crc32

from artlint import __version__, cache_file, language

_MOST = 500  # entries kept; artlint has a hundred

_State = tuple[int, int, int, int]
"""Size and time of change of a file and of the module that makes something of it."""


class TableCache:
    """What was made of the files of one installation."""

    def __init__(self, folder: str) -> None:
        installation = f"{language.__file__}-{__version__}-{marshal.version}"
        self._path = os.path.join(folder, f"tables-{crc32(installation.encode('utf-8', 'surrogateescape')):08x}")
        self._known = _load(self._path)
        self._used: dict[tuple[str, str], tuple[_State, bytes]] = {}
        self._is_new = False

    def made_of(self, path: str, make: Callable[[str], Any]) -> Any:
        """What `make` makes of the file at `path`: plain data, which `marshal` takes."""
        key = (path, make.__qualname__)
        state = _state(path, make.__code__.co_filename)
        kept = self._known.get(key)
        if kept is not None and kept[0] == state:
            try:
                made = marshal.loads(kept[1])
            except (ValueError, EOFError, TypeError):
                pass
            else:
                self._used[key] = kept
                return made
        made = make(path)
        if state is not None:
            self._used[key] = (state, marshal.dumps(made))
            self._is_new = True
        return made

    def keep(self) -> None:
        """Store what this run has made, if anything."""
        if self._is_new:
            kept = {**self._known, **self._used}
            cache_file.write(self._path, marshal.dumps(kept if len(kept) <= _MOST else self._used))


def _state(path: str, module: str) -> _State | None:
    try:
        data, code = os.stat(path), os.stat(module)
    except OSError:
        return None
    return data.st_size, data.st_mtime_ns, code.st_size, code.st_mtime_ns


def _load(path: str) -> dict[tuple[str, str], tuple[_State, bytes]]:
    body = cache_file.read(path)
    try:
        known: dict[tuple[str, str], tuple[_State, bytes]] = marshal.loads(body) if body is not None else {}
    except (ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def use(folder: str) -> TableCache:
    """Have what is made of data files taken from and added to what is kept in a folder."""
    kept = TableCache(folder)
    language.make_with(kept.made_of)
    return kept
