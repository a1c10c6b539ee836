"""An article that reads too hard, by its Flesch-Kincaid grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.language import readability
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "highest-grade": Option(
        "number", None, "Flesch-Kincaid grade (years of schooling) from which an article is too hard"
    ),
    "usual-grade": Option("number", None, "grade of the usual article, for the message"),
    "usual-syllables": Option("number", None, "syllables a word from which the words are part of the trouble"),
    "least-words": Option("integer", None, "words of running text below which a grade means little"),
}

_HARDEST = 3  # sentences that the finding points to


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """One finding, on the first sentence of the article's running text; the longest sentences are related."""
    options = rule.options
    sentences = readability.prose(document)
    if sum(len(words) for _, words in sentences) < options["least-words"]:
        return
    counts = readability.count(sentences)
    grade = readability.flesch_kincaid_grade(counts)
    if grade < options["highest-grade"]:
        return
    remedy = "shorten its sentences"
    if counts.syllables_per_word > options["usual-syllables"]:
        remedy += " and choose plainer words"
    first = sentences[0][0]
    longest = sorted(((len(words), Span(s.start, s.end)) for s, words in sentences), key=itemgetter(0), reverse=True)
    yield Finding(
        rule,
        Span(first.start, first.end),
        f"the article reads at grade {grade:.1f} (Flesch-Kincaid; news is usually about {options['usual-grade']:g}): "
        f"{counts.words_per_sentence:.0f} words a sentence, {counts.syllables_per_word:.2f} syllables a word; {remedy}",
        related=tuple(span for _, span in longest[:_HARDEST]),
        confidence=min(0.95, 0.75 + 0.1 * (grade - options["highest-grade"])),
    )
