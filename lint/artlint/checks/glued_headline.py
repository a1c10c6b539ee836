"""An article that opens with its own headline, run into the first sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span, Word
from artlint.excerpts import excerpt
from artlint.finding import Finding
from artlint.language import topics
from artlint.matching import Hit
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "shortest": Option("integer", 4, "words in the shortest headline"),
    "longest": Option("integer", 22, "words in the longest headline"),
    "recurring": Option("number", 0.6, "share of the headline's topic words that recur in the sentence after it"),
    "fewest": Option("integer", 3, "topic words that recur, at least"),
    "confidence": Option("number", 0.9, "share of findings that an editor agrees with"),
}

_SENTENCE = 20  # words that the sentence after the headline may be longer than the headline for them to recur in
_JOINS = ("-", "'")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """At most one finding, on the headline."""
    first = next((paragraph for paragraph in document.paragraphs if paragraph.kind == "body"), None)
    if first is None or document.quoted(first.start, first.start + 1):
        return
    options = rule.options
    words = document.words_in(first.start, first.end)[: 2 * options["longest"] + _SENTENCE]
    length = _headline(
        document, words, options["shortest"], options["longest"], options["recurring"], options["fewest"]
    )
    if length:
        span = Span(words[0].start, words[length - 1].end)
        text = excerpt(document, *span)
        after = excerpt(document, words[length].start, words[min(length + 2, len(words) - 1)].end)
        yield Finding(
            rule,
            span,
            f'"{text}" is a headline run into the first sentence, which says it again from "{after}" on; '
            "give it a line of its own",
            confidence=options["confidence"],
        )


def _headline(
    document: Document, words: Sequence[Word], shortest: int, longest: int, recurring: float, fewest: int
) -> int:
    """Words in the headline that the paragraph opens with, 0 if there is none.

    The glue is a space before a capital letter, and the best one has most of the words before it recurring after it.
    """
    folded = document.folded
    best, best_rank = 0, (0.0, 0)
    stems = [topics.stem(word.text) if _tells(word.text) else "" for word in words]
    for at in range(shortest, min(longest, len(words) - 1) + 1):
        if folded[words[at - 1].end : words[at - 1].end + 1] in ".!?;:":
            break  # the first sentence is over
        if not words[at].text[0].isupper() or not folded[words[at - 1].end : words[at].start].isspace():
            continue
        headline = {stem for stem in stems[:at] if stem}
        again = headline.intersection(stems[at : 2 * at + _SENTENCE])
        opens = stems[at] in headline or not _tells(words[at].text)
        share = len(again) / (len(headline) or 1)
        if opens and len(again) >= fewest and share >= recurring and (share, len(again)) > best_rank:
            best, best_rank = at, (share, len(again))
    return best


def _tells(word: str) -> bool:
    """Whether a word or figure says what the headline is about."""
    return word[0].isdigit() or topics.term(word)[1] > 0
