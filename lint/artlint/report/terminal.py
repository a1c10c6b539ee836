"""Text made fit for a terminal: no control reaches it, and carets stand under what they mean."""

from __future__ import annotations

import unicodedata

from artlint.patterns import lazy

# C0 and C1 controls, line and paragraph separators, bidirectional controls and other invisible format characters:
# an article could otherwise move the cursor, recolour the screen or reverse the text.
_UNSAFE = lazy(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)

# What a runner of continuous integration takes for a command in any line of a job's output: "::" at its start, or
# "##[" and "##vso[" anywhere. A file's name or a quoted word must not be one.
_COMMAND = lazy(r"\A\s*:(?=:)|#(?=#(?:vso)?\[)")

BOLD, RED, YELLOW, BLUE, CYAN, RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[36m", "\x1b[0m"
SEVERITY_COLOURS = {"error": RED, "warning": YELLOW, "info": BLUE}


def printable(text: str) -> str:
    """The text with every control character, and what begins a runner's command, written as an escape, `\\x1b` say."""
    return _COMMAND.sub(lambda match: match[0][:-1] + escaped(match[0][-1]), visible(text))


def visible(text: str) -> str:
    """The text with every control character alone written so."""
    return _UNSAFE.sub(lambda match: escaped(match[0]), text)


def escaped(character: str) -> str:
    """A character as an escape of Python's kind."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Columns that printable text takes: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def paint(text: str, colour: str, wanted: bool) -> str:
    """The text in a colour, or as it is when colour is not wanted."""
    return f"{colour}{text}{RESET}" if wanted else text
