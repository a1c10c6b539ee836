"""Words that several files of a run share are the house's own, however unknown: a slip is made in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from artlint.document import lower

if TYPE_CHECKING:
    from artlint.report import LocatedFinding

_FILES = 3  # that use a word; two reporters may well make the same slip


def without_shared_words(findings: Sequence[LocatedFinding]) -> list[LocatedFinding]:
    """The findings without those on unknown words that `_FILES` files or more share; known misspellings stay."""
    files: dict[str, set[str]] = defaultdict(set)
    for item in findings:
        if _is_doubtful(item):
            files[_word(item)].add(item.filename)
    return [item for item in findings if not (_is_doubtful(item) and len(files[_word(item)]) >= _FILES)]


def _is_doubtful(item: LocatedFinding) -> bool:
    return item.finding.rule.check == "misspelling" and item.finding.severity == "warning"


def _word(item: LocatedFinding) -> str:
    return lower(item.text).replace("’", "'").removesuffix("'s")
