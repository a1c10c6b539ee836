"""Configuration: `artlint.toml`, or `[tool.artlint]` in `pyproject.toml`, found from each file upward.

`artlint.settings` is the table of all keys; here they are found, put together and brought into the form a run uses.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from artlint.document import Audience, Language, fold, lower
from artlint.finding import SEVERITIES, Severity

NAMES = ("artlint.toml", ".artlint.toml", "pyproject.toml")


class ConfigError(ValueError):
    """A fault in the configuration or on the command line; the message names the place."""


class RuleSetting(NamedTuple):
    """What `[rule.WORD]` changes of the rules that a word stands for; `options` are JSON, `place` is for errors."""

    word: str
    severity: Severity | None
    options: str
    place: str


class PerFile(NamedTuple):
    """What `[per-file.PATTERN]` changes: fields of `Config` and their values."""

    pattern: str
    fields: tuple[tuple[str, Any], ...]


class Config(NamedTuple):
    """What to look for and what to show.

    `select` and `ignore` hold codes, prefixes of codes, names or categories; an empty `select` stands for every rule
    that is on by default. `rules` are folders of house rules, absolute. Findings milder than `severity`, or of less
    than `min_confidence`, are not shown; findings at or above `fail_on`, or more warnings than `max_warnings`, fail the
    run. `exclude` and the patterns of `per_file` are of `.gitignore` kind, below `root`; `allow` holds words in lower
    case. `baseline` and `vocabulary` are absolute paths.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    severity: Severity = "warning"
    min_confidence: float = 0.0
    fail_on: Severity = "warning"
    max_warnings: int | None = None
    language: Language = "en"
    audience: Audience = "general"
    allow: frozenset[str] = frozenset()
    vocabulary: tuple[str, ...] = ()
    baseline: str = ""
    rule: tuple[RuleSetting, ...] = ()
    per_file: tuple[PerFile, ...] = ()
    root: str = ""
    path: str = ""


class Layer(NamedTuple):
    """The keys that one file gives, and its text, for the lines they stand on."""

    path: str
    given: Mapping[str, Any]
    text: str

    def line(self, *keys: str) -> int:
        """The line on which a key is set."""
        from artlint.settings import line_of

        return line_of(self.text, keys, "tool.artlint" if os.path.basename(self.path) == "pyproject.toml" else "")

    def place(self, *keys: str) -> str:
        """The same with the file's path."""
        return f"{self.path}:{self.line(*keys)}"


def load(path: str) -> Config:
    """The configuration in a file.

    Raises:
        ConfigError: the file, or one that it extends, cannot be read or is at fault.
    """
    found = layers(path)
    if not found:
        raise ConfigError(f"{path}: has no [tool.artlint] table")
    return _config(found)


@cache
def find(folder: str) -> Config:
    """The configuration that holds in an absolute folder: the nearest one at or above it, else the defaults."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            found = layers(path)
            if found:
                return _config(found)
    parent = os.path.dirname(folder)
    return Config() if parent == folder else find(parent)


def layers(path: str) -> list[Layer]:
    """What a configuration file says, after what those say that it extends; empty where it has no table for artlint.

    Raises:
        ConfigError: as for `load`; also a file that extends itself.
    """
    found: list[Layer] = []
    path = os.path.abspath(path)
    seen: list[str] = []
    while path:
        layer = _read(path)
        if layer is None:
            if not found:
                return []
            raise ConfigError(f"{found[0].place('extend')}: {path} has no [tool.artlint] table")
        found.insert(0, layer)
        seen.append(os.path.realpath(path))
        base = layer.given.get("extend")
        if not base:
            break
        path = os.path.normpath(os.path.join(os.path.dirname(layer.path), os.path.expanduser(base)))
        if os.path.realpath(path) in seen:
            raise ConfigError(f"{layer.place('extend')}: {path} extends itself in the end")
        if not os.path.isfile(path):
            raise ConfigError(f"{layer.place('extend')}: there is no file {path}")
    return found


def _read(path: str) -> Layer | None:
    import tomllib

    from artlint.settings import SettingError, validated
    from artlint.untrusted import parsed_toml

    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        table = parsed_toml(text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        if os.path.basename(path) == "pyproject.toml" and "[tool.artlint" not in text:
            return None  # somebody else's file, at fault in somebody else's part
        raise ConfigError(f"{path}: not TOML: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        tool = table.get("tool", {})
        table = tool.get("artlint") if isinstance(tool, dict) else None  # type: ignore[assignment]
        if table is None:
            return None
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: [tool.artlint] must be a table")
    try:
        return Layer(path, validated(table), text)
    except SettingError as error:
        raise ConfigError(f"{Layer(path, {}, text).place(*error.keys)}: {error}") from None


def merged(found: Sequence[Layer]) -> dict[str, Any]:
    """The keys of all layers: those that add are put together, of the others the last one holds; paths are absolute."""
    from artlint.settings import SETTINGS

    values: dict[str, Any] = {}
    for layer in found:
        for key, value in layer.given.items():
            value = _absolute(key, value, layer)
            if SETTINGS[key].kind == "tables":
                tables = values.setdefault(key, {})
                for name, row in value.items():
                    tables[name] = {**tables.pop(name, {}), **row}
            elif SETTINGS[key].merge == "add":
                values[key] = [*values.get(key, []), *value]
            else:
                values[key] = value
    values.pop("extend", None)
    return values


def _absolute(key: str, value: Any, layer: Layer) -> Any:
    """A value in which paths relative to its file are absolute."""
    folder = os.path.dirname(layer.path)
    if key in ("rules", "vocabulary"):
        return [os.path.normpath(os.path.join(folder, path)) for path in value]
    return os.path.normpath(os.path.join(folder, value)) if key == "baseline" and value else value


def _config(found: Sequence[Layer]) -> Config:
    values = merged(found)
    path = found[-1].path
    per_file = tuple(
        PerFile(_pattern(pattern, found), tuple(_field(key, value) for key, value in row.items()))
        for pattern, row in values.pop("per-file", {}).items()
    )
    rule = tuple(_rule_setting(word, row, found) for word, row in values.pop("rule", {}).items())
    fields = dict(_field(key, value) for key, value in values.items())
    for name in fields.get("vocabulary", ()):
        fields["allow"] = fields.get("allow", frozenset()) | _words(_vocabulary(name, found))
    return Config(**fields, rule=rule, per_file=per_file, root=os.path.dirname(path), path=path)


def _field(key: str, value: Any) -> tuple[str, Any]:
    """The field of `Config` that a key sets, and its value there."""
    if key == "allow":
        return "allow", _words(value)
    return key.replace("-", "_"), tuple(value) if isinstance(value, list) else value


def _words(names: Iterable[str]) -> frozenset[str]:
    """Lower-case words of some names; of a name of several words each is right."""
    return frozenset(word for name in names for word in lower(fold(name)).split())


def _pattern(pattern: str, found: Sequence[Layer]) -> str:
    from artlint.files import is_pattern

    if not is_pattern(pattern):
        raise ConfigError(f'{_layer_of(found, "per-file", pattern)}: "{pattern}" is no pattern of .gitignore kind')
    return pattern


def _rule_setting(word: str, row: Mapping[str, Any], found: Sequence[Layer]) -> RuleSetting:
    options = {key: value for key, value in row.items() if key != "severity"}
    return RuleSetting(
        word, row.get("severity"), json.dumps(options) if options else "", _layer_of(found, "rule", word)
    )


def _layer_of(found: Sequence[Layer], *keys: str) -> str:
    """The place where a table is opened, in the last layer that has it."""
    layer = next((layer for layer in reversed(found) if keys[1] in layer.given.get(keys[0], {})), found[-1])
    return layer.place(*keys)


def _vocabulary(path: str, found: Sequence[Layer]) -> list[str]:
    """The words and names of a file, one a line; what follows a "#" is a comment."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            rows = [line.partition("#")[0].strip() for line in file]
    except (OSError, UnicodeDecodeError) as error:
        layer = next(layer for layer in reversed(found) if "vocabulary" in layer.given)
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise ConfigError(f"{layer.place('vocabulary')}: {path} cannot be read: {reason}") from None
    return [row for row in rows if row]


def for_file(config: Config, path: str) -> Config:
    """The configuration as its `[per-file]` tables change it for one file; of several that match the last one holds."""
    if not config.per_file:
        return config
    changes = tuple(entry.fields for entry in config.per_file if matches(config, (entry.pattern,), path))
    return _changed(config, changes) if changes else config


@cache
def _changed(config: Config, changes: tuple[tuple[tuple[str, Any], ...], ...]) -> Config:
    for fields in changes:
        for name, value in fields:
            added = name in ("ignore", "extend_select", "allow")
            before = getattr(config, name)
            together = (before | value if name == "allow" else before + value) if added else value
            config = config._replace(**{name: together})
    return config


def matches(config: Config, patterns: tuple[str, ...], path: str) -> bool:
    """Whether patterns below a configuration's root match a file."""
    from artlint.files import matches as matching

    return matching(patterns, os.path.abspath(path), config.root)


def with_command_line(
    config: Config,
    *,
    extend_select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    **given: Any,
) -> Config:
    """The configuration as the command line changes it: the two lists are added, what else is given replaces.

    Args:
        given: fields of `Config`; None and an empty tuple stand for an option that was not given.

    Raises:
        ConfigError: no such severity, or a number out of range.
    """
    given = {name: value for name, value in given.items() if value is not None and value != ()}
    for name, allowed in (("severity", SEVERITIES), ("fail_on", SEVERITIES[1:])):
        if name in given and given[name] not in allowed:
            raise ConfigError(f'--{name.replace("_", "-")} must be {" or ".join(allowed)}, not "{given[name]}"')
    if not 0 <= given.get("min_confidence", 0) <= 1:
        raise ConfigError("--min-confidence must lie between 0 and 1")
    if given.get("max_warnings", 0) < 0:
        raise ConfigError("--max-warnings must not be negative")
    per_file = tuple(
        entry._replace(fields=tuple(field for field in entry.fields if field[0] not in given))
        for entry in config.per_file
    )
    return config._replace(
        extend_select=config.extend_select + extend_select, ignore=config.ignore + ignore, per_file=per_file, **given
    )


def write_default(folder: str) -> str:
    """Write an `artlint.toml` that says what the defaults are; returns its path.

    Raises:
        ConfigError: there is one already, or the folder cannot be written to.
    """
    from artlint.settings import template

    path = os.path.join(folder, "artlint.toml")
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError:
        raise ConfigError(f"{path}: is there already") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
    return path
