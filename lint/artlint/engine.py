"""Runs the checks of a rulebook over a document and settles what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

from artlint.checks import CHECKS
from artlint.document import Document, Facts, Span
from artlint.finding import Finding, Fix
from artlint.matching import Hit
from artlint.rulebook import Rule, Rulebook, internal_rule
from artlint.sections import moved, sections, together

CheckFunction = Callable[[Document, Rule, Sequence[Hit]], Iterable[Finding]]
ConcludeFunction = Callable[[Document, Rule, Sequence[Finding]], Iterable[Finding]]

INTERNAL_ERROR = internal_rule(
    code="E001",
    name="internal-error",
    summary="A check failed; the other rules still reported.",
    why="This is a fault of artlint or of a house rule, not of the article.",
)

# Their findings speak of the whole article, whatever place they stand at.
_OF_THE_WHOLE = frozenset(("hedge-budget", "spun-article"))
# They have `conclude` for `check`, and draw on what the other rules of their category found.
_CONCLUDING = frozenset(("spun-article", "spun-phrase"))
_OF_ANY_LANGUAGE = frozenset(("other-language", "encoding", "hidden-characters", "mojibake", "odd-spaces"))


def run(document: Document, rulebook: Rulebook, selected: frozenset[str] | None = None) -> list[Finding]:
    """Findings of the selected rules (codes; None means all), sorted by span and code.

    On an article in another language, only the checks that are not about English run.
    A check that raises becomes one `INTERNAL_ERROR` finding that names its rule.
    """
    found: list[Finding] = []

    def linted() -> Iterator[Facts]:
        for offset, section in sections(document):
            found.extend(moved(finding, offset) for finding in without_overlaps(_findings(section, rulebook, selected)))
            yield section.facts
            if section is not document:
                section.close()

    document.facts = together(linted())
    kept = sorted(found, key=lambda f: (f.span, f.rule.code))
    if document.masks:
        return [f._replace(fix=None) if f.fix and touches_markup(document, f.fix) else f for f in kept]
    return kept


def _findings(document: Document, rulebook: Rulebook, selected: frozenset[str] | None) -> list[Finding]:
    hits = rulebook.matcher.hits(document)
    findings: list[Finding] = []
    concluding = [rule for rule in rulebook if rule.check in _CONCLUDING and _wanted(rule, selected)]
    drawn_on = {rule.category for rule in concluding}
    for number, rule in enumerate(rulebook):
        if rule.check in _CONCLUDING or not (_wanted(rule, selected) or rule.category in drawn_on):
            continue
        if rule.literals is not None and number not in hits:
            continue
        if rule.check not in _OF_ANY_LANGUAGE and not document.is_english:
            continue
        try:
            findings.extend(_check(rule.check)(document, rule, hits.get(number, ())))
        except Exception as error:  # whatever a check does wrong must not silence the others
            findings.append(_internal_error(document, rule, error))
    conclusions: list[Finding] = []
    for rule in concluding:
        if not document.is_english:
            break
        try:
            found = without_overlaps(finding for finding in findings if finding.rule.category == rule.category)
            conclusions.extend(_conclude(rule.check)(document, rule, list(found)))
        except Exception as error:
            conclusions.append(_internal_error(document, rule, error))
    asked = [finding for finding in findings if finding.rule is INTERNAL_ERROR or _wanted(finding.rule, selected)]
    return asked + conclusions


def _wanted(rule: Rule, selected: frozenset[str] | None) -> bool:
    return selected is None or rule.code in selected


def touches_markup(document: Document, fix: Fix) -> bool:
    """Whether an edit would change what is not prose; a whole entity is."""
    from bisect import bisect_right

    masks = document.masks
    for start, end in (edit.span for edit in fix.edits):
        at = bisect_right(masks, start, key=lambda mask: mask.end)
        while at < len(masks) and (masks[at].start < end or masks[at].start < start):
            mask = masks[at]
            is_whole_entity = start <= mask.start and mask.end <= end and document.text[mask.start] == "&"
            if not is_whole_entity:
                return True
            at += 1
    return False


@cache
def _check(name: str) -> CheckFunction:
    function: CheckFunction = import_module(CHECKS[name]).check
    return function


@cache
def _conclude(name: str) -> ConcludeFunction:
    function: ConcludeFunction = import_module(CHECKS[name]).conclude
    return function


def _internal_error(document: Document, rule: Rule, error: Exception) -> Finding:
    reason = " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())
    return Finding(
        INTERNAL_ERROR,
        Span(0, 0),
        f"rule {rule.code} ({rule.path}) failed on {document.name}: {reason}",
        confidence=1.0,
    )


def without_overlaps(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings of one category that overlap, the more confident one; the longer, then the first, where they tie.

    Findings on a whole paragraph or document (readability) speak of another thing than those inside it and are kept.
    """
    by_category: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule.check in _OF_THE_WHOLE:
            yield finding
            continue
        by_category.setdefault(finding.rule.category, []).append(finding)
    for category, group in by_category.items():
        if category == "readability":
            yield from group
            continue
        group.sort(key=lambda f: (-f.confidence, f.span.start - f.span.end, f.span.start, f.rule.code))
        yield from _settled(group)


def _settled(ranked: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that overlap none ranked before them."""
    from bisect import bisect_left, insort

    kept: list[Span] = []
    for finding in ranked:
        at = bisect_left(kept, finding.span)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if before is not None and before.end > finding.span.start:
            continue
        if after is not None and after.start < finding.span.end:
            continue
        insort(kept, finding.span)
        yield finding
