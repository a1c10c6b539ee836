"""Comments that silence findings: `<!-- artlint: ignore H401 -- reason -->`.

`ignore` holds for the line it stands on, or, alone on a line, for the next one; `ignore-start` to `ignore-end` for what
is between them; `ignore-file` for the whole file. A comment that silences nothing, or cannot be obeyed, is a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from artlint import reading
from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.patterns import lazy
from artlint.reading import Comment
from artlint.rulebook import Rule, Rulebook
from artlint.selection import unknown

UNUSED, FAULTY = "unused-ignore", "faulty-ignore"  # names of the rules
CHECKS = (UNUSED, FAULTY)

_DIRECTIVE = lazy(r"\s*artlint:\s*(?P<verb>[\w-]*)[\s:]*(?P<codes>(?:(?!(?<!\S)(?:--|–|—)).)*)", re.DOTALL)
_CODE = lazy(r"[^\s,]+")
_VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_BLANK = " \t\r\n"
_MOST_HINTS = 20  # words that no rule answers to, in one file, for which a like one is looked for


class Ignore(NamedTuple):
    """One rule, or one group of rules, that a comment silences from offset `start` to `end` of the document.

    `word` is what the comment calls them, at `span`; `end_comment` closes a block.
    """

    comment: Comment
    word: str
    span: Span
    start: int
    end: int
    end_comment: Comment | None = None


def applied(
    document: Document, findings: Sequence[Finding], rulebook: Rulebook, ran: frozenset[str] | None = None
) -> list[Finding]:
    """The findings that no comment silences, and those on the comments themselves, sorted.

    Args:
        findings: what `engine.run` found.
        rulebook: every rule there is.
        ran: codes of the rules that were asked for; None means all.
    """
    faults: list[tuple[Span, str, Fix | None]] = []
    ignores = _ignores(document, lambda span, message, fix=None: faults.append((span, message, fix)))
    silenced: dict[str, frozenset[str]] = {}
    strange = 0
    for ignore in ignores:
        if ignore.word not in silenced:
            silenced[ignore.word] = frozenset(rule.code for rule in rulebook.matches(ignore.word))
        if not silenced[ignore.word]:
            strange += 1
            faults.append((ignore.span, unknown(ignore.word, rulebook, hint=strange <= _MOST_HINTS), None))
    used: set[Ignore] = set()
    kept: list[Finding] = []
    near = _Near(document, ((ignore, silenced[ignore.word]) for ignore in ignores))
    for finding in findings:
        own = near.silencing(finding.span, finding.rule.code)
        if own is None:
            kept.append(finding)
        else:
            used.add(own)
    judged = [i for i in ignores if _has_run(silenced[i.word], ran)] if document.is_english else []
    unused_rule, faulty_rule = rulebook.get(UNUSED), rulebook.get(FAULTY)
    if unused_rule and _has_run({unused_rule.code}, ran):
        kept.extend(_unused(document, unused_rule, ignores, [i for i in judged if i not in used]))
    if faulty_rule and _has_run({faulty_rule.code}, ran):
        kept.extend(Finding(faulty_rule, span, message, fix=fix, confidence=1.0) for span, message, fix in faults)
    return sorted(kept, key=lambda f: (f.span, f.rule.code))


def _has_run(codes: Iterable[str], ran: frozenset[str] | None) -> bool:
    return any(ran is None or code in ran for code in codes)


class _Near:
    """The ignores that reach a place: those of its lines, else blocks, else the file's, the narrowest first.

    Args:
        ignores: each with the codes of the rules that it silences.
    """

    def __init__(self, document: Document, ignores: Iterable[tuple[Ignore, frozenset[str]]]) -> None:
        self._document = document
        self._by_row: dict[tuple[int, str], Ignore] = {}
        wide: dict[str, list[Ignore]] = {}
        for ignore, codes in ignores:
            row = document.location(ignore.start).row
            is_line = ignore.end == _end(document, row) and ignore.start == document.line_starts[row - 1]
            for code in codes:
                if is_line:
                    self._by_row.setdefault((row, code), ignore)
                else:
                    wide.setdefault(code, []).append(ignore)
        # in order, and where those up to each one end at the latest
        self._wide: dict[str, tuple[Sequence[Ignore], Sequence[int]]] = {}
        for code, listed in wide.items():
            listed.sort(key=lambda ignore: ignore.start)
            self._wide[code] = listed, list(accumulate((ignore.end for ignore in listed), max))

    def silencing(self, span: Span, code: str) -> Ignore | None:
        """The narrowest ignore of a rule that reaches any of a span."""
        first, last = (self._document.location(place).row for place in (span.start, max(span.end - 1, span.start)))
        of_rows = [self._by_row[row, code] for row in range(first, last + 1) if (row, code) in self._by_row]
        if of_rows:
            return min(of_rows, key=_breadth)
        wide, furthest = self._wide.get(code, ((), ()))
        best: Ignore | None = None
        at = bisect_left(wide, max(span.end, span.start + 1), key=lambda ignore: ignore.start) - 1
        while at >= 0 and furthest[at] > span.start:
            ignore = wide[at]
            if best is not None and span.start - ignore.start >= best.end - best.start:
                break  # this one and all before it are longer
            if ignore.end > span.start and (best is None or _breadth(ignore) <= _breadth(best)):
                best = ignore
            at -= 1
        return best


def _breadth(ignore: Ignore) -> int:
    return ignore.end - ignore.start


# -- reading the comments --------------------------------------------------------------------------------------------


def _ignores(document: Document, fault: Callable[..., None]) -> list[Ignore]:
    """What the comments of a document silence; `fault(span, message)` hears of those that cannot be obeyed."""
    comments = reading.comments(document)
    made: list[Ignore] = []
    opened: dict[int, tuple[Comment, list[tuple[str, Span]]]] = {}  # by number, in order
    named: dict[tuple[str, ...], list[int]] = {}  # those that are open, by their words
    lines = _Lines(document, comments)
    for number, comment in enumerate(comments):
        match = _DIRECTIVE.match(comment.content)
        if match is None:
            continue
        content = document.text.index(comment.content, comment.start)
        verb = match["verb"]
        words = [
            (word[0], Span(content + word.start(), content + word.end()))
            for word in _CODE.finditer(comment.content, *match.span("codes"))
        ]
        whole = Span(comment.start, comment.end)
        if verb not in _VERBS:
            fault(whole, f'artlint does not know "{verb}"; there are {", ".join(_VERBS)}')
        elif verb == "ignore-end":
            last = named.get(_names(words)) if words else [next(reversed(opened))] if opened else None
            if not last:
                fault(whole, "this closes no block that is open", _removal("Remove the comment", document, [comment]))
            else:
                opening, inside = opened.pop(last[-1])
                named[_names(inside)].pop()
                made.extend(Ignore(opening, w, span, opening.end, comment.start, comment) for w, span in inside)
        elif not words:
            fault(whole, 'no rule is named; "ALL" stands for every one')
        elif verb == "ignore-start":
            opened[number] = (comment, words)
            named.setdefault(_names(words), []).append(number)
        else:
            start, end = (0, len(document.text) + 1) if verb == "ignore-file" else lines.of(comment)
            made.extend(Ignore(comment, word, span, start, end) for word, span in words)
    for comment, inside in opened.values():
        fault(Span(comment.start, comment.end), "the block is never closed: an ignore-end is missing")
        made.extend(Ignore(comment, word, span, comment.end, len(document.text) + 1) for word, span in inside)
    return made


def _names(words: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
    return tuple(word for word, _ in words)


class _Lines:
    """The lines that an `ignore` holds for; what is found out of one is kept, for a file may be all comments."""

    def __init__(self, document: Document, comments: Sequence[Comment]) -> None:
        self._document = document
        self._comments = comments
        self._more: dict[tuple[int, int], bool] = {}
        self._next: dict[int, int] = {}  # row -> it or the first one below that holds more than comments

    def of(self, comment: Comment) -> tuple[int, int]:
        """Start and end: the comment's line or, where it is alone on it, the next that holds more than comments."""
        document = self._document
        row = document.location(comment.end - 1).row
        start, end = document.line_starts[document.location(comment.start).row - 1], _end(document, row)
        if row == len(document.line_starts) or self._holds_more(start, end):
            return start, end
        row = self._below(row + 1)
        return document.line_starts[row - 1], _end(document, row)

    def _below(self, row: int) -> int:
        rows = self._document.line_starts
        passed = [row]
        while row not in self._next and row < len(rows) and not self._holds_more(rows[row - 1], rows[row]):
            row += 1
            passed.append(row)
        found = self._next.get(row, row)
        self._next.update(dict.fromkeys(passed, found))
        return found

    def _holds_more(self, start: int, end: int) -> bool:
        if (start, end) not in self._more:
            self._more[start, end] = _is_more_than_comments(self._document, start, end, self._comments)
        return self._more[start, end]


def _end(document: Document, row: int) -> int:
    rows = document.line_starts
    return rows[row] if row < len(rows) else len(document.text) + 1


def _is_more_than_comments(document: Document, start: int, end: int, comments: Sequence[Comment]) -> bool:
    first, last = (bisect_left(comments, place, key=lambda comment: comment.start) for place in (start, end))
    at = start
    for comment in comments[first:last]:
        if document.text[at : comment.start].strip():
            return True
        at = comment.end
    return bool(document.text[at:end].strip())


# -- comments that are no longer needed ------------------------------------------------------------------------------


def _unused(document: Document, rule: Rule, ignores: Sequence[Ignore], unused: Sequence[Ignore]) -> Iterator[Finding]:
    """A finding for each comment of which a part silences nothing; its fix leaves what is still needed."""
    named: dict[Comment, list[Ignore]] = {}
    for ignore in ignores:
        named.setdefault(ignore.comment, []).append(ignore)
    by_comment: dict[Comment, list[Ignore]] = {}
    for ignore in unused:
        by_comment.setdefault(ignore.comment, []).append(ignore)
    for comment, idle in by_comment.items():
        words = named[comment]
        if len(idle) == len(words):
            ends = [i.end_comment for i in idle[:1] if i.end_comment]
            span, fix = Span(comment.start, comment.end), _removal("Remove the comment", document, [comment, *ends])
        else:
            span, fix = idle[0].span, _shortened(words, idle)
        names = ", ".join(ignore.word for ignore in idle)
        yield Finding(rule, span, f"no finding of {names} is silenced by this; remove it", fix=fix, confidence=1.0)


def _shortened(words: Sequence[Ignore], idle: Sequence[Ignore]) -> Fix:
    """The edit that leaves the words of a comment that are needed."""
    unneeded = set(idle)
    left = ", ".join(ignore.word for ignore in words if ignore not in unneeded)
    return Fix(f"Leave {left}", (Edit(Span(words[0].span.start, words[-1].span.end), left),), "safe")


def _removal(message: str, document: Document, comments: Sequence[Comment]) -> Fix:
    """The edits that take out comments: with their line where they stand alone, else with the space on one side."""
    return Fix(message, tuple(Edit(_with_space(document, comment), "") for comment in comments), "safe")


def _with_space(document: Document, comment: Comment) -> Span:
    text = document.text
    start, end = comment.start, comment.end
    while start and text[start - 1] in " \t":
        start -= 1
    begins = start == 0 or text[start - 1] in "\r\n"
    after = end
    while after < len(text) and text[after] in " \t":
        after += 1
    ends = after == len(text) or text[after] in "\r\n"
    if begins and ends:
        after += 2 if text.startswith("\r\n", after) else after < len(text)
        return Span(start, after)
    return Span(comment.start, after) if begins else Span(start, after if ends else end)
