"""Compiled patterns, kept in the user's cache folder: parsing and compiling them took a seventh of a short run.

`re` has no way to store what it compiles, so this asks its compiler for the program (a list of code words) and hands
it back to the engine, which checks a program before it takes it. An entry is found by the very pattern and flags, in a
file named after the version of Python and of the engine; it can therefore not be stale. Where any of it is missing,
damaged or another Python keeps these things elsewhere, a pattern is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from typing import Any

from artlint import cache_file, patterns

_MOST = 1000  # patterns kept; those of artlint are a third of them, a house's come and go

_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code words, number of groups, their numbers by name and their names by number."""


class PatternCache:
    """The compiled patterns in one file; `compiled` takes the place of `re.compile`."""

    def __init__(self, folder: str) -> None:
        import _sre  # type: ignore[import-not-found, unused-ignore]

        engine: Any = _sre
        self._sre = engine
        version = f"{sys.hexversion:x}-{engine.MAGIC}-{engine.CODESIZE}-{sys.byteorder}"
        self._path = os.path.join(folder, f"patterns-{version}")
        self._known = _load(self._path)
        self._used: dict[tuple[str, int], _Program] = {}
        self._is_new = False
        self._patterns: dict[tuple[str, int], re.Pattern[str]] = {}

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` gives."""
        key = (source, flags)
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = self._restored(key) or self._added(key)
        return pattern

    def _restored(self, key: tuple[str, int]) -> re.Pattern[str] | None:
        program = self._known.get(key)
        if program is None:
            return None
        flags, code, groups, numbers, names = program
        try:
            words = memoryview(code).cast("I").tolist()
            pattern: re.Pattern[str] = self._sre.compile(key[0], flags, words, groups, numbers, names)
        except (RuntimeError, TypeError, ValueError, OverflowError):
            return None
        self._used[key] = program
        return pattern

    def _added(self, key: tuple[str, int]) -> re.Pattern[str]:
        pattern = re.compile(*key)
        program = _program(*key)
        if program is not None:
            self._used[key] = program
            self._is_new = True
        return pattern

    def keep(self) -> None:
        """Store what this run has compiled, if anything; a folder that cannot be written to is no error."""
        if not self._is_new:
            return
        kept = {**self._known, **self._used}
        cache_file.write(self._path, marshal.dumps(kept if len(kept) <= _MOST else self._used))


def _program(source: str, flags: int) -> _Program | None:
    """What `re.compile` hands to the engine; None where this Python goes about it in another way."""
    from array import array

    try:
        from re import _compiler, _parser  # type: ignore[attr-defined, unused-ignore]

        parsed = _parser.parse(source, flags)
        code = array("I", _compiler._code(parsed, flags))
        if code.itemsize != 4:
            return None
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        return flags | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)
    except (ImportError, AttributeError, TypeError, OverflowError):
        return None


def _load(path: str) -> dict[tuple[str, int], _Program]:
    body = cache_file.read(path)
    try:
        known: dict[tuple[str, int], _Program] = marshal.loads(body) if body is not None else {}
    except (ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def use(folder: str) -> PatternCache | None:
    """Have patterns taken from and added to the ones kept in a folder; None where Python has another engine."""
    try:
        kept = PatternCache(folder)
    except (ImportError, AttributeError):
        return None
    patterns.compile_with(kept.compiled)
    return kept
