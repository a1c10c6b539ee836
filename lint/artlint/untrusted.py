"""What a stranger's rules and configuration may hold: TOML that hurts its parser, patterns that run away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from time import process_time
from typing import Any, cast

from artlint.options import OptionError
from artlint.patterns import compiled

LONGEST_PATTERN = 20_000  # code points; the longest that is compiled within a tenth of a second
SECONDS = 1.0  # of cpu that a pattern has in a document

Find = Callable[[str, int, int], Iterable[re.Match[str]]]


def parsed_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        tomllib.TOMLDecodeError: it is none; also where it is nested too deep or has a number of thousands of figures,
            for which the parser raises something else.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("nested too deep") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # Python reads no number of more than 4,300 figures
        raise tomllib.TOMLDecodeError(str(error).partition(":")[0]) from None


def check_pattern(key: str, source: str, flags: int = 0) -> None:
    """Refuse a pattern that is too long or does not compile.

    Raises:
        OptionError: naming `key`.
    """
    import regex

    if len(source) > LONGEST_PATTERN:
        raise OptionError(key, f"bad pattern: {len(source)} characters; {LONGEST_PATTERN} is the most")
    try:
        regex.compile(source, flags)
    except regex.error as error:
        raise OptionError(key, f"bad pattern: {error}") from None
    except RecursionError:
        raise OptionError(key, "bad pattern: nested too deep") from None


def finder(source: str, flags: int, trusted: bool) -> Find:
    """What finds the matches of a pattern between two offsets of a text.

    A pattern that is not artlint's own is run by an engine that can be stopped, and all calls together have `SECONDS`.

    Args:
        source: a pattern that `check_pattern` took.
        flags: of `re`; the other engine's have the same values.
        trusted: whether it is artlint's own.

    Raises:
        TimeoutError: when the time is up.
    """
    if trusted:
        return compiled(source, flags).finditer
    import regex

    pattern = regex.compile(source, flags)
    left = SECONDS

    def find(text: str, start: int, end: int) -> Iterable[re.Match[str]]:
        nonlocal left
        began = process_time()
        try:
            if left <= 0:
                raise TimeoutError
            # A list, so that what is done with a match does not count.
            return cast("list[re.Match[str]]", [*pattern.finditer(text, start, end, timeout=left)])
        except TimeoutError:
            raise TimeoutError(f"its pattern took more than {SECONDS:g} s") from None
        finally:
            left -= process_time() - began

    return find
