"""Findings in the front matter: its titles and descriptions are published, so they are linted, apart from the article.

An article's own rules (off-topic text, readability, consistency) do not see them, and what they have in common with the
article is judged there.
"""

from __future__ import annotations

from collections.abc import Sequence

from artlint import engine
from artlint.document import Document
from artlint.finding import Finding, Fix
from artlint.reading import metadata
from artlint.rulebook import Rulebook

_CATEGORIES = ("typo", "spun", "hedge", "typography", "house")


def findings(document: Document, rulebook: Rulebook, selected: frozenset[str]) -> Sequence[Finding]:
    """The findings in a document's metadata, in order; `selected` are codes of rules."""
    if not document.is_english:
        return ()
    own = metadata.document_of(document)
    if own is None:
        return ()
    codes = frozenset(rule.code for rule in rulebook if rule.category in _CATEGORIES and rule.code in selected)
    body = document.matching.text
    return [
        finding._replace(fix=finding.fix if finding.fix and _is_plain(finding.fix, own.text) else None)
        for finding in engine.run(own, rulebook, codes)
        if finding.rule.check != "misspelling" or own.text[slice(*finding.span)] not in body
    ]


def _is_plain(fix: Fix, text: str) -> bool:
    """Whether a fix writes nothing that YAML or TOML could take for its own marks."""
    return all(
        all(character.isalnum() or character in " -" for character in edit.content)
        and not (edit.content.startswith(" ") and text[edit.span.start - 1] in ":-#")
        for edit in fix.edits
    )
