"""Regular expressions that are compiled at their first use: an article needs few of those that the checks hold."""

from __future__ import annotations

import re
from typing import Any, cast


class _LazyPattern:
    """Stands for a pattern; a method looked up once is kept, so that later calls cost nothing more."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)  # `re` itself keeps what it has compiled
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when one of its methods is first asked for; a fault in it is raised then."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
