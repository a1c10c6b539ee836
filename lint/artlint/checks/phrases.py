"""Fixed phrases, each with its usual wording.

Braces hold alternatives: `{show,shows} a danger` is two phrases. A group of the wording goes in step with one of the
phrase, so that `shows` suggests `poses`: the one with the same alternatives, else the one at its place if that has as
many, else the only one that has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from artlint.document import Document, fold, lower
from artlint.finding import Finding, filled, rewording
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "phrases": Option("table", None, "phrase, with {a,b} for alternatives, to usual wordings; [] for none"),
    "message": Option("text", '"{text}" is usually written "{suggestion}"', "{text} and {suggestion} are filled in"),
    "unless": Option("texts", [], "words, lower case, that silence the rule in an article that holds one"),
    "in-quotations": Option("boolean", True, "whether text between quotation marks is looked at"),
    "fix": Option("text", "none", 'applicability of the fix that writes the first wording: "safe", "unsafe" or "none"'),
    "confidence": Option("number", 0.9, "share of findings that an editor agrees with"),
}

_GROUP = lazy(r"\{([^{}]*)\}")
_MOST_EXPANSIONS = 2000


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Expand the braces: `phrases` becomes phrase -> list of wordings, every phrase once."""
    if options["fix"] not in ("safe", "unsafe", "none"):
        raise OptionError("fix", 'option "fix" must be "safe", "unsafe" or "none"')
    expanded: dict[str, list[str]] = {}
    for key, wordings in options["phrases"].items():
        for phrase, meant in expand(key, [wordings] if isinstance(wordings, str) else wordings):
            if phrase in expanded:
                raise OptionError(key, f'the phrase "{phrase}" is listed twice')
            expanded[phrase] = meant
    if not expanded:
        raise OptionError("phrases", "no phrases")
    return {**options, "phrases": expanded}


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The phrases."""
    return list(options["phrases"])


def expand(key: str, wordings: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Every phrase that a key with braces stands for, with its wordings.

    Raises:
        OptionError: braces that do not pair, an empty phrase, too many alternatives, or some that go with none of the
            phrase's.
    """
    parts = _GROUP.split(key)
    if any("{" in part or "}" in part for part in parts[::2]):
        raise OptionError(key, f'braces do not pair in "{key}"')
    groups = [part.split(",") for part in parts[1::2]]
    count = 1
    for group in groups:
        count *= len(group)
    if count > _MOST_EXPANSIONS:
        raise OptionError(key, f'"{key}" stands for {count} phrases; {_MOST_EXPANSIONS} is the most')
    parted = [_parted(key, wording, groups) for wording in wordings]
    for choice in product(*(range(len(group)) for group in groups)):
        chosen = [group[index].strip() for group, index in zip(groups, choice, strict=True)]
        phrase = " ".join(lower(fold(_filled(parts, chosen))).split())
        if not phrase:
            raise OptionError(key, f'"{key}" stands for an empty phrase')
        yield phrase, [_in_step(wording, choice) for wording in parted]


def _filled(parts: Sequence[str], chosen: Sequence[str]) -> str:
    return "".join(part if index % 2 == 0 else chosen[index // 2] for index, part in enumerate(parts))


class _Wording(NamedTuple):
    """A usual wording: its text and groups in turn, and for each group the one of the phrase that it goes with."""

    parts: list[str]
    groups: list[list[str]]
    partners: list[int]


def _parted(key: str, wording: str, groups: list[list[str]]) -> _Wording:
    parts = _GROUP.split(wording)
    own = [part.split(",") for part in parts[1::2]]
    partners = []
    for number, group in enumerate(own):
        as_many = [index for index, other in enumerate(groups) if len(other) == len(group)]
        if group in groups:
            partners.append(groups.index(group))
        elif number in as_many:
            partners.append(number)
        elif len(as_many) == 1:
            partners.append(as_many[0])
        else:
            raise OptionError(key, f'"{{{",".join(group)}}}" in "{wording}" goes with no alternatives in "{key}"')
    return _Wording(parts, own, partners)


def _in_step(wording: _Wording, choice: Sequence[int]) -> str:
    chosen = [group[choice[partner]].strip() for group, partner in zip(wording.groups, wording.partners, strict=True)]
    return " ".join(_filled(wording.parts, chosen).split())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each phrase."""
    options = rule.options
    if options["unless"] and not _lower_words(document).isdisjoint(options["unless"]):
        return
    for hit in hits:
        if not options["in-quotations"] and document.quoted(*hit.span):
            continue
        text = document.text[hit.span.start : hit.span.end]
        wordings = tuple(in_case_of(text, wording) for wording in options["phrases"][hit.literal])
        first = wordings[0] if wordings else ""
        fix = None
        if first and options["fix"] != "none":
            fix = rewording(hit.span, first, options["fix"])
        shown = " ".join(text.split())
        message = filled(options["message"], {"text": shown, "suggestion": '" or "'.join(wordings)})
        yield Finding(rule, hit.span, message, wordings, fix, confidence=options["confidence"])


def _lower_words(document: Document) -> frozenset[str]:
    return frozenset(lower(word.text) for word in document.words)


def in_case_of(model: str, text: str) -> str:
    """`text` with a capital first letter if `model` has one, in capitals if `model` is."""
    letters = [character for character in model if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
