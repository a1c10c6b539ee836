"""A pattern that marks a claim, reported where nothing near supports the claim: "it is believed that", "undoubtedly".

It is matched, as in `checks.pattern`, on the squeezed, folded text, but only in the sentences where a literal stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.checks import pattern, support
from artlint.checks.phrases import expand
from artlint.document import Document, Span
from artlint.finding import Finding, Severity
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import lazy
from artlint.rulebook import Rule
from artlint.untrusted import finder

_SEVERITIES: dict[str, Severity | None] = {"pattern": None, "advice": "info"}  # None: the rule's own
_FIGURE = lazy(r"\d")

OPTIONS = {
    "pattern": Option("text", None, "regular expression, one alternative a line; case does not matter"),
    "advice": Option("text", "", "the same for wordings that are mild enough for advice (severity info)"),
    "literals": Option("texts", None, "words or phrases, {a,b} for alternatives, one of them in each match's sentence"),
    "figure-supports": Option("boolean", False, "whether a figure in the sentence is support enough"),
    "message": Option("text", None, "{text} is filled in"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}

_LESS_SURE = 0.3  # what advice has less of confidence, so that a warning on the same words stays

literals = pattern.literals


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Expand the braces of the literals, join the lines of the patterns as alternatives, and validate them."""
    expanded = [literal for key in options["literals"] for literal, _ in expand(key, [])]
    options = {**options, "literals": list(dict.fromkeys(expanded))}
    prepared = pattern.prepare({**options, "pattern": _joined(options["pattern"])})
    try:
        return {**prepared, "advice": pattern.prepare({**options, "pattern": _joined(options["advice"])})["pattern"]}
    except OptionError as error:
        raise OptionError("advice", str(error)) from None


def _joined(lines: str) -> str:
    return "|".join(line for line in lines.splitlines() if line.strip())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each match that is neither quoted nor supported."""
    options, matching = rule.options, document.matching
    sentences = [document.sentences[n] for n in sorted({document.sentence_index(hit.span.start) for hit in hits})]
    for key, severity in _SEVERITIES.items():
        if not options[key]:
            continue
        find = finder(options[key], re.IGNORECASE, rule.trusted)
        for sentence in sentences:
            start, end = matching.index(sentence.start), matching.index(sentence.end - 1) + 1
            if options["figure-supports"] and _FIGURE.search(matching.text, start, end):
                continue
            for match in find(matching.text, start, end):
                span = matching.span(*match.span())
                if support.supported(document, *span):
                    continue
                text = " ".join(document.text[slice(*span)].split())
                yield Finding(
                    rule,
                    Span(*span),
                    options["message"].replace("{text}", text),
                    confidence=options["confidence"] - (_LESS_SURE if severity else 0.0),
                    severity_override=severity,
                )
