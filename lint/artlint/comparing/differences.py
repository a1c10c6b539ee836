"""What changed between two aligned articles: altered facts, and what of A has no counterpart in B.

Inside aligned sentences, a figure or name of A that B has nowhere and a figure or name of B that A has nowhere, in the
same place, are an altered fact. Words of A that none of the aligned sentences of B has are lost phrases, shown with
what stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from artlint.comparing.texts import Name, Text, plain_form, thresholds
from artlint.document import Span, Word
from artlint.finding import Severity
from artlint.language import figures as figuring
from artlint.language import topics, wordlists
from artlint.language.alignment import Link
from artlint.language.figures import Figure

Kind = Literal["altered-figure", "altered-name", "lost-figure", "lost-name", "lost-phrase", "lost-sentence"]

SEVERITIES: Mapping[Kind, Severity] = {
    "altered-figure": "error",
    "altered-name": "error",
    "lost-figure": "info",
    "lost-name": "info",
    "lost-phrase": "info",
    "lost-sentence": "info",
}
_LONGEST_PHRASE = 60  # code points of a lost phrase
_LONGEST_INSTEAD = 8  # words that are shown as standing in the place of a phrase


class Difference(NamedTuple):
    """A place of A (`a`), and the place of B (`b`) that stands instead; None where there is none."""

    kind: Kind
    a: Span
    b: Span | None

    @property
    def severity(self) -> Severity:
        """An altered fact is an error; what was lost is for an editor to know."""
        return SEVERITIES[self.kind]


class _Slot(NamedTuple):
    """Words of a sentence of A that B replaced, and the words of B that stand there: indices, end-exclusive."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


class _Figures:
    """The figures of a text, for the question whether it has one."""

    def __init__(self, text: Text) -> None:
        listed = [figure for figures in text.figures for figure in figures]
        self._terms = {figure.term for figure in listed}
        self._distinct = list({(figure.term, figure.rounded): figure for figure in listed}.values())

    def __contains__(self, figure: Figure) -> bool:
        return figure.term in self._terms or any(figuring.same(figure, other) for other in self._distinct)


def find(a: Text, b: Text, links: Sequence[Link]) -> list[Difference]:
    """The differences of two aligned texts, by their places in A."""
    return sorted(_found(a, b, links), key=lambda difference: (difference.a, difference.kind))


def _found(a: Text, b: Text, links: Sequence[Link]) -> Iterator[Difference]:
    partners: dict[int, list[int]] = {}
    for link in links:
        partners.setdefault(link.a, []).append(link.b)
    in_a, in_b = _Figures(a), _Figures(b)
    tokens_a, tokens_b = _tokens(a), _tokens(b)
    for number, sentence in enumerate(a.sentences):
        if number not in partners:
            if links and a.features[number].length:
                yield Difference("lost-sentence", Span(sentence.start, sentence.end), None)
            continue
        others = sorted(partners[number])
        words = list(a.words[number])
        other_words = [word for other in others for word in b.words[other]]
        slots = _slots(words, other_words)
        lost = [f for f in a.figures[number] if f not in in_b]
        new = [g for other in others for g in b.figures[other] if g not in in_a]
        yield from _figure_differences(words, other_words, slots, lost, new)
        gone = [name for name in a.names[number] if not _has_name(name, tokens_b)]
        come = [name for other in others for name in b.names[other] if not _has_name(name, tokens_a)]
        yield from _name_differences(words, other_words, slots, gone, come)
        taken = [*(figure.span for figure in a.figures[number]), *(name.span for name in a.names[number])]
        yield from _lost_phrases(a.document.folded, words, other_words, slots, taken)


def _slots(words: Sequence[Word], others: Sequence[Word]) -> list[_Slot]:
    """What stands between the words that both have, in their order."""
    keys, other_keys = [_key(word) for word in words], [_key(word) for word in others]
    matcher = SequenceMatcher(None, keys, other_keys, autojunk=False)
    return [_Slot(*row[1:]) for row in matcher.get_opcodes() if row[0] == "replace"]


def _key(word: Word) -> str:
    bare = plain_form(word.text)
    return bare if bare in wordlists.words("function-words") else topics.stem(bare)


def _slot_of(slots: Sequence[_Slot], words: Sequence[Word], span: Span) -> _Slot | None:
    return next((s for s in slots if words[s.a_start].start < span.end and span.start < words[s.a_end - 1].end), None)


def _in_slot(slot: _Slot, others: Sequence[Word], span: Span) -> bool:
    return others[slot.b_start].start < span.end and span.start < others[slot.b_end - 1].end


def _figure_differences(
    words: Sequence[Word], others: Sequence[Word], slots: Sequence[_Slot], lost: Sequence[Figure], new: list[Figure]
) -> Iterator[Difference]:
    for figure in lost:
        alike = [other for other in new if _comparable(figure, other)]
        slot = _slot_of(slots, words, figure.span)
        placed = [other for other in alike if slot and _in_slot(slot, others, other.span)]
        if not placed and figure.kind in ("count", "ordinal", "time", "year"):
            # So common that it must be said of the same thing.
            placed = [other for other in alike if _next_key(words, figure.span) == _next_key(others, other.span)]
        elif not placed and len([f for f in lost if f.kind == figure.kind]) == len(alike) == 1:
            placed = alike
        if placed:
            new.remove(placed[0])
            yield Difference("altered-figure", figure.span, placed[0].span)
        else:
            yield Difference("lost-figure", figure.span, None)


def _comparable(first: Figure, second: Figure) -> bool:
    kinds = {first.kind, second.kind}
    return len(kinds) == 1 or kinds == {"date", "month"} or all(kind.startswith("money:") for kind in kinds)


def _next_key(words: Sequence[Word], span: Span) -> str:
    return next((_key(word) for word in words if word.start >= span.end), "")


def _tokens(text: Text) -> frozenset[str]:
    """Every word of a text, bare and in lower case, its acronyms and equivalents among them."""
    listed_words = [plain_form(word.text) for words in text.words for word in words]
    found = {part for word in listed_words for part in (word, *word.replace("'", "-").split("-"))}
    plain = " ".join(listed_words)
    padded = f" {plain} "
    for listed in thresholds()["names"]["equivalents"]:
        if any(f" {form} " in padded for form in listed):
            found.update(part for form in listed for part in form.split())
    for names in text.names:
        for name in names:
            if len(name.words) > 2:
                found.add("".join(word[0] for word in name.words))
    return frozenset(found)


def _has_name(name: Name, tokens: frozenset[str]) -> bool:
    """Whether a text has a word of a name, its initials, or the words that an acronym of it stands for."""
    if not name.words or any(word in tokens or word.replace(".", "") in tokens for word in name.words):
        return True
    if "".join(word[0] for word in name.words) in tokens and len(name.words) > 2:
        return True
    return any(topics.stem(word) in _stems(tokens) for word in name.words)


@cache
def _stems(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(map(topics.stem, tokens))


def _name_differences(
    words: Sequence[Word], others: Sequence[Word], slots: Sequence[_Slot], gone: Sequence[Name], come: list[Name]
) -> Iterator[Difference]:
    for name in gone:
        slot = _slot_of(slots, words, name.span)
        placed = [other for other in come if slot and _in_slot(slot, others, other.span)]
        if placed:
            come.remove(placed[0])
            yield Difference("altered-name", name.span, placed[0].span)
        else:
            yield Difference("lost-name", name.span, None)


def _lost_phrases(
    text: str, words: Sequence[Word], others: Sequence[Word], slots: Sequence[_Slot], taken: Sequence[Span]
) -> Iterator[Difference]:
    """Runs of words that say something and that none of the other sentences has.

    Runs that one stretch of the other text stands for are one phrase.
    """
    kept = {_key(word) for word in others}
    phrases: list[tuple[Span, _Slot | None]] = []
    last = -1
    for number, word in enumerate(words):
        if not _is_lost(word, kept) or any(span.start < word.end and word.start < span.end for span in taken):
            continue
        slot = _slot_of(slots, words, Span(word.start, word.end))
        if phrases:
            span, before = phrases[-1]
            together = number == last + 1 and text[span.end : word.start].isspace()
            if together or (slot is not None and slot == before and word.end - span.start <= _LONGEST_PHRASE):
                phrases[-1] = Span(span.start, word.end), before or slot
                last = number
                continue
        phrases.append((Span(word.start, word.end), slot))
        last = number
    for span, slot in phrases:
        yield Difference("lost-phrase", span, _instead(others, slot))


def _is_lost(word: Word, kept: set[str]) -> bool:
    bare = plain_form(word.text)
    stem, weight = topics.term(bare)
    return weight > 0 and stem not in kept and bare not in wordlists.words("function-words")


def _instead(others: Sequence[Word], slot: _Slot | None) -> Span | None:
    """The words of B in a slot, unless they are too many to say what stands for what."""
    if slot is None or slot.b_end - slot.b_start > _LONGEST_INSTEAD:
        return None
    first, last = others[slot.b_start], others[slot.b_end - 1]
    return Span(first.start, last.end) if first.start < last.end else None
