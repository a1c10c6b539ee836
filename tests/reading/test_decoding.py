"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.reading import UnreadableError, read
from artlint.reading.decoding import decode
from tests.linear import assert_linear

TEXT = "Café “naïve” – 👍\r\nline\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, encoding)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-16"]))
def test_round_trip(text: str, encoding: str) -> None:
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
    assert decode(text.encode(encoding))[0] == text


def test_windows_1252_is_the_last_resort() -> None:
    assert decode("“Café” – €5".encode("cp1252")) == ("“Café” – €5", "cp1252")
    assert decode(b"caf\xe9 \x81\x8d") == ("café \x81\x8d", "cp1252")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a\0b", "byte 1 is NUL"),
        ("text".encode("utf-16-le"), "byte 1 is NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is NUL"),
        (b"\x1f\x8b\x08\x08" + bytes(range(1, 256)) * 4, "is not UTF-8 text"),
        (codecs.BOM_UTF8 + b"caf\xe9", "byte order mark says utf-8, but byte 6 is not"),
        (codecs.BOM_UTF16_LE + b"a", "byte order mark says utf-16-le, but byte 2"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "byte order mark says utf-16-le"),
        (codecs.BOM_UTF16_BE + "a\0".encode("utf-16-be"), "NUL character"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableError:
        return
    assert "\0" not in text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t", codecs.BOM_UTF8])
def test_empty(name: str, data: bytes) -> None:
    document = read(data, name)
    assert (document.paragraphs, document.words, document.sentences, document.quotations) == ((), [], [], [])


PROSE = "The council said on Monday that it would “not” pay; Mr. Smith of the U.S. government didn't agree. "


@pytest.mark.parametrize(
    ("name", "unit", "size"),
    [
        ("a.txt", PROSE, 200_000),
        ("a.txt", "a", 250_000),
        ("a.txt", "A. ", 20_000),
        ("a.txt", ".", 250_000),
        ("a.txt", "\n", 12_000),
        ("a.txt", PROSE + "\n\n", 50_000),
        ("a.txt", PROSE[:70] + "\r\n", 50_000),
        ("a.md", PROSE, 50_000),
        ("a.md", "*a* _b_ [c](d) `e` &amp; <b>f</b> " + PROSE + "\n\n", 25_000),
        ("a.md", "`", 75_000),
        ("a.md", "`a ``b ", 20_000),
        ("a.md", "[", 4_000),
        ("a.md", "<!-- ", 75_000),
        ("a.md", "> ", 5_000),
        ("a.html", "<p>" + PROSE + "<b>x</b> &mdash;</p>\n", 50_000),
        ("a.html", PROSE, 50_000),
        ("a.html", "<a ", 75_000),
        ("a.html", "<!-- ", 75_000),
        ("a.html", "<!-- -->x ", 20_000),
        ("a.html", "<h1>", 10_000),
        ("a.html", "</h1>", 10_000),
        ("a.html", "<code>", 25_000),
        ("a.html", "&", 10_000),
    ],
)
def test_time_is_linear(name: str, unit: str, size: int) -> None:
    def work(size: int) -> None:
        document = read((unit * (size // len(unit))).encode(), name)
        _ = document.matching.lowered, document.sentences, document.quotations, document.line_starts

    assert_linear(work, size)


def test_twenty_megabytes() -> None:
    document = read((PROSE * 10 + "\n\n").encode() * 20_000, "a.txt")
    assert len(document.text) > 19_000_000
    assert len(document.paragraphs) == 20_000
    assert document.location(len(document.text)).row == 40_001
