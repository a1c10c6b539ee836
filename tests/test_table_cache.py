"""What is made of data files and kept: the same as made anew, and never stale."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from artlint import cache_file, language
from artlint.language import made_of
from artlint.table_cache import TableCache, use


@pytest.fixture(autouse=True)
def _unchanged() -> Iterator[None]:
    yield
    language.make_with(lambda path, make: make(path))


def words(path: str) -> frozenset[str]:
    """What the tests make of a file."""
    made.append(path)
    return frozenset(Path(path).read_text(encoding="utf-8").split())


made: list[str] = []


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made.clear()
    path = tmp_path / "words.txt"
    path.write_text("tide quay", encoding="utf-8")
    return path


def kept(folder: Path, path: Path) -> frozenset[str]:
    """What a run of its own has of a file, keeping it for the next run."""
    cache = use(str(folder))
    found = made_of(str(path), words)
    cache.keep()
    return found


def test_made_once(tmp_path: Path, data: Path) -> None:
    assert [kept(tmp_path / "kept", data) for _ in range(3)] == [{"tide", "quay"}] * 3
    assert made == [str(data)]


def test_a_changed_file_is_made_anew(tmp_path: Path, data: Path) -> None:
    kept(tmp_path / "kept", data)
    data.write_text("tide quay pier", encoding="utf-8")
    assert kept(tmp_path / "kept", data) == {"tide", "quay", "pier"}


def test_a_file_of_the_same_size_and_another_time_is_made_anew(tmp_path: Path, data: Path) -> None:
    kept(tmp_path / "kept", data)
    before = data.stat()
    data.write_text("tide pier", encoding="utf-8")
    os.utime(data, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert kept(tmp_path / "kept", data) == {"tide", "pier"}


def test_a_changed_maker_makes_anew(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "kept", data)
    module = tmp_path / "module.py"
    module.write_text("# another module", encoding="utf-8")
    monkeypatch.setattr(words, "__code__", words.__code__.replace(co_filename=str(module)))
    kept(tmp_path / "kept", data)
    assert made == [str(data)] * 2


@pytest.mark.parametrize("stored", [b"", b"[", marshal.dumps([]), marshal.dumps(None)])
def test_a_file_of_another_shape(tmp_path: Path, data: Path, stored: bytes) -> None:
    kept(tmp_path / "kept", data)
    (file,) = (tmp_path / "kept").iterdir()
    cache_file.write(str(file), stored)
    assert kept(tmp_path / "kept", data) == {"tide", "quay"}
    assert len(made) == 2


def test_a_folder_that_cannot_be_made(tmp_path: Path, data: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    assert kept(tmp_path / "kept", data) == {"tide", "quay"}


def test_what_a_module_without_a_file_makes_is_not_kept(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "__code__", words.__code__.replace(co_filename="<string>"))
    cache = TableCache(str(tmp_path / "kept"))
    assert cache.made_of(str(data), words) == {"tide", "quay"}
    cache.keep()
    assert not (tmp_path / "kept").exists()
