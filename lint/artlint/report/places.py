"""What continuous integration wants to know of a file or a finding: its path in the repository, and a lasting name."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from artlint.files import STDIN
from artlint.report import LocatedFinding


def repository_path(name: str) -> str:
    """A file's path from the top of the git repository that the run began in, or from the working folder.

    Annotations are looked up by it, whichever folder the linter ran in. A file outside has its absolute path.
    """
    if name == STDIN:
        return name
    path = os.path.abspath(name)
    top = _top(os.getcwd())
    inside = os.path.splitdrive(path)[0] == os.path.splitdrive(top)[0] and os.path.commonpath([path, top]) == top
    return (os.path.relpath(path, top) if inside else path).replace(os.sep, "/")


@cache
def _top(folder: str) -> str:
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return folder
        at = parent
    return at


def fingerprints(rows: Iterable[LocatedFinding]) -> Iterator[str]:
    """A name for each row that stays what it is when lines are moved, added or removed elsewhere.

    It is made of the file, the rule, the text found and its number among equals, so that no two rows share one.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for item in rows:
        speaks_of = " ".join(item.text.split()) or item.finding.message
        key = (repository_path(item.filename), item.finding.rule.code, speaks_of)
        seen[key] += 1
        joined = "\0".join((*key, str(seen[key])))
        yield hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]
