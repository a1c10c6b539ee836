"""What several files of a run use as a name is a name, also where one of them has it in small letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from artlint.document import lower

if TYPE_CHECKING:
    from artlint.document import Document
    from artlint.report import LocatedFinding

_FILES = 3  # that have a word with a capital


def capitalised(document: Document) -> Iterable[str]:
    """The words that a document has with a capital, each once, in lower case."""
    return {_stem(form) for form in document.facts.capitals}


def without_shared_names(findings: Sequence[LocatedFinding], files: Counter[str]) -> list[LocatedFinding]:
    """The findings without those on words that are names elsewhere in the run; known misspellings stay.

    Args:
        files: how many files have a word with a capital.
    """
    return [item for item in findings if not (_is_doubtful(item) and files[_stem(item.text)] >= _FILES)]


def _is_doubtful(item: LocatedFinding) -> bool:
    return item.finding.rule.check == "misspelling" and item.finding.severity == "warning"


def _stem(word: str) -> str:
    return lower(word).replace("’", "'").removesuffix("'s")
