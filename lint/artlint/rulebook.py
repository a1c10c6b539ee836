"""Rule files: found, parsed and strictly validated, then kept compiled so that the next start reads one file.

A rule file is data: it names a check of the engine, gives its options, and carries the examples that are its tests and
its documentation. `Rulebook` holds the rules of one run and the one automaton that looks for all their phrases.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from artlint import RULE_PAGES
from artlint.checks import CHECKS
from artlint.document import Format
from artlint.finding import SEVERITIES, Severity
from artlint.patterns import lazy

if TYPE_CHECKING:
    from artlint.matching import Matcher

CATEGORIES: dict[str, str] = {
    "typo": "T1",
    "spun": "S2",
    "off-topic": "O3",
    "hedge": "H4",
    "readability": "R5",
    "typography": "P6",
    "consistency": "C7",
    "upkeep": "U8",
}


class RuleError(ValueError):
    """A fault in a rule file; the message names the file and the line."""


class Example(NamedTuple):
    """A text and the spans that its rule reports there, as text in order; `marks` is empty for a clean one."""

    text: str
    marks: tuple[str, ...] = ()
    format: Format = "plain"
    encoding: str = "utf-8"


class Rule(NamedTuple):
    """One rule, as its file gives it.

    `options` have been validated and completed by the check; `literals` are the lower-case strings of which one must
    occur for the check to have anything to say (None: it always has to be asked). `house` rules come from a folder that
    the user named; of an `adjusted` one a configuration has changed the options.
    """

    code: str
    name: str
    category: str
    severity: Severity
    summary: str
    why: str
    source: tuple[str, ...]
    check: str
    options: Mapping[str, Any]
    literals: tuple[str, ...] | None
    bad: Sequence[Example]
    clean: Sequence[Example]
    path: str
    house: bool
    default: bool = True
    adjusted: bool = False

    @property
    def trusted(self) -> bool:
        """Whether its patterns are artlint's own, and known not to run away."""
        return not (self.house or self.adjusted)

    @property
    def url(self) -> str | None:
        """Where its page is; a house's rules and the engine's own errors have none."""
        return None if self.house or self.category == "internal" else f"{RULE_PAGES}{self.name}.md"


def internal_rule(code: str, name: str, summary: str, why: str) -> Rule:
    """What stands for a rule where artlint speaks of itself: an error that has no rule file."""
    return Rule(
        code=code,
        name=name,
        category="internal",
        severity="error",
        summary=summary,
        why=why,
        source=(),
        check="",
        options={},
        literals=None,
        bad=(),
        clean=(),
        path="",
        house=False,
    )


class Rulebook:
    """The rules of a run, in the order given."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self.rules = tuple(rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, key: str) -> Rule | None:
        """The rule with this code or name."""
        return next((rule for rule in self.rules if key.upper() == rule.code or key == rule.name), None)

    def matches(self, key: str) -> list[Rule]:
        """The rules that a code, a prefix of codes ("T1"), a name or a category stands for."""
        if key.upper() == "ALL":
            return list(self.rules)
        return [rule for rule in self.rules if rule.code.startswith(key.upper()) or key in (rule.name, rule.category)]

    def nearest(self, word: str) -> str | None:
        """The code, name or category that a word which stands for no rule was probably meant to be."""
        from difflib import get_close_matches

        names = [*(rule.name for rule in self.rules), *CATEGORIES, *(rule.code for rule in self.rules)]
        near = get_close_matches(word, names, 1) or get_close_matches(word.upper(), names, 1)
        return near[0] if near else None

    @cached_property
    def matcher(self) -> Matcher:
        """The automaton over the literals of all rules."""
        from artlint.matching import Matcher

        return Matcher([rule.literals or () for rule in self.rules])


def default_folder() -> str:
    """The folder of the rules that artlint ships: inside the package, or beside `lint/` in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(here, "rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(here)), "rules")


def load(house_folders: Sequence[str] = (), cache_folder: str | None = None) -> Rulebook:
    """The rulebook of the default rules and those of the given folders.

    Args:
        house_folders: folders of rule files, searched through.
        cache_folder: where compiled rules are kept between runs; None reads every file anew.

    Raises:
        RuleError: a rule file is at fault, or a folder is missing or holds no rule.
    """
    rules = _load_folder(default_folder(), False, cache_folder)
    for folder in house_folders:
        rules.extend(_load_folder(folder, True, cache_folder))
    return _bound(rules)


def load_folder(folder: str, house: bool) -> Rulebook:
    """The rulebook of one folder alone, every file read anew.

    Raises:
        RuleError: as for `load`.
    """
    return _bound(_load_folder(folder, house, None))


def _bound(rules: Sequence[Rule]) -> Rulebook:
    """A rulebook in order of codes; no code or name is there twice."""
    seen: dict[str, Rule] = {}
    for rule in rules:
        for key, value in (("code", rule.code), ("name", rule.name)):
            if value in seen:
                message = f'{key} "{value}" is taken by {seen[value].path}'
                raise _Source(rule.path, _text_of(rule.path)).error(key, message)
            seen[value] = rule
    return Rulebook(tuple(sorted(rules, key=lambda rule: rule.code)))


def rule_files(folder: str) -> list[str]:
    """Paths of the rule files in a folder and the folders below it, in order."""
    return sorted(
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".toml") and not name.startswith(".")
    )


def _load_folder(folder: str, house: bool, cache_folder: str | None) -> list[Rule]:
    if not os.path.isdir(folder):
        raise RuleError(f"{folder}: no such folder of rules")
    paths = rule_files(folder)
    if not paths:
        raise RuleError(f"{folder}: holds no rule file (*.toml)")
    if cache_folder is None:
        return [_parse(path, house) for path in paths]
    from artlint import cache

    key = cache.key_of(paths)
    stored = cache.load(cache_folder, key, Example)
    if stored is not None:
        with suppress(KeyError, TypeError):  # not what was stored: made anew
            return [Rule(**{**row, "house": house}) for row in stored]
    rules = [_parse(path, house) for path in paths]
    cache.store(cache_folder, key, [rule._asdict() for rule in rules])
    return rules


# -- parsing -------------------------------------------------------------------------------------------------------

_REQUIRED = ("code", "name", "summary", "why", "severity", "check")
_OPTIONAL = ("source", "category", "default", "options", "bad", "clean")
_CODE = lazy(r"[A-Z]+[0-9]+")
_RESERVED = ("E001", "E002")  # of what is no finding: `engine.INTERNAL_ERROR`, `report.INPUT_ERROR`
_NAME = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_EXAMPLE_KEYS = {"text", "marks", "format", "encoding"}


def _text_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(f"{path}:1: not UTF-8 text") from None


def with_options(rule: Rule, options: Mapping[str, Any]) -> Rule:
    """A rule read anew from its file, with some options changed.

    Raises:
        OptionError: one of them is at fault.
    """
    return _parse(rule.path, rule.house, options)._replace(severity=rule.severity, adjusted=True)


def _parse(path: str, house: bool, changed: Mapping[str, Any] | None = None) -> Rule:
    import tomllib

    from artlint.options import OptionError, complete
    from artlint.untrusted import parsed_toml

    text = _text_of(path)
    try:
        table = parsed_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}:{_toml_line(str(error), text)}: not TOML: {error}") from None
    source = _Source(path, text)
    for key in table:
        if key not in _REQUIRED and key not in _OPTIONAL:
            raise source.error(key, f'unknown key "{key}"')
    for key in _REQUIRED:
        if key not in table:
            raise RuleError(f'{path}:1: "{key}" is missing')
        if not isinstance(table[key], str) or not table[key].strip():
            raise source.error(key, f'"{key}" must be a text')
    code, severity, check = table["code"], table["severity"], table["check"]
    if not _CODE.fullmatch(code):
        raise source.error("code", f'code "{code}" must be capital letters and figures, such as "X101"')
    if code in _RESERVED:
        raise source.error("code", f'code "{code}" is one of artlint\'s own errors')
    if not _NAME.fullmatch(table["name"]):
        raise source.error("name", f'name "{table["name"]}" must be small letters, figures and hyphens')
    if "\n" in table["summary"].strip():
        raise source.error("summary", '"summary" must be one line')
    if severity not in SEVERITIES:
        raise source.error("severity", f'severity must be one of {", ".join(reversed(SEVERITIES))}, not "{severity}"')
    if check not in CHECKS:
        raise source.error("check", f'no check "{check}"; there are {", ".join(sorted(CHECKS))}')
    if "default" in table and not isinstance(table["default"], bool):
        raise source.error("default", '"default" must be true or false')
    module = import_module(CHECKS[check])
    given = table.get("options", {})
    if not isinstance(given, dict):
        raise source.error("options", '"options" must be a table')
    try:
        options = complete({**given, **(changed or {})}, module.OPTIONS)
        options = module.prepare(options) if hasattr(module, "prepare") else options
        literals = module.literals(options) if hasattr(module, "literals") else None
    except OptionError as error:
        if changed:  # the file was read before, so it is what was changed
            raise
        raise source.error(error.key, str(error)) from None
    return Rule(
        code=code,
        name=table["name"],
        category=_category(table, source, house),
        severity=severity,
        summary=table["summary"].strip(),
        why=table["why"].strip(),
        source=_source_names(table, source),
        check=check,
        options=options,
        literals=None if literals is None else tuple(literals),
        bad=tuple(_examples(table, "bad", source)),
        clean=tuple(_examples(table, "clean", source)),
        path=path,
        house=house,
        default=table.get("default", True),
    )


def _category(table: Mapping[str, Any], source: _Source, house: bool) -> str:
    """The category that the code's first letters stand for; a house rule may name any, or be of category "house"."""
    by_code = next((name for name, prefix in CATEGORIES.items() if table["code"].startswith(prefix)), None)
    category = table.get("category", by_code or ("house" if house else None))
    if category is None:
        raise source.error("code", f'code "{table["code"]}" is of no category: {", ".join(CATEGORIES.values())}')
    if category not in ("house", *CATEGORIES):
        raise source.error("category", f'no category "{category}"; there are {", ".join(CATEGORIES)}')
    return str(category)


def _source_names(table: Mapping[str, Any], source: _Source) -> tuple[str, ...]:
    names = table.get("source", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise source.error("source", '"source" must be a list of texts')
    return tuple(names)


def _examples(table: Mapping[str, Any], kind: str, source: _Source) -> Iterator[Example]:
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise source.error(kind, f"examples are written [[{kind}]]")
    if kind == "bad" and not rows:
        raise RuleError(f"{source.path}:1: a rule needs an example that it finds: [[bad]]")
    for number, row in enumerate(rows):
        for key in row:
            if key not in _EXAMPLE_KEYS or (key == "marks" and kind == "clean"):
                raise source.error(key, f'unknown key "{key}" in [[{kind}]]', kind, number)
        text, marks = row.get("text"), row.get("marks", [])
        if not isinstance(text, str) or not text:
            raise source.error(kind, f'[[{kind}]] needs a "text"', kind, number)
        if not isinstance(marks, list) or not all(isinstance(mark, str) and mark for mark in marks):
            raise source.error("marks", '"marks" must be a list of texts', kind, number)
        if kind == "bad" and not marks:
            raise source.error(kind, '[[bad]] needs "marks": the texts that the rule reports', kind, number)
        at = 0
        for mark in marks:
            at = text.find(mark, at)
            if at < 0:
                raise source.error("marks", f'"{mark}" does not stand in the example\'s text', kind, number)
            at += len(mark)
        format = row.get("format", "plain")
        if format not in get_args(Format):
            raise source.error("format", f'no format "{format}"', kind, number)
        encoding = row.get("encoding", "utf-8")
        if encoding not in ("utf-8", "cp1252"):
            raise source.error("encoding", f'no encoding "{encoding}"', kind, number)
        yield Example(text, tuple(marks), format, encoding)


class _Source:
    """A rule file's text, for the line of an error."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._lines = text.split("\n")

    def error(self, key: str, message: str, table: str = "", number: int = 0) -> RuleError:
        """An error at the line where `key` is set, in the `number`-th `[[table]]` if one is named."""
        return RuleError(f"{self.path}:{self._line(key, table, number)}: {message}")

    def _line(self, key: str, table: str, number: int) -> int:
        start = 0
        if table:
            headers = [i for i, line in enumerate(self._lines) if line.strip().startswith(f"[[{table}]]")]
            start = headers[number] if number < len(headers) else 0
        for index in range(start, len(self._lines)):
            line = self._lines[index].strip()
            name = line.partition("=")[0].strip().strip("\"'")
            if name == key or line.strip("[]") in (key, f"options.{key}"):
                return index + 1
        return start + 1


def _toml_line(message: str, text: str) -> int:
    """The line that tomllib names in its message; the last one when the file ends too soon."""
    _, found, rest = message.partition("at line ")
    return int(rest.split(",")[0]) if found else text.count("\n") + 1
