"""The audience that a configuration names: on the command line, from Python, by file, and in the options of a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.config import Config, ConfigError
from artlint.document import AUDIENCES, Audience
from artlint.options import Option, OptionError, complete

from .conftest import Artlint

SENTENCE = "We {}home.\n"
OF_30 = SENTENCE.format("go " * 28)
OPTIONS = {"most": Option("limit", None, "words")}


def test_the_configuration_decides(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OF_30)
    assert artlint("a.txt", "--select", "R502").out == ""
    (tmp_path / "artlint.toml").write_text('audience = "plain"\n')
    ran = artlint("a.txt", "--select", "R502")
    assert (ran.code, "R502 30 words in one sentence" in ran.out) == (1, True)


def test_files_may_have_audiences_of_their_own(artlint: Artlint, tmp_path: Path) -> None:
    for name in ("a.txt", "help.txt"):
        (tmp_path / name).write_text(OF_30)
    (tmp_path / "artlint.toml").write_text('[per-file."help*"]\naudience = "plain"\n')
    out = artlint("a.txt", "help.txt", "--select", "R502").out
    assert out.startswith("help.txt:1:1: R502")
    assert "a.txt" not in out.replace("help.txt", "")


def test_an_unknown_one_is_an_error_with_a_suggestion(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OF_30)
    (tmp_path / "artlint.toml").write_text('select = ["R5"]\naudience = "specialists"\n')
    ran = artlint("a.txt")
    assert ran.code == 2
    assert ran.err.startswith(f"artlint: {tmp_path}/artlint.toml:2: ")
    assert 'did you mean "specialist"?' in ran.err


def test_a_house_sets_limits_for_one_audience_or_all(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OF_30)
    config = tmp_path / "artlint.toml"
    config.write_text("[rule.R502]\nbreak-at = 29\nnervous-at = 28\n")
    assert "30 words in one sentence" in artlint("a.txt", "--select", "R502").out
    config.write_text("[rule.R502]\nbreak-at = { general = 29, specialist = 60, planed = 20 }\n")
    ran = artlint("a.txt")
    assert (ran.code, 'no audience "planed" for option "break-at"; did you mean "plain"?' in ran.err) == (2, True)


@pytest.mark.parametrize(("audience", "reported"), [("general", 0), ("specialist", 0), ("plain", 1)])
def test_from_python(audience: Audience, reported: int) -> None:
    assert len(artlint.lint_text(OF_30, config=Config(select=("R502",), audience=audience))) == reported


def test_from_python_an_unknown_one_is_an_error_too() -> None:
    with pytest.raises(ConfigError, match='no audience "experts"; there are general, specialist, plain'):
        artlint.lint_text(OF_30, config=Config(audience="experts"))  # type: ignore[arg-type]


def test_a_fixed_text_keeps_its_audience(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OF_30.replace("We go", "We  go in order to"))
    (tmp_path / "artlint.toml").write_text('audience = "plain"\n')
    ran = artlint("a.txt", "--select", "R502,R507", "--fix")
    assert "in order" not in (tmp_path / "a.txt").read_text()
    assert "R502 31 words" in ran.out


def test_limits() -> None:
    assert complete({"most": 3}, OPTIONS) == {"most": dict.fromkeys(AUDIENCES, 3)}
    limits = {"general": 1, "specialist": 2.5, "plain": 0}
    assert complete({"most": limits}, OPTIONS) == {"most": limits}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("3", "must be a number, or a table of one for each audience"),
        (True, "must be a number, or a table"),
        ({"general": 1}, "must be a number, or a table of one for each audience"),
        ({"general": 1, "specialist": "2", "plain": 3}, "must be a number, or a table"),
        ({"general": 1, "specialists": 2, "plain": 3}, 'no audience "specialists".* did you mean "specialist"'),
        ({"all": 1}, "there are general, specialist, plain"),
    ],
)
def test_faults_in_limits(value: object, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        complete({"most": value}, OPTIONS)
