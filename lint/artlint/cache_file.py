"""Files that a run keeps for the next one, each with a digest: one that has been damaged is as good as none."""

from __future__ import annotations

import os
from contextlib import suppress
from zlib import crc32


def read(path: str) -> bytes | None:
    """What was written to a file; None where it cannot be read or is not what was written."""
    try:
        with open(path, "rb") as file:
            digest, body = file.read().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return body if digest == _digest(body) else None


def write(path: str, body: bytes) -> None:
    """Write a file and the folders above it, whole or not at all; a place that cannot be written to is no error."""
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(partial, "wb") as file:
            file.write(b"%s\n%s" % (_digest(body), body))
        os.replace(partial, path)
    except OSError:
        with suppress(OSError):
            os.unlink(partial)


def _digest(body: bytes) -> bytes:
    return b"%08x" % crc32(body)
