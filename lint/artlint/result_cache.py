"""What linting a file came to, kept until the file, the configuration, the rules or artlint itself is another one.

An entry holds the key that it was made for and a digest of what it says; one that does not fit, cannot be read or has
been damaged is as good as none. Runs side by side cannot hurt each other: an entry is written whole or not at all.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from artlint import __version__, cache_file
from artlint import cache as rule_cache
from artlint.config import Config
from artlint.outcome import Packed

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b  # what `hashlib` would give, after 4 ms for OpenSSL and all of its algorithms
    except ImportError:
        from hashlib import blake2b

FOLDER = ".artlint_cache"


def folder_of(config: Config) -> str | None:
    """Where the results of a configuration's files are kept: beside it, or in the user's cache folder without one."""
    if config.path:
        return os.path.join(config.root, FOLDER)
    own = rule_cache.default_folder()
    return os.path.join(own, "results") if own else None


class ResultCache:
    """The results in one folder, an entry a file.

    Args:
        folder: made when the first entry is stored.
        state: all that decides what a file's bytes come to, but the bytes.
    """

    def __init__(self, folder: str, state: str) -> None:
        self._folder = folder
        self._state = state

    def entry(self, name: str, data: bytes) -> Entry:
        """The entry of a file with these bytes."""
        # One entry a file, so that old ones are overwritten rather than gathered.
        path = os.path.abspath(name).encode("utf-8", "surrogateescape")
        key = f"{self._state}-{blake2b(data, digest_size=20).hexdigest()}".encode("ascii")
        return Entry(self, os.path.join(self._folder, blake2b(path, digest_size=12).hexdigest()), key)

    @cached_property
    def is_ready(self) -> bool:
        """Make the folder, one that git and backups pass over."""
        os.makedirs(self._folder, exist_ok=True)
        for name, text in (
            (".gitignore", "*\n"),
            ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
        ):
            path = os.path.join(self._folder, name)
            if not os.path.exists(path):
                with open(path, "w", encoding="ascii") as file:
                    file.write(text)
        return True


class Entry(NamedTuple):
    """What is kept of one file: where, and under which key."""

    cache: ResultCache
    path: str
    key: bytes

    def load(self) -> Packed | None:
        """What is stored under the key."""
        stored = cache_file.read(self.path)
        if stored is None:
            return None
        key, _, body = stored.partition(b"\n")
        try:
            rows: Packed | None = json.loads(body) if key == self.key else None
        except ValueError:
            return None
        return rows

    def store(self, rows: Packed) -> None:
        """Keep what the file came to; a folder that cannot be written to is no error."""
        with suppress(OSError):
            if self.cache.is_ready:
                cache_file.write(self.path, self.key + b"\n" + json.dumps(rows).encode("ascii"))


def state_of(config: Config, codes: frozenset[str], rule_files: tuple[str, ...], format: str | None) -> str:
    """A digest of all that decides what a file's bytes come to: artlint, its rules, the configuration, the format."""
    given = [
        __version__,
        rule_cache.key_of(rule_files),
        sorted(codes),
        config.rule,
        config.language,
        config.audience,
        sorted(config.allow),
        format,
    ]
    return _digest(json.dumps(given).encode()).decode("ascii")


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode("ascii")
