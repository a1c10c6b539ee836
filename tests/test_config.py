"""Configuration files: found, read, and their faults named."""

from __future__ import annotations

from pathlib import Path

import pytest

from artlint import config, selection
from artlint.config import Config, ConfigError
from artlint.rulebook import Rule, Rulebook
from artlint.settings import SETTINGS

from .conftest import Artlint


def written(folder: Path, text: str | bytes, name: str = "artlint.toml") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return str(folder / name)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nselekt = []", 2, 'unknown key "selekt"; did you mean "select"?'),
        ('select = "T1"', 1, '"select" must be a list of texts'),
        ("select = [1]", 1, '"select" must be a list of texts'),
        ('# a\nseverity = "fatal"', 2, '"severity" must be "error" or "warning" or "info", not "fatal"'),
        ('fail-on = "info"', 1, '"fail-on" must be "error" or "warning", not "info"'),
        ('language = "de"', 1, '"language" must be "en" or "en-US" or "en-GB", not "de"'),
        ('exclude = ["!"]', 1, '"!" is no pattern'),
        ('audience = "plian"', 1, 'not "plian"; did you mean "plain"?'),
        ('\naudience = "children"', 2, '"audience" must be "general" or "specialist" or "plain", not "children"'),
        ("audience = 3", 1, '"audience" must be a text'),
        ("rules = 5", 1, '"rules" must be a list of texts'),
    ],
)
def test_fault(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize(("text", "words"), [("select = [", "not TOML"), (b"# \xff", "not UTF-8 text")])
def test_unreadable(tmp_path: Path, text: str | bytes, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=f"{path}: {words}"):
        config.load(path)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        config.load(str(tmp_path / "none.toml"))
    with pytest.raises(ConfigError, match=r"has no \[tool.artlint\] table"):
        config.load(written(tmp_path, "[tool.other]", "pyproject.toml"))


def test_byte_order_mark(tmp_path: Path) -> None:
    assert config.load(written(tmp_path, '\ufeffselect = ["T1"]')).select == ("T1",)


def test_nearest_file_holds(tmp_path: Path) -> None:
    written(tmp_path, 'ignore = ["top"]')
    written(tmp_path / "a", 'ignore = ["a"]', ".artlint.toml")
    written(tmp_path / "a" / "b", "[tool.other]\n", "pyproject.toml")
    written(tmp_path / "c", '[tool.artlint]\nignore = ["c"]', "pyproject.toml")
    written(tmp_path / "d", "[tool.artlint]\n", "pyproject.toml")
    (tmp_path / "e").mkdir()
    found = {name: config.find(str(tmp_path / name)).ignore for name in ("a", "a/b", "c", "d", "e")}
    assert found == {"a": ("a",), "a/b": ("a",), "c": ("c",), "d": (), "e": ("top",)}


def test_a_fault_in_somebody_elses_part_is_theirs(tmp_path: Path) -> None:
    written(tmp_path, 'ignore = ["top"]')
    written(tmp_path / "a", "[tool.other\n", "pyproject.toml")
    assert config.find(str(tmp_path / "a")).ignore == ("top",)
    written(tmp_path / "b", "[tool.artlint]\nx = [\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="not TOML"):
        config.find(str(tmp_path / "b"))


def test_allow_is_folded(tmp_path: Path) -> None:
    assert config.load(written(tmp_path, 'allow = ["O’Neil", "Ölpreis"]')).allow == {"o'neil", "ölpreis"}


def test_rules_are_relative_to_the_file(tmp_path: Path) -> None:
    assert config.load(written(tmp_path, 'rules = ["house/", "../x"]')).rules == (
        str(tmp_path / "house"),
        str(tmp_path.parent / "x"),
    )


def rule(code: str, name: str, category: str, default: bool = True) -> Rule:
    return Rule(code, name, category, "warning", "", "", (), "", {}, None, (), (), "", False, default)


BOOK = Rulebook(
    (
        rule("O301", "tail", "off-topic"),
        rule("O302", "teaser", "off-topic"),
        rule("T101", "misspelling", "typo"),
        rule("T102", "fused-words", "typo", default=False),
    )
)


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "codes"),
    [
        ([], [], [], "O301 O302 T101"),
        (["ALL"], [], [], "O301 O302 T101 T102"),
        (["T"], [], [], "T101 T102"),
        (["t1"], [], [], "T101 T102"),
        (["typo"], [], [], "T101 T102"),
        (["tail"], [], [], "O301"),
        (["T102"], [], [], "T102"),
        ([], ["T102"], [], "O301 O302 T101 T102"),
        ([], [], ["O3"], "T101"),
        ([], [], ["off-topic"], "T101"),
        ([], [], ["misspelling"], "O301 O302"),
        (["O3"], [], ["O301"], "O302"),
        (["O301"], [], ["O3"], "O301"),
        (["tail"], [], ["O301"], "O301"),
        (["T1"], [], ["T1"], ""),
        (["typo"], [], ["T"], ""),
        (["ALL"], [], ["typo"], "O301 O302"),
        ([], [], ["ALL"], ""),
    ],
)
def test_selected(select: list[str], extend: list[str], ignore: list[str], codes: str) -> None:
    asked = Config(select=tuple(select), extend_select=tuple(extend), ignore=tuple(ignore))
    assert " ".join(sorted(selection.selected(asked, BOOK))) == codes


@pytest.mark.parametrize("word", ["X", "T9", "nothing", "tai"])
def test_unknown_word(word: str) -> None:
    with pytest.raises(ConfigError, match=f'no rule, category or prefix of codes "{word}"'):
        selection.selected(Config(select=(word,)), BOOK)


def test_init(tmp_path: Path, artlint: Artlint) -> None:
    ran = artlint("init")
    assert (ran.code, ran.out) == (0, f"wrote {tmp_path / 'artlint.toml'}\n")
    text = (tmp_path / "artlint.toml").read_text()
    assert config.load(str(tmp_path / "artlint.toml")) == Config(
        root=str(tmp_path), path=str(tmp_path / "artlint.toml")
    )
    lines = [line[2:] if " = " in line or line.startswith("# [") else line for line in text.split("\n")]
    uncommented = "\n".join(line for line in lines if not line.startswith(("extend =", "vocabulary")))
    every = config.layers(written(tmp_path / "all", uncommented))[0].given
    assert {*every, "extend", "vocabulary"} == set(SETTINGS)
    assert config.load(str(tmp_path / "all" / "artlint.toml")).severity == "warning"
    assert artlint("init").code == 2
    assert (tmp_path / "artlint.toml").read_text() == text
