"""What options a check takes: their types and defaults, checked strictly."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from math import isfinite
from typing import Any, NamedTuple

from artlint.document import AUDIENCES


class OptionError(ValueError):
    """An option of a rule is at fault; `key` names it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class Option(NamedTuple):
    """One option: its type, its default (None: it must be given) and what it means, with its unit.

    `kind` is one of "number", "integer", "boolean", "text", "texts" (a list of texts), "table" (text to text or texts)
    or "limit": a number, or a table of one for each audience, which `complete` makes of either.
    """

    kind: str
    default: Any
    meaning: str


def complete(given: Mapping[str, Any], options: Mapping[str, Option]) -> dict[str, Any]:
    """The given options with defaults for the others.

    Raises:
        OptionError: an unknown option, a missing one, or one of the wrong type.
    """
    for key, value in given.items():
        if key not in options:
            near = get_close_matches(key, options, 1)
            hint = f'; did you mean "{near[0]}"?' if near else f"; there are {', '.join(options) or 'none'}"
            raise OptionError(key, f'unknown option "{key}"{hint}')
        if options[key].kind == "limit" and isinstance(value, dict):
            _check_audiences(key, value)
        if not fits(value, options[key].kind):
            raise OptionError(key, f'option "{key}" must be {KINDS[options[key].kind]}')
        if key == "confidence" and not 0 <= value <= 1:
            raise OptionError(key, 'option "confidence" must lie between 0 and 1')
    completed = {key: given.get(key, option.default) for key, option in options.items()}
    for key, value in completed.items():
        if value is None:
            raise OptionError("options", f'option "{key}" is missing')
        if options[key].kind == "limit" and not isinstance(value, dict):
            completed[key] = dict.fromkeys(AUDIENCES, value)
    return completed


def _check_audiences(key: str, limits: Mapping[str, Any]) -> None:
    for audience in limits:
        if audience not in AUDIENCES:
            near = get_close_matches(audience, AUDIENCES, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(AUDIENCES)}"
            raise OptionError(key, f'no audience "{audience}" for option "{key}"; {hint}')


KINDS = {
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "text": "a text",
    "texts": "a list of texts",
    "table": "a table whose values are texts or lists of texts",
    "limit": f"a number, or a table of one for each audience ({', '.join(AUDIENCES)})",
}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def fits(value: Any, kind: str) -> bool:
    """Whether a value is of a kind of `KINDS`."""
    match kind:
        case "number":
            return _is_number(value)
        case "limit":
            if isinstance(value, dict):
                return set(value) == set(AUDIENCES) and all(map(_is_number, value.values()))
            return _is_number(value)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "text":
            return isinstance(value, str)
        case "texts":
            return _is_texts(value)
        case _:
            return isinstance(value, dict) and all(isinstance(v, str) or _is_texts(v) for v in value.values())
