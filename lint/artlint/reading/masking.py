"""Masks put in order, and spans trimmed to the prose in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from artlint.document import Mask, Paragraph, Span


def merged(masks: Iterable[Mask]) -> list[Mask]:
    """The masks in order; where two overlap, the one that begins first, or is longer, keeps what they share."""
    ordered: list[Mask] = []
    at = 0
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end)):
        if mask.end > at:
            ordered.append(mask._replace(start=max(mask.start, at)))
            at = mask.end
    return ordered


def masked_gaps(text: str, paragraphs: Sequence[Paragraph], masks: Sequence[Mask]) -> Sequence[Mask]:
    """The masks, and one over whatever is written between the paragraphs: code blocks, tables, metadata."""
    gaps: list[Mask] = []
    at = 0
    for start, end in [*((p.start, p.end) for p in paragraphs), (len(text), len(text))]:
        if not text[at:start].isspace() and start > at:
            gaps.append(Mask(at, start, "\n"))
        at = end
    return merged([*gaps, *masks]) if gaps else masks


def trimmed(text: str, start: int, end: int, masks: Sequence[Mask]) -> Span | None:
    """`start:end` without white space and markup at either end; None when nothing is left.

    Args:
        masks: those inside `start:end`, in order.
    """
    blank = [mask for mask in masks if not mask.fill.strip()]
    for mask in blank:
        start = _after_space(text, start, end)
        if mask.start <= start:
            start = max(start, mask.end)
    start = _after_space(text, start, end)
    for mask in reversed(blank):
        end = _before_space(text, start, end)
        if mask.end >= end:
            end = min(end, mask.start)
    end = _before_space(text, start, end)
    return Span(start, end) if end > start else None


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
