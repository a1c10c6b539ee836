"""`.artlint-ignore`: findings that are silenced beside the article, for text that cannot carry comments.

One entry a line, found again by the words it quotes, so that lines may move:

    # file, relative to this one      rules          the words found        why
    letters/2024-05.txt               H401, T101     "Many analysts belive" -- printed as it was written
    "notes of the day.txt"            readability                           -- a list

Without quoted words an entry holds for the whole file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from artlint.config import ConfigError
from artlint.document import Document, Span, lines
from artlint.finding import Edit, Finding, Fix
from artlint.linter import SIDECAR
from artlint.patterns import lazy
from artlint.quoting import stands_on
from artlint.rulebook import Rule, Rulebook

_STRING = r'"(?:[^"\\]|\\.)*"'
_ENTRY = lazy(
    rf"(?P<path>{_STRING}|[^\s\"]+)[ \t]+(?P<words>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    rf"(?:[ \t]+(?P<quote>{_STRING}))?(?:[ \t]+--(?:[ \t]+(?P<reason>.*))?)?"
)
_PLAIN_PATH = lazy(r"[^\s\"#\\][^\s\"\\]*")


class Entry(NamedTuple):
    """A line of the file: which rules it silences in which article, on which words (None: wherever they report)."""

    path: str
    words: tuple[str, ...]
    quote: str | None
    reason: str
    span: Span  # of the line, without its line end


def parse(text: str, path: str) -> list[Entry]:
    """The entries of a sidecar.

    Raises:
        ConfigError: a line that is none; the message names the file and the line.
    """
    entries: list[Entry] = []
    for number, span in enumerate(lines(text), 1):
        line = text[span.start : span.end].strip()
        if not line or line.startswith("#"):
            continue
        match = _ENTRY.fullmatch(line)
        if match is None:
            raise ConfigError(f'{path}:{number}: not an entry: write FILE CODE "the words found" -- reason')
        words = tuple(word.strip() for word in match["words"].split(","))
        try:
            name = _unquoted(match["path"])
            quote = None if match["quote"] is None else _unquoted(match["quote"])
        except ValueError:
            raise ConfigError(f"{path}:{number}: a quotation that is no JSON text") from None
        if name.startswith("/") or "\\" in name:
            raise ConfigError(f"{path}:{number}: write the file's path relative to this one, with /")
        entries.append(Entry(os.path.normpath(name), words, quote, match["reason"] or "", span))
    return entries


def line_for(path: str, code: str, quote: str | None, reason: str) -> str:
    """The line that `parse` reads as such an entry."""
    parts = [path if path.isprintable() and _PLAIN_PATH.fullmatch(path) else _quoted(path), code]
    if quote is not None:
        parts.append(_quoted(quote))
    if reason:
        parts.append(f"-- {' '.join(reason.split())}")
    return " ".join(parts)


def _unquoted(text: str) -> str:
    return str(json.loads(text)) if text.startswith('"') else text


def _quoted(text: str) -> str:
    """A JSON text in which nothing is invisible."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in shown)


class Sidecar:
    """One `.artlint-ignore`, and what a run has made of its entries so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.entries = parse(text, path)
        self._used: set[Entry] = set()
        self._judged: set[Entry] = set()
        self._faults: list[Finding] = []
        self._rules: tuple[Rule | None, Rule | None] = (None, None)
        self._checked = False

    def applied(
        self, document: Document, findings: Sequence[Finding], rulebook: Rulebook, ran: frozenset[str]
    ) -> list[Finding]:
        """The findings that no entry silences.

        Args:
            ran: codes of the rules that were asked for; an entry for another one is not judged.
        """
        self._check(rulebook, ran)
        relative = os.path.relpath(os.path.realpath(document.name), os.path.realpath(os.path.dirname(self.path)))
        own = [entry for entry in self.entries if entry.path == relative]
        kept: list[Finding] = []
        codes = {entry: _codes(entry, rulebook) for entry in own}
        if document.is_english:
            self._judged.update(entry for entry in own if codes[entry] & ran)
        for finding in findings:
            silencing = [e for e in own if finding.rule.code in codes[e] and _is_on(e, document, finding)]
            if silencing:
                self._used.update(silencing)
            else:
                kept.append(finding)
        return kept

    def _check(self, rulebook: Rulebook, ran: frozenset[str]) -> None:
        """Once a run: entries that name no rule."""
        from artlint.selection import unknown
        from artlint.suppress import FAULTY, UNUSED

        if self._checked:
            return
        self._checked = True
        unused, faulty = rulebook.get(UNUSED), rulebook.get(FAULTY)
        self._rules = (
            unused if unused and unused.code in ran else None,
            faulty if faulty and faulty.code in ran else None,
        )
        for entry in self.entries:
            for word in entry.words:
                if self._rules[1] and not rulebook.matches(word):
                    message = unknown(word, rulebook)
                    self._faults.append(Finding(self._rules[1], entry.span, message, confidence=1.0))

    def document(self) -> Document:
        """The file as one that findings can stand on; it holds no prose."""
        return Document(self.path, self.text, [])

    def findings(self) -> list[Finding]:
        """What the run has shown: entries that silence nothing, or name no rule, or a file that is gone."""
        return sorted([*self._faults, *self._unused()], key=lambda f: (f.span, f.rule.code))

    def _unused(self) -> Iterator[Finding]:
        rule = self._rules[0]
        if rule is None:
            return
        folder = os.path.dirname(self.path)
        for entry in self.entries:
            if not os.path.lexists(os.path.join(folder, entry.path)):
                message = f"there is no file {entry.path}; remove the entry"
            elif entry in self._judged and entry not in self._used:
                message = f"no finding of {', '.join(entry.words)} is silenced by this; remove it"
            else:
                continue
            fix = Fix("Remove the entry", (Edit(self._whole_line(entry), ""),), "safe")
            yield Finding(rule, entry.span, message, fix=fix, confidence=1.0)

    def _whole_line(self, entry: Entry) -> Span:
        end = entry.span.end
        end += 2 if self.text.startswith("\r\n", end) else end < len(self.text)
        return Span(entry.span.start, end)


def _codes(entry: Entry, rulebook: Rulebook) -> frozenset[str]:
    return frozenset(rule.code for word in entry.words for rule in rulebook.matches(word))


def _is_on(entry: Entry, document: Document, finding: Finding) -> bool:
    return entry.quote is None or stands_on(document, finding.span, entry.quote)


class Sidecars:
    """The sidecars of a run, each read once; the nearest one at or above a file holds for it."""

    def __init__(self) -> None:
        self._by_folder: dict[str, Sidecar | None] = {}

    def above(self, folder: str) -> Sidecar | None:
        """The sidecar that holds in an absolute folder.

        Raises:
            ConfigError: it cannot be read or is at fault.
        """
        if folder not in self._by_folder:
            parent = os.path.dirname(folder)
            path = os.path.join(folder, SIDECAR)
            if os.path.isfile(path):
                self._by_folder[folder] = Sidecar(_shown(path), read(path))
            else:
                self._by_folder[folder] = None if parent == folder else self.above(parent)
        return self._by_folder[folder]

    def __iter__(self) -> Iterator[Sidecar]:
        return iter({id(sidecar): sidecar for sidecar in self._by_folder.values() if sidecar}.values())


def read(path: str) -> str:
    """The text of a sidecar.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8 text") from None


def _shown(path: str) -> str:
    """A path as a user would write it: relative where that is shorter."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative
