"""Known misspellings and what was meant, from the word list of `typos` (MIT or Apache-2.0).

The table holds no word of the dictionaries, no name and nothing that is only the other side's spelling; the filters
stand in `tools/build_misspellings.py`.
"""

from functools import lru_cache

from artlint.language import BytesTrie, open_trie


@lru_cache(maxsize=1)
def _table() -> BytesTrie:
    return open_trie("misspellings.trie")


@lru_cache(maxsize=1 << 14)
def corrections(word: str) -> tuple[str, ...]:
    """Give the corrections of a known misspelling in lower case, the likeliest first; empty when it is not listed."""
    values = _table().get(word.lower().replace("\u2019", "'"))
    return tuple(values[0].decode().split(",")) if values else ()
