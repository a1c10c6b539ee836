"""Fixes: applied whole or not at all, to texts and files of any encoding, and never to a file that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.api import lint_paths
from artlint.config import load
from artlint.document import Span
from artlint.engine import INTERNAL_ERROR
from artlint.finding import Edit, Finding, Fix
from artlint.fixing import fixed, mend
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
    changes = sum(text[start:end] != new for (start, end), new in zip(spans, contents, strict=True))
    assert fixed(text, reversed(findings)) == (expected + text[at:], changes)


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


def test_set_phrases_are_mended_on_demand_alone(tmp_path: Path, artlint: Artlint) -> None:
    before = "Alot of them could of gone\nfor all intensive purposes, the clerk told the council.\n"
    (tmp_path / "a.txt").write_text(before)
    assert artlint("--fix", "a.txt").code == 1
    assert (tmp_path / "a.txt").read_text() == before
    assert artlint("--fix", "--unsafe-fixes", "a.txt").code == 0
    after = "A lot of them could have gone\nfor all intents and purposes, the clerk told the council.\n"
    assert (tmp_path / "a.txt").read_text() == after
