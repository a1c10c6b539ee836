"""Bytes to text: a byte order mark decides, then strict UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs

# The four-byte marks stand first: a UTF-32-LE mark begins with the UTF-16-LE one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text file holds; a terminal's ESC is let through, for reports show it escaped.
_BINARY = frozenset(range(0x09)) | frozenset(range(0x0E, 0x1B)) | {0x7F}
_BINARY_SHARE = 0.01


class UnreadableError(ValueError):
    """The bytes are not an article's text; the message says why."""


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of the encoding it was in: "utf-8", "utf-16-le", …, or "cp1252" as the last resort.

    Raises:
        UnreadableError: NUL bytes, binary data, or bytes that contradict the byte order mark.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    f"its byte order mark says {encoding}, but byte {error.start + len(mark)} is not"
                ) from None
            if "\0" in text:
                raise UnreadableError("not a text file: it holds a NUL character")
            return text, encoding
    nul = data.find(b"\0")
    if nul >= 0:
        raise UnreadableError(f"not a text file: byte {nul} is NUL")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        head = data[:8192]
        if sum(byte in _BINARY for byte in head) > _BINARY_SHARE * len(head):
            raise UnreadableError(f"not a text file: byte {error.start} is not UTF-8 text") from None
    # The five bytes that cp1252 leaves open become the C1 controls that latin-1 gives them.
    return data.decode("cp1252", errors="_latin1_control"), "cp1252"


class Source:
    """What a file holds: bytes until the text is asked for, and only the text from then on."""

    def __init__(self, data: bytes) -> None:
        self._data: bytes | None = data
        self._decoded: tuple[str, str] = "", ""

    def decoded(self) -> tuple[str, str]:
        """The text and the name of its encoding, as `decode` gives them.

        Raises:
            UnreadableError: as of `decode`.
        """
        if self._data is not None:
            self._decoded = decode(self._data)
            self._data = None
        return self._decoded


def encode(text: str, like: bytes) -> bytes:
    """A text in the encoding, and with the byte order mark if any, of bytes that `decode` took.

    Raises:
        UnicodeEncodeError: the encoding has no such character.
    """
    _, encoding = decode(like)
    mark = next((mark for mark, _ in _MARKS if like.startswith(mark)), b"")
    return mark + text.encode(encoding, errors="_latin1_control" if encoding == "cp1252" else "strict")


def _latin1_control(error: UnicodeError) -> tuple[str | bytes, int]:
    """Error handler for cp1252, both ways: bytes that it leaves open are the C1 controls of the same number."""
    if isinstance(error, UnicodeDecodeError):
        return "".join(map(chr, error.object[error.start : error.end])), error.end
    if isinstance(error, UnicodeEncodeError) and all(
        "\x80" <= character <= "\x9f" for character in error.object[error.start : error.end]
    ):
        return bytes(map(ord, error.object[error.start : error.end])), error.end
    raise error


codecs.register_error("_latin1_control", _latin1_control)
