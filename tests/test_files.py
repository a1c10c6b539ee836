"""Which files are read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from artlint.config import Config, find
from artlint.files import MissingPathError, discover

from .conftest import Artlint


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Path]:
    """Make files; a name that ends in a slash is a folder."""

    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith("/"):
                path.mkdir(exist_ok=True)
            else:
                path.write_text("Some text stands here.\n")
        return tmp_path

    return make


def found(path: Path, config: Config | None = None) -> list[str]:
    given = (lambda folder: config) if config else find
    return [os.path.relpath(name, path) for name in discover(str(path), given)]


def test_suffixes_and_order(tree: Callable[..., Path]) -> None:
    root = tree("b.txt", "a.MD", "c.html", "d.htm", "e.markdown", "f.text", "g.py", "h", "a/z.txt", "i.txt.bak")
    assert found(root) == ["a.MD", "b.txt", "c.html", "d.htm", "e.markdown", "f.text", "a/z.txt"]


def test_hidden_and_foreign_folders(tree: Callable[..., Path]) -> None:
    root = tree(".a.txt", ".git/b.txt", ".venv/c.txt", "node_modules/d.txt", "x/__pycache__/e.txt", "x/f.txt")
    assert found(root) == ["x/f.txt"]
    assert found(root / ".venv") == ["c.txt"]


def test_a_named_file_is_read_whatever_it_is_called(tree: Callable[..., Path]) -> None:
    root = tree(".a.py", ".git/")
    (root / ".gitignore").write_text("*\n")
    config = Config(exclude=("*",), root=str(root))
    assert list(discover(str(root / ".a.py"), lambda folder: config)) == [str(root / ".a.py")]


def test_missing() -> None:
    with pytest.raises(MissingPathError, match="nowhere: no such file or folder"):
        list(discover("nowhere", find))


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ("*.md", ["a.txt", "sub/a.txt", "sub/deep/a.txt"]),
        ("/a.txt", ["a.md", "sub/a.md", "sub/a.txt", "sub/deep/a.txt"]),
        ("sub/", ["a.md", "a.txt"]),
        ("deep", ["a.md", "a.txt", "sub/a.md", "sub/a.txt"]),
        ("sub/*.txt", ["a.md", "a.txt", "sub/a.md", "sub/deep/a.txt"]),
        ("**/a.txt", ["a.md", "sub/a.md"]),
        ("*\n!*/\n!a.md", ["a.md", "sub/a.md"]),
        ("# a.md\n\n", ["a.md", "a.txt", "sub/a.md", "sub/a.txt", "sub/deep/a.txt"]),
        ("sub\n!sub/a.txt", ["a.md", "a.txt"]),
        ("[z-a]\n!\n*.md", ["a.txt", "sub/a.txt", "sub/deep/a.txt"]),
    ],
)
def test_gitignore_is_read_as_git_does(tree: Callable[..., Path], patterns: str, expected: list[str]) -> None:
    root = tree("a.txt", "a.md", "sub/a.txt", "sub/a.md", "sub/deep/a.txt", ".git/")
    (root / ".gitignore").write_text(patterns)
    assert found(root) == expected
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    seen = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=root, check=True, capture_output=True, text=True
    )
    assert sorted(found(root)) == sorted(set(seen.stdout.split()) - {".gitignore"})


def test_nearest_gitignore_wins(tree: Callable[..., Path]) -> None:
    root = tree("a.txt", "sub/a.txt", "sub/b.txt", ".git/")
    (root / ".gitignore").write_text("a.txt\n")
    (root / "sub" / ".gitignore").write_text("!a.txt\nb.txt\n")
    assert found(root) == ["sub/a.txt"]
    assert found(root / "sub") == ["a.txt"]


def test_gitignore_holds_in_a_repository_alone(tree: Callable[..., Path]) -> None:
    root = tree("a.txt", "repository/.git/", "repository/a.txt")
    (root / ".gitignore").write_text("a.txt\n")
    assert found(root) == ["a.txt", "repository/a.txt"]


def test_an_ignored_folder_that_is_named_is_read(tree: Callable[..., Path]) -> None:
    root = tree("build/a.txt", "build/sub/b.txt", "c.txt", ".git/")
    (root / ".gitignore").write_text("build/\n")
    assert found(root) == ["c.txt"]
    assert found(root / "build") == ["a.txt", "sub/b.txt"]
    assert found(root / "build" / "sub") == ["b.txt"]


def test_exclude(tree: Callable[..., Path]) -> None:
    root = tree("a.txt", "drafts/a.txt", "sub/drafts/a.txt", "sub/b.md")
    (root / "artlint.toml").write_text('exclude = ["/drafts", "*.md"]')
    find.cache_clear()
    assert found(root) == ["a.txt", "sub/drafts/a.txt"]
    assert found(root / "sub") == ["drafts/a.txt"]


def test_odd_names(tree: Callable[..., Path]) -> None:
    root = tree("a b.txt", "naïve.txt", "-x.txt", ".git/")
    with open(os.fsencode(root) + b"/bad\xff.txt", "w") as file:
        file.write("Text.")
    (root / ".gitignore").write_text("nothing\n")
    assert len(found(root)) == 4


def test_pipes_in_a_folder_are_not_waited_for(tree: Callable[..., Path]) -> None:
    root = tree("a.txt")
    os.mkfifo(root / "pipe.txt")
    assert found(root) == ["a.txt"]


def test_links(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("a/x.txt")
    (root / "a" / "loop").symlink_to(root)
    (root / "a" / "y.txt").symlink_to(root / "a" / "x.txt")
    assert found(root) == ["a/x.txt", "a/y.txt"]
    assert "in 1 file." in artlint("--select", "P605", ".").err


def test_link_that_leads_nowhere_is_an_error(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("x.txt")
    (root / "y.txt").symlink_to(root / "gone")
    ran = artlint("--select", "P605", ".")
    assert ran.code == 2
    assert "artlint: y.txt: cannot be read: No such file or directory\n" in ran.err
    assert "in 1 file." in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("x.txt", "y.txt", "sub/z.txt")
    (root / "x.txt").chmod(0)
    (root / "sub").chmod(0)
    ran = artlint("--select", "P605", ".")
    (root / "sub").chmod(0o700)
    assert ran.code == 2
    assert "x.txt: cannot be read: Permission denied" in ran.err
    assert "./sub: cannot be read: Permission denied" in ran.err


def test_unreadable_folder_is_named(tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree("x.txt", "sub/z.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert found(root) == ["x.txt", "sub"]


def test_the_same_file_is_linted_once(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("x.txt")
    (root / "x.txt").write_bytes(b"caf\xe9")
    ran = artlint("--select", "P605", "x.txt", "./x.txt", root / "x.txt", ".", "x.txt")
    assert ran.out.count("P605") == 1


def test_a_file_reached_through_links_is_linted_once(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("a/x.txt", "b/c/y.txt")
    (root / "to-a").symlink_to(root / "a")
    (root / "b" / "z.txt").symlink_to(root / "a" / "x.txt")
    (root / "to-c").symlink_to(root / "b" / "c")
    paths = ("a", "to-a/x.txt", "b/z.txt", root / "to-a", "to-c/../c/y.txt", "b/c/../c/y.txt", "./b")
    assert "in 2 files." in artlint("--select", "P605", *paths).err


def test_missing_path_does_not_stop_the_others(tree: Callable[..., Path], artlint: Artlint) -> None:
    root = tree("x.txt")
    (root / "x.txt").write_bytes(b"caf\xe9")
    ran = artlint("--select", "P605", "gone.txt", "x.txt", "gone/")
    assert ran.code == 2
    assert ran.out.startswith("x.txt:1:4: P605 ")
    assert "artlint: gone.txt: no such file or folder\nartlint: gone/: no such file or folder\n" in ran.err


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0"])
def test_binary_file_is_an_error(tree: Callable[..., Path], artlint: Artlint, data: bytes) -> None:
    root = tree("x.txt", "y.txt")
    (root / "x.txt").write_bytes(data)
    ran = artlint("--select", "P605", ".")
    assert ran.code == 2
    assert ran.err.startswith("artlint: x.txt: not a text file: byte ")
    assert "in 1 file." in ran.err
