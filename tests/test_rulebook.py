"""Rule files: every fault is one line with file and line; the cache never changes a result."""

from __future__ import annotations

import marshal
import os
import re
from pathlib import Path

import pytest

from artlint import cache, cache_file, rulebook
from artlint.rulebook import RuleError

from .conftest import Artlint

GOOD = '''\
# A comment.
code = "X1"
name = "a-rule"
summary = "A summary."
why = """
Because of it."""
source = ["A book"]
severity = "warning"
check = "phrases"

[options]
phrases = { "show{s,} a danger" = "pose{s,} a danger" }
confidence = 0.5

[[bad]]
text = "They show a danger, he shows a danger."
marks = ["show a danger", "shows a danger"]

[[clean]]
text = "They pose a danger."
'''


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dozen of the default rules stand for all."""
    typography = os.path.join(rulebook.default_folder(), "typography")
    monkeypatch.setattr(rulebook, "default_folder", lambda: typography)


def written(folder: Path, text: str | bytes, name: str = "rule.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_good_rule(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    (rule,) = rulebook.load_folder(str(tmp_path), house=True)
    assert (rule.code, rule.name, rule.category, rule.severity) == ("X1", "a-rule", "house", "warning")
    assert rule.why == "Because of it."
    assert rule.literals == ("shows a danger", "show a danger")
    assert rule.options["confidence"] == 0.5
    assert rule.options["fix"] == "none"
    assert rule.bad[0].marks == ("show a danger", "shows a danger")
    assert rule.path == str(path)


@pytest.mark.parametrize("prefix", ["\ufeff", "\r\n"])
def test_windows_files_are_read(tmp_path: Path, prefix: str) -> None:
    written(tmp_path, prefix + GOOD.replace("\n", "\r\n"))
    assert len(rulebook.load_folder(str(tmp_path), house=True)) == 1


FAULTS = [
    # what is replaced, by what, the line and the words of the error
    ('source = ["A book"]', 'sauce = ["A book"]', 7, 'unknown key "sauce"'),
    ('code = "X1"\n', "", 1, '"code" is missing'),
    ('name = "a-rule"\n', "", 1, '"name" is missing'),
    ('summary = "A summary."\n', "", 1, '"summary" is missing'),
    ('severity = "warning"\n', "", 1, '"severity" is missing'),
    ('check = "phrases"\n', "", 1, '"check" is missing'),
    ('summary = "A summary."', 'summary = ""', 4, '"summary" must be a text'),
    ('summary = "A summary."', 'summary = "A\\nsummary."', 4, '"summary" must be one line'),
    ('code = "X1"', "code = 1", 2, '"code" must be a text'),
    ('code = "X1"', 'code = "x1"', 2, "must be capital letters and figures"),
    ('code = "X1"', 'code = "Xa1"', 2, "must be capital letters and figures"),
    ('code = "X1"', 'code = "X"', 2, "must be capital letters and figures"),
    ('name = "a-rule"', 'name = "A rule"', 3, "must be small letters, figures and hyphens"),
    ('source = ["A book"]', 'source = "A book"', 7, '"source" must be a list of texts'),
    ('source = ["A book"]', "category = []", 7, 'no category "[]"'),
    ('source = ["A book"]', 'category = "x"', 7, 'no category "x"'),
    ('source = ["A book"]', 'default = "no"', 7, '"default" must be true or false'),
    ('"warning"', '"fatal"', 8, 'severity must be one of error, warning, info, not "fatal"'),
    ('check = "phrases"', 'check = "phrase"', 9, 'no check "phrase"; there are '),
    ("confidence = 0.5", 'confidence = "high"', 13, 'option "confidence" must be a number'),
    ("confidence = 0.5", "confidence = true", 13, 'option "confidence" must be a number'),
    ("confidence = 0.5", "confidense = 0.5", 13, 'unknown option "confidense"; did you mean "confidence"?'),
    ("confidence = 0.5", 'fix = "maybe"', 13, 'option "fix" must be'),
    ("confidence = 0.5", 'unless = "x"', 13, 'option "unless" must be a list of texts'),
    ("phrases = {", "phases = {", 12, 'unknown option "phases"; did you mean "phrases"?'),
    ("phrases = { ", "# { ", 11, 'option "phrases" is missing'),
    ('{ "show{s,} a danger" = "pose{s,} a danger" }', "{}", 12, "no phrases"),
    ('{s,} a danger" = ', '{s, a danger" = ', 1, "braces do not pair"),
    ('"pose{s,} a danger"', "1", 12, "must be a table whose values are texts"),
    ("[options]", "[option]", 11, 'unknown key "option"'),
    ('"They show a danger, he shows a danger."', "1", 15, '[[bad]] needs a "text"'),
    ('marks = ["show a danger", "shows a danger"]', "", 15, '[[bad]] needs "marks"'),
    ('["show a danger", "shows a danger"]', '"show a danger"', 17, '"marks" must be a list of texts'),
    ('["show a danger", "shows a danger"]', "[]", 15, '[[bad]] needs "marks"'),
    ('"shows a danger"]', '"posed a danger"]', 17, '"posed a danger" does not stand in the example\'s text'),
    ('["show a danger", "shows a danger"]', '["shows a danger", "show a danger"]', 17, "does not stand in"),
    (
        'text = "They pose a danger."',
        'text = "They pose a danger."\nmarks = ["pose"]',
        21,
        'unknown key "marks" in [[clean]]',
    ),
    ('text = "They pose a danger."', 'text = "They pose a danger."\nformat = "pdf"', 21, 'no format "pdf"'),
    ('text = "They pose a danger."', 'text = "They pose a danger."\nencoding = 5', 21, 'no encoding "5"'),
    ("[[clean]]", "[clean]", 19, "examples are written [[clean]]"),
    ("[[bad]]", "[[worse]]", 15, 'unknown key "worse"'),
    ('code = "X1"', "code = X1", 2, "not TOML"),
    ('text = "They pose a danger."', 'text = "They pose a danger.', 20, "not TOML"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS)
def test_fault_names_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(RuleError) as caught:
        rulebook.load_folder(str(tmp_path), house=True)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: "), message
    assert words in message
    assert "\n" not in message


def test_no_bad_example(tmp_path: Path) -> None:
    path = written(tmp_path, re.sub(r"\[\[bad\]\]\n.*\n.*\n", "", GOOD))
    with pytest.raises(RuleError, match=re.escape(f"{path}:1: a rule needs an example that it finds")):
        rulebook.load_folder(str(tmp_path), house=True)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ('pattern = "(a"\nliterals = ["a"]', "bad pattern: "),
        ('pattern = "a"\nliterals = ["A"]', "literals must be given, in lower case"),
        ('pattern = "a"\nliterals = []', "literals must be given, in lower case"),
        ('pattern = "a"', 'option "literals" is missing'),
        ("pattern = 1\nliterals = []", 'option "pattern" must be a text'),
    ],
)
def test_bad_pattern(tmp_path: Path, option: str, words: str) -> None:
    head, _, tail = GOOD.partition("[options]")
    text = head.replace("phrases", "pattern") + "[options]\n" + option + "\n\n[[bad]]" + tail.partition("[[bad]]")[2]
    path = written(tmp_path, text)
    with pytest.raises(RuleError, match=words) as caught:
        rulebook.load_folder(str(tmp_path), house=True)
    assert re.match(re.escape(str(path)) + r":1[123]: ", str(caught.value))


def test_not_utf8(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.encode() + b"# caf\xe9\n")
    with pytest.raises(RuleError, match=re.escape(f"{path}:1: not UTF-8 text")):
        rulebook.load_folder(str(tmp_path), house=True)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(("key", "old", "line"), [("code", "X1", 2), ("name", "a-rule", 3)])
def test_duplicates(tmp_path: Path, key: str, old: str, line: int) -> None:
    first = written(tmp_path, GOOD)
    other = GOOD.replace("X1", "X2") if key == "name" else GOOD.replace("a-rule", "b-rule")
    second = written(tmp_path, other, "second.toml")
    with pytest.raises(RuleError) as caught:
        rulebook.load((str(tmp_path),))
    assert str(caught.value) == f'{second}:{line}: {key} "{old}" is taken by {first}'


@pytest.mark.usefixtures("few_rules")
def test_a_code_of_the_default_rules_is_taken(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("X1", "P605"))
    with pytest.raises(RuleError, match='code "P605" is taken by'):
        rulebook.load((str(tmp_path),))


def test_folders(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder of rules"):
        rulebook.load_folder(str(tmp_path / "none"), house=True)
    with pytest.raises(RuleError, match="holds no rule file"):
        rulebook.load_folder(str(tmp_path), house=True)
    (tmp_path / "below").mkdir()
    written(tmp_path / "below", GOOD)
    written(tmp_path, "no rule", ".hidden.toml")
    written(tmp_path, "no rule", "README.md")
    assert [rule.code for rule in rulebook.load_folder(str(tmp_path), house=True)] == ["X1"]


def test_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RuleError, match=r"gone\.toml: cannot be read: "):
        rulebook.load((str(tmp_path),), str(tmp_path / "cache"))


def test_default_rules_need_a_category(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    with pytest.raises(RuleError, match=re.escape(f'{path}:2: code "X1" is of no category')):
        rulebook.load_folder(str(tmp_path), house=False)


# -- cache -----------------------------------------------------------------------------------------------------------


def loaded(folder: Path, cache_folder: Path) -> list[rulebook.Rule]:
    return [rule for rule in rulebook.load((str(folder),), str(cache_folder)) if rule.house]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    written(folder, GOOD)
    return folder


def fields(rule: rulebook.Rule) -> dict[str, object]:
    """Its fields, unpacked."""
    examples = {kind: tuple(getattr(rule, kind)) for kind in ("bad", "clean")}
    return {**rule._asdict(), "options": dict(rule.options), **examples}


@pytest.mark.usefixtures("few_rules")
def test_cache_hit(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fresh,) = loaded(folder, tmp_path / "cache")
    monkeypatch.setattr(rulebook, "_parse", None)
    (stored,) = loaded(folder, tmp_path / "cache")
    assert fields(stored) == fields(fresh)


def test_cache_of_every_default_rule_is_what_was_parsed(tmp_path: Path) -> None:
    fresh = rulebook.load((), str(tmp_path))
    stored = rulebook.load((), str(tmp_path))
    assert [fields(rule) for rule in stored] == [fields(rule) for rule in fresh]


@pytest.mark.usefixtures("few_rules")
def test_cache_stale(folder: Path, tmp_path: Path) -> None:
    loaded(folder, tmp_path / "cache")
    path = written(folder, GOOD.replace("A summary.", "B summary."))
    os.utime(path, ns=(1, 1))
    assert loaded(folder, tmp_path / "cache")[0].summary == "B summary."
    written(folder, GOOD.replace("X1", "X2").replace("a-rule", "b-rule"), "second.toml")
    assert len(loaded(folder, tmp_path / "cache")) == 2
    path.unlink()
    assert [rule.code for rule in loaded(folder, tmp_path / "cache")] == ["X2"]


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("rest", [b"", b"[", b"[1]\n", b"{}\n", b"\xff\xfe", b"null\n", b"half", None])
def test_cache_corrupted(folder: Path, tmp_path: Path, rest: bytes | None) -> None:
    loaded(folder, tmp_path / "cache")
    for entry in (tmp_path / "cache").iterdir():
        digest, _, body = entry.read_bytes().partition(b"\n")
        entry.write_bytes(b"" if rest is None else digest + b"\n" + rest)
        if rest == b"half":
            entry.write_bytes(digest + b"\n" + body[: len(body) // 2])
    assert [rule.code for rule in loaded(folder, tmp_path / "cache")] == ["X1"]


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize("rows", [None, 1, [1], [{}], [{"options": b"", "bad": b"", "clean": b""}], {"options": 1}])
def test_cache_of_another_shape(folder: Path, tmp_path: Path, rows: object) -> None:
    loaded(folder, tmp_path / "cache")
    for entry in (tmp_path / "cache").iterdir():
        _, key, _ = entry.read_bytes().split(b"\n", 2)
        cache_file.write(str(entry), key + b"\n" + marshal.dumps(rows))
    assert [rule.code for rule in loaded(folder, tmp_path / "cache")] == ["X1"]


@pytest.mark.usefixtures("few_rules")
def test_cache_of_another_build(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(folder, tmp_path / "cache")
    monkeypatch.setattr(cache, "_program", lambda: (0, 0))
    monkeypatch.setattr(rulebook, "_parse", lambda path, house: pytest.fail("read anew"))
    with pytest.raises(pytest.fail.Exception, match="read anew"):
        loaded(folder, tmp_path / "cache")


@pytest.mark.usefixtures("few_rules")
def test_cache_that_says_something_else(folder: Path, tmp_path: Path) -> None:
    loaded(folder, tmp_path / "cache")
    for entry in (tmp_path / "cache").iterdir():
        entry.write_bytes(entry.read_bytes().replace(b"A summary.", b"B summary."))
    assert loaded(folder, tmp_path / "cache")[0].summary == "A summary."


@pytest.mark.usefixtures("few_rules")
def test_cache_unwritable(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert [rule.code for rule in loaded(folder, tmp_path / "file")] == ["X1"]
    assert [rule.code for rule in loaded(folder, tmp_path / "file" / "below")] == ["X1"]


@pytest.mark.usefixtures("few_rules")
def test_cache_leaves_no_partial_file(folder: Path, tmp_path: Path) -> None:
    loaded(folder, tmp_path / "cache")
    assert all(entry.suffix == ".bin" for entry in (tmp_path / "cache").iterdir())


def test_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTLINT_CACHE_DIR", "/x/y")
    assert cache.default_folder() == "/x/y"
    monkeypatch.delenv("ARTLINT_CACHE_DIR")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert cache.default_folder() == "/x/artlint"
    monkeypatch.setenv("XDG_CACHE_HOME", "x")
    assert cache.default_folder() is None


# -- a house's own folder --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"), [("artlint.toml", 'rules = ["house/"]'), ("pyproject.toml", '[tool.artlint]\nrules = ["house/"]')]
)
def test_house_rules(folder: Path, tmp_path: Path, artlint: Artlint, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text("It shows a danger.\n")
    ran = artlint("--select", "X1", "below/a.txt")
    assert (ran.code, ran.out) == (1, 'below/a.txt:1:4: X1 "shows a danger" is usually written "poses a danger"\n')
    assert artlint("--select", "house", "a.txt", cwd=tmp_path / "below").out.startswith("a.txt:1:4: X1 ")
    assert "X1" in artlint("rules").out
    assert "A summary." in artlint("explain", "x1").out


def test_fault_in_a_house_rule_is_one_line(folder: Path, tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "artlint.toml").write_text('rules = ["house/"]')
    path = written(folder, GOOD.replace("warning", "fatal"))
    (tmp_path / "a.txt").write_text("Text.\n")
    for arguments in (["a.txt"], ["rules"], ["explain", "X1"], ["test-rules", "house"]):
        ran = artlint(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert re.fullmatch(rf"artlint: (.*/)?house/{path.name}:8: severity must be .*\n", ran.err)


def test_test_rules(folder: Path, artlint: Artlint) -> None:
    assert artlint("test-rules", "house").code == 0
    written(folder, GOOD.replace("They pose a danger.", "They show a danger."))
    ran = artlint("test-rules", "house")
    assert ran.code == 1
    assert 'X1 [[clean]] 1: "show a danger" found, nothing expected, in: They show a danger.' in ran.err
