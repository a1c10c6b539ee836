"""Fixes applied: to a text, or to the files that a run has linted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from artlint import files, reading
from artlint.document import Document, Span
from artlint.finding import Edit, Finding
from artlint.linter import FileResult
from artlint.reading.decoding import UnreadableError, decode, encode

_MOST_ROUNDS = 5  # mending one fault can bring another to light


def fixed(text: str, findings: Iterable[Finding], unsafe: bool = False) -> tuple[str, int]:
    """A text with fixes applied, and how many were.

    Args:
        text: what the findings were made on.
        findings: those without a fix are passed over; of two whose edits overlap the first is applied.
        unsafe: whether fixes that could change the meaning are applied too.
    """
    edits: list[Edit] = []  # in order, apart from each other
    count = 0
    for finding in findings:
        fix = finding.fix
        if fix is None or not (unsafe or fix.applicability == "safe"):
            continue
        if all(text[slice(*edit.span)] == edit.content for edit in fix.edits):  # it would be applied for ever
            continue
        if all(_is_free(edit.span, edits) for edit in fix.edits):
            for edit in fix.edits:
                insort(edits, edit)
            count += 1
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts.append(text[at : edit.span.start])
        parts.append(edit.content)
        at = edit.span.end
    return "".join([*parts, text[at:]]), count


def _is_free(span: Span, edits: Sequence[Edit]) -> bool:
    """Whether a span neither overlaps nor touches any of some edits in order."""
    at = bisect_left(edits, span, key=lambda edit: edit.span)
    return (at == 0 or edits[at - 1].span.end < span.start) and (at == len(edits) or edits[at].span.start > span.end)


def fixed_document(
    document: Document, findings: Sequence[Finding], lint: Callable[[Document], Sequence[Finding]], unsafe: bool
) -> tuple[Document, Sequence[Finding], int]:
    """A document with its fixes applied until there is nothing left to fix, what remains to be said, and the count."""
    total = 0
    for _ in range(_MOST_ROUNDS):
        text, count = fixed(document.text, findings, unsafe)
        if not count:
            break
        document = reading.parse(
            text,
            document.name,
            document.format,
            document.encoding,
            document.language,
            document.allowed,
            document.audience,
        )
        findings = lint(document)
        total += count
    return document, findings, total


class Mended(NamedTuple):
    """What came of fixing: results as they stand afterwards, fixes made, a diff, and standard input's new text."""

    results: list[FileResult]
    fixed: int
    difference: str
    stdin: str | None


def mend(
    results: Iterable[FileResult],
    lint: Callable[[Document], Sequence[Finding]],
    *,
    unsafe: bool,
    writes: bool,
    stdin_name: str,
) -> Mended:
    """Fix what can be fixed in each file of a run.

    Args:
        results: of `artlint.api.lint_paths`.
        lint: gives the findings of a document that was changed.
        unsafe: whether fixes that could change the meaning are applied too.
        writes: whether files are written; if not, their results stay as they were.
        stdin_name: the name of the result that is no file.
    """
    after: list[FileResult] = []
    differences: list[str] = []
    total, stdin = 0, None
    for result in results:
        if result.document is None:
            after.append(result)
            continue
        document, findings, count = fixed_document(result.document, result.findings, lint, unsafe)
        total += count
        if count:
            differences.extend(_difference(result.name, result.document.text, document.text))
        is_stdin = result.name == stdin_name
        if is_stdin:
            stdin = document.text
        error = _write(result, document.text) if count and writes and not is_stdin else None
        if error is not None:
            after.append(FileResult(result.name, error=error))
        else:
            after.append(FileResult(result.name, document, tuple(findings)) if count and writes else result)
    return Mended(after, total, "".join(differences), stdin)


def _write(result: FileResult, text: str) -> str | None:
    """Put a text into the file it was read from, in its encoding; what went wrong, if anything did.

    A file that is no longer as it was linted is left alone.
    """
    try:
        with open(result.name, "rb") as file:
            data = file.read()
        if result.document is None or not _holds(data, result.document.text):
            return f"{result.name}: was changed while it was linted, and is left as it is"
        files.write_whole(result.name, encode(text, data))
    except UnicodeEncodeError:
        return f"{result.name}: its fixes cannot be written in its encoding; save it as UTF-8 first"
    except OSError as fault:
        return f"{result.name}: cannot be written: {fault.strerror}"
    return None


def _holds(data: bytes, text: str) -> bool:
    try:
        return decode(data)[0] == text
    except UnreadableError:
        return False


def _difference(name: str, before: str, after: str) -> Iterator[str]:
    """A unified diff."""
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
