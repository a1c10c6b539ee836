"""Regular expressions that are compiled at their first use: an article needs few of those that the checks hold.

`compiled` is `re.compile`, but for a run of the command takes the program of a pattern that an earlier run compiled:
the hundred that an article needs take as long to compile as all checks together take to run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

Compile = Callable[[str, int], re.Pattern[str]]

_compile: list[Compile] = [re.compile]


def compile_with(function: Compile) -> None:
    """Have every pattern from now on compiled by another function than `re.compile`."""
    _compile[0] = function


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled now.

    Raises:
        re.error: it is at fault.
    """
    return _compile[0](source, int(flags))


class _LazyPattern:
    """Stands for a pattern; a method looked up once is kept, so that later calls cost nothing more."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._pattern: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._pattern is None:
            self._pattern = compiled(self._source, self._flags)
        value = getattr(self._pattern, name)
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when one of its methods is first asked for; a fault in it is raised then."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
