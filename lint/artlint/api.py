"""Linting from Python: one text, or the files of some paths."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from artlint import cache, engine, files, reading
from artlint import config as configuration
from artlint.config import Config
from artlint.document import Document, Format
from artlint.finding import Finding, at_least
from artlint.rulebook import Rulebook, load


class FileResult(NamedTuple):
    """What came of one file: its document and findings, or the error that kept it from being read."""

    name: str
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    error: str | None = None


def lint_text(
    text: str, *, name: str = "<text>", format: Format = "plain", config: Config | None = None
) -> list[Finding]:
    """Findings in one text, sorted by span and code.

    Args:
        text: an article; spans are code points in it.
        name: what an internal error calls it.
        format: "plain", "markdown" or "html".
        config: the default one unless given; no configuration file is looked for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    config = config or Config()
    return lint_document(reading.parse(text, name, format, language=config.language, allowed=config.allow), config)


def lint_paths(
    paths: Iterable[str],
    *,
    config_for: Callable[[str], Config] = configuration.find,
    stdin_name: str = files.STDIN,
    use_cache: bool = True,
) -> Iterator[FileResult]:
    """Lint files, folders and "-" (standard input), one result a file; no file is linted twice.

    Args:
        paths: as on the command line.
        config_for: gives the configuration that holds in an absolute folder.
        stdin_name: what standard input is called, which also decides its format and configuration.
        use_cache: whether compiled rule files may be kept in the user's cache folder.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    for name, data, error in read_paths(paths, config_for, stdin_name):
        if data is None:
            yield FileResult(name, error=error)
            continue
        config = config_for(os.path.dirname(os.path.abspath(name)))
        try:
            document = reading.read(data, name, language=config.language, allowed=config.allow)
        except reading.UnreadableError as fault:
            yield FileResult(name, error=f"{name}: {fault}")
            continue
        yield FileResult(name, document, tuple(lint_document(document, config, use_cache)))


def read_paths(
    paths: Iterable[str], config_for: Callable[[str], Config], stdin_name: str = files.STDIN
) -> Iterator[tuple[str, bytes | None, str | None]]:
    """Name and bytes of each file that the paths stand for, or name, None and what went wrong."""
    seen: set[str] = set()
    for path in paths:
        try:
            for name in files.discover(path, config_for):
                identity = name if name == files.STDIN else os.path.realpath(name)
                if identity in seen:
                    continue
                seen.add(identity)
                shown = stdin_name if name == files.STDIN else name
                try:
                    yield shown, _bytes_of(name), None
                except OSError as fault:
                    yield shown, None, f"{shown}: cannot be read: {fault.strerror}"
        except files.MissingPathError as fault:
            yield path, None, str(fault)


def read_pair(first: str, second: str, config_for: Callable[[str], Config]) -> tuple[Document, Document]:
    """The documents of two files, of which one may be "-" (standard input).

    Raises:
        UnreadableError: one of them is no text, is missing, or is a folder; the message names it.
        ConfigError: a configuration is at fault.
    """
    if first == second == files.STDIN:
        raise reading.UnreadableError("standard input can be only one of the two texts")
    documents = []
    for path in (first, second):
        if os.path.isdir(path):
            raise reading.UnreadableError(f"{path}: is a folder; name two files")
        name, data, error = next(read_paths([path], config_for))
        if data is None:
            raise reading.UnreadableError(error or name)
        config = config_for(os.path.dirname(os.path.abspath(name)))
        try:
            documents.append(reading.read(data, name, language=config.language, allowed=config.allow))
        except reading.UnreadableError as fault:
            raise reading.UnreadableError(f"{name}: {fault}") from None
    return documents[0], documents[1]


def _bytes_of(name: str) -> bytes:
    if name == files.STDIN:
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def lint_document(document: Document, config: Config, use_cache: bool = True) -> list[Finding]:
    """Findings in a document that a configuration wants shown."""
    rulebook = rulebook_of(config, use_cache)
    return [
        finding
        for finding in engine.run(document, rulebook, selected_codes(config, use_cache))
        if at_least(finding.severity, config.severity) or configuration.asked_for(config, finding.rule)
    ]


def rulebook_of(config: Config, use_cache: bool = True) -> Rulebook:
    """The default rules and the configuration's house rules."""
    return _rulebook(config.rules, cache.default_folder() if use_cache else None)


@functools.cache
def _rulebook(folders: tuple[str, ...], cache_folder: str | None) -> Rulebook:
    return load(folders, cache_folder)


@functools.cache
def selected_codes(config: Config, use_cache: bool = True) -> frozenset[str]:
    """Codes of the rules that a configuration asks for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    return configuration.selected(config, rulebook_of(config, use_cache))
