"""Files that are not UTF-8."""

from __future__ import annotations

from tests.conftest import Artlint
from tests.shipped import shipped_rule


def test_not_utf8(artlint: Artlint) -> None:
    ran = artlint("--select", "P605", "-", stdin="One\r\nline “more”.".encode("cp1252"))
    assert ran.out == "-:2:6: P605 the file is not UTF-8; it was read as Windows-1252: check its letters\n"
    assert ran.code == 0  # advice never fails a run
    assert artlint("--select", "P605", "-", stdin="One “more”.").out == ""
    assert artlint("--select", "P605", "-", stdin=b"\xff\xfe" + "“x”".encode("utf-16-le")).out == ""


def test_it_is_advice() -> None:
    assert shipped_rule("P605").severity == "info"
