"""The files of a run: read, linted or known from the last run, one after the other or in several processes."""

from __future__ import annotations

import functools
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from artlint import config as configuration
from artlint import engine, files, parallel, reading
from artlint.config import Config, ConfigError
from artlint.document import Document, Format
from artlint.linter import FileResult, Linter, found_in, rulebook_of, selected_codes
from artlint.outcome import Outcome, Packed, is_lasting, packed, unpacked
from artlint.reading.decoding import Source
from artlint.rulebook import Rule, RuleError
from artlint.shared_words import capitalised

if TYPE_CHECKING:
    from artlint.result_cache import Entry, ResultCache


def lint_paths(
    paths: Iterable[str],
    *,
    config_for: Callable[[str], Config] = configuration.find,
    stdin_name: str = files.STDIN,
    use_cache: bool = True,
    format: Format | None = None,
    linter: Linter | None = None,
    jobs: int | None = 1,
    keep_results: bool = False,
) -> Iterator[FileResult]:
    """Lint files, folders and "-" (standard input), one result a file; no file is linted twice.

    Args:
        paths: as on the command line.
        config_for: gives the configuration that holds in an absolute folder.
        stdin_name: what standard input is called, which also decides its format and configuration.
        use_cache: whether compiled rule files may be kept in the user's cache folder.
        format: what every file is written in; their names decide unless it is given.
        linter: made of `config_for` and `use_cache` unless given.
        jobs: how many processes lint; None: as many as there are processors, where there are files enough.
        keep_results: whether what a file comes to is kept for the next run, and taken from the last one.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
        WorkerError: one of several processes was killed.
    """
    lint = linter or Linter(config_for, use_cache)
    waiting: deque[_Input] = deque()  # in order; those without a result are being linted

    def tasks() -> Iterator[_Task]:
        for name, data, error in files.read(paths, config_for, stdin_name):
            config = lint.config(name)
            entry = None
            if data is not None and keep_results and name != stdin_name:
                cached = _results(config, format or reading.format_of(name))
                entry = cached.entry(name, data) if cached is not None else None
            came = error if data is None else entry.load() if entry is not None else None
            if error is None and not lint.concerns(name):
                came = _NOTHING
            given = _Input(name, Source(data or b""), config, entry, came)
            del data  # a long file's bytes go when they are decoded
            waiting.append(given)
            if given.came is None:
                yield name, given.source, format, config, use_cache

    for came in parallel.mapped(_linted, tasks(), jobs):
        while waiting[0].came is not None:
            yield _result(waiting.popleft(), format, lint, use_cache)
        given = waiting.popleft()
        if given.entry is not None and not isinstance(came, str) and is_lasting(came):
            given.entry.store(came)
        yield _result(given._replace(came=came), format, lint, use_cache)
    while waiting:
        yield _result(waiting.popleft(), format, lint, use_cache)
    yield from lint.sidecars()


_Task = tuple[str, Source, Format | None, Config, bool]
_NOTHING: Packed = packed(Outcome((), (), True))


class _Input(NamedTuple):
    """A file of a run: where its result is kept, and what came of it, a packed outcome or an error."""

    name: str
    source: Source
    config: Config
    entry: Entry | None
    came: Packed | str | None


def _linted(task: _Task) -> Packed | str:
    """What comes of a file; in a process of its own, as the case may be."""
    name, source, format, config, use_cache = task
    try:
        text, encoding = source.decoded()
        document = reading.read_text(text, name, format, encoding, config.language, config.allow, config.audience)
    except reading.UnreadableError as fault:
        return f"{name}: {fault}"
    try:
        found = found_in(document, config, use_cache)
        return packed(Outcome(found, tuple(capitalised(document)), document.is_english))
    except (ConfigError, RuleError):
        raise
    except Exception as fault:  # not of a check, which the engine would have caught; the others are still linted
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())
        return f"{name}: {reading.FAULT} on it: {reason}"


def _result(given: _Input, format: Format | None, lint: Linter, use_cache: bool) -> FileResult:
    """A file's result; the document has its text and no paragraphs, as it need only show where its findings are."""
    if isinstance(given.came, str) or given.came is None:
        return FileResult(given.name, error=given.came)
    text, encoding = given.source.decoded()
    config = given.config
    document = Document(
        given.name,
        text,
        (),
        format or reading.format_of(given.name),
        encoding=encoding,
        language=config.language,
        allowed=config.allow,
        audience=config.audience,
    )
    outcome = unpacked(given.came, _rules(config, use_cache))
    document.is_english = outcome.english
    found = lint.shown(document, outcome.findings) if lint.concerns(given.name) else ()
    return FileResult(given.name, document, tuple(found), capitals=outcome.capitals)


@functools.cache
def _rules(config: Config, use_cache: bool) -> dict[str, Rule]:
    return {rule.code: rule for rule in (*rulebook_of(config, use_cache), engine.INTERNAL_ERROR)}


@functools.cache
def _results(config: Config, format: Format) -> ResultCache | None:
    """Where the results of files of a configuration and a format are kept."""
    from artlint import result_cache

    folder = result_cache.folder_of(config)
    paths = tuple(rule.path for rule in rulebook_of(config))
    state = result_cache.state_of(config, selected_codes(config), paths, format)
    return result_cache.ResultCache(folder, state) if folder else None


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
        name, data, error = next(files.read([path], config_for))
        if data is None:
            raise reading.UnreadableError(error or name)
        config = config_for(os.path.dirname(os.path.abspath(name)))
        try:
            documents.append(reading.read(data, name, language=config.language, allowed=config.allow))
        except reading.UnreadableError as fault:
            raise reading.UnreadableError(f"{name}: {fault}") from None
    return documents[0], documents[1]
