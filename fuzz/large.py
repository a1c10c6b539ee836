"""Large hostile inputs: what grows faster than the text shows here. Each is the bytes of a file, and the suffixes
that it is linted under."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from typing import NamedTuple

SUFFIXES = (".txt", ".md", ".html", ".rst", ".adoc")
MARKUP = (".md", ".html")


class Large(NamedTuple):
    """A hostile file: how it is made, and as what it is linted."""

    make: Callable[[], bytes]
    suffixes: tuple[str, ...] = SUFFIXES


def _letters(number: int) -> bytes:
    return bytes(97 + int(digit) for digit in str(number))


def _names(count: int) -> bytes:
    """Names of two words, each once."""
    return b"".join(b"Jo%s Smith%s said. " % (_letters(n), _letters(n * 7)) for n in range(count))


def _noise(count: int) -> bytes:
    return random.Random(8).randbytes(count)


def _image() -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x00\x00\x04\x00\x08\x02\x00\x00\x00" + _noise(100_000)


def _archive() -> bytes:
    return b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + zlib.compress(_noise(100_000))


LARGE: dict[str, Large] = {
    "10 MB of one letter": Large(lambda: b"a" * 10_000_000, (".txt", ".md")),
    "1 MB of one letter": Large(lambda: b"a" * 1_000_000),
    "a zip archive": Large(_archive),
    "a PNG image": Large(_image),
    "1 MB of UTF-16 without a mark": Large(lambda: ("The council met. " * 30_000).encode("utf-16-le"), (".txt",)),
    "100,000 straight quotes": Large(lambda: b'"' * 100_000),
    "100,000 opening quotes, one a word": Large(lambda: "“word ".encode() * 100_000),
    "100,000 apostrophes": Large(lambda: b"'" * 100_000),
    "100,000 opening brackets": Large(lambda: b"(" * 50_000 + b"[" * 50_000),
    "100,000 closing brackets": Large(lambda: b")" * 50_000 + b"]" * 50_000),
    "100,000 pairs of brackets": Large(lambda: b"(" * 50_000 + b"x" + b")" * 50_000),
    "2,000 nested block quotes": Large(lambda: b"> " * 2_000 + b"text"),
    "2,000 nested lists": Large(lambda: b"".join(b" " * (2 * n) + b"- x\n" for n in range(2_000))),
    "20,000 nested elements": Large(lambda: b"<div>" * 20_000 + b"text"),
    "20,000 nested elements, all closed": Large(lambda: b"<p><em>x" * 20_000 + b"</em></p>" * 20_000, MARKUP),
    "50,000 open comments": Large(lambda: b"<!-- " * 50_000),
    "50,000 open tags": Large(lambda: b"<a href='" * 50_000, MARKUP),
    "50,000 stars and underscores": Large(lambda: b"*a_" * 50_000, (".md", ".rst", ".adoc")),
    "50,000 backticks apart": Large(lambda: b"`a " * 50_000, (".md", ".rst", ".adoc")),
    "runs of backticks, each longer": Large(
        lambda: b" ".join(b"`" * n for n in range(1, 700)), (".md", ".rst", ".adoc")
    ),
    "50,000 links": Large(lambda: b"[a](b) " * 50_000, (".md",)),
    "50,000 open links": Large(lambda: b"[a](" * 50_000, (".md",)),
    "20,000 link definitions": Large(lambda: b"".join(b"[a%d]: b\n" % n for n in range(20_000)), (".md",)),
    "20,000 rows of a table": Large(
        lambda: b"| a | b |\n|---|---|\n" + b"| the cat | a dog |\n" * 20_000, (".md", ".adoc")
    ),
    "20,000 headings": Large(lambda: b"# The head\n\nThe text.\n\n" * 20_000),
    "20,000 code fences": Large(lambda: b"```\ncode\n" * 20_000, (".md", ".adoc")),
    "100,000 line ends": Large(lambda: b"\n" * 100_000),
    "100,000 full stops": Large(lambda: b"." * 100_000),
    "100,000 hyphens in one word": Large(lambda: b"a-" * 100_000),
    "100,000 figures in one": Large(lambda: b"1," * 100_000),
    "one line of 100,000 words": Large(lambda: b"the quick brown foxes jumped " * 20_000),
    "100,000 unknown words": Large(lambda: b" ".join(b"zxq%dvk" % n for n in range(100_000))),
    "100,000 words in capitals": Large(lambda: b"THE COUNCIL MET ON FRIDAY " * 20_000),
    "a line of 50,000 names": Large(lambda: _names(25_000)),
    "a line of 1 MB of names": Large(lambda: _names(40_000), (".txt",)),
    "100,000 slips": Large(lambda: b"They recieved teh the the letter. " * 20_000),
    "20,000 equal paragraphs": Large(lambda: b"The council met on Friday and the mayor spoke at length.\n\n" * 20_000),
    "20,000 vague attributions": Large(lambda: b"Many analysts believe that prices will fall. " * 20_000),
    "50,000 sums of money": Large(lambda: "It cost $5 million and £3m and 20 dollars. ".encode() * 16_000),
    "50,000 web addresses": Large(lambda: b"http://a.example/b?c=d&e " * 50_000),
    "1 MB of one web address": Large(lambda: b"http://" + b"a." * 500_000),
    "200,000 letters and an @": Large(lambda: b"a." * 100_000 + b"@"),
    "100,000 zero-width spaces": Large(lambda: "a\u200b".encode() * 100_000),
    "100,000 bidirectional controls": Large(lambda: "\u202e".encode() * 100_000),
    "100,000 combining marks": Large(lambda: "\u0301".encode() * 100_000),
    "100,000 letters of other alphabets": Large(lambda: "пaсе ".encode() * 25_000),
    "50,000 mojibake": Large(lambda: "donâ€™t ".encode() * 50_000),
    "50,000 entities": Large(lambda: b"&amp;" * 50_000),
    "20,000 comments to artlint": Large(lambda: b"<!-- artlint: ignore H401 -->\n" * 20_000, MARKUP),
    "20,000 comments of rst": Large(lambda: b".. artlint: ignore H401\n" * 20_000, (".rst",)),
    "10,000 blocks and slips": Large(
        lambda: b"<!-- artlint: ignore-start P6 -->\n\nThey recieved teh letter.\n\n" * 10_000, (".md",)
    ),
    "10,000 blocks never opened": Large(lambda: b"<!-- artlint: ignore-end T1 -->\n" * 10_000, (".md",)),
    "5,000 unknown rules in comments": Large(
        lambda: b"".join(b"<!-- artlint: ignore QQ%d -->\n" % n for n in range(5_000)), (".md",)
    ),
    "20,000 rules in one comment": Large(lambda: b"<!-- artlint: ignore " + b"H401 " * 20_000 + b"-->\n", MARKUP),
    "front matter of 20,000 lines": Large(
        lambda: b"---\n" + b"title: The the council\n" * 20_000 + b"---\nText.\n", (".md",)
    ),
    "front matter without an end": Large(lambda: b"---\n" + b"title: The the council\n" * 20_000, (".md",)),
}
