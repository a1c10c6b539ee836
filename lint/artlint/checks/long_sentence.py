"""Sentences too long to be read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from artlint.document import Document, Sentence, Span, Word
from artlint.finding import Finding
from artlint.language import readability, wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "nervous-at": Option("integer", None, "words from which a sentence is worth a hint (severity info)"),
    "break-at": Option("integer", None, "words from which a sentence must be broken up (the rule's severity)"),
}

_PAUSE = lazy(r"[,;:]|(?<!\w)--?(?!\w)|[–—]")
_SHOWN_WORDS = 4


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each long sentence.

    Semicolons break a sentence as well as full stops do: the longest part between them counts. A sentence of which half
    or more is quoted is not the writer's to break, and one of which half or more is names and figures is a roll that
    nobody reads through: hints.
    """
    nervous, most = rule.options["nervous-at"], rule.options["break-at"]
    for sentence, words in readability.prose(document):
        if len(words) < nervous:
            continue
        length = _longest_part(document, sentence)
        if length < nervous:
            continue
        quoted = sum(document.quoted(word.start, word.end) for word in words)
        names = sum(not word.text[0].islower() for word in words)
        is_hint = length < most or 2 * max(quoted, names) >= len(words)
        yield Finding(
            rule,
            Span(sentence.start, sentence.end),
            f"{len(words)} words in one sentence: break it up{_where(document, words)}",
            confidence=min(0.9, 0.6 + 0.015 * max(0, length - most)),
            severity_override="info" if is_hint else None,
        )


def _longest_part(document: Document, sentence: Sentence) -> int:
    """Words of the sentence's longest part between semicolons."""
    cuts = [sentence.start]
    at = document.folded.find(";", sentence.start, sentence.end)
    while at >= 0:
        cuts.append(at)
        at = document.folded.find(";", at + 1, sentence.end)
    return max(len(document.words_in(start, end)) for start, end in pairwise((*cuts, sentence.end)))


def _where(document: Document, words: Sequence[Word]) -> str:
    """Where a new sentence could begin, for the message.

    That is at the joining word after a pause, outside quotations, that is nearest to the middle of the sentence.
    Another pause soon after it tells a list ("and cream, he").
    """
    joining = wordlists.words("joining-words")
    third, middle = len(words) // 3, len(words) / 2
    best = ""
    nearest = middle
    for index in range(third, len(words) - third):
        start, end = words[index].start, words[index + _SHOWN_WORDS - 1].end
        if (
            abs(index - middle) < nearest
            and words[index].text in joining
            and _PAUSE.search(document.folded, words[index - 1].end, start)
            and not _PAUSE.search(document.folded, start, end)
            and not document.quoted(start, end)
        ):
            best = document.text[start:end]
            nearest = abs(index - middle)
    return f', before "{" ".join(best.split())}" for instance' if best else ""
