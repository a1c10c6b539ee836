"""What artlint knows of English: tables of words, frequencies, syllables, misspellings and word sequences.

The tables stand in `data/`, are built by `tools/`, and are opened by memory map at their first use, never at import.
Their sources and licences are in NOTICE.
"""

import os
from typing import Protocol, cast


class BytesTrie(Protocol):
    """The part of `marisa_trie.BytesTrie` the tables are read with; the package itself has no type hints."""

    def get(self, key: str, /) -> list[bytes] | None:
        """Give the values stored for the key, or None."""

    def items(self, prefix: str, /) -> list[tuple[str, bytes]]:
        """Give every key with this prefix and its values, in order."""


def data_path(name: str) -> str:
    """Give the path of a table in `data/`."""
    return os.path.join(os.path.dirname(__file__), "data", name)


def open_trie(name: str) -> BytesTrie:
    """Map a trie of `data/` into memory; OSError if it is missing."""
    import marisa_trie  # type: ignore[import-not-found, unused-ignore]  # it costs 3 ms, which not every command needs

    return cast(BytesTrie, marisa_trie.BytesTrie().mmap(data_path(name)))
