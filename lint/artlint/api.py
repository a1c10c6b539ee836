"""Linting from Python: one text, or the files of some paths."""

from __future__ import annotations

import functools
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from artlint import cache, engine, files, parallel, reading
from artlint import config as configuration
from artlint.config import Config, ConfigError, RuleSetting
from artlint.document import Document, Format
from artlint.finding import Finding, at_least
from artlint.outcome import Outcome, Packed, is_lasting, packed, unpacked
from artlint.rulebook import Rule, Rulebook, RuleError, load
from artlint.shared_words import capitalised

if TYPE_CHECKING:
    from artlint.baseline import Baseline
    from artlint.changes import Changes
    from artlint.result_cache import ResultCache
    from artlint.sidecar import Sidecar, Sidecars

SIDECAR = ".artlint-ignore"  # name of the file; `artlint.sidecar` reads it
COMMENT = "artlint:"  # what a comment to artlint begins with; `artlint.suppress` reads it


class FileResult(NamedTuple):
    """What came of one file: its document and findings, or the error that kept it from being read."""

    name: str
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    capitals: Sequence[str] | None = None
    """The document's capitalised words, where they are known already."""


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
    document = reading.parse(
        text, name, format, language=config.language, allowed=config.allow, audience=config.audience
    )
    return lint_document(document, config)


class Linter:
    """Lints the documents of a run, each as its own configuration, sidecar and the run's filter want it.

    Args:
        config_for: gives the configuration that holds in an absolute folder.
        use_cache: whether compiled rule files may be kept in the user's cache folder.
        changes: what the findings are limited to; all lines of all files unless given.
    """

    def __init__(
        self, config_for: Callable[[str], Config], use_cache: bool = True, changes: Changes | None = None
    ) -> None:
        self._config_for = config_for
        self._use_cache = use_cache
        self._changes = changes
        self._sidecars: Sidecars | None = None
        self._baselines: dict[str, Baseline] = {}

    def config(self, name: str) -> Config:
        """The configuration that holds for a file."""
        return configuration.for_file(self._config_for(os.path.dirname(os.path.abspath(name))), name)

    def __call__(self, document: Document) -> Sequence[Finding]:
        """What is shown of a document's findings, sorted by span and code."""
        if not self.concerns(document.name):
            return ()
        return self.shown(document, _found(document, self.config(document.name), self._use_cache))

    def concerns(self, name: str) -> bool:
        """Whether the run wants to know about a file."""
        if os.path.basename(name) == SIDECAR:
            return False
        return self._changes is None or self._changes.concerns(name)

    def shown(self, document: Document, found: Sequence[Finding]) -> Sequence[Finding]:
        """What is shown of all that was found in a document."""
        config = self.config(document.name)
        sidecar = self._sidecar(os.path.dirname(os.path.abspath(document.name)))
        if sidecar is not None:
            book, ran = rulebook_of(config, self._use_cache), selected_codes(config, self._use_cache)
            found = sidecar.applied(document, found, book, ran)
        return self._kept(document, _shown(found, config, self._use_cache), config)

    def _kept(self, document: Document, findings: Sequence[Finding], config: Config) -> Sequence[Finding]:
        """The findings that no baseline knows, on lines that the run is about."""
        if config.baseline:
            if config.baseline not in self._baselines:
                from artlint import baseline

                self._baselines[config.baseline] = baseline.load(config.baseline)
            findings = self._baselines[config.baseline].kept(document, findings)
        return findings if self._changes is None else self._changes.kept(document, findings)

    def sidecars(self) -> Iterator[FileResult]:
        """What the documents so far have shown of the sidecars that hold for them, where there is something to say."""
        for sidecar in self._sidecars or ():
            config = self.config(sidecar.path)
            document = sidecar.document()
            findings = self._kept(document, _shown(sidecar.findings(), config, self._use_cache), config)
            if findings:
                yield FileResult(sidecar.path, document, tuple(findings))

    def _sidecar(self, folder: str) -> Sidecar | None:
        if self._sidecars is None:
            if not _has_sidecar(folder):
                return None
            from artlint.sidecar import Sidecars

            self._sidecars = Sidecars()
        return self._sidecars.above(folder)


@functools.cache
def _has_sidecar(folder: str) -> bool:
    """Whether there is a sidecar at or above a folder: where there is none, its module is not needed."""
    if os.path.isfile(os.path.join(folder, SIDECAR)):
        return True
    parent = os.path.dirname(folder)
    return parent != folder and _has_sidecar(parent)


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
        for name, data, error in read_paths(paths, config_for, stdin_name):
            config = lint.config(name)
            cached = None
            if data is not None and keep_results and name != stdin_name:
                cached = _results(config, format or reading.format_of(name))
            kept = cached.load(name, data) if cached is not None and data is not None else None
            if error is None and not lint.concerns(name):
                kept = _NOTHING
            waiting.append(_Input(name, data or b"", config, cached, error if data is None else kept))
            if waiting[-1].came is None:
                yield name, data or b"", format, config, use_cache

    for came in parallel.mapped(_linted, tasks(), jobs):
        while waiting[0].came is not None:
            yield _result(waiting.popleft(), format, lint, use_cache)
        given = waiting.popleft()
        if given.cached is not None and not isinstance(came, str) and is_lasting(came):
            given.cached.store(given.name, given.data, came)
        yield _result(given._replace(came=came), format, lint, use_cache)
    while waiting:
        yield _result(waiting.popleft(), format, lint, use_cache)
    yield from lint.sidecars()


_Task = tuple[str, bytes, Format | None, Config, bool]
_NOTHING: Packed = packed(Outcome((), (), True))


class _Input(NamedTuple):
    """A file of a run: where its result is kept, and what came of it, a packed outcome or an error."""

    name: str
    data: bytes
    config: Config
    cached: ResultCache | None
    came: Packed | str | None


def _linted(task: _Task) -> Packed | str:
    """What comes of a file; in a process of its own, as the case may be."""
    name, data, format, config, use_cache = task
    try:
        document = reading.read(
            data, name, format, language=config.language, allowed=config.allow, audience=config.audience
        )
    except reading.UnreadableError as fault:
        return f"{name}: {fault}"
    try:
        found = _found(document, config, use_cache)
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
    text, encoding = reading.decode(given.data)
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
    """What a configuration shows of a document's findings, sorted by span and code; no sidecar is looked for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    return _shown(_found(document, config, use_cache), config, use_cache)


def _found(document: Document, config: Config, use_cache: bool) -> list[Finding]:
    """Every finding that no comment silences."""
    rulebook, selected = rulebook_of(config, use_cache), selected_codes(config, use_cache)
    findings = engine.run(document, rulebook, selected)
    if document.text.startswith(("---", "+++")):
        from artlint import metadata

        findings = [*metadata.findings(document, rulebook, selected), *findings]
    if COMMENT in document.text:
        from artlint import suppress

        findings = suppress.applied(document, findings, rulebook, selected)
    return findings


def _shown(findings: Iterable[Finding], config: Config, use_cache: bool) -> list[Finding]:
    graded = _graded(config, use_cache) if config.rule else frozenset()
    shown: list[Finding] = []
    for finding in findings:
        if finding.rule.code in graded:  # the user's word on severity is the last
            finding = finding._replace(severity_override=None)
        if finding.confidence < config.min_confidence and finding.rule.category != "internal":
            continue
        if at_least(finding.severity, config.severity) or configuration.asked_for(config, finding.rule):
            shown.append(finding)
    return shown


@functools.cache
def _graded(config: Config, use_cache: bool) -> frozenset[str]:
    """Codes of the rules whose severity the configuration sets."""
    book = rulebook_of(config, use_cache)
    return frozenset(rule.code for setting in config.rule if setting.severity for rule in book.matches(setting.word))


def rulebook_of(config: Config, use_cache: bool = True) -> Rulebook:
    """The default rules and the configuration's house rules, as it adjusts them."""
    return _rulebook(config.rules, config.rule, cache.default_folder() if use_cache else None)


@functools.cache
def _rulebook(folders: tuple[str, ...], settings: tuple[RuleSetting, ...], cache_folder: str | None) -> Rulebook:
    rulebook = load(folders, cache_folder)
    return configuration.adjusted(rulebook, settings) if settings else rulebook


@functools.cache
def selected_codes(config: Config, use_cache: bool = True) -> frozenset[str]:
    """Codes of the rules that a configuration asks for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    return configuration.selected(config, rulebook_of(config, use_cache))
