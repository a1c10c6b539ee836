"""Whole lines that a list of cues knows: credits, advertisements, parts of a web page, notes on the writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artlint.document import Document, Span
from artlint.finding import Finding, Severity
from artlint.language.passages import LISTS, STRONG, Passage, passages
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.rulebook import Rule
from artlint.untrusted import Find, check_pattern, finder

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
        check_pattern(key, options[key])
    if options["inside"] and "(?P<mark>" not in options["inside"]:
        raise OptionError("inside", "the pattern has no group (?P<mark>…) for what is reported")
    return dict(options)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each line, and one for each place inside a paragraph."""
    found = passages(document)
    name = rule.options["cues"]
    advised = finder(rf"\A(?:{rule.options['advice']})", 0, rule.trusted)
    cued = sum(not STRONG.isdisjoint(passage.cues) for passage in found)
    excepted = finder(rf"\A(?:{rule.options['except']})", 0, rule.trusted) if rule.options["except"] else None
    prose = 0
    chosen = []
    for number, passage in enumerate(found):
        prose += passage.prose
        if name not in passage.cues or len(passage.words) > rule.options["longest"] or _quoted(passage):
            continue
        if prose < rule.options["after"] or (cued == 1 and _heads(found, number)):
            continue
        if excepted is None or not _matches(excepted, passage):
            chosen.append(passage)
    for passage in chosen if len(chosen) <= rule.options["most"] else ():
        mild = rule.options["advice"] != "" and _matches(advised, passage)
        yield _finding(document, rule, Span(passage.start, passage.end), "info" if mild else None)
    if rule.options["inside"]:
        find = finder(rule.options["inside"], 0, rule.trusted)
        for match in find(document.folded, 0, len(document.text)):
            span = Span(*match.span("mark"))
            if 0 <= span.start < span.end and not document.quoted(*span):
                yield _finding(document, rule, span)


def _matches(find: Find, passage: Passage) -> bool:
    return any(True for _ in find(passage.text, 0, len(passage.text)))


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
