"""A pattern that marks a claim, reported where nothing near supports the claim: "it is believed that", "undoubtedly".

It is matched, as in `checks.pattern`, on the squeezed, folded text, but only in the sentences where a literal stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from artlint.checks import pattern, support
from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "pattern": Option("text", None, "regular expression, one alternative a line; case does not matter"),
    "literals": Option("texts", None, "words or phrases, lower case, of which every match's sentence holds one"),
    "message": Option("text", None, "{text} is filled in"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}

literals = pattern.literals


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Join the lines of the pattern as alternatives, and validate it."""
    lines = [line for line in options["pattern"].splitlines() if line.strip()]
    return pattern.prepare({**options, "pattern": "|".join(lines)})


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each match that is neither quoted nor supported."""
    compiled, matching = _compiled(rule.options["pattern"]), document.matching
    for number in sorted({document.sentence_index(hit.span.start) for hit in hits}):
        sentence = document.sentences[number]
        start, end = matching.index(sentence.start), matching.index(sentence.end - 1) + 1
        for match in compiled.finditer(matching.text, start, end):
            span = matching.span(*match.span())
            if not support.supported(document, *span):
                text = " ".join(document.text[slice(*span)].split())
                message = rule.options["message"].replace("{text}", text)
                yield Finding(rule, Span(*span), message, confidence=rule.options["confidence"])
