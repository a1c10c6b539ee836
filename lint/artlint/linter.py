"""What is shown of a document's findings: rules and configuration, comments, sidecars, baselines, changed lines."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from artlint import cache, engine, selection
from artlint import config as configuration
from artlint.config import Config, RuleSetting
from artlint.document import Document
from artlint.finding import Finding, at_least
from artlint.rulebook import Rulebook, load

if TYPE_CHECKING:
    from artlint.baseline import Baseline
    from artlint.changes import Changes
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
        return self.shown(document, found_in(document, self.config(document.name), self._use_cache))

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
            if self._changes is not None and not self._changes.knows(sidecar.path):
                continue  # it holds for the repository from outside
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


def lint_document(document: Document, config: Config, use_cache: bool = True) -> list[Finding]:
    """What a configuration shows of a document's findings, sorted by span and code; no sidecar is looked for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    return _shown(found_in(document, config, use_cache), config, use_cache)


def found_in(document: Document, config: Config, use_cache: bool) -> list[Finding]:
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
        if at_least(finding.severity, config.severity) or selection.asked_for(config, finding.rule):
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
    return selection.adjusted(rulebook, settings) if settings else rulebook


@functools.cache
def selected_codes(config: Config, use_cache: bool = True) -> frozenset[str]:
    """Codes of the rules that a configuration asks for.

    Raises:
        ConfigError, RuleError: the configuration or a house rule is at fault.
    """
    return selection.selected(config, rulebook_of(config, use_cache))
