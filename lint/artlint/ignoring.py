"""`artlint ignore FILE:LINE CODE`: the comment, or the line of the sidecar, that silences a finding."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from artlint import reading
from artlint.config import ConfigError
from artlint.document import Document
from artlint.files import write_whole
from artlint.finding import Finding
from artlint.linter import SIDECAR, Linter, rulebook_of
from artlint.patterns import lazy
from artlint.quoting import quoted
from artlint.reading.decoding import UnreadableError, encode
from artlint.selection import unknown
from artlint.sidecar import Sidecars, line_for, parse, read

_TARGET = lazy(r"(?P<file>.+?):(?P<row>\d{1,9})(?::\d+)?:?")
_LAST = lazy(r"[ \t]*\\?\Z")  # what must stay last on a line of Markdown: a hard break


def ignore(target: str, word: str, reason: str, linter: Linter) -> str:
    """Silence the findings of a rule on a line; returns a line that says how.

    Where the file's format has comments, one is written behind the line, or above it where it would show behind it;
    else, and for plain text, a line of `.artlint-ignore`.

    Raises:
        ConfigError: no such place or rule, nothing to silence there, or a file that cannot be written; nothing is
            changed then.
    """
    match = _TARGET.fullmatch(target)
    if match is None:
        raise ConfigError(f'"{target}" is no place; write FILE:LINE, as findings are shown')
    name, row = match["file"], int(match["row"])
    config = linter.config(name)
    rulebook = rulebook_of(config)
    codes = {rule.code for rule in rulebook.matches(word)}
    if not codes:
        raise ConfigError(unknown(word, rulebook))
    try:
        with open(name, "rb") as file:
            data = file.read()
        document = reading.read(data, name, language=config.language, allowed=config.allow, audience=config.audience)
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None
    except UnreadableError as error:
        raise ConfigError(f"{name}: {error}") from None
    findings = linter(document)
    meant = [f for f in findings if f.rule.code in codes and document.location(f.span.start).row == row]
    if not meant:
        here = sorted({f.rule.code for f in findings if document.location(f.span.start).row == row})
        found = f"only {', '.join(here)}" if here else "nothing at all"
        raise ConfigError(f"{name}:{row}: no finding of {word} begins on this line, {found}")
    reason = " ".join(reason.split())
    text = _commented(document, findings, meant, row, word, reason, linter)
    if text is None:
        return _in_sidecar(document, meant, word, reason, config.root)
    try:
        write_whole(name, encode(text, data))
    except UnicodeEncodeError:
        raise ConfigError(f"{name}: the reason cannot be written in its encoding") from None
    except OSError as error:
        raise ConfigError(f"{name}: cannot be written: {error.strerror}") from None
    return f"{name}:{row}: {word} is ignored by a comment"


def _commented(
    document: Document,
    findings: Sequence[Finding],
    meant: Sequence[Finding],
    row: int,
    word: str,
    reason: str,
    linter: Linter,
) -> str | None:
    """The text with a comment that silences what is meant and nothing else, and that no reader sees, if any does."""
    left = sorted((f.rule.code, quoted(document, f.span)) for f in findings if f not in meant)
    for text in _candidates(document, row, f"artlint: ignore {word}" + (f" -- {reason}" if reason else "")):
        changed = reading.parse(
            text,
            document.name,
            document.format,
            document.encoding,
            document.language,
            document.allowed,
            document.audience,
        )
        if changed.matching.text.split() == document.matching.text.split() and left == sorted(
            (f.rule.code, quoted(changed, f.span)) for f in linter(changed)
        ):
            return text
    return None


def _candidates(document: Document, row: int, content: str) -> Iterator[str]:
    """The text with a comment behind a line, and with one above it."""
    marks = {"markdown": ("<!-- ", " -->"), "html": ("<!-- ", " -->"), "asciidoc": ("// ", "")}.get(document.format)
    if marks is None or (marks[1] and "-->" in content):
        return
    if document.name.lower().endswith(".mdx"):
        marks = ("{/* ", " */}")
    text, comment = document.text, content.join(marks)
    start = document.line_starts[row - 1]
    line = document.line(row)
    if marks[1]:
        last = _LAST.search(line)
        end = start + (last.start() if last else len(line))
        yield f"{text[:end]} {comment}{text[end:]}"
    line_end = "\r\n" if "\r\n" in text else "\n"
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    yield f"{text[:start]}{indent}{comment}{line_end}{text[start:]}"


def _in_sidecar(document: Document, meant: Sequence[Finding], word: str, reason: str, root: str) -> str:
    """Add a line for each of the findings to the sidecar that holds for the file, or to a new one."""
    folder = os.path.dirname(os.path.abspath(document.name))
    nearest = Sidecars().above(folder)
    path = nearest.path if nearest else os.path.join(root or folder, SIDECAR)
    before = read(path) if nearest else '# What artlint leaves alone here: FILE CODE "the words found" -- reason\n'
    line_end = "\r\n" if "\r\n" in before else "\n"
    if before and not before.endswith("\n"):
        before += line_end
    own = os.path.relpath(os.path.realpath(document.name), os.path.realpath(os.path.dirname(path))).replace(os.sep, "/")
    quotes = dict.fromkeys(quoted(document, finding.span) for finding in meant)
    text = before + "".join(line_for(own, word, quote, reason) + line_end for quote in quotes)
    parse(text, path)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
    return f"{path}: {word} is ignored in {document.name}, on {', '.join(f'“{quote}”' for quote in quotes)}"
