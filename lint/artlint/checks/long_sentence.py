"""Sentences too long to be read at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from artlint.document import Document, Sentence, Span, Word
from artlint.excerpts import excerpt
from artlint.finding import Finding
from artlint.language import readability, wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "nervous-at": Option("limit", None, "words from which a sentence is worth a hint (severity info)"),
    "break-at": Option("limit", None, "words from which a sentence must be broken up (the rule's severity)"),
}

_PAUSE = lazy(r"[,;:]|(?<!\w)--?(?!\w)|[–—]")
_SHOWN_WORDS = 4


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each long sentence.

    What is quoted is not the writer's to break: the words outside quotations count. Semicolons break a sentence as well
    as full stops do: the longest part between them counts. A sentence of which half or more is names and figures is a
    roll that nobody reads through: a hint.
    """
    nervous, most = (rule.options[key][document.audience] for key in ("nervous-at", "break-at"))
    for sentence, words in readability.prose(document):
        if len(words) < nervous:
            continue
        own = [word for word in words if not document.quoted(word.start, word.end)]
        length = _longest_part(document, sentence, own)
        if length < nervous:
            continue
        names = sum(not word.text[0].islower() for word in own)
        is_hint = length < most or 2 * names >= len(own)
        counted = f"{len(own)} words outside its quotations" if len(own) < len(words) else f"{len(words)} words"
        yield Finding(
            rule,
            Span(sentence.start, sentence.end),
            f"{counted} in one sentence: break it up{_where(document, words)}",
            confidence=min(0.9, 0.6 + 0.015 * max(0, length - most)),
            severity_override="info" if is_hint else None,
        )


def _longest_part(document: Document, sentence: Sentence, words: Sequence[Word]) -> int:
    """How many of the words stand in the sentence's longest part between semicolons."""
    cuts = [sentence.start]
    at = document.folded.find(";", sentence.start, sentence.end)
    while at >= 0:
        cuts.append(at)
        at = document.folded.find(";", at + 1, sentence.end)
    parts = Counter(bisect_right(cuts, word.start) for word in words)
    return max(parts.values(), default=0)


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
            best = excerpt(document, start, end)
            nearest = abs(index - middle)
    return f', before "{best}" for instance' if best else ""
