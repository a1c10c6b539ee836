"""Findings silenced by comments and by `.artlint-ignore`, and what is said of those no longer needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import lint_text
from artlint.config import ConfigError
from artlint.document import Format, Span
from artlint.fixing import fixed
from artlint.quoting import quoted, stands_on
from artlint.reading import parse
from artlint.sidecar import line_for
from artlint.sidecar import parse as entries

from .conftest import Artlint

DOUBLED = "The the vote was close."


def codes(text: str, format: Format = "markdown") -> str:
    return " ".join(finding.rule.code for finding in lint_text(text, format=format))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DOUBLED}\n", "T104"),
        (f"{DOUBLED} <!-- artlint: ignore T104 -->\n", ""),
        (f"{DOUBLED} <!--artlint:ignore T104-->\n", ""),
        (f"{DOUBLED} <!-- artlint: ignore t104 -- the name of a choir -->\n", ""),
        (f"{DOUBLED} <!-- artlint: ignore doubled-word — a name -->\n", ""),
        (f"{DOUBLED} <!-- artlint: ignore typo -->\n", ""),
        (f"{DOUBLED} <!-- artlint: ignore ALL -->\n", ""),
        (f"{DOUBLED} <!-- artlint: ignore H401 -->\n", "T104 U801"),
        (f"<!-- artlint: ignore T1 -->\n{DOUBLED}\n", ""),
        (f"<!-- artlint: ignore T1 -->\n\n{DOUBLED}\n", ""),
        (f"<!-- artlint: ignore T1 -->\n<!-- to be continued -->\n{DOUBLED}\n", ""),
        (f"<!-- artlint: ignore T1 -->\r\n{DOUBLED}\r\n\r\n{DOUBLED}", "T104"),
        (f"[//]: # (artlint: ignore T104)\n{DOUBLED}\n", ""),
        (f'[//]: # "artlint: ignore T104"\n\n{DOUBLED}\n', ""),
        (f"{{/* artlint: ignore T104 */}}\n\n{DOUBLED}\n", ""),
        (f"<!-- artlint: ignore-start T104 -->\n\n{DOUBLED}\n\n{DOUBLED}\n\n<!-- artlint: ignore-end -->\n", ""),
        (f"<!-- artlint: ignore-start T104 -->\n\nA.\n\n<!-- artlint: ignore-end -->\n\n{DOUBLED}\n", "U801 T104"),
        (f"{DOUBLED}\n\n<!-- artlint: ignore-file T104 -->\n", ""),
        (f"---\ntitle: x # artlint: ignore-file T104\n---\n\n{DOUBLED}\n", ""),
        (f"# {DOUBLED} <!-- artlint: ignore T104 -->\n\n{DOUBLED}\n", "T104"),
        (f"{DOUBLED} <!-- artlint: ignore T104 -->\n<!-- artlint: ignore T104 -->\n", "U801"),
        (f"{DOUBLED} <!-- artlint: ignore-end -->\n", "T104 U802"),
        (f"{DOUBLED} <!-- artlint: ignore T104 T998 -->\n", "U802"),
        (f"{DOUBLED} <!-- artlint: off -->\n", "T104 U802"),
        (f"{DOUBLED} `<!-- artlint: ignore T104 -->`\n", "T104"),
        (f"    <!-- artlint: ignore-file T104 -->\n\n{DOUBLED}\n", "T104"),
        (f"~~~\n[//]: # (artlint: ignore-file T104)\n~~~\n\n{DOUBLED}\n", "T104"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>{DOUBLED}</p> <!-- artlint: ignore T104 -->", ""),
        (f"<!-- artlint: ignore T104 -->\n<p>{DOUBLED}</p>\n<p>{DOUBLED}</p>", "T104"),
        (f"<script>x = '<!-- artlint: ignore-file T104 -->'</script><p>{DOUBLED}</p>", "T104"),
        (f"<p>{DOUBLED}</p> <!-- artlint: ignore T104", "T104"),
    ],
)
def test_html(text: str, expected: str) -> None:
    assert codes(text, "html") == expected


def test_plain_text_has_no_comments() -> None:
    assert codes(f"{DOUBLED} <!-- artlint: ignore T104 -->", "plain") == "T104"


def test_what_did_not_run_is_not_judged() -> None:
    from artlint.config import Config

    text = "The vote was close. <!-- artlint: ignore T104 -->\n"
    for config in (Config(ignore=("T104",)), Config(select=("H4",)), Config(ignore=("U801",))):
        assert lint_text(text, format="markdown", config=config) == []
    german = "Der Ausschuss hat sich am Montag noch einmal mit dem Haushalt der Stadt befasst und nichts beschlossen. "
    assert "U801" not in codes(german * 5 + "\n\n<!-- artlint: ignore T104 -->\n" + german)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A vote. <!-- artlint: ignore T104 -->\nB.\n", "A vote.\nB.\n"),
        ("A vote.\r\n  <!-- artlint: ignore T104 -->\r\nB.\r\n", "A vote.\r\nB.\r\n"),
        ("<!-- artlint: ignore-file T104 -->", ""),
        ("A <!-- artlint: ignore T104 --> vote.", "A vote."),
        (f"{DOUBLED} <!-- artlint: ignore H401, T104, S2 -- x -->", f"{DOUBLED} <!-- artlint: ignore T104 -- x -->"),
        ("<!-- artlint: ignore-start T1 -->\n\nA vote.\n\n<!-- artlint: ignore-end -->\n", "\nA vote.\n\n"),
    ],
)
def test_the_fix_removes_what_is_not_needed(before: str, after: str) -> None:
    findings = [finding for finding in lint_text(before, format="markdown") if finding.rule.code == "U801"]
    assert fixed(before, findings)[0] == after
    assert "U801" not in codes(after)


# -- the sidecar -----------------------------------------------------------------------------------------------------

words = st.text(st.sampled_from('ab "\\\t\u00a0\u200b“’…é-#,') | st.characters(exclude_categories=["Cs"]), max_size=30)


@given(words.filter(lambda name: name.strip("./") and not name.startswith("/") and "\\" not in name), words, words)
def test_an_entry_is_read_as_it_was_written(path: str, quote: str, reason: str) -> None:
    reason = " ".join(re.sub(r"[\x00-\x1f\x85\u2028\u2029]", "", reason).split())
    import os

    line = line_for(path, "H401", quote, reason)
    (entry,) = entries(f"# a comment\n\n{line}\r\n", "x")
    assert (entry.path, entry.words, entry.quote, entry.reason) == (os.path.normpath(path), ("H401",), quote, reason)
    assert line.isprintable() or not reason.isprintable()


@pytest.mark.parametrize(
    "line",
    [
        "a.txt",
        '"a.txt H401',
        "a.txt H401 words",
        "a.txt H401 'words'",
        'a.txt H401 "a" because',
        "/a.txt H401",
        "a\\b H4",
        'a.txt H401, "x"',
        '"\\q" H401',
    ],
)
def test_a_line_that_is_no_entry(line: str) -> None:
    with pytest.raises(ConfigError, match=r"^side:2: "):
        entries(f"# x\n{line}\n", "side")


@given(st.text(st.sampled_from("ab “’ \u00a0\t\n…,."), min_size=1, max_size=300), st.data())
def test_words_are_known_again_wherever_they_move(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = parse(text)
    moved = parse(f"b\n\nab.\n{text}")
    shift = len(moved.text) - len(text)
    assert stands_on(before, Span(start, end), quoted(before, Span(start, end)))
    if start > 50:
        assert stands_on(moved, Span(start + shift, end + shift), quoted(before, Span(start, end)))


def test_sidecar(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b c.txt").write_text(f"{DOUBLED}\n\nA the the boat.\n")
    (tmp_path / ".artlint-ignore").write_text(
        '# comment\n"sub/b c.txt" T104 "The the" -- a choir\n\nsub/gone.txt T1\nsub/./d.txt H4, T1\n'
    )
    (tmp_path / "sub" / "d.txt").write_text(f"{DOUBLED} Many analysts believe it.\n")
    ran = artlint("sub", "--fail-on", "error")
    assert ran.out.splitlines() == [
        ".artlint-ignore:4:1: U801 there is no file sub/gone.txt; remove the entry",
        'sub/b c.txt:3:3: T104 "the the": the word stands twice',
    ]
    # moved lines, another file alone, a rule that did not run
    (tmp_path / "sub" / "b c.txt").write_text(f"A new line.\n\nMore.\n\n  {DOUBLED}\n")
    assert artlint("b c.txt", "--select", "T,U", cwd=tmp_path / "sub").out.count("\n") == 1
    # mended: the entry goes
    (tmp_path / "sub" / "b c.txt").write_text("The vote was close.\n")
    ran = artlint("sub", "--fix")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / ".artlint-ignore").read_text() == "# comment\n\nsub/./d.txt H4, T1\n"
    assert artlint("sub", "--fix").err == "No findings in 2 files.\n0 fixed.\n"


def test_faulty_sidecar(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text("The vote was close.\n")
    (tmp_path / ".artlint-ignore").write_text("a.txt H999\n")
    ran = artlint("a.txt")
    assert ran.out == '.artlint-ignore:1:1: U802 no rule, category or prefix of codes "H999"\n'
    (tmp_path / ".artlint-ignore").write_text("a.txt\n")
    ran = artlint("a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'artlint: .artlint-ignore:1: not an entry: write FILE CODE "the words found" -- reason\n'


# -- artlint ignore --------------------------------------------------------------------------------------------------


def test_ignore_writes_what_silences(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text(f"A vote.\n\n{DOUBLED}\n\n{DOUBLED}\n")
    assert artlint("ignore", "a.txt:3:1", "T104", "--reason", "a\nchoir").code == 0
    assert (tmp_path / ".artlint-ignore").read_text().splitlines()[1:] == ['a.txt T104 "The the" -- a choir']
    assert artlint("a.txt").out == ""

    text = f"\ufeff{DOUBLED}  \r\nAnd the the boats.\r\n"
    (tmp_path / "b.md").write_bytes(text.encode("utf-16-le"))
    (tmp_path / "b.md").chmod(0o640)
    assert artlint("ignore", "b.md:1", "T1").code == 0
    changed = text.replace("close.", "close. <!-- artlint: ignore T1 -->")
    assert (tmp_path / "b.md").read_bytes() == changed.encode("utf-16-le")
    assert (tmp_path / "b.md").stat().st_mode & 0o777 == 0o640
    assert artlint("b.md").out.startswith("b.md:2:5: T104 ")

    # No comment can stand inside an attribute or a title: the line above is tried, then the sidecar.
    (tmp_path / "c.html").write_text(f"<p>{DOUBLED} <a\nhref=x>More</a></p>\n")
    assert artlint("ignore", "c.html:1", "typo", "--reason", "b --> c").code == 0
    assert artlint("c.html").out == ""
    assert len((tmp_path / ".artlint-ignore").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.txt", "T104"], '"a.txt" is no place; write FILE:LINE'),
        (["gone.txt:1", "T104"], "gone.txt: cannot be read: No such file"),
        (["a.txt:1", "T104"], "a.txt:1: no finding of T104 begins on this line, nor of any other rule"),
        (["a.txt:2", "H4"], "a.txt:2: no finding of H4 begins on this line, only T104"),
        (
            ["a.txt:2", "doubled-wrod"],
            'no rule, category or prefix of codes "doubled-wrod"; did you mean "doubled-word"?',
        ),
    ],
)
def test_ignore_of_nothing(tmp_path: Path, artlint: Artlint, arguments: list[str], words: str) -> None:
    (tmp_path / "a.txt").write_text(f"A vote.\n{DOUBLED}\n")
    ran = artlint("ignore", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
