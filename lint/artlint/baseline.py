"""A baseline: findings in old text that are known and not shown again, found by their words and not by their lines.

The file is JSON with an entry a line, so that a change of it reads well and merges well:

    {"artlint-baseline": 1, "findings": [
    {"file": "2019/harbour.txt", "code": "H401", "text": "Many analysts believe", "count": 2}
    ]}

Files are relative to the baseline's folder. Of findings with the same words as many are known as `count` says.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from artlint.config import ConfigError
from artlint.document import Document
from artlint.files import write_whole
from artlint.finding import Finding
from artlint.quoting import quoted

DEFAULT = "artlint-baseline.json"
_VERSION = 1
_KEYS = {"file": str, "code": str, "text": str, "count": int}


class Entry(NamedTuple):
    """What findings are known by: their file, relative to the baseline's folder, their rule and their words."""

    file: str
    code: str
    text: str


class Baseline:
    """The findings that a file says are known."""

    def __init__(self, path: str, counts: Counter[Entry] | None = None) -> None:
        self.path = os.path.abspath(path)
        self.counts: Counter[Entry] = counts or Counter()

    def kept(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that are not known."""
        seen: Counter[Entry] = Counter()
        kept: list[Finding] = []
        for finding, entry in self.entries(document, findings):
            seen[entry] += 1
            if seen[entry] > self.counts[entry]:
                kept.append(finding)
        return kept

    def entries(self, document: Document, findings: Iterable[Finding]) -> Iterable[tuple[Finding, Entry]]:
        """What each finding is known by."""
        file = self.relative(document.name)
        for finding in findings:
            known = Entry(file, finding.rule.code, quoted(document, finding.span))
            # A fault of artlint's own is never taken for granted.
            yield finding, known if finding.rule.category != "internal" else Entry("", "", finding.message)

    def relative(self, name: str) -> str:
        """A file's path from the baseline's folder, with "/"."""
        folder = os.path.realpath(os.path.dirname(self.path))
        return os.path.relpath(os.path.realpath(name), folder).replace(os.sep, "/")


def load(path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        ConfigError: it cannot be read, or is none.
    """
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data = json.loads(text)
    except OSError as error:
        hint = "; `artlint baseline write` makes one" if isinstance(error, FileNotFoundError) else ""
        raise ConfigError(f"{path}: cannot be read: {error.strerror}{hint}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    except (RecursionError, ValueError):  # brackets or figures by the thousand
        raise ConfigError(f"{path}: not a baseline of artlint; `artlint baseline write` makes one") from None
    if not isinstance(data, dict) or data.get("artlint-baseline") != _VERSION or not _are_rows(data.get("findings")):
        raise ConfigError(f"{path}: not a baseline of artlint; `artlint baseline write` makes one")
    counts: Counter[Entry] = Counter()
    for number, row in enumerate(data["findings"], 1):
        if row.keys() != _KEYS.keys() or not all(type(row[key]) is kind for key, kind in _KEYS.items()):
            raise ConfigError(f"{path}: entry {number}: an entry has file, code, text and count")
        counts[Entry(row["file"], row["code"], row["text"])] += row["count"]
    return Baseline(path, counts)


def _are_rows(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def store(baseline: Baseline) -> None:
    """Write a baseline to its file, whole or not at all.

    Raises:
        ConfigError: it cannot be written.
    """
    rows = ",\n".join(
        json.dumps({**entry._asdict(), "count": count}, ensure_ascii=False)
        for entry, count in sorted(baseline.counts.items())
        if count > 0
    )
    text = (
        f'{{"artlint-baseline": {_VERSION}, "findings": [\n{rows}\n]}}\n'
        if rows
        else (f'{{"artlint-baseline": {_VERSION}, "findings": []}}\n')
    )
    try:
        write_whole(baseline.path, text.encode("utf-8", "backslashreplace"))  # a name need not be UTF-8
    except OSError as error:
        raise ConfigError(f"{baseline.path}: cannot be written: {error.strerror}") from None


class Comparison(NamedTuple):
    """A baseline beside what a run has found: entries that are gone, and that are new, each with how many."""

    known: int
    gone: Counter[Entry]
    new: Counter[Entry]


def compare(baseline: Baseline, found: Counter[Entry], read: Iterable[str]) -> Comparison:
    """How a baseline differs from what was found.

    Args:
        read: the files that were linted; entries of others are gone only where there is no such file any more.
    """
    names = {baseline.relative(name) for name in read}
    folder = os.path.dirname(baseline.path)
    gone: Counter[Entry] = Counter()
    for entry, count in baseline.counts.items():
        if entry.file in names or not os.path.lexists(os.path.join(folder, entry.file)):
            gone[entry] = count - found[entry]
    return Comparison(sum((baseline.counts & found).values()), +gone, found - baseline.counts)
