"""Fixes: applied whole or not at all, to texts and files of any encoding, and never to a file that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.api import FileResult, lint_paths
from artlint.config import load
from artlint.document import Document, Span
from artlint.engine import INTERNAL_ERROR
from artlint.finding import Edit, Finding, Fix
from artlint.fixing import Mended, fixed, fixed_document, mend
from artlint.reading import parse, read
from tests.conftest import Artlint

RULE = """
code = "X101"
name = "boffins"
summary = "A scientist is called a boffin."
why = "Readers know what a scientist is."
severity = "warning"
check = "phrases"
[options]
fix = "{fix}"
[options.phrases]
"boffin" = "scientist"
[[bad]]
text = "A boffin spoke."
marks = ["boffin"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a configuration whose only rule has a safe fix."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "boffins.toml").write_text(RULE.format(fix="safe"), encoding="utf-8")
    (tmp_path / "artlint.toml").write_text('rules = ["rules"]\nselect = ["X101"]\n', encoding="utf-8")
    return tmp_path


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Finding:
    made = tuple(Edit(Span(start, end), content) for start, end, content in edits)
    span = Span(made[0].span.start, made[-1].span.end)
    return Finding(INTERNAL_ERROR, span, "", fix=Fix("", made, "safe" if safe else "unsafe"))


def test_edits_of_one_fix_go_together() -> None:
    first, second = finding((0, 1, "x"), (4, 5, "y")), finding((4, 5, "z"))
    assert fixed("abcdef", [first, second]) == ("xbcdyf", 1)


def test_touching_edits_wait_for_the_next_round() -> None:
    assert fixed("abcd", [finding((1, 2, "x")), finding((2, 3, "y")), finding((0, 1, "z"))]) == ("axcd", 1)


@pytest.mark.parametrize("late", [(5, 9), (3, 4), (4, 8), (5, 6), (2, 5), (8, 9)])
def test_an_edit_amid_several_waits_for_its_neighbours(late: tuple[int, int]) -> None:
    early = [finding((0, 1, "x")), finding((4, 8, "y")), finding((11, 12, "z"))]
    assert fixed("abcdefghijklm", [*early, finding((*late, "w"))]) == ("xbcdyijkzm", 3)


def test_many_fixes_take_linear_time() -> None:
    findings = [finding((at, at + 1, "b")) for at in range(0, 200_000, 2)]
    assert fixed("a" * 200_000, findings) == ("ba" * 100_000, 100_000)  # some seconds, if each were compared with all


def test_file_changed_meanwhile_is_left(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes(b"A boffin.")
    config = load(str(desk / "artlint.toml"))
    results = list(lint_paths([str(path)], config_for=lambda folder: config, use_cache=False))
    for changed in (b"A boffin, again.", b"\0"):
        path.write_bytes(changed)
        mended = mend(results, lambda document: (), unsafe=False, writes=True, stdin_name="-")
        assert "was changed" in str(mended.results[0].error)
        assert path.read_bytes() == changed


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    findings = [finding((0, 1, "x"), safe=False)]
    assert fixed("abc", findings) == ("abc", 0)
    assert fixed("abc", findings, unsafe=True) == ("xbc", 1)
    assert fixed("abc", [*findings, finding((2, 3, "y"))]) == ("aby", 1)


@given(st.text(min_size=1, max_size=60), st.data())
def test_what_no_edit_touches_stays(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    contents = [data.draw(st.text(max_size=5)) for _ in spans]
    findings = [finding((start, end, new)) for (start, end), new in zip(spans, contents, strict=True)]
    expected, at = "", 0
    for (start, end), new in zip(spans, contents, strict=True):
        expected += text[at:start] + new
        at = end
    changing = sum(text[start:end] != new for (start, end), new in zip(spans, contents, strict=True))
    assert fixed(text, reversed(findings)) == (expected + text[at:], changing)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"A boffin spoke.\r\nTwo left.\r\n", b"A scientist spoke.\r\nTwo left.\r\n"),
        ("A boffin in a café".encode(), "A scientist in a café".encode()),
        ("\ufeffA boffin".encode(), "\ufeffA scientist".encode()),
        ("\ufeffA boffin".encode("utf-16-le"), "\ufeffA scientist".encode("utf-16-le")),
        ("A boffin \u2013 caf\xe9 \x81".encode("cp1252", "replace"), b"A scientist \x96 caf\xe9 ?"),
        (b"A boffin \x81 caf\xe9", b"A scientist \x81 caf\xe9"),
    ],
    ids=["crlf", "utf-8", "bom", "utf-16", "cp1252", "open byte of cp1252"],
)
def test_file_keeps_its_form(artlint: Artlint, desk: Path, before: bytes, after: bytes) -> None:
    path = desk / "a.txt"
    path.write_bytes(before)
    path.chmod(0o640)
    run = artlint("--fix", path)
    assert (run.code, path.read_bytes(), path.stat().st_mode & 0o777) == (0, after, 0o640)
    assert "1 fixed." in run.err
    assert sorted(entry.name for entry in desk.iterdir()) == ["a.txt", "artlint.toml", "rules"]


def test_diff_writes_nothing(artlint: Artlint, desk: Path) -> None:
    path = desk / "a.txt"
    path.write_text("One.\nA boffin spoke.", encoding="utf-8")
    run = artlint("--diff", "a.txt", cwd=desk)
    assert run.code == 1
    assert run.out.splitlines()[2:] == [
        "@@ -1,2 +1,2 @@",
        " One.",
        "-A boffin spoke.",
        "\\ No newline at end of file",
        "+A scientist spoke.",
        "\\ No newline at end of file",
    ]
    assert path.read_text(encoding="utf-8") == "One.\nA boffin spoke."


def test_standard_input_goes_to_standard_output(artlint: Artlint, desk: Path) -> None:
    run = artlint("--fix", "-", stdin="A boffin spoke.\r\n", cwd=desk)
    assert (run.code, run.out) == (0, "A scientist spoke.\r\n")


def test_unsafe_fix_is_left(artlint: Artlint, desk: Path) -> None:
    (desk / "rules" / "boffins.toml").write_text(RULE.format(fix="unsafe"), encoding="utf-8")
    path = desk / "a.txt"
    path.write_text("A boffin.", encoding="utf-8")
    assert artlint("--fix", path).code == 1
    assert path.read_text(encoding="utf-8") == "A boffin."
    assert artlint("--fix", "--unsafe-fixes", path).code == 0
    assert path.read_text(encoding="utf-8") == "A scientist."


def test_unsafe_fixes_alone_are_a_mistake(artlint: Artlint, desk: Path) -> None:
    run = artlint("--unsafe-fixes", desk)
    assert (run.code, run.err) == (2, "artlint: --unsafe-fixes goes with --fix or --diff\n")


def test_a_fix_that_changes_nothing_is_not_applied() -> None:
    empty = Finding(INTERNAL_ERROR, Span(0, 1), "", fix=Fix("", (), "safe"))
    assert fixed("abc", [empty, finding((0, 1, "a"))]) == ("abc", 0)
    assert fixed("abc", [empty, finding((0, 1, "a")), finding((0, 1, "b"))]) == ("bbc", 1)


def test_fixing_goes_on_until_nothing_is_left_and_no_further() -> None:
    """Each round mends one letter; five are the most."""
    asked: list[str] = []

    def lint(document: Document) -> list[Finding]:
        asked.append(document.text)
        at = document.text.find("a")
        return [finding((at, at + 1, "b"))] if at >= 0 else []

    for text, end, count in (("aaa", "bbb", 3), ("aaaaaaa", "bbbbbaa", 5), ("bbb", "bbb", 0)):
        asked.clear()
        start = parse(text, "a.md", "markdown", "cp1252", "en-GB", frozenset(("x",)), "plain")
        document, findings, total = fixed_document(start, lint(start), lint, unsafe=False)
        assert (document.text, total) == (end, count)
        assert asked == [text, *(("b" * n + text[n:]) for n in range(1, count + 1))]
        assert bool(findings) is ("a" in end)
        made = (
            document.name,
            document.format,
            document.encoding,
            document.language,
            document.allowed,
            document.audience,
        )
        assert made == ("a.md", "markdown", "cp1252", "en-GB", frozenset(("x",)), "plain")


def mended(path: Path, before: bytes, writes: bool = True, **changes: str) -> Mended:
    """What comes of mending a file whose every "a" becomes a "b"."""
    path.write_bytes(before)
    document = read(before, str(path))
    findings = tuple(
        finding((at, at + 1, changes.get("to", "b"))) for at in range(len(document.text)) if document.text[at] == "a"
    )
    results = [FileResult("gone.txt", error="gone"), FileResult(str(path), document, findings)]
    return mend(results, lambda document: (), unsafe=False, writes=writes, stdin_name=changes.get("stdin", "-"))


def test_what_comes_of_mending(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    made = mended(path, b"a c a\nseem\na")
    assert path.read_bytes() == b"b c b\nseem\nb"
    assert made.fixed == 3
    assert made.stdin is None
    assert made.difference == (
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n-a c a\n+b c b\n seem\n-a\n\\ No newline at end of file\n"
        "+b\n\\ No newline at end of file\n"
    )
    gone, after = made.results
    assert (gone.error, after.error, after.findings) == ("gone", None, ())
    assert after.document is not None
    assert after.document.text == "b c b\nseem\nb"


def test_unsafe_fixes_of_several_files(tmp_path: Path) -> None:
    """Each file's fixes count, and what a file still has to say afterwards is said of that file."""
    left = finding((0, 1, "c"), safe=False)._replace(message="left", fix=None)
    results = []
    for name, text in (("x.txt", "a"), ("y.txt", "aa"), ("z.txt", "b")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        findings = tuple(finding((at, at + 1, f"b{at}"), safe=False) for at in range(len(text)) if text[at] == "a")
        results.append(FileResult(str(tmp_path / name), parse(text, str(tmp_path / name)), findings))
    made = mend(results, lambda document: (left,), unsafe=False, writes=True, stdin_name="-")
    assert (made.fixed, made.results) == (0, results)
    made = mend(results, lambda document: (left,), unsafe=True, writes=True, stdin_name="-")
    assert made.fixed == 2  # edits that touch wait, and a second round finds only what cannot be fixed
    assert [(tmp_path / name).read_text() for name in ("x.txt", "y.txt", "z.txt")] == ["b0", "b0a", "b"]
    assert [(result.name, result.findings) for result in made.results] == [
        (results[0].name, (left,)),
        (results[1].name, (left,)),
        (results[2].name, ()),
    ]


def test_what_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    made = mended(path, b"a\n", writes=False)
    assert (path.read_bytes(), made.fixed, len(made.results[1].findings)) == (b"a\n", 1, 1)
    made = mended(path, b"a\n", stdin=str(path))
    assert (path.read_bytes(), made.fixed, made.stdin) == (b"a\n", 1, "b\n")
    made = mended(path, b"c\n")
    assert (path.read_bytes(), made.fixed, made.difference, made.stdin) == (b"c\n", 0, "", None)


def test_what_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    made = mended(path, b"a \x93c\x94\n", to="\u4e2d")
    assert made.results[1] == FileResult(
        str(path), error=f"{path}: its fixes cannot be written in its encoding; save it as UTF-8 first"
    )
    assert path.read_bytes() == b"a \x93c\x94\n"
