"""Masks put in order, and spans trimmed to the prose in them."""

from __future__ import annotations

from collections.abc import Iterable

from artlint.document import Mask, Span


def merged(masks: Iterable[Mask]) -> list[Mask]:
    """The masks in order; where two overlap, the later one keeps what the earlier one left."""
    ordered: list[Mask] = []
    at = 0
    for mask in sorted(masks):
        if mask.end > at:
            ordered.append(mask._replace(start=max(mask.start, at)))
            at = mask.end
    return ordered


def trimmed(text: str, start: int, end: int, masks: Iterable[Mask]) -> Span | None:
    """`start:end` without white space and blank masks at either end; None when nothing is left."""
    blank = [mask for mask in masks if mask.fill == " " and mask.start < end and mask.end > start]
    hidden = {offset for mask in blank for offset in range(mask.start, mask.end)}
    while start < end and (text[start].isspace() or start in hidden):
        start += 1
    while end > start and (text[end - 1].isspace() or end - 1 in hidden):
        end -= 1
    return Span(start, end) if end > start else None
