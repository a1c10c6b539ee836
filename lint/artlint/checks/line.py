"""Whole lines that a list of cues knows: credits, advertisements, parts of a web page, notes on the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from artlint.document import Document, Span
from artlint.finding import Finding, Severity
from artlint.language.passages import LISTS, STRONG, Passage, passages
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import compiled
from artlint.rulebook import Rule

OPTIONS = {
    "cues": Option("text", None, f"list of cues, one of {', '.join(LISTS)}"),
    "inside": Option(
        "text", "", "regular expression for what is looked for inside longer paragraphs; its group `mark` is reported"
    ),
    "advice": Option("text", "", "regular expression; on lines that begin with it the finding is advice only"),
    "except": Option("text", "", "regular expression; lines that begin with it are left alone"),
    "after": Option("integer", 0, "paragraphs of prose that stand before a line, at least"),
    "most": Option("integer", 1000, "such lines in an article; where there are more, they are part of its form"),
    "longest": Option("integer", 40, "words in the longest line that is looked at"),
    "message": Option("text", None, "{text} is filled in"),
    "confidence": Option("number", 0.9, "share of findings that an editor agrees with"),
}

_SHOWN = 60  # code points of a line that a message quotes


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a list that does not exist and a pattern that does not compile."""
    if options["cues"] not in LISTS:
        raise OptionError("cues", f'no list of cues "{options["cues"]}"; there are {", ".join(LISTS)}')
    for key in ("inside", "advice", "except"):
        try:
            compiled(options[key])
        except re.error as error:
            raise OptionError(key, f"bad pattern: {error}") from None
    return dict(options)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each line, and one for each place inside a paragraph."""
    found = passages(document)
    name = rule.options["cues"]
    cued = sum(not STRONG.isdisjoint(passage.cues) for passage in found)
    prose, excepted = 0, rule.options["except"]
    chosen = []
    for number, passage in enumerate(found):
        prose += passage.prose
        if name not in passage.cues or len(passage.words) > rule.options["longest"] or _quoted(passage):
            continue
        if prose < rule.options["after"] or (cued == 1 and _heads(found, number)):
            continue
        if not (excepted and _compiled(excepted).match(passage.text)):
            chosen.append(passage)
    for passage in chosen if len(chosen) <= rule.options["most"] else ():
        advice = rule.options["advice"]
        mild = advice != "" and _compiled(advice).match(passage.text) is not None
        yield _finding(document, rule, Span(passage.start, passage.end), "info" if mild else None)
    if rule.options["inside"]:
        for match in _compiled(rule.options["inside"]).finditer(document.folded):
            span = Span(*match.span("mark"))
            if not document.quoted(*span):
                yield _finding(document, rule, span)


def _quoted(passage: Passage) -> bool:
    return passage.kind == "quotation" or passage.text.startswith('"')


def _heads(found: Sequence[Passage], number: int) -> bool:
    """Whether it is a heading of the article: "Cookies" over a paragraph on them."""
    return found[number].kind == "heading" and number + 1 < len(found) and found[number + 1].prose


def _finding(document: Document, rule: Rule, span: Span, severity: Severity | None = None) -> Finding:
    text = " ".join(document.text[span.start : span.end].split())
    shown = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
    message = rule.options["message"].replace("{text}", shown)
    return Finding(rule, span, message, confidence=rule.options["confidence"], severity_override=severity)
