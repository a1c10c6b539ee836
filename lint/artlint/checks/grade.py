"""An article that reads too hard for its audience."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.language import grade, readability
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "highest-grade": Option("limit", None, "grade (years of schooling) from which an article is too hard"),
    "margin": Option("number", None, "grades that Flesch-Kincaid may be lower"),
    "usual-grade": Option("number", None, "grade of the usual article, for the message"),
    "usual-syllables": Option("number", None, "syllables a word from which the words are part of the trouble"),
    "least-words": Option("integer", None, "words of running text below which a grade means little"),
}

_READERS = {"general": "a general audience", "specialist": "specialists", "plain": "plain English"}
_HARDEST = 3  # sentences that the finding points to


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding, on the first sentence of the article's running text; the longest sentences are related."""
    options = rule.options
    sentences = readability.prose(document)
    if sum(len(words) for _, words in sentences) < options["least-words"]:
        return
    limit = options["highest-grade"][document.audience]
    found = grade.if_hard(document, limit, options["margin"])
    if found is None:
        return
    counts = readability.count(sentences)
    remedy = "shorten its sentences"
    if counts.syllables_per_word > options["usual-syllables"]:
        remedy += " and choose plainer words"
    first = sentences[0][0]
    longest = sorted(((len(words), Span(s.start, s.end)) for s, words in sentences), key=itemgetter(0), reverse=True)
    yield Finding(
        rule,
        Span(first.start, first.end),
        f"the article reads at grade {found:.1f}, and {limit:g} is the most for {_READERS[document.audience]} (news is "
        f"usually about {options['usual-grade']:g}): {counts.words_per_sentence:.0f} words a sentence, "
        f"{counts.syllables_per_word:.2f} syllables a word; {remedy}",
        related=tuple(span for _, span in longest[:_HARDEST]),
        confidence=min(0.95, 0.75 + 0.1 * (found - limit)),
    )
