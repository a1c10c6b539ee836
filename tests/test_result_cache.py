"""Results kept between runs: nothing about a run shows that they are, but the time it takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from artlint import result_cache
from tests.conftest import Artlint, Ran

Change = Callable[[Path], None]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Three articles, a configuration, a house rule."""
    (tmp_path / "artlint.toml").write_text('rules = ["house"]\n', encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "boffin.toml").write_text(
        'code = "X1"\nname = "boffin"\nsummary = "s"\nwhy = "w"\nseverity = "warning"\ncheck = "phrases"\n'
        '[options]\nmessage = "no"\n[options.phrases]\n"boffin" = "scientist"\n'
        '[[bad]]\ntext = "A boffin."\nmarks = ["boffin"]\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("They recieved it. A boffin said so.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# A boffin\n\n<!-- artlint: ignore X1 -- so he is -->\nA boffin spoke.\n", "utf-8")
    (tmp_path / "c.html").write_text("<p>The the council met.</p>", encoding="utf-8")
    return tmp_path


def entries(desk: Path) -> list[Path]:
    return sorted(path for path in (desk / ".artlint_cache").iterdir() if len(path.name) == 24)


def run(artlint: Artlint, *options: str) -> Ran:
    return artlint("--output-format", "json", *options, ".")


def test_an_unchanged_tree_is_answered_without_linting(artlint: Artlint, desk: Path, tmp_path: Path) -> None:
    first = run(artlint)
    assert {row["code"] for row in json.loads(first.out)} >= {"X1", "T104"}
    assert len(entries(desk)) == 3
    assert (desk / ".artlint_cache" / ".gitignore").read_text(encoding="ascii") == "*\n"
    # What every article needs cannot be loaded: that tells whether one was linted.
    broken = tmp_path.parent / f"{tmp_path.name}-broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import sys\nsys.modules['artlint.language.sentences'] = None\n", encoding="utf-8"
    )
    path = f"{broken}{os.pathsep}{Path(result_cache.__file__).parent.parent}"
    assert artlint("--output-format", "json", ".", PYTHONPATH=path) == first
    assert artlint("--output-format", "json", "--no-cache", ".", PYTHONPATH=path).code == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: (desk / "a.txt").write_text("Two boffin words.\n", encoding="utf-8"),
        lambda desk: (desk / "artlint.toml").write_text('rules = ["house"]\nignore = ["X1"]\n', encoding="utf-8"),
        lambda desk: (desk / "artlint.toml").write_text('rules = ["house"]\nallow = ["recieved"]\n', encoding="utf-8"),
        lambda desk: (desk / "artlint.toml").write_text('rules = ["house"]\n[rule.X1]\nseverity = "error"\n', "utf-8"),
        lambda desk: (desk / "house" / "boffin.toml").write_text(
            (desk / "house" / "boffin.toml").read_text(encoding="utf-8").replace("boffin", "council"), encoding="utf-8"
        ),
        lambda desk: (desk / ".artlint-ignore").write_text('a.txt: X1 "boffin" -- so\n', encoding="utf-8"),
        lambda desk: (desk / "b.md").rename(desk / "b.txt"),
    ],
    ids=["article", "selection", "vocabulary", "severity", "house rule", "sidecar", "name"],
)
def test_whatever_changes_is_seen(artlint: Artlint, desk: Path, change: Change) -> None:
    before = run(artlint)
    change(desk)
    after = run(artlint)
    assert after.out != before.out
    assert run(artlint) == after
    shutil.rmtree(desk / ".artlint_cache")
    assert run(artlint) == after


def test_the_rules_too_are_read_anew_where_nothing_is_kept(artlint: Artlint, desk: Path) -> None:
    rule = desk / "house" / "boffin.toml"
    before = run(artlint)
    rule.write_text(rule.read_text(encoding="utf-8").replace("boffin", "council"), encoding="utf-8")
    after = run(artlint)
    assert after == run(artlint, "--no-cache")
    assert after.out != before.out


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"recieved", b"received"),
        lambda data: b"\n\n[]",
        lambda data: b"\xff" * 300,
    ],
    ids=["empty", "cut off", "another word", "nothing", "noise"],
)
def test_a_damaged_entry_is_made_anew(artlint: Artlint, desk: Path, damage: Callable[[bytes], bytes]) -> None:
    expected = run(artlint)
    whole = [path.read_bytes() for path in entries(desk)]
    for path in entries(desk):
        path.write_bytes(damage(path.read_bytes()))
    assert run(artlint) == expected
    assert [path.read_bytes() for path in entries(desk)] == whole


def test_a_folder_that_cannot_be_written_to_is_no_error(artlint: Artlint, desk: Path) -> None:
    (desk / ".artlint_cache").write_text("in the way", encoding="utf-8")
    assert run(artlint) == run(artlint, "--no-cache")


def test_no_cache_and_fixes_keep_nothing(artlint: Artlint, desk: Path) -> None:
    run(artlint, "--no-cache")
    run(artlint, "--diff")
    assert not (desk / ".artlint_cache").exists()


def test_without_a_configuration_the_users_folder_holds_the_results(
    artlint: Artlint, tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "a.txt").write_text("They recieved it.\n", encoding="utf-8")
    own = tmp_path / "own"
    runs = [artlint("a.txt", ARTLINT_CACHE_DIR=str(own)) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len([path for path in (own / "results").iterdir() if len(path.name) == 24]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "own"]


def test_runs_side_by_side_do_not_hurt_each_other(artlint: Artlint, desk: Path, environment: dict[str, str]) -> None:
    expected = run(artlint, "--no-cache").out.encode()
    command = [sys.executable, "-m", "artlint", "--output-format", "json", "."]
    for _ in range(2):
        running = [
            subprocess.Popen(command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for _ in range(4)
        ]
        assert [process.communicate()[0] for process in running] == [expected] * 4
    assert len(entries(desk)) == 3
