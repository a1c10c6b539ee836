"""Every key of a configuration file, in one table: it validates, writes the file of `init`, and tells editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from artlint.document import AUDIENCES, Language
from artlint.finding import SEVERITIES
from artlint.options import KINDS, fits


class SettingError(ValueError):
    """A key of a configuration is at fault; `keys` lead to it through the tables."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


class Setting(NamedTuple):
    """One key: its type, its default (None where there is none) and what it means.

    `kind` is one of `artlint.options`, or "tables": a table of tables. Where a configuration extends another, the
    values of `merge` "add" keys are put together and those of the others replaced. `per_file` keys may stand in
    `[per-file]`.
    """

    kind: str
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()
    merge: Literal["add", "replace"] = "replace"
    per_file: bool = False
    example: Any = None


_SEVERITIES = tuple(reversed(SEVERITIES))

SETTINGS: dict[str, Setting] = {
    "extend": Setting("text", "", "another configuration file that this one builds on", example="../artlint.toml"),
    "select": Setting("texts", [], "codes, prefixes of codes, names or categories to look for", per_file=True),
    "extend-select": Setting("texts", [], "the same, beside the default ones", merge="add", per_file=True),
    "ignore": Setting(
        "texts", [], "codes, prefixes of codes, names or categories to leave out", merge="add", per_file=True
    ),
    "severity": Setting("text", "warning", "mildest severity shown", choices=_SEVERITIES, per_file=True),
    "min-confidence": Setting(
        "number", 0.0, "findings of less confidence, between 0 and 1, are not shown", per_file=True
    ),
    "fail-on": Setting(
        "text", "warning", "mildest severity that makes a run fail", choices=_SEVERITIES[:2], per_file=True
    ),
    "max-warnings": Setting("integer", None, "how many warnings a run may have before it fails", example=20),
    "language": Setting(
        "text",
        "en",
        'whose spelling holds; with "en" the majority of each article decides',
        choices=get_args(Language),
        per_file=True,
    ),
    "audience": Setting(
        "text", "general", "whom it is written for: how hard prose may be", choices=AUDIENCES, per_file=True
    ),
    "allow": Setting("texts", [], "words that are right here, names and house terms", merge="add", per_file=True),
    "vocabulary": Setting(
        "texts", [], "files of such words, one a line, relative to this one", merge="add", example=["vocabulary.txt"]
    ),
    "rules": Setting("texts", [], "folders of house rules, relative to this file", merge="add", example=["house/"]),
    "exclude": Setting("texts", [], "files and folders to leave out, as in .gitignore", merge="add"),
    "force-exclude": Setting("boolean", False, "whether that holds for files named on the command line too"),
    "baseline": Setting(
        "text",
        "",
        "file of known findings, not shown again, relative to this one",
        example="artlint-baseline.json",
    ),
    "rule": Setting(
        "tables",
        {},
        "severity and options of single rules, by code, prefix, name or category",
        example={"long-sentence": {"severity": "info"}},
    ),
    "per-file": Setting(
        "tables",
        {},
        "what holds for some files alone, by patterns as in .gitignore",
        example={"letters/": {"ignore": ["R5"]}},
    ),
}


def validated(table: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that a configuration gives, each of the type and the values it may have.

    Raises:
        SettingError: one is unknown or at fault.
    """
    given = dict(table)
    for key, value in given.items():
        if key not in SETTINGS:
            raise SettingError((key,), unknown(key, SETTINGS))
        _check(value, SETTINGS[key], (key,))
    for pattern, values in given.get("per-file", {}).items():
        for key, value in values.items():
            known = [name for name, setting in SETTINGS.items() if setting.per_file]
            if key not in known:
                raise SettingError(("per-file", pattern, key), unknown(key, known, "in [per-file]"))
            _check(value, SETTINGS[key], ("per-file", pattern, key))
    for word, values in given.get("rule", {}).items():
        if "severity" in values:
            _check(values["severity"], SETTINGS["severity"], ("rule", word, "severity"))
    return given


def unknown(key: str, known: Mapping[str, Any] | list[str], where: str = "") -> str:
    """What is said of a key that there is not."""
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1)
    hint = f'; did you mean "{near[0]}"?' if near else f"; there are {', '.join(known)}"
    return f'unknown key "{key}"{" " + where if where else ""}{hint}'


def _check(value: Any, setting: Setting, keys: tuple[str, ...]) -> None:
    from difflib import get_close_matches

    key = keys[-1]
    if setting.kind == "tables":
        if not isinstance(value, dict) or not all(isinstance(row, dict) for row in value.values()):
            raise SettingError(
                keys, f'"{key}" must be a table of tables, such as [{key}."{next(iter(setting.example))}"]'
            )
        return
    if not fits(value, setting.kind):
        raise SettingError(keys, f'"{key}" must be {KINDS[setting.kind]}')
    if any("\0" in text for text in ((value,) if isinstance(value, str) else value if isinstance(value, list) else ())):
        raise SettingError(keys, f'"{key}" holds a NUL character')
    if setting.choices and value not in setting.choices:
        near = get_close_matches(value, setting.choices, 1)
        hint = f"; did you mean {_shown(near[0])}?" if near else ""
        choices = " or ".join(map(_shown, setting.choices))
        raise SettingError(keys, f'"{key}" must be {choices}, not {_shown(value)}{hint}')
    if key == "min-confidence" and not 0 <= value <= 1:
        raise SettingError(keys, '"min-confidence" must lie between 0 and 1')
    if key == "max-warnings" and value < 0:
        raise SettingError(keys, '"max-warnings" must not be negative')
    if key == "exclude":
        check_patterns(value, keys)


def check_patterns(patterns: list[str], keys: tuple[str, ...]) -> None:
    """Raise a SettingError for the first text that git would not take in a .gitignore."""
    from artlint.files import is_pattern

    for pattern in patterns:
        if not is_pattern(pattern):
            raise SettingError(keys, f'"{pattern}" is no pattern of .gitignore kind')


def line_of(text: str, keys: tuple[str, ...], within: str = "") -> int:
    """The line of a TOML text on which the last of some keys is set, the others being the tables it stands in.

    Args:
        within: the table, "tool.artlint" for one, that all is in; "" for the whole file.
    """
    rows = text.split("\n")
    at = next((i for i, row in enumerate(rows) if row.strip().startswith(f"[{within}")), 0) if within else 0
    for key in keys:
        at = next((i for i in range(at, len(rows)) if key in _keys_on(rows[i])), at)
    return at + 1


def _keys_on(row: str) -> list[str]:
    """The keys that a line names: those of a table's header, or what stands before "="."""
    row = row.strip()
    name = row.strip("[]").partition("]")[0] if row.startswith("[") else row.partition("=")[0]
    return [part.strip(" \t\"'") for part in _split(name)]


def _split(name: str) -> list[str]:
    """A dotted key in its parts; a dot between quotation marks divides nothing."""
    parts, quote = [""], ""
    for character in name:
        if character == "." and not quote:
            parts.append("")
            continue
        if character in "\"'":
            quote = "" if quote == character else quote or character
        parts[-1] += character
    return parts


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- written out -----------------------------------------------------------------------------------------------------


def template() -> str:
    """A configuration file in which every key is a comment that shows its default, or an example."""
    parts = ["# Configuration of artlint. A line that is commented out shows the default, or an example.\n"]
    for key, setting in SETTINGS.items():
        choices = f": {' or '.join(map(_shown, setting.choices))}" if setting.choices else ""
        kind = "" if setting.example is None else "; an example"
        parts.append(f"\n# {setting.meaning}{choices}{kind}\n")
        if setting.kind == "tables":
            for name, row in setting.example.items():
                parts.append(f"# [{key}.{_shown(name)}]\n")
                parts.extend(f"# {k} = {toml(v)}\n" for k, v in row.items())
        else:
            parts.append(f"# {key} = {toml(setting.default if setting.example is None else setting.example)}\n")
    return "".join(parts)


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_shown(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(toml, value)) + "]"
    return _shown(value)


def schema() -> dict[str, Any]:
    """A JSON Schema of the configuration, for editors."""
    per_file = {key: _schema(setting) for key, setting in SETTINGS.items() if setting.per_file}
    properties = {key: _schema(setting) for key, setting in SETTINGS.items()}
    properties["per-file"]["additionalProperties"] = _object(per_file)
    severity = {"severity": _schema(SETTINGS["severity"])}
    properties["rule"]["additionalProperties"] = {"type": "object", "properties": severity}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "artlint.toml",
        "description": "Configuration of artlint, as artlint.toml, .artlint.toml or [tool.artlint] in pyproject.toml.",
        **_object(properties),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _schema(setting: Setting) -> dict[str, Any]:
    types: dict[str, dict[str, Any]] = {
        "text": {"type": "string"},
        "texts": {"type": "array", "items": {"type": "string"}},
        "boolean": {"type": "boolean"},
        "number": {"type": "number", "minimum": 0, "maximum": 1},
        "integer": {"type": "integer", "minimum": 0},
        "tables": {"type": "object"},
    }
    made = {"description": setting.meaning, **types[setting.kind]}
    if setting.choices:
        made["enum"] = list(setting.choices)
    if setting.default is not None:
        made["default"] = setting.default
    return made
