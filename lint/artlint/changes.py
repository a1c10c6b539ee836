"""Which lines a change touches, as git tells it."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from artlint.config import ConfigError
from artlint.document import Document
from artlint.finding import Finding
from artlint.patterns import lazy

Range = tuple[int, int]  # lines, the first 0, the last one not included; as git counts them, ended by \n alone
_ALL: tuple[Range, ...] = ((0, 1 << 60),)

_NEW = " //new/"  # stands in a diff before the name that a file has now
_HUNK = lazy(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<first>\d+)(?:,(?P<new>\d+))? @@")
_ESCAPE = lazy(r"\\([0-7]{3}|.)")
_ESCAPES = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}


class Changes:
    """What has changed in the files on disk since a revision.

    Args:
        revision: a commit, branch or tag; what counts is where the present branch left it. None stands for the last
            commit, so that what is staged, and what is not yet, counts as changed.
        option: the name of the option, for errors.
    """

    def __init__(self, revision: str | None, option: str) -> None:
        self._revision = revision
        self._option = option
        self._roots: dict[str, str] = {}
        self._changed: dict[str, dict[str, tuple[Range, ...]]] = {}
        self._tracked: dict[str, frozenset[str]] = {}
        self._first: dict[str, str] = {}  # texts as they stand on disk

    def concerns(self, name: str) -> bool:
        """Whether any line of a file has changed.

        Raises:
            ConfigError: the file is in no repository, the revision is none, or git fails.
        """
        return bool(self._ranges(name))

    def knows(self, name: str) -> bool:
        """Whether a file is in a repository."""
        try:
            return bool(self._root(os.path.realpath(os.path.dirname(os.path.abspath(name)))))
        except ConfigError:
            return False

    def kept(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of which a line has changed; faults of artlint's own always.

        Raises:
            ConfigError: as for `concerns`.
        """
        ranges = self._ranges(document.name)
        before = self._first.setdefault(document.name, document.text)
        if ranges and ranges != _ALL and before != document.text:  # fixes have moved the lines
            ranges = _moved(ranges, before, document.text)
        ends = [match.start() for match in re.finditer("\n", document.text)]
        return [
            finding
            for finding in findings
            if finding.rule.category == "internal"
            or _touches(ranges, bisect_left(ends, finding.span.start), bisect_left(ends, max(finding.span.end - 1, 0)))
        ]

    def _ranges(self, name: str) -> tuple[Range, ...]:
        folder, base = os.path.split(os.path.abspath(name))
        folder = os.path.realpath(folder)
        root = self._root(folder)
        if root not in self._changed:
            self._changed[root] = self._diff(root)
            self._tracked[root] = frozenset(_git(root, "ls-files", "-z").split("\0"))
        path = os.path.relpath(os.path.join(folder, base), root).replace(os.sep, "/")
        return self._changed[root].get(path, () if path in self._tracked[root] else _ALL)

    def _root(self, folder: str) -> str:
        if folder not in self._roots:
            try:
                self._roots[folder] = os.path.realpath(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
            except ConfigError as error:
                if "not a git repository" in str(error):
                    message = f"{self._option}: {folder} is in no git repository"
                    raise ConfigError(message) from None
                raise
        return self._roots[folder]

    def _diff(self, root: str) -> dict[str, tuple[Range, ...]]:
        base = self._base(root)
        if base is None:
            return dict.fromkeys(_git(root, "ls-files", "-z").split("\0"), _ALL)
        options = ("--no-color", "--no-ext-diff", "--no-textconv", "--unified=0", "--find-renames", "--diff-filter=d")
        prefixes = ("--src-prefix=//old/", f"--dst-prefix={_NEW.strip()}", "--ignore-submodules", "--no-relative")
        return parse(_git(root, "diff", *options, *prefixes, base, "--"))

    def _base(self, root: str) -> str | None:
        """The commit to compare with; None where there is none yet."""
        if self._revision is None:
            return "HEAD" if _succeeds(root, "rev-parse", "--verify", "--quiet", "HEAD") else None
        if self._revision.startswith("-") or not _succeeds(
            root, "rev-parse", "--verify", "--quiet", f"{self._revision}^{{commit}}"
        ):
            raise ConfigError(f'{self._option}: the repository {root} has no revision "{self._revision}"')
        try:
            return _git(root, "merge-base", self._revision, "HEAD").strip()
        except ConfigError:
            raise ConfigError(
                f'{self._option}: "{self._revision}" and HEAD have no commit in common in {root}; '
                "a shallow clone needs more of its history (git fetch --unshallow)"
            ) from None


def _touches(ranges: Sequence[Range], first: int, last: int) -> bool:
    """Whether any of some ranges in order holds one of the lines `first` to `last`, the last one included."""
    at = bisect_right(ranges, (last, 1 << 61)) - 1
    return at >= 0 and ranges[at][1] > first


def parse(diff: str) -> dict[str, tuple[Range, ...]]:
    """Changed lines by file, from a diff without context whose new names begin with `//new/`."""
    changed: dict[str, list[Range]] = {}
    name = ""
    rows = iter(diff.split("\n"))
    for row in rows:
        if row.startswith("diff --git "):
            name = _name(row)
            changed[name] = []
        elif row.startswith("Binary files "):
            changed[name] = list(_ALL)
        elif hunk := _HUNK.match(row):
            count, first = int(hunk["new"] or 1), int(hunk["first"])
            if count:
                changed[name].append((first - 1, first - 1 + count))
            left = count + int(hunk["old"] or 1)
            while left:  # the lines of the text itself, which may look like anything
                left -= not next(rows).startswith("\\")
    return {name: tuple(ranges) for name, ranges in changed.items()}


def _name(row: str) -> str:
    """The new name of a file in the first line of its diff; git quotes odd ones as C does."""
    if not row.endswith('"'):
        return row.rpartition(_NEW)[2]
    quoted = row.rpartition(' "' + _NEW.strip())[2].removesuffix('"')
    octets = _ESCAPE.sub(lambda m: chr(int(m[1], 8)) if len(m[1]) == 3 else _ESCAPES.get(m[1], m[1]), quoted)
    return os.fsdecode(octets.encode("latin-1"))


def _moved(ranges: Sequence[Range], before: str, after: str) -> tuple[Range, ...]:
    """Where the lines of some ranges are once a text has been edited; lines edited in them count."""
    from difflib import SequenceMatcher

    moved: list[Range] = []
    blocks = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False).get_opcodes()
    for _, i, j, k, m in blocks:
        if j - i == m - k:
            moved.extend(
                (max(start, i) - i + k, min(end, j) - i + k) for start, end in ranges if max(start, i) < min(end, j)
            )
        elif _touches(ranges, i, max(i, j - 1)):
            moved.append((k, m))
    return tuple(sorted(item for item in moved if item[0] < item[1]))


def _git(folder: str, *arguments: str) -> str:
    """What a git command prints; names of files need not be UTF-8.

    Raises:
        ConfigError: git is not installed or fails.
    """
    done = _run(folder, arguments)
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().split("\n")[0].removeprefix("fatal: ")
        raise ConfigError(f"git {arguments[0]} failed in {folder}: {reason}")
    return os.fsdecode(done.stdout)


def _succeeds(folder: str, *arguments: str) -> bool:
    return _run(folder, arguments).returncode == 0


def _run(folder: str, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    # A hook is run with these set for its own folder; here each file's folder says which repository it is in.
    environment = {key: value for key, value in os.environ.items() if key not in ("GIT_DIR", "GIT_WORK_TREE")}
    try:
        return subprocess.run(
            ["git", "-c", "core.quotePath=true", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env={**environment, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise ConfigError("git is not installed, and it alone knows what has changed") from None
