"""Compiled patterns that are kept: the same matches as from `re`, and never a reason to fail."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import cache_file, patterns
from artlint.pattern_cache import PatternCache, use

from .conftest import Artlint

PATTERNS = [
    (r"(?P<word>[^\W\d_]+)(?:-(?P=word))?", re.IGNORECASE),
    (r"(?x) \b (?: may | might ) \s+ (?# a comment) perhaps", 0),
    (r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"')\]\u2060]*+)(?:(?P<space>\s+)|(?=[A-Z][a-z]))", 0),
    (r"[À-ß]{2,}|\bİ|ß", re.IGNORECASE | re.MULTILINE),
    (r"(?i:a(?-i:B))(c)?(?(1)d|e)", 0),
]


@pytest.fixture(autouse=True)
def _unchanged() -> Iterator[None]:
    yield
    patterns.compile_with(re.compile)


@given(st.text(st.sampled_from("aAbBcdeßẞİi.!? -…Über mayperhaps'\")"), max_size=30))
def test_restored_patterns_match_as_compiled_ones(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "patterns"
    first = PatternCache(str(folder))
    for pattern in PATTERNS:
        first.compiled(*map_flags(pattern))
    first.keep()
    again = PatternCache(str(folder))
    for pattern in PATTERNS:
        restored, fresh = again.compiled(*map_flags(pattern)), re.compile(*pattern)
        assert (restored.flags, restored.groups, restored.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)
        assert restored == fresh
        found = [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in restored.finditer(text)]
        assert found == [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in fresh.finditer(text)]


def map_flags(pattern: tuple[str, int]) -> tuple[str, int]:
    return pattern[0], int(pattern[1])


def test_taken_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = PatternCache(str(tmp_path))
    kept.compiled("(?P<a>b+)", 0)
    kept.keep()
    monkeypatch.setattr("artlint.pattern_cache.re.compile", None)
    assert PatternCache(str(tmp_path)).compiled("(?P<a>b+)", 0).fullmatch("bbb")


@pytest.mark.parametrize("stored", [b"", b"[", marshal.dumps([]), marshal.dumps(None)])
def test_a_file_of_another_shape(tmp_path: Path, stored: bytes) -> None:
    kept = PatternCache(str(tmp_path))
    kept.compiled("b+", 0)
    kept.keep()
    (file,) = tmp_path.iterdir()
    cache_file.write(str(file), stored)
    again = PatternCache(str(tmp_path))
    assert again.compiled("b+", 0).fullmatch("bb")
    again.keep()
    assert PatternCache(str(tmp_path)).compiled("b+", 0).fullmatch("bb")


def test_a_program_that_the_engine_refuses(tmp_path: Path) -> None:
    kept = PatternCache(str(tmp_path))
    kept.compiled("b+", 0)
    flags, code, groups, numbers, names = kept._used["b+", 0]
    kept._used["b+", 0] = (flags, code[4:], groups, numbers, names)
    kept.keep()
    assert PatternCache(str(tmp_path)).compiled("b+", 0).fullmatch("bb")


def test_a_fault_in_a_pattern_is_the_same_one(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        PatternCache(str(tmp_path)).compiled("(b", 0)


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = use(str(tmp_path / "file"))
    assert kept is not None
    assert patterns.lazy("b+").fullmatch("bb")
    kept.keep()


def test_the_same_report_with_and_without(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It seems that teh plan , some say, may possibly fail.It was 5 dollars.\n" * 3)
    variables = {"ARTLINT_CACHE_DIR": str(tmp_path / "cache")}
    arguments = ("--isolated", "--select", "ALL", "--severity", "info", "a.txt")
    plain = artlint("--no-cache", *arguments, **variables)
    assert not list(tmp_path.glob("cache/patterns-*")) + list(tmp_path.glob("cache/tables-*"))
    first = artlint(*arguments, **variables)
    assert list(tmp_path.glob("cache/patterns-*"))
    assert list(tmp_path.glob("cache/tables-*"))
    for entry in tmp_path.glob("cache/results/*"):
        entry.unlink()
    assert plain == first == artlint(*arguments, **variables)
