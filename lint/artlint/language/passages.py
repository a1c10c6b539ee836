"""The passages of an article, and what can be seen of each: its topic, its shape, its cues and its neighbours.

A passage is a paragraph, or a line of one that is made of fragments. What is seen is a row of numbers in the order of
`FEATURES`, made for the trees of `artlint.language.strays`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log1p, sqrt
from typing import NamedTuple

from artlint.document import OPAQUE, Document, ParagraphKind, Span, lines
from artlint.language import associations, lexicon, topics, wordlists
from artlint.language.cues import cues, normal
from artlint.patterns import lazy

_FRAGMENT_WORDS = 12  # a line of a paragraph of several lines that has no more words is a passage of its own
_WRAPPED_WORDS = 7  # a line of wrapped prose has as many, and the next one goes on with a small letter
_PROSE_WORDS = 15  # a passage with fewer words, or without a final stop, is no prose
_CUE_WORDS, _CUE_LETTERS = 60, 600  # longer passages are not looked at for cues
_STOPPED = lazy(r"[.!?][\"')\]]*$")
_CUT = lazy(r"(?:\.\.\.|…)$")
_DATED = lazy(r"\b(?:19|20)\d\d\b")
_FUNCTION_ZIPF = 6.2
LISTS = ("furniture", "promotion", "credits", "bios", "bylines", "fragments")
STRONG = frozenset(("furniture", "promotion", "credits"))


class Passage(NamedTuple):
    """A passage: where it stands, what it is, its words (folded), its topic words and the sum of their associations."""

    start: int
    end: int
    kind: ParagraphKind
    text: str
    words: tuple[str, ...]
    vector: topics.Vector
    dense: associations.Dense
    cues: tuple[str, ...]
    prose: bool


@lru_cache(maxsize=1)
def passages(document: Document) -> list[Passage]:
    """The passages of a document, in order."""
    made = []
    folded = document.folded
    for paragraph in document.paragraphs:
        for span in _parts(folded, paragraph.start, paragraph.end):
            text = folded[span.start : span.end]
            words = tuple(word.text for word in document.words_in(*span))
            prose = len(words) >= _PROSE_WORDS and _STOPPED.search(text) is not None
            made.append(
                Passage(
                    *span,
                    paragraph.kind,
                    text,
                    words,
                    topics.vector(words),
                    associations.total(filter(None, map(associations.of, words))),
                    _cues(text, len(words)),
                    prose,
                )
            )
    return made


def _parts(folded: str, start: int, end: int) -> list[Span]:
    """A paragraph whole, or its lines where each is a fragment and none goes on from the one before."""
    text = folded[start:end]
    if "\n" not in text and "\r" not in text:
        return [Span(start, end)]
    parts = [part for part in lines(text) if text[part.start : part.end].strip()]
    if any(text.count(" ", *part) >= _FRAGMENT_WORDS for part in parts):
        return [Span(start, end)]
    for part, following in pairwise(parts):
        if text.count(" ", *part) >= _WRAPPED_WORDS and text[following.start : following.end].lstrip()[:1].islower():
            return [Span(start, end)]
    return [Span(start + part.start, start + part.end) for part in parts]


def _cues(text: str, words: int) -> tuple[str, ...]:
    if words > _CUE_WORDS or len(text) > _CUE_LETTERS or text[0] == "<":
        return ()
    line = normal(text)
    return tuple(name for name in LISTS if line in cues(name))


# fmt: off
_SHAPE = (
    "words", "stopped", "cut", "capitals", "titled", "function", "quote", "asks", "figures", "colon", "bar", "lower",
    "exclaims", "handle", "dated", "pictured", "rarity", "letters",
)
_OWN = (*_SHAPE, *LISTS, "heading", "list-item", "caption", "quotation")
_TOPIC = (
    "likeness", "like-lead", "shared", "shared-before", "shared-after", "shared-often", "like-previous", "like-next",
    "bridge", "terms", "names", "names-shared", "own", "refers-back",
)
_NEAR = (
    "near-core", "near-lead", "near-previous", "near-next", "near-bridge", "near-before", "near-after",
    "near-cut", "near-next-cut", "near-lowest-cut", "near-block", "near-apart", "near-rank",
    "cut", "next-cut", "lowest-cut",
)
_AROUND = (
    "position", "from-end", "prose-before", "prose-after", "since-prose", "until-prose", "strong-near",
    "fragments-near", "previous-words", "next-words", "previous-stopped", "next-stopped", "previous-likeness",
    "next-likeness", "previous-strong", "next-strong", "likeness-near", "shared-near", "same-before",
    "previous-titled", "next-titled", "previous-function", "next-function", "strong-before", "strong-after",
)
_WHOLE = ("passages", "strong-share", "prose-share", "mean-likeness", "stopped-share", "second-likeness", "mean-near")
# fmt: on
FEATURES = (*_OWN, *_TOPIC, *_NEAR, *_AROUND, *_WHOLE)


@lru_cache(maxsize=1 << 14)
def _is_function(word: str) -> bool:
    return lexicon.zipf(word) >= _FUNCTION_ZIPF


def _own(passage: Passage) -> list[float]:
    text, words = passage.text, passage.words
    count = len(words) or 1
    pictured = wordlists.words("of-pictures")
    return [
        log1p(len(words)),
        float(_STOPPED.search(text) is not None),
        float(_CUT.search(text) is not None),
        sum(map(str.isupper, words)) / count,
        sum(word[0].isupper() for word in words) / count,
        sum(map(_is_function, words)) / count,
        2.0 * text.startswith('"') if text.startswith('"') else float('"' in text),
        float(text.endswith("?")),
        sum(word[0].isdigit() for word in words) / count,
        float(":" in text[:30]),
        float("|" in text or "•" in text or "»" in text or " · " in text),
        float(text[0].islower()),
        float("!" in text),
        float("@" in text or "#" in text or OPAQUE in text),
        float(_DATED.search(text) is not None),
        float(len(pictured.intersection(words))),
        sum(map(lexicon.zipf, words)) / count,
        len(text) / count,
        *(float(name in passage.cues) for name in LISTS),
        float(passage.kind == "heading"),
        float(passage.kind == "list-item"),
        float(passage.kind == "caption"),
        float(passage.kind == "quotation"),
    ]


def rows(document: Document) -> list[list[float]]:
    """What is seen of each passage, in the order of `FEATURES`."""
    found = passages(document)
    if not found:
        return []
    topic, likeness, shared = _topic_rows(found)
    near, nearness = _near_rows(found)
    own = [_own(passage) for passage in found]
    count = len(found)
    strong = [float(not STRONG.isdisjoint(p.cues)) for p in found]
    fragment = [float(len(p.words) <= 8 and not o[1]) for p, o in zip(found, own, strict=True)]
    prose = [float(p.prose) for p in found]
    strong_sums, fragment_sums, prose_sums, like_sums, shared_sums = (
        [0.0, *accumulate(values)] for values in (strong, fragment, prose, likeness, shared)
    )
    since, until = _distances(prose), _distances(prose[::-1])[::-1]
    lines_seen: set[str] = set()
    whole = [
        log1p(count),
        strong_sums[-1] / count,
        prose_sums[-1] / count,
        like_sums[-1] / count,
        sum(o[1] for o in own) / count,
        likeness[1] if count > 1 else 0.0,
        sum(nearness) / count,
    ]
    made = []
    for i in range(count):
        low, high = max(0, i - 3), min(count, i + 4)
        before, after = max(0, i - 1), min(count - 1, i + 1)
        text = found[i].text
        made.append(
            [
                *own[i],
                *topic[i],
                *near[i],
                min(i, 30.0),
                min(count - 1 - i, 30.0),
                min(prose_sums[i], 20.0),
                min(prose_sums[-1] - prose_sums[i + 1], 20.0),
                since[i],
                until[i],
                strong_sums[high] - strong_sums[low] - strong[i],
                fragment_sums[high] - fragment_sums[low] - fragment[i],
                own[before][0] if i else -1.0,
                own[after][0] if i < count - 1 else -1.0,
                own[before][1] if i else -1.0,
                own[after][1] if i < count - 1 else -1.0,
                likeness[before] if i else -1.0,
                likeness[after] if i < count - 1 else -1.0,
                strong[before] if i else -1.0,
                strong[after] if i < count - 1 else -1.0,
                (like_sums[high] - like_sums[low] - likeness[i]) / max(1, high - low - 1),
                (shared_sums[high] - shared_sums[low] - shared[i]) / max(1, high - low - 1),
                float(text in lines_seen),
                own[before][4] if i else -1.0,
                own[after][4] if i < count - 1 else -1.0,
                own[before][5] if i else -1.0,
                own[after][5] if i < count - 1 else -1.0,
                min(strong_sums[i], 8.0),
                min(strong_sums[-1] - strong_sums[i + 1], 8.0),
                *whole,
            ]
        )
        lines_seen.add(text)
    return made


def _distances(prose: Sequence[float]) -> list[float]:
    """Passages since the last one of prose, 0 for prose itself, 30 at most."""
    made, distance = [], 30.0
    for value in prose:
        distance = 0.0 if value else min(distance + 1, 30.0)
        made.append(distance)
    return made


def _lead_length(found: Sequence[Passage]) -> int:
    """How many of the first passages there are up to the second one of prose, 12 at most."""
    seen = 0
    for number, passage in enumerate(found[:12], start=1):
        seen += passage.prose
        if seen == 2:
            return number
    return min(len(found), 12)


def _near_rows(found: Sequence[Passage]) -> tuple[list[list[float]], list[float]]:
    """The features of each passage by word associations, and its nearness to the core of the others."""
    vectors = [passage.dense for passage in found]
    count = len(vectors)
    nearness = associations.nearness(vectors)
    sums = list(accumulate(vectors, associations.plus, initial=associations.NOTHING))
    whole = sums[-1]
    cuts = [associations.cosine(sums[i], associations.minus(whole, sums[i])) for i in range(count + 1)]
    word_cuts = _cuts([passage.vector for passage in found])
    blocks = _blocks(vectors, sums)
    lead = associations.total(passage.dense for passage in found[: _lead_length(found)])
    ranks = {number: rank / count for rank, number in enumerate(sorted(range(count), key=nearness.__getitem__))}
    mean = sum(nearness) / count
    made = []
    lowest = lowest_word = 1.0
    cuts[0] = cuts[-1] = word_cuts[0] = word_cuts[-1] = 1.0
    for i, vector in enumerate(vectors):
        lowest, lowest_word = min(lowest, cuts[i]), min(lowest_word, word_cuts[i])
        previous = vectors[i - 1] if i else associations.NOTHING
        following = vectors[i + 1] if i < count - 1 else associations.NOTHING
        made.append(
            [
                nearness[i],
                associations.cosine(vector, lead) if i > 1 else 0.5,
                associations.cosine(vector, previous),
                associations.cosine(vector, following),
                associations.cosine(previous, following),
                associations.cosine(vector, sums[i]),
                associations.cosine(vector, associations.minus(whole, sums[i + 1])),
                cuts[i],
                cuts[i + 1],
                lowest,
                blocks[i],
                nearness[i] - mean,
                ranks[i],
                word_cuts[i],
                word_cuts[i + 1],
                lowest_word,
            ]
        )
    return made, nearness


def _blocks(vectors: Sequence[associations.Dense], sums: Sequence[associations.Dense]) -> list[float]:
    """For each passage the lowest cosine of a run of up to four passages it stands in and all the others."""
    count, whole = len(vectors), sums[-1]
    length = associations.dot(whole, whole)
    reach = [associations.dot(total, whole) for total in sums]
    lowest = [1.0] * count
    for size in range(1, min(5, count)):
        for start in range(count - size + 1):
            block = associations.minus(sums[start + size], sums[start]) if size > 1 else vectors[start]
            square, dot = associations.dot(block, block), reach[start + size] - reach[start]
            rest = length - 2 * dot + square
            if square and rest > 0:
                value = (dot - square) / sqrt(square * rest)
                for number in range(start, start + size):
                    if value < lowest[number]:
                        lowest[number] = value
    return lowest


def _cuts(vectors: Sequence[topics.Vector]) -> list[float]:
    """The cosine of all before and all after each gap between passages, from the one before the first on."""
    after: topics.Vector = {}
    for vector in vectors:
        for name, weight in vector.items():
            after[name] = after.get(name, 0.0) + weight
    before: topics.Vector = {}
    dot, before_square, after_square = 0.0, 0.0, sum(weight * weight for weight in after.values())
    made = [1.0]
    for vector in vectors:
        for name, weight in vector.items():
            old, rest = before.get(name, 0.0), after[name]
            before[name], after[name] = old + weight, rest - weight
            dot += (old + weight) * (rest - weight) - old * rest
            before_square += weight * (2 * old + weight)
            after_square -= weight * (2 * rest - weight)
        lengths = before_square * after_square
        made.append(dot / sqrt(lengths) if lengths > 1e-9 else 0.0)
    return made


def _topic_rows(found: Sequence[Passage]) -> tuple[list[list[float]], list[float], list[float]]:
    """The topic features of each passage, its likeness to the core, and the share of its terms that others have."""
    vectors = [passage.vector for passage in found]
    likeness, _core = topics.likenesses(vectors)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    in_passages: dict[str, int] = {}
    for number, vector in enumerate(vectors):
        for name in vector:
            first.setdefault(name, number)
            last[name] = number
            in_passages[name] = in_passages.get(name, 0) + 1
    made, shares = [], []
    lead = topics.vector(word for passage in found[: _lead_length(found)] for word in passage.words)
    back = wordlists.words("refers-back")
    for number, (passage, vector) in enumerate(zip(found, vectors, strict=True)):
        total = sum(vector.values()) or 1.0
        before = sum(weight for name, weight in vector.items() if first[name] < number - 1) / total
        after = sum(weight for name, weight in vector.items() if last[name] > number + 1) / total
        shared = sum(w for name, w in vector.items() if first[name] < number - 1 or last[name] > number + 1) / total
        names = {topics.stem(word) for word in passage.words if word[0].isupper()} & vector.keys()
        made.append(
            [
                likeness[number],
                topics.cosine(vector, lead) if number > 1 else 0.5,
                shared,
                before,
                after,
                sum(weight for name, weight in vector.items() if in_passages[name] > 2) / total,
                topics.cosine(vector, vectors[number - 1]) if number else 0.0,
                topics.cosine(vector, vectors[number + 1]) if number + 1 < len(vectors) else 0.0,
                topics.cosine(vectors[number - 1], vectors[number + 1]) if 0 < number < len(vectors) - 1 else 0.0,
                float(min(len(vector), 40)),
                float(len(names)),
                sum(first[name] < number - 1 or last[name] > number + 1 for name in names) / (len(names) or 1),
                sum(
                    weight
                    for name, weight in vector.items()
                    if in_passages[name] > 1 and first[name] >= number - 1 and last[name] <= number + 1
                )
                / total,
                float(any(word.lower() in back for word in passage.words[:3])),
            ]
        )
        shares.append(shared)
    return made, likeness, shares
