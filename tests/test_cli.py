"""The command, run as users run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from .conftest import Artlint
from .report.test_report import SCHEMA
from .shipped import shipped

ARTICLE = "A foo bar here.\nA baz there, and a quux.\n"


@pytest.fixture
def article(tmp_path: Path, house: Path) -> Path:
    """An article that the three house rules each find one fault in."""
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    return path


def test_text_and_summary(article: Path, artlint: Artlint) -> None:
    ran = artlint("a.txt")
    assert ran.code == 1
    assert ran.out == (
        'a.txt:1:3: X1 "foo bar" is usually written "bar"\na.txt:2:3: X2 "baz" is usually written "qux"\n'
    )
    assert ran.err == "2 findings (1 error, 1 warning) in 1 file.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "codes"),
    [
        ([], 1, "X1 X2"),
        (["--severity", "info"], 1, "X1 X2 X3"),
        (["--severity", "error"], 1, "X1"),
        (["--fail-on", "error"], 1, "X1 X2"),
        (["--fail-on", "error", "--ignore", "X1"], 0, "X2"),
        (["--exit-zero"], 0, "X1 X2"),
        (["--select", "X3"], 0, "X3"),
        (["--select", "house-3"], 0, "X3"),
        (["--select", "house"], 1, "X1 X2"),
        (["--select", "X1, X2"], 1, "X1 X2"),
        (["--ignore", "X"], 0, ""),
        (["--ignore", "X1", "--ignore", "X2"], 1, "X1"),
        (["--select", "P605", "--extend-select", "X2"], 1, "X2"),
        (["--isolated", "--select", "P605"], 0, ""),
    ],
)
def test_what_is_shown_and_what_fails(
    article: Path, artlint: Artlint, arguments: list[str], code: int, codes: str
) -> None:
    ran = artlint("a.txt", *arguments)
    assert " ".join(re.findall(r": (X\d) ", ran.out)) == codes
    assert ran.code == code


def test_clean(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text("")
    assert artlint("a.txt") == (0, "", "No findings in 1 file.\n")
    assert artlint("--quiet", "a.txt") == (0, "", "")


def test_no_article_found(tmp_path: Path, artlint: Artlint) -> None:
    ran = artlint(".")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No article found")


def test_config_of_each_file(article: Path, tmp_path: Path, artlint: Artlint) -> None:
    below = tmp_path / "below"
    below.mkdir()
    (below / "artlint.toml").write_text('rules = ["../house"]\nselect = ["X1"]\nfail-on = "error"')
    (below / "b.txt").write_text("A baz and a foo bar.\n")
    assert re.findall(r"(\w\.txt):.* (X\d) ", artlint(".").out) == [("a.txt", "X1"), ("a.txt", "X2"), ("b.txt", "X1")]
    (below / "b.txt").write_text("A baz.\n")
    assert artlint("below").code == 0
    assert re.findall(r" (X\d) ", artlint("--config", "artlint.toml", "below").out) == ["X2"]


# -- formats ---------------------------------------------------------------------------------------------------------


def test_json(article: Path, artlint: Artlint) -> None:
    text = "\ufeffA\tfoo  bar “x”.\r\nCafe\u0301 👍 foo\u202fbar\rbaz İ BAZ"
    article.write_bytes(text.encode())
    ran = artlint("a.txt", "--output-format", "json")
    rows = json.loads(ran.out)
    jsonschema.validate(rows, SCHEMA)
    decoded = text[1:]
    lines = re.split(r"\r\n|\r|\n", decoded)
    assert [row["text"] for row in rows] == ["foo  bar", "foo\u202fbar", "baz", "BAZ"]
    assert [row["suggestions"] for row in rows] == [["bar"], ["bar"], ["qux"], ["QUX"]]
    for row in rows:
        assert row["filename"] == "a.txt"
        assert decoded[row["span"]["start"] : row["span"]["end"]] == row["text"]
        place = row["location"]
        assert lines[place["row"] - 1][place["column"] - 1 :].startswith(row["text"])
    assert artlint("a.txt", "--output-format", "json", "--ignore", "X").out == "[]\n"


def test_json_is_utf8_whatever_the_terminal(article: Path, artlint: Artlint) -> None:
    article.write_text("“foo bar”", encoding="utf-8")
    for variables in ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}):
        assert json.loads(artlint("a.txt", "--output-format", "json", **variables).out)[0]["text"] == "foo bar"
        assert artlint("a.txt", **variables).code == 1


def test_text_on_a_terminal_of_another_encoding(tmp_path: Path, house: Path, artlint: Artlint) -> None:
    (tmp_path / "naïve.txt").write_text("foo bar")
    ran = artlint("naïve.txt", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert ran.code == 1
    assert ran.out.startswith("na\\xefve.txt:1:1: X1 ")


def test_full(article: Path, artlint: Artlint) -> None:
    assert artlint("a.txt", "--output-format", "full", "--select", "X1").out == (
        'a.txt:1:3: X1 "foo bar" is usually written "bar"\n  |\n1 | A foo bar here.\n  |   ^^^^^^^\n\n'
    )


def on_a_terminal(cwd: Path, environment: dict[str, str], *arguments: str) -> str:
    """What a run writes to a terminal."""
    import pty

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "artlint", *arguments], stdout=follower, stderr=follower, cwd=cwd, env=environment
    )
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(leader)
    process.wait()
    return shown.decode()


def test_colour_on_a_terminal_alone(
    article: Path, tmp_path: Path, environment: dict[str, str], artlint: Artlint
) -> None:
    environment = {**environment, "TERM": "xterm"}
    shown = on_a_terminal(tmp_path, environment, "a.txt")
    assert "\x1b[31mX1\x1b[0m" in shown
    assert "^^^^^^^" in shown
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = on_a_terminal(tmp_path, {**environment, **variables}, "a.txt")
        assert "\x1b" not in shown
        assert "^^^^^^^" in shown
    assert "\x1b" in on_a_terminal(tmp_path, {**environment, "NO_COLOR": ""}, "a.txt")
    assert "\x1b" not in artlint("a.txt", "--output-format", "full").out
    assert on_a_terminal(tmp_path, environment, "a.txt", "--output-file", "out", "--quiet") == ""
    assert (tmp_path / "out").read_text().startswith('a.txt:1:3: X1 "foo bar"')


@pytest.mark.parametrize("output_format", ["text", "full", "json"])
def test_nothing_of_an_article_moves_the_cursor(
    tmp_path: Path, house: Path, artlint: Artlint, output_format: str
) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\u2028"
    name = "e\x1b[31m\u202evil\n.txt"
    (tmp_path / name).write_text(f"{evil} foo{evil[:1]} bar foo\x0bbar {evil}")
    ran = artlint(name, "gone\x1b[31m\u202e.txt", "--output-format", output_format)
    assert ran.code == 2
    raw = set("\x1b\x07\x9b\u202e\u2066\u2028")
    if output_format == "json":
        assert json.loads(ran.out)[0]["filename"] == name
        raw -= {"\u202e", "\u2066", "\u2028", "\x9b"}  # what JSON may hold as it is
    else:
        assert ran.out.count("X1") == ran.out.count(".txt:")
    assert not raw & set(ran.out)
    assert not set(ran.err) & set("\x1b\u202e")


# -- standard input --------------------------------------------------------------------------------------------------


def test_stdin(tmp_path: Path, house: Path, artlint: Artlint) -> None:
    assert artlint("-", stdin="A foo bar.").out.startswith("-:1:3: X1 ")
    ran = artlint("-", "--stdin-filename", "sub/b.md", stdin="A `foo bar` and *foo* bar.")
    assert ran.out.startswith("sub/b.md:1:18: X1 ")
    assert ran.out.count("\n") == 1
    assert artlint("-", stdin=b"").code == 0
    ran = artlint("-", "--stdin-filename", "b.txt", stdin=b"a\0")
    assert (ran.code, ran.err.split("\n")[0]) == (2, "artlint: b.txt: not a text file: byte 1 is NUL")


def test_stdin_filename_decides_the_configuration(tmp_path: Path, house: Path, artlint: Artlint) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "artlint.toml").write_text('rules = ["../house"]\nselect = ["X2"]')
    assert artlint("-", "--stdin-filename", "sub/b.txt", stdin="A foo bar.").out == ""
    assert artlint("-", "--stdin-filename", "b.txt", stdin="A foo bar.").out != ""


# -- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--output-format", "xml", "a.txt"], 'no output format "xml"; there are text, full, json'),
        (["--severity", "bad", "a.txt"], '--severity must be info or warning or error, not "bad"'),
        (["--fail-on", "info", "a.txt"], '--fail-on must be warning or error, not "info"'),
        (["--select", "NOPE", "a.txt"], 'no rule, category or prefix of codes "NOPE" to select or ignore'),
        (["--ignore", "Z9", "."], 'no rule, category or prefix of codes "Z9" to select or ignore'),
        (["--config", "none.toml", "a.txt"], "none.toml: cannot be read: No such file or directory"),
        (["--config", ".", "a.txt"], "cannot be read: Is a directory"),
        (["--config", "x", "--isolated", "a.txt"], "--config and --isolated contradict each other"),
        (["explain", "X9"], 'no rule "X9"; `artlint rules` lists them'),
        (["explain", "misspeling"], 'no rule "misspeling"; did you mean "misspelling"?'),
        (["explain", "U8"], '"U8" stands for U801, U802; name one of them'),
        (["rules", "--output-format", "xml"], 'no output format "xml"; there are text, json'),
        (["stats", "--output-format", "xml", "a.txt"], 'no output format "xml"; there are text, json'),
        (["test-rules", "none"], "none: no such folder of rules"),
        (["test-rules", "."], ".: holds no rule file (*.toml)"),
    ],
)
def test_fault_is_one_line(tmp_path: Path, artlint: Artlint, arguments: list[str], line: str) -> None:
    ran = artlint(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r"artlint: .*\n", ran.err), ran.err
    assert line in ran.err


@pytest.mark.parametrize("arguments", [["--nope"], ["--select"], ["init", "x"]])
def test_unknown_options(artlint: Artlint, arguments: list[str]) -> None:
    ran = artlint(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_missing_paths(artlint: Artlint) -> None:
    ran = artlint("", "gone", "a" * 5000, "a/b/c.txt", "\x1b")
    assert ran.code == 2
    assert ran.err.count(": no such file or folder\n") == 5


def test_fault_in_the_configuration(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "artlint.toml").write_text("x = 1\n")
    (tmp_path / "a.txt").write_text("Text.")
    for arguments in (["a.txt"], ["rules"], ["explain", "P605"], ["stats", "."], ["-"]):
        ran = artlint(*arguments)
        assert ran.code == 2
        assert re.fullmatch(r'artlint: .*artlint\.toml:1: unknown key "x".*\n', ran.err)
    assert artlint("--isolated", "--select", "P605", "a.txt").code == 0


def test_a_path_with_the_name_of_a_command(article: Path, tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "rules").write_text("A foo bar.")
    assert artlint("./rules").out.startswith("./rules:1:3: X1 ")
    assert artlint("lint", "rules").out.startswith("rules:1:3: X1 ")
    (tmp_path / "-x.txt").write_text("A foo bar.")
    assert artlint("--", "-x.txt").out.startswith("-x.txt:1:3: X1 ")


def test_broken_pipe(article: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    article.write_text("A foo bar.\n\n" * 4_000)  # more than a pipe holds
    process = subprocess.Popen(
        [sys.executable, "-m", "artlint", "a.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b"a.txt:1:3: X1 ")
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait() == 1
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


@pytest.mark.parametrize("redirection", [">&-", "<&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(article: Path, tmp_path: Path, environment: dict[str, str], redirection: str) -> None:
    command = f"{sys.executable} -m artlint a.txt - {redirection}"
    ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux")
def test_full_disk(article: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    command = f"{sys.executable} -m artlint a.txt > /dev/full"
    ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode() == "artlint: the report cannot be written: No space left on device\n"


# -- the other commands ----------------------------------------------------------------------------------------------


def test_help_and_version(artlint: Artlint) -> None:
    assert artlint("--version").out.startswith("artlint ")
    for arguments in (["--help"], ["lint", "-h"]):
        ran = artlint(*arguments)
        assert ran.code == 0
        assert "Usage: artlint" in ran.out


def test_completion(artlint: Artlint, tmp_path: Path) -> None:
    shown = artlint("--show-completion", "bash")
    assert shown.code == 0
    assert "_ARTLINT_COMPLETE" in shown.out
    words = {"COMP_WORDS": "artlint expl", "COMP_CWORD": "1", "_ARTLINT_COMPLETE": "complete_bash"}
    assert artlint(**words).out.split() == ["explain"]
    words |= {"COMP_WORDS": "artlint lint --output-fo", "COMP_CWORD": "2"}
    assert artlint(**words).out.split() == ["--output-format"]


def test_rules(article: Path, artlint: Artlint) -> None:
    rows = artlint("rules").out.splitlines()
    assert next(row for row in rows if row.startswith("X1 ")).split()[1:3] == ["house-1", "error"]
    listed = json.loads(artlint("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in listed] == sorted(rule["code"] for rule in listed)
    assert {rule["code"] for rule in listed if rule["house"]} == {"X1", "X2", "X3"}
    assert len(listed) == len(rows)
    assert not any(rule["house"] for rule in json.loads(artlint("rules", "--isolated", "--output-format", "json").out))


def test_explain(article: Path, artlint: Artlint) -> None:
    for key in ("x1", "house-1"):
        shown = artlint("explain", key).out
        assert shown.startswith("X1 house-1 (house, error)\n\nA house rule.\n\nBecause the house says so.\n")
        assert "  Here is foo bar again.\n    → foo bar\n" in shown
        assert "Leaves alone:\n  Nothing is here.\n" in shown
        assert 'ignore = ["X1"]' in shown


def test_explain_every_rule(artlint: Artlint) -> None:
    """In this process: starting one for each would take a minute."""
    from artlint import catalogue

    for rule in shipped():
        page = catalogue.explanation(rule)
        assert page.startswith(f"{rule.code} {rule.name} (")
        assert max(map(len, page.splitlines())) <= 200


def test_a_rule_file_cannot_write_escapes_to_the_terminal(house: Path, artlint: Artlint) -> None:
    text = (house / "1.toml").read_text()
    (house / "1.toml").write_text(text.replace("A house rule.", "A \\u001b[31m\\u202erule."))
    for arguments in (["rules"], ["explain", "X1"]):
        assert not set(artlint(*arguments).out) & set("\x1b\u202e")


def test_stats(article: Path, artlint: Artlint) -> None:
    (row,) = json.loads(artlint("stats", "a.txt", "--output-format", "json").out)
    assert (row["filename"], row["words"], row["sentences"], row["paragraphs"]) == ("a.txt", 10, 2, 2)
    ran = artlint("stats", "gone.txt", "a.txt")
    assert ran.code == 2
    assert "gone.txt: no such file or folder" in ran.err


def test_no_cache(article: Path, tmp_path: Path, artlint: Artlint) -> None:
    cache = tmp_path / "a-cache"
    assert artlint("--no-cache", "a.txt", ARTLINT_CACHE_DIR=str(cache)).code == 1
    assert not cache.exists()
    assert artlint("a.txt", ARTLINT_CACHE_DIR=str(cache)).code == 1
    assert cache.exists()
