"""Comments that silence findings, place by place: what each reaches, and what is said of it, to the last code point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import suppress
from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.reading import parse
from artlint.rulebook import load
from artlint.suppress import Ignore

BOOK = load()
CODES = ("H401", "T101", "T104")
UNUSED, FAULTY = "U801", "U802"


def at(code: str, start: int, end: int) -> Finding:
    rule = BOOK.get(code)
    assert rule is not None
    return Finding(rule, Span(start, end), "said")


def kept(document: Document, findings: Sequence[Finding], ran: frozenset[str] | None = None) -> list[Finding]:
    return suppress.applied(document, findings, BOOK, ran)


def on_words(text: str, code: str = "T104", word: str = "word") -> tuple[Document, list[Finding]]:
    """A Markdown document and a finding on each place of a word."""
    document = parse(text, "a.md", "markdown")
    places = [place for place in range(len(text)) if text.startswith(word, place)]
    return document, [at(code, place, place + len(word)) for place in places]


def reached(text: str) -> list[int]:
    """Which of the places of "word" keep their finding, by number."""
    document, findings = on_words(text)
    left = kept(document, findings)
    return [number for number, finding in enumerate(findings) if finding in left]


START, END = "<!-- artlint: ignore-start {} -->", "<!-- artlint: ignore-end {} -->"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("word\nword <!-- artlint: ignore T104 --> word\nword", [0, 3]),
        ("<!-- artlint: ignore T104 -->\nword\nword", [1]),
        ("<!-- artlint: ignore T104 -->\n\n\t \n<!-- b -->\nword\nword", [1]),
        ("word\n<!-- artlint: ignore T104 -->\n<!-- artlint: ignore H401 -->\nword\nword", [0, 2]),
        ("word <!-- artlint: ignore T104\nover two lines --> word\nword", [2]),
        ("word\n<!-- artlint: ignore T104 -->", [0]),
        ("word\n<!-- artlint: ignore T104 -->\n", [0]),
        ("<!-- a --> <!-- artlint: ignore T104 --> <!-- b -->\nword\nword", [1]),
        (f"word\n\n{START.format('T1')}\n\nword\n\nword\n\n{END.format('T1')}\n\nword", [0, 3]),
        (f"word\n\n{START.format('T1')}\n\nword\n\n{END.format('')}\n\nword", [0, 2]),
        (f"word {START.format('T1')} word {END.format('')} word", [0, 2]),
        (f"{START.format('T1')} word {START.format('H4')} word {END.format('T1')} word {END.format('')}", [2]),
        (f"{START.format('H4')} word {START.format('T1')} word {END.format('')} word {END.format('')}", [0, 2]),
        (f"{START.format('T1')} word {START.format('T1')} word {END.format('T1')} word {END.format('T1')} word", [3]),
        (f"{START.format('T1, H4')} word {END.format('T1')} word {END.format('T1, H4')} word", [2]),
        (f"word {START.format('T1')} word", [0]),
        (f"{END.format('T1')} word", [0]),
        ("word <!-- artlint: ignore-file T1 --> word", []),
        ("word <!-- artlint: ignore -->", [0]),
        ("word <!-- artlint: ignoring T1 -->", [0]),
        ("word <!-- artlint: ignore T1 -- T104 is T9 -->", []),
        ("word <!-- artlint: ignore H4 -- not T104 -->", [0]),
        ("word <!-- artlint: ignore: T104 – so -->", []),
        ("word <!-- artlint:ignore\tT104,H4 -->", []),
        ("word <!-- artlint: ignore T1-- -->", [0]),
    ],
)
def test_what_a_comment_reaches(text: str, left: list[int]) -> None:
    assert reached(text) == left
    assert reached(text.replace("\n", "\r\n")) == left


Said = tuple[str, str, str]  # code, the text it stands on, message


def said(text: str, ran: frozenset[str] | None = None) -> list[Said]:
    document, findings = on_words(text)
    return [
        (f.rule.code, text[slice(*f.span)], f.message) for f in kept(document, findings, ran) if f.message != "said"
    ]


IDLE = "no finding of {} is silenced by this; remove it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A <!-- artlint: ignore T104 -->",
            [(UNUSED, "<!-- artlint: ignore T104 -->", IDLE.format("T104"))],
        ),
        (
            "word <!-- artlint: ignore T104 H4, T9 T101 -->",
            [
                (UNUSED, "H4", IDLE.format("H4, T101")),
                (FAULTY, "T9", 'no rule, category or prefix of codes "T9"; did you mean "T109"?'),
            ],
        ),
        (
            "word <!-- artlint: ignore typoo -->",
            [(FAULTY, "typoo", 'no rule, category or prefix of codes "typoo"; did you mean "typo"?')],
        ),
        (
            "<!-- artlint: ignore -->",
            [(FAULTY, "<!-- artlint: ignore -->", 'no rule is named; "ALL" stands for every one')],
        ),
        (
            "<!-- artlint: on T1 -->",
            [
                (
                    FAULTY,
                    "<!-- artlint: on T1 -->",
                    'artlint does not know "on"; there are ignore, ignore-start, ignore-end, ignore-file',
                )
            ],
        ),
        (
            "<!-- artlint: ignore-end T1 -->",
            [(FAULTY, "<!-- artlint: ignore-end T1 -->", "this closes no block that is open")],
        ),
        (
            "<!-- artlint: ignore-start T104 --> word",
            [
                (
                    FAULTY,
                    "<!-- artlint: ignore-start T104 -->",
                    "the block is never closed: an ignore-end is missing",
                )
            ],
        ),
        (
            "word <!-- artlint: ignore T104 --> <!-- artlint: ignore T1 -->",
            [(UNUSED, "<!-- artlint: ignore T1 -->", IDLE.format("T1"))],
        ),
        (
            "<!-- artlint: ignore-file T104 -->\nword <!-- artlint: ignore T104 -->",
            [(UNUSED, "<!-- artlint: ignore-file T104 -->", IDLE.format("T104"))],
        ),
        (
            "<!-- artlint: ignore-start ALL --> <!-- artlint: ignore-start T1 --> word <!-- artlint: ignore-end -->"
            " <!-- artlint: ignore-end -->",
            [(UNUSED, "<!-- artlint: ignore-start ALL -->", IDLE.format("ALL"))],
        ),
    ],
)
def test_what_is_said_of_a_comment(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
    for code in (UNUSED, FAULTY):  # those that were not asked for say nothing
        assert said(text, frozenset(rule.code for rule in BOOK) - {code}) == [r for r in expected if r[0] != code]


def test_only_rules_that_ran_are_judged() -> None:
    text = "<!-- artlint: ignore T104 H401 -->"
    assert said(text, frozenset(("T104", UNUSED))) == [(UNUSED, "T104", IDLE.format("T104"))]
    assert said(text, frozenset(("T101", UNUSED))) == []


def test_every_finding_is_sorted_and_certain() -> None:
    document, findings = on_words("<!-- artlint: ignore-end --> word <!-- artlint: ignore H4 -->")
    found = kept(document, findings)
    assert [(f.rule.code, f.span.start) for f in found] == [(FAULTY, 0), ("T104", 29), (UNUSED, 34)]
    assert [f.confidence for f in found if f.rule.code != "T104"] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("text", "message", "edits"),
    [
        ("A. <!-- artlint: ignore T1 -->", "Remove the comment", [((2, 30), "")]),
        ("A. \t<!-- artlint: ignore T1 --> \nB.", "Remove the comment", [((2, 32), "")]),
        ("A.\n <!-- artlint: ignore T1 --> \nB.", "Remove the comment", [((3, 33), "")]),
        ("A.\r\n<!-- artlint: ignore T1 -->\r\nB.", "Remove the comment", [((4, 33), "")]),
        ("<!-- artlint: ignore T1 --> B.", "Remove the comment", [((0, 27), "")]),
        ("A <!-- artlint: ignore T1 --> B.", "Remove the comment", [((1, 29), "")]),
        ("A.<!-- artlint: ignore T1 -->", "Remove the comment", [((2, 29), "")]),
        ("<!-- artlint: ignore-end -->", "Remove the comment", [((0, 28), "")]),
        ("word <!-- artlint: ignore H4, T104 T101 -- x -->", "Leave T104", [((26, 39), "T104")]),
        ("word <!-- artlint: ignore T104 H4, T1 -->", "Leave T104", [((26, 37), "T104")]),
        (
            "<!-- artlint: ignore-start T1 -->\nA\n\n<!-- artlint: ignore-end -->\n",
            "Remove the comment",
            [((0, 34), ""), ((37, 66), "")],
        ),
    ],
)
def test_the_edits_that_mend_a_comment(text: str, message: str, edits: list[tuple[tuple[int, int], str]]) -> None:
    document, findings = on_words(text)
    (finding,) = (f for f in kept(document, findings) if f.rule.code in (UNUSED, FAULTY))
    assert finding.fix is not None
    assert (finding.fix.message, finding.fix.applicability) == (message, "safe")
    assert [((edit.span.start, edit.span.end), edit.content) for edit in finding.fix.edits] == edits


def test_hints_end_where_there_are_many_unknown_words() -> None:
    text = "<!-- artlint: ignore " + " ".join(f"typoo{n}" for n in range(30)) + " -->"
    hints = ["did you mean" in message for _, _, message in said(text)]
    assert hints == [True] * 20 + [False] * 10


def naive(document: Document, ignores: Sequence[tuple[Ignore, frozenset[str]]], finding: Finding) -> Ignore | None:
    """The narrowest of the ignores that reach a finding, those of a line before the others."""
    start, end = finding.span.start, max(finding.span.end, finding.span.start + 1)
    able = [i for i, codes in ignores if finding.rule.code in codes and i.start < end and i.end > start]
    rows = [*document.line_starts, len(document.text) + 1]
    whole_lines = {(rows[n], rows[n + 1] if n + 2 < len(rows) else rows[-1]) for n in range(len(rows) - 1)}
    return min(able, key=lambda i: ((i.start, i.end) not in whole_lines, i.end - i.start), default=None)


LINES = st.sampled_from(
    [
        *("word", "word word", "", "<!-- b -->", "<!-- artlint: ignore T104 -->", "word <!-- artlint: ignore T1 -->"),
        *(
            "<!-- artlint: ignore-start T104 -->",
            "<!-- artlint: ignore-start T1 H4 -->",
            "<!-- artlint: ignore-end -->",
        ),
        *(
            "<!-- artlint: ignore-end T104 -->",
            "<!-- artlint: ignore-file H401 -->",
            "<!-- artlint: ignore-end T1 H4 -->",
        ),
    ]
)


@given(
    st.lists(LINES, max_size=14),
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(0), st.integers(0, 40)), max_size=8),
)
def test_the_narrowest_ignore_is_the_one_that_is_used(lines: list[str], places: list[tuple[str, int, int]]) -> None:
    text = "\n".join(lines) or " "
    document = parse(text, "a.md", "markdown")
    findings = [
        at(code, place % len(text), min(place % len(text) + length, len(text))) for code, place, length in places
    ]
    ignores = [
        (ignore, frozenset(rule.code for rule in BOOK.matches(ignore.word)))
        for ignore in suppress._ignores(document, lambda *given: None)
    ]
    near = suppress._Near(document, ignores)
    for finding in findings:
        expected, found = naive(document, ignores, finding), near.silencing(finding.span, finding.rule.code)
        assert (expected is None) == (found is None)
        if expected is not None and found is not None:
            assert (expected.end - expected.start) == (found.end - found.start)
    left = [f for f in kept(document, findings) if f.message == "said"]
    assert left == sorted(
        (f for f in findings if naive(document, ignores, f) is None), key=lambda f: (f.span, f.rule.code)
    )
