"""Compiled rule files, kept in the user's cache folder: parsing TOML costs more than linting an article.

Nothing here can change a result: an entry is found only by the path, size and time of every rule file and the version
that wrote it, and an entry that cannot be read is made anew.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from artlint import __version__


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
    with os.scandir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "checks")) as entries:
        # The checks bring options into their own form: another build of them makes an entry stale.
        newest = max(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py"))
    return json.dumps([__version__, newest, [_state(path) for path in paths]])


def _state(path: str) -> tuple[str, int, int]:
    try:
        stat = os.stat(path)
    except OSError:
        return path, -1, 0  # reading it will say what is wrong
    return path, stat.st_size, stat.st_mtime_ns


def load(folder: str, key: str) -> list[dict[str, Any]] | None:
    """The rows stored under a key; None when there are none."""
    try:
        with open(_path(folder, key), encoding="utf-8") as file:
            stored_key = file.readline().rstrip("\n")
            rows = json.loads(file.readline()) if stored_key == key else None
    except (OSError, ValueError):
        return None
    return rows if isinstance(rows, list) else None


def store(folder: str, key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store rows under a key, whole or not at all; a folder that cannot be written to is no error."""
    path = _path(folder, key)
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(partial, "w", encoding="utf-8") as file:
            file.write(f"{key}\n{json.dumps(rows)}\n")
        os.replace(partial, path)
    except OSError:
        with suppress(OSError):
            os.unlink(partial)


def _path(folder: str, key: str) -> str:
    """One file a rule folder, so that old entries are overwritten rather than gathered."""
    import zlib

    first = json.loads(key)[2][0][0]
    return os.path.join(folder, f"rules-{zlib.crc32(os.path.dirname(first).encode()):08x}.json")
