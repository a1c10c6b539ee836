"""Passages that do not belong to the article, by the trees of `artlint.language.strays`.

A passage above `threshold` is a stray; so are its neighbours above `growth`. What another rule knows by a list of cues
is left to that rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Any

from artlint.document import Document, Span
from artlint.finding import Finding, filled
from artlint.language import strays, topics
from artlint.language.passages import STRONG, Passage, passages
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.rulebook import Rule

OPTIONS = {
    "model": Option("text", None, '"topic" for text of another article, "page" for what a web page puts around one'),
    "threshold": Option("number", None, "log-odds above which a passage is a stray"),
    "growth": Option("number", None, "log-odds above which the neighbour of a stray is one too"),
    "place": Option(
        "text",
        "anywhere",
        '"end" for strays that nothing of the article follows, "inside" for the others, or "anywhere"',
    ),
    "cues": Option("integer", 0, "lines known by a list of cues, at least, in a text that has strays"),
    "warn": Option("number", strays.CERTAIN, "log-odds that the strongest stray of a run needs to be more than advice"),
    "shortest": Option("integer", 0, "words in the longest line of a run; shorter ones are names and signatures"),
    "wall": Option("number", 0.0, "log-odds that a sentence of a very long paragraph needs above what a line needs"),
    "fewest": Option("integer", 0, "words of the article, strays apart, under which it is too short to tell its topic"),
    "message": Option(
        "text", None, "{text}, {topic} and {core} (topic words of the stray and of the article) are filled in"
    ),
    "confidence": Option("number", 0.9, "share of findings that an editor agrees with, at most"),
}

_PLACES = ("end", "inside", "anywhere")
_SHOWN = 60  # code points of a passage that a message quotes
_TERMS = 4  # topic words that a message names


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a model or a place that does not exist."""
    if options["model"] not in ("topic", "page"):
        raise OptionError("model", f'no model "{options["model"]}"; there are topic and page')
    if options["place"] not in _PLACES:
        raise OptionError("place", f'no place "{options["place"]}"; there are {", ".join(_PLACES)}')
    return dict(options)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each stray passage; each is related to the first paragraph of the article."""
    found = passages(document)
    if sum(not STRONG.isdisjoint(passage.cues) for passage in found) < rule.options["cues"]:
        return
    odds = [
        _adjusted(passage, value, rule.options["wall"])
        for passage, value in zip(found, strays.log_odds(document, rule.options["model"]), strict=True)
    ]
    chosen = _grown(odds, rule.options["threshold"], rule.options["growth"])
    if not chosen:
        return
    tail = len(found)
    while tail - 1 in chosen or (tail > 0 and not STRONG.isdisjoint(found[tail - 1].cues)):
        tail -= 1
    core = [passage for number, passage in enumerate(found) if number not in chosen]
    if sum(len(passage.words) for passage in core) < rule.options["fewest"]:
        return
    lead = next((Span(p.start, p.end) for p in core if p.prose), Span(*found[0][:2]))
    core_terms = _terms(core)
    strongest = _highest(odds, chosen)
    # a line that ends in a colon announces a picture or a video that was there
    longest = _highest([0 if p.text.endswith(":") else len(p.words) for p in found], chosen)
    for first, last in _pieces(found, chosen):
        passage = found[first]
        if rule.options["place"] not in ("anywhere", "end" if first >= tail else "inside"):
            continue
        if not STRONG.isdisjoint(passage.cues) or not passage.words or longest[first] < rule.options["shortest"]:
            continue
        if passage.kind == "heading" and document.format != "plain":
            continue  # marked up as one by the writer
        yield Finding(
            rule,
            Span(passage.start, found[last].end),
            _message(rule.options["message"], found[first : last + 1], core_terms),
            related=(lead,),
            confidence=min(rule.options["confidence"], 1 / (1 + exp(-max(odds[first : last + 1])))),
            severity_override=None if strongest[first] >= rule.options["warn"] else "info",
        )


def _adjusted(passage: Passage, odds: float, wall: float) -> float:
    """The log-odds of a passage for this rule: notes on the writer have a rule of their own, and sentences of a wall
    need more than lines.
    """
    if "bios" in passage.cues:
        return strays.CERTAIN
    return odds if passage.wall is None else odds - wall


def _pieces(found: Sequence[Passage], chosen: set[int]) -> Iterator[tuple[int, int]]:
    """First and last number of what becomes one finding: a passage, or sentences of a wall that follow each other."""
    first = -1
    for number in sorted(chosen):
        if first < 0 or number - 1 not in chosen or not _same_wall(found[number - 1], found[number]):
            first = number
        if number + 1 not in chosen or not _same_wall(found[number], found[number + 1]):
            yield first, number


def _same_wall(passage: Passage, following: Passage) -> bool:
    return passage.wall is not None and passage.wall == following.wall


def _grown(odds: Sequence[float], threshold: float, growth: float) -> set[int]:
    """Passages above the threshold, and those above `growth` that touch one or another so reached."""
    chosen: set[int] = set()
    for number, value in enumerate(odds):
        if value > threshold or (value > growth and number - 1 in chosen):
            chosen.add(number)
    for number in range(len(odds) - 2, -1, -1):
        if odds[number] > growth and number + 1 in chosen:
            chosen.add(number)
    return chosen


def _highest(values: Sequence[float], chosen: set[int]) -> dict[int, float]:
    """For each chosen passage, the highest value in the run of chosen ones it stands in."""
    found: dict[int, float] = {}
    for number in sorted(chosen):
        found[number] = max(values[number], found.get(number - 1, values[number]))
    for number in sorted(chosen, reverse=True):
        found[number] = max(found[number], found.get(number + 1, found[number]))
    return found


def _terms(chosen: Sequence[Passage]) -> list[str]:
    """Topic words of passages as they are written there, the weightiest first, one a stem."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for passage in chosen:
        for word in passage.words:
            stem, weight = topics.term(word)
            if weight:
                weights[stem] = weights.get(stem, 0.0) + weight
                written.setdefault(stem, word)
    return [written[stem] for stem in sorted(weights, key=lambda stem: -weights[stem])]


def _message(template: str, chosen: Sequence[Passage], core: Sequence[str]) -> str:
    text = " ".join(chosen[0].text.split())
    shown = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
    shared = {topics.stem(word) for word in core}
    own = [word for word in _terms(chosen) if topics.stem(word) not in shared]
    topic = ", ".join(own[:_TERMS]) or "no topic word of the article"
    return filled(template, {"topic": topic, "core": ", ".join(core[:_TERMS]), "text": shown})
