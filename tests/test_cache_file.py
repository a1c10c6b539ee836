"""Files that a run keeps for the next one: what was written, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import cache_file

BODY = b"what was kept\nfor the next run"


@given(st.binary(max_size=60))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = str(tmp_path_factory.getbasetemp() / "kept" / "entry")
    cache_file.write(path, body)
    assert cache_file.read(path) == body


@pytest.mark.parametrize(
    "damage",
    [
        lambda stored: b"",
        lambda stored: b"\n",
        lambda stored: b"00000000\nxx",
        lambda stored: b"\xff" * 40,
        lambda stored: stored[:-3],
        lambda stored: stored[:-4] + bytes([stored[-4] ^ 1]) + stored[-3:],
    ],
)
def test_what_is_damaged_is_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    entry = tmp_path / "entry"
    cache_file.write(str(entry), BODY)
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache_file.read(str(entry)) is None


def test_a_place_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("no folder")
    for path in (tmp_path / "folder", tmp_path / "file" / "entry"):
        cache_file.write(str(path), BODY)
        assert cache_file.read(str(path)) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]  # no draft is left


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert cache_file.read(str(tmp_path / "entry")) is None
