"""Configuration: `artlint.toml`, or `[tool.artlint]` in `pyproject.toml`, found from each file upward."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, cast, get_args

from artlint.document import Audience, Language, fold, lower
from artlint.finding import SEVERITIES, Severity
from artlint.options import Option, OptionError, check_audience, complete
from artlint.rulebook import Rule, Rulebook


class ConfigError(ValueError):
    """A fault in the configuration or on the command line; the message names the place."""


class Config(NamedTuple):
    """What to look for and what to show.

    `select` and `ignore` hold codes, prefixes of codes, names or categories; an empty `select` stands for every rule
    that is on by default. `rules` are folders of house rules, absolute. Findings milder than `severity` are not shown;
    findings at or above `fail_level` make a run fail. `exclude` are patterns of `.gitignore` kind, below `root`;
    `allow` holds words in lower case.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Severity = "warning"
    fail_level: Severity = "warning"
    language: Language = "en"
    audience: Audience = "general"
    allow: frozenset[str] = frozenset()
    root: str = ""
    path: str = ""


OPTIONS = {
    "select": Option("texts", [], "codes, prefixes of codes, names or categories to look for"),
    "extend-select": Option("texts", [], "the same, beside the default ones"),
    "ignore": Option("texts", [], "codes, prefixes of codes, names or categories to leave out"),
    "rules": Option("texts", [], "folders of house rules, relative to the configuration file"),
    "exclude": Option("texts", [], "files and folders to leave out, as in .gitignore"),
    "severity": Option("text", "warning", 'mildest severity shown: "info", "warning" or "error"'),
    "language": Option("text", "en", '"en-US", "en-GB", or "en": the majority of each article decides'),
    "audience": Option("text", "general", 'how hard prose may be: for a "general" audience, "specialist" or "plain"'),
    "allow": Option("texts", [], "words that are right here, names and house terms"),
    "fail-level": Option("text", "warning", 'mildest severity that makes a run fail: "warning" or "error"'),
}


def load(path: str) -> Config:
    """The configuration in a file.

    Raises:
        ConfigError: the file cannot be read or is at fault.
    """
    config = _read(os.path.abspath(path))
    if config is None:
        raise ConfigError(f"{path}: has no [tool.artlint] table")
    return config


@cache
def find(folder: str) -> Config:
    """The configuration that holds in an absolute folder: the nearest one at or above it, else the defaults."""
    for name in ("artlint.toml", ".artlint.toml", "pyproject.toml"):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            config = _read(path)
            if config is not None:
                return config
    parent = os.path.dirname(folder)
    return Config() if parent == folder else find(parent)


def _read(path: str) -> Config | None:
    import tomllib

    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        table = tomllib.loads(text)
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
    return _config(table, path, text)


def _config(table: Mapping[str, Any], path: str, text: str) -> Config:
    from artlint.files import is_pattern

    try:
        values = complete(table, OPTIONS)
        for key in ("severity", "fail-level"):
            if values[key] not in SEVERITIES or (key == "fail-level" and values[key] == "info"):
                raise OptionError(key, f'"{values[key]}" is no {key}: {OPTIONS[key].meaning}')
        if values["language"] not in get_args(Language):
            raise OptionError("language", f'no language "{values["language"]}": {OPTIONS["language"].meaning}')
        check_audience("audience", values["audience"])
        for pattern in values["exclude"]:
            if not is_pattern(pattern):
                raise OptionError("exclude", f'"{pattern}" is no pattern of .gitignore kind')
    except OptionError as error:
        raise ConfigError(f"{path}:{_line_of(error.key, text)}: {error}") from None
    root = os.path.dirname(path)
    return Config(
        select=tuple(values["select"]),
        extend_select=tuple(values["extend-select"]),
        ignore=tuple(values["ignore"]),
        rules=tuple(os.path.normpath(os.path.join(root, folder)) for folder in values["rules"]),
        exclude=tuple(values["exclude"]),
        severity=cast(Severity, values["severity"]),
        fail_level=cast(Severity, values["fail-level"]),
        language=cast(Language, values["language"]),
        audience=cast(Audience, values["audience"]),
        allow=frozenset(lower(fold(word)) for word in values["allow"]),
        root=root,
        path=path,
    )


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.split("\n"), 1):
        if line.partition("=")[0].strip().strip("\"'") == key:
            return number
    return 1


def selected(config: Config, rulebook: Rulebook) -> frozenset[str]:
    """Codes of the rules that a configuration asks for.

    The most specific word wins, as in ruff: `--select O3 --ignore O301` leaves O301 out, and
    `--ignore O3 --select O301` keeps it.

    Raises:
        ConfigError: a word that no rule answers to, or an audience that there is not (from Python).
    """
    try:
        check_audience("audience", config.audience)
    except OptionError as error:
        raise ConfigError(str(error)) from None
    ranked = {rule.code: (0, rule.default and not config.select) for rule in rulebook}
    for words, wanted in ((config.select, True), (config.extend_select, True), (config.ignore, False)):
        for word in words:
            rules = rulebook.matches(word)
            if not rules:
                where = f" (configuration: {config.path})" if config.path else ""
                raise ConfigError(f'no rule, category or prefix of codes "{word}" to select or ignore{where}')
            for rule in rules:
                rank = _specificity(word, rule)
                if rank > ranked[rule.code][0] or (rank == ranked[rule.code][0] and not wanted):
                    ranked[rule.code] = (rank, wanted)
    return frozenset(code for code, (_, wanted) in ranked.items() if wanted)


def asked_for(config: Config, rule: Rule) -> bool:
    """Whether a rule was selected by its own code or name, so that even its advice is to be shown."""
    words = (*config.select, *config.extend_select)
    return any(word.upper() == rule.code or word == rule.name for word in words)


def _specificity(word: str, rule: Rule) -> int:
    """How closely a word names a rule: "ALL" 1, a category 2, a prefix its length + 2, a name most."""
    if word.upper() == "ALL":
        return 1
    if word == rule.category:
        return 2
    return 100 if word == rule.name else 2 + len(word)


def with_command_line(
    config: Config,
    *,
    select: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    severity: str | None = None,
    fail_level: str | None = None,
) -> Config:
    """The configuration as the command line changes it: what is given replaces, but the last two lists are added.

    Raises:
        ConfigError: no such severity.
    """
    for option, value, allowed in (
        ("--severity", severity, SEVERITIES),
        ("--fail-level", fail_level, SEVERITIES[1:]),
    ):
        if value is not None and value not in allowed:
            raise ConfigError(f'{option} must be {" or ".join(allowed)}, not "{value}"')
    return config._replace(
        select=select or config.select,
        extend_select=config.extend_select + extend_select,
        ignore=config.ignore + ignore,
        severity=cast(Severity, severity or config.severity),
        fail_level=cast(Severity, fail_level or config.fail_level),
    )


def write_default(folder: str) -> str:
    """Write an `artlint.toml` that says what the defaults are; returns its path.

    Raises:
        ConfigError: there is one already, or the folder cannot be written to.
    """
    path = os.path.join(folder, "artlint.toml")
    lines = ["# Configuration of artlint; every line that is commented out shows the default.\n"]
    for key, option in OPTIONS.items():
        value = str(option.default).replace("'", '"') if option.kind == "texts" else f'"{option.default}"'
        lines.append(f"\n# {option.meaning}\n# {key} = {value}\n")
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.writelines(lines)
    except FileExistsError:
        raise ConfigError(f"{path}: is there already") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
    return path
