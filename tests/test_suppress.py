"""Comments that silence findings, place by place: what each reaches, and what is said of it, to the last code point."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
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
        ("word <!-- artlint: ignore T104 -->\nword", [1]),
        ("<!-- artlint: ignore T104 --> word\nword <!-- b -->", [1]),
        ("<!-- b -->\nword\n<!-- artlint: ignore T104 -->\nword\nword", [0, 2]),
        ("<!-- artlint: ignore H401 -->\n<!-- artlint: ignore T104 -->\n\nword", []),
        (
            f"word {START.format('T1')} word {END.format('')} {START.format('T1')} {END.format('')}\n\n"
            "<!-- artlint: ignore-file T104 -->",
            [],
        ),
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
        (  # a comment on the line comes before a block, however short that is
            f"A.\n\nword {START.format('T104')} word {END.format('')} <!-- artlint: ignore T104 -->",
            [(UNUSED, START.format("T104"), IDLE.format("T104"))],
        ),
        (
            f"<!-- artlint: ignore T104 -->\nword {START.format('T104')} word {END.format('')}",
            [(UNUSED, START.format("T104"), IDLE.format("T104"))],
        ),
        (  # a block that is over, within the reach of a wider one
            f"<!-- artlint: ignore-file T1 -->\n\n{START.format('T104')} {END.format('')} word",
            [(UNUSED, START.format("T104"), IDLE.format("T104"))],
        ),
        (
            f"<!-- artlint: ignore-file T1 -->\n\n{'A. ' * 40} {START.format('T104')} word {END.format('')}",
            [(UNUSED, "<!-- artlint: ignore-file T1 -->", IDLE.format("T1"))],
        ),
        (  # two blocks that overlap: the shorter began first
            f"{'It is so. ' * 20}\n\n"
            f"{START.format('T1')} {START.format('T104')} word {END.format('T1')}{' A.' * 40} {END.format('T104')}",
            [(UNUSED, START.format("T104"), IDLE.format("T104"))],
        ),
        (  # one in the other
            f"{START.format('T1')} A. {START.format('T104')} word{' A.' * 40} {END.format('')} {END.format('')}",
            [(UNUSED, START.format("T1"), IDLE.format("T1"))],
        ),
        (
            "<!-- artlint: ignore-file T1 -->\n\nword <!-- artlint: ignore-file T104 -->",
            [(UNUSED, "<!-- artlint: ignore-file T104 -->", IDLE.format("T104"))],
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


def test_comments_that_say_the_same_are_each_told_of() -> None:
    document, _ = on_words("A <!-- artlint: ignore typoo --> B <!-- artlint: ignore typoo -->")
    assert [f.span.start for f in kept(document, [])] == [23, 56]


def test_comments_in_an_article_that_is_not_read_as_english_are_needed_all_the_same() -> None:
    german = (
        "Die Seilbahn über die Schlucht fährt ab Juni wieder, teilte das Dorf am Montag mit und nannte den Fahrplan. "
    )
    assert said(f"{german * 3}\n\n<!-- artlint: ignore T104 -->\n") == []


@pytest.mark.parametrize("comment", ["ignore-file T1", "ignore-start T1"])
def test_a_wide_comment_reaches_the_first_and_the_last_place(comment: str) -> None:
    text = f"<!-- artlint: {comment} -->\n\nab"
    first = 0 if comment == "ignore-file T1" else len(text) - 4
    document, length = parse(text, "a.md", "markdown"), len(text)
    for place in ((first, first), (first, first + 1), (length - 1, length), (length, length)):
        assert [f.rule.code for f in kept(document, [at("T104", *place)])] == [FAULTY] * (first > 0)


def test_a_comment_over_two_lines_reaches_the_last_place_of_the_second() -> None:
    text = "A <!-- artlint: ignore T104\n-- so --> b"
    document = parse(text, "a.md", "markdown")
    for place in ((0, 1), (len(text) - 1, len(text)), (len(text), len(text))):
        assert kept(document, [at("T104", *place)]) == []


@pytest.mark.parametrize("length", [0, 1])
def test_a_block_reaches_what_is_between_its_comments_and_no_more(length: int) -> None:
    text = f"a {START.format('T1')}b c{END.format('')} d\n\n<!-- artlint: ignore-file H4 -->"
    document, begin, end = parse(text, "a.md", "markdown"), text.index("b c"), text.index("<!-- artlint: ignore-end")
    findings = [at("T104", place, place + length) for place in range(len(text))]
    assert [f for f in findings if f not in kept(document, findings)] == findings[begin:end]
    for place in (begin - 1, end):  # the comment is needed by none of these, nor where another silences them
        assert UNUSED in [f.rule.code for f in kept(document, [at("T104", place, place + length)])]
        wider = parse(text.replace("H4", "T1"), "a.md", "markdown")
        (unused,) = kept(wider, [at("T104", place, place + length)])
        assert (unused.rule.code, unused.span.start) == (UNUSED, text.index("<!--"))


def test_a_finding_that_reaches_into_a_line_is_silenced_there() -> None:
    text = "ab\nc <!-- artlint: ignore T104 -->"
    document = parse(text, "a.md", "markdown")
    assert kept(document, [at("T104", 0, 4)]) == []
    beside = at("T104", 0, 3)  # the end of a line belongs to it
    assert beside in kept(document, [beside])
    document = parse("\nword <!-- artlint: ignore T104 -->", "a.md", "markdown")
    for beside in (at("T104", 0, 0), at("T104", 0, 1)):
        assert beside in kept(document, [beside])
    for within in (at("T104", 1, 1), at("T104", 1, 2)):
        assert kept(document, [within]) == []


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
        ("<!-- artlint: ignore T1 --> B.", "Remove the comment", [((0, 28), "")]),
        ("A.\n  <!-- artlint: ignore T1 -->  B.", "Remove the comment", [((5, 34), "")]),
        ("X<!-- artlint: ignore T1 -->X", "Remove the comment", [((1, 28), "")]),
        ("A.\n<!-- artlint: ignore T1 -->X", "Remove the comment", [((3, 30), "")]),
        ("X<!-- artlint: ignore T1 -->\nB.", "Remove the comment", [((1, 28), "")]),
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
        (
            "<!-- artlint: ignore-start T1 H4 -->\nA\n\n<!-- artlint: ignore-end -->\n",
            "Remove the comment",
            [((0, 37), ""), ((40, 69), "")],
        ),
    ],
)
def test_the_edits_that_mend_a_comment(text: str, message: str, edits: list[tuple[tuple[int, int], str]]) -> None:
    document, findings = on_words(text)
    (finding,) = (f for f in kept(document, findings) if f.rule.code in (UNUSED, FAULTY))
    assert finding.fix is not None
    assert (finding.fix.message, finding.fix.applicability) == (message, "safe")
    assert [((edit.span.start, edit.span.end), edit.content) for edit in finding.fix.edits] == edits


def test_a_comment_is_left_with_the_words_that_are_needed() -> None:
    text = "A <!-- artlint: ignore T104 O3 H401 T101 -- so -->"
    (finding,) = kept(parse(text, "a.md", "markdown"), [at("H401", 0, 1), at("T104", 0, 1)])
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    mended = text[: edit.span.start] + edit.content + text[edit.span.end :]
    assert mended == "A <!-- artlint: ignore T104, H401 -- so -->"


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
@example(["word <!-- artlint: ignore T1 -->", "<!-- artlint: ignore T104 -->"], [("T104", 0, 34)])
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
