"""A regular expression, tried only where one of the literals it must contain occurs.

It is matched on the squeezed, folded text: one space for any white space inside a paragraph, a newline between
paragraphs, straight quotation marks. The finding covers the group named `mark`, or the whole match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from artlint.checks.phrases import in_case_of
from artlint.document import Document, lower
from artlint.finding import Finding, filled, rewording
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.rulebook import Rule
from artlint.untrusted import check_pattern, finder

OPTIONS = {
    "pattern": Option("text", None, "regular expression; case does not matter unless it says (?-i:…)"),
    "literals": Option("texts", None, "words or phrases, lower case, of which every match holds one"),
    "message": Option("text", '"{text}"', "{text}, {suggestion} and the pattern's named groups are filled in"),
    "suggestion": Option("text", "", "wording to use instead, named groups filled in"),
    "fix": Option("text", "none", 'applicability of the fix that writes the suggestion: "safe", "unsafe" or "none"'),
    "in-quotations": Option("boolean", True, "whether text between quotation marks is looked at"),
    "most": Option("integer", 0, "findings in one article, where one fault repeats itself; 0 for all"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a pattern that does not compile, and literals that are not lower case."""
    check_pattern("pattern", options["pattern"], re.IGNORECASE)
    if not options["literals"] or any(not item or lower(item) != item for item in options["literals"]):
        raise OptionError("literals", "literals must be given, in lower case")
    return dict(options)


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The literals that the rule file names."""
    return list(options["literals"])


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each match, or for the first ones where the rule wants no more."""
    findings = _findings(document, rule)
    yield from islice(findings, rule.options["most"] or None)


def _findings(document: Document, rule: Rule) -> Iterator[Finding]:
    options = rule.options
    text = document.matching.text
    for match in finder(options["pattern"], re.IGNORECASE, rule.trusted)(text, 0, len(text)):
        start, end = match.span("mark") if "mark" in match.re.groupindex else match.span()
        if start == end:
            continue
        span = document.matching.span(start, end)
        if not options["in-quotations"] and document.quoted(*span):
            continue
        written = document.text[span.start : span.end]
        groups = {name: value or "" for name, value in match.groupdict().items()}
        suggestion = in_case_of(written, " ".join(filled(options["suggestion"], groups).split()))
        message = filled(options["message"], {**groups, "text": " ".join(written.split()), "suggestion": suggestion})
        fix = None
        if suggestion and options["fix"] != "none":
            fix = rewording(span, suggestion, options["fix"])
        yield Finding(rule, span, message, (suggestion,) if suggestion else (), fix, confidence=options["confidence"])
