"""What the words and names of each passage say of its topic: which of them the article has elsewhere, and where.

An article takes up its names again; a name that comes with its bearer's first name is introduced, and one that speaks
("Brown said", "Mr Brown") without that was introduced elsewhere. A *block* is a run of up to `LONGEST` passages; of
those that a passage stands in, the one that shares least with the rest counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from typing import Literal, NamedTuple

from artlint.language import topics, wordlists
from artlint.language.passages import Passage, look

NAMES = (
    "likeness", "like-lead", "shared", "shared-before", "shared-after", "shared-often", "like-previous", "like-next",
    "bridge", "terms", "names", "names-shared", "own", "refers-back", "cut", "next-cut", "lowest-cut",
    "block-shared", "block-names", "names-cut", "names-next-cut", "names-before", "names-after",
    "introduced", "taken-up", "unintroduced",
)  # fmt: skip

LONGEST = 5
"""Passages in the longest block."""

_FEW_NAMES = 2  # a block with fewer names says nothing by them


_Part = Literal["full", "taken-up", "other"]
"""A name stands after another one ("Ann Brown"), after a title or by a verb of saying ("Brown said"), or otherwise."""

_CAPITALS = 3  # in `Passage.sums`


class _Places(NamedTuple):
    """The first and last passage that each term stands in, how many it stands in, and its weight in all of them."""

    first: dict[str, int]
    last: dict[str, int]
    times: dict[str, int]
    weights: dict[str, float]


def rows(found: Sequence[Passage], lead: int) -> tuple[list[list[float]], list[float], list[float]]:
    """The features of each passage in the order of `NAMES`, its likeness to the core, and the share of its terms that
    other passages than its neighbours have.

    Args:
        found: the passages of an article.
        lead: how many of the first ones are its lead.
    """
    vectors = [passage.vector for passage in found]
    count = len(vectors)
    likeness, _core = topics.likenesses(vectors)
    places = _places(vectors)
    first, last, times, _ = places
    names = [_names(passage) for passage in found]
    counted = [dict.fromkeys(found_names, 1.0) for found_names in names]
    name_places = _places(counted)
    name_first, name_last, _, _ = name_places
    blocks = _blocks(vectors, places, 0.0)
    name_blocks = _blocks(counted, name_places, _FEW_NAMES)
    cuts, name_cuts = _cuts(vectors, times), _name_cuts(name_places, count)
    lead_vector = topics.weighted(look(word).term for passage in found[:lead] for word in passage.words)
    back = wordlists.words("refers-back")
    made, shares = [], []
    lowest_cut = 1.0
    for i, (passage, vector) in enumerate(zip(found, vectors, strict=True)):
        lowest_cut = min(lowest_cut, cuts[i])
        shared, before, after, often, own = _shares(vector, places, i)
        named = [name for name in names[i] if name in vector]
        made.append(
            [
                likeness[i],
                topics.cosine(vector, lead_vector) if i > 1 else 0.5,
                shared,
                before,
                after,
                often,
                topics.cosine(vector, vectors[i - 1]) if i else 0.0,
                topics.cosine(vector, vectors[i + 1]) if i + 1 < count else 0.0,
                topics.cosine(vectors[i - 1], vectors[i + 1]) if 0 < i < count - 1 else 0.0,
                float(min(len(vector), 40)),
                float(len(named)),
                sum([first[name] < i - 1 or last[name] > i + 1 for name in named]) / (len(named) or 1),
                own,
                float(any(word.lower() in back for word in passage.words[:3])),
                cuts[i],
                cuts[i + 1],
                lowest_cut,
                blocks[i],
                name_blocks[i],
                name_cuts[i],
                name_cuts[i + 1],
                float(sum([name_first[name] < i for name in names[i]])),
                float(sum([name_last[name] > i for name in names[i]])),
                float(sum([p == "full" and name_first[name] == i for name, p in names[i].items()])),
                float(sum([p == "taken-up" and name_first[name] < i for name, p in names[i].items()])),
                float(sum([p == "taken-up" and name_first[name] == i for name, p in names[i].items()])),
            ]
        )
        shares.append(shared)
    return made, likeness, shares


def _places(vectors: Sequence[topics.Vector]) -> _Places:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    times: dict[str, int] = {}
    weights: dict[str, float] = {}
    for number, vector in enumerate(vectors):
        for name, weight in vector.items():
            if name in first:
                times[name] += 1
                weights[name] += weight
            else:
                first[name] = number
                times[name] = 1
                weights[name] = weight
            last[name] = number
    return _Places(first, last, times, weights)


def _names(passage: Passage) -> dict[str, _Part]:
    """The names in a passage by stem, and what part each plays at its first mention; a word that opens the passage with
    a capital may be none.
    """
    made: dict[str, _Part] = {}
    if not passage.sums[_CAPITALS]:
        return made
    words = passage.words
    titles, speech = wordlists.words("titles"), wordlists.words("speech")
    final = len(words) - 1
    previous = ""
    for at, word in enumerate(words):
        capital = word[0].isupper()
        name, weight = look(word).term if capital else ("", 0.0)
        if weight and name not in made:
            after_name = previous[:1].isupper()
            if after_name:
                part: _Part = "taken-up" if previous in titles else "full"
            elif (at < final and words[at + 1] in speech) or (
                previous in speech and not (at < final and words[at + 1][0].isupper())
            ):
                part = "taken-up"
            else:
                part = "other"
            made[name] = part
        previous = word
    return made


def _shares(vector: topics.Vector, places: _Places, number: int) -> tuple[float, float, float, float, float]:
    """Shares of a passage's terms, by weight: those that stand elsewhere than in it and its neighbours, before, after,
    in three passages or more, and those that stand in its neighbours only.
    """
    first, last, times, _ = places
    shared = before = after = often = own = 0.0
    for name, weight in vector.items():
        passages = times[name]
        if passages == 1:
            continue
        earlier, later = first[name] < number - 1, last[name] > number + 1
        if earlier:
            before += weight
        if later:
            after += weight
        if earlier or later:
            shared += weight
        else:
            own += weight
        if passages > 2:
            often += weight
    total = sum(vector.values()) or 1.0
    return shared / total, before / total, after / total, often / total, own / total


def _blocks(vectors: Sequence[topics.Vector], places: _Places, fewest: float) -> list[float]:
    """For each passage the lowest share of a block's terms that stand outside it too, of all blocks it stands in.

    A block whose terms weigh `fewest` at most is left out, and so is one that outweighs the rest.
    """
    count = len(vectors)
    kept = [[0.0] * LONGEST for _ in range(count)]  # weight of the terms that begin here and end so many passages on
    for name, at in places.first.items():
        span = places.last[name] - at
        if span < LONGEST:
            kept[at][span] += places.weights[name]
    inside = [list(accumulate(weights)) for weights in kept]
    totals = [0.0, *accumulate(sum(vector.values()) for vector in vectors)]
    lowest = [1.0] * count
    for start in range(count):
        for end in range(start, min(start + LONGEST, count)):
            total = totals[end + 1] - totals[start]
            if total <= fewest or 2 * total > totals[-1]:
                continue
            own = sum([inside[number][end - number] for number in range(start, end + 1)])
            value = 1 - own / total
            for number in range(start, end + 1):
                if value < lowest[number]:
                    lowest[number] = value
    return lowest


def _cuts(vectors: Sequence[topics.Vector], times: dict[str, int]) -> list[float]:
    """The cosine of all before and all after each gap between passages, from the one before the first on.

    A term that stands in one passage only adds to the lengths and not to the product.
    """
    often = [{name: weight for name, weight in vector.items() if times[name] > 1} for vector in vectors]
    alone = [sum([weight * weight for name, weight in vector.items() if times[name] == 1]) for vector in vectors]
    after: topics.Vector = {}
    for vector in often:
        for name, weight in vector.items():
            after[name] = after.get(name, 0.0) + weight
    before = dict.fromkeys(after, 0.0)
    dot, before_square = 0.0, 0.0
    after_square = sum([weight * weight for weight in after.values()]) + sum(alone)
    made = [1.0]
    for vector, single in zip(often, alone, strict=True):
        before_square += single
        after_square -= single
        for name, weight in vector.items():
            old, rest = before[name], after[name]
            before[name], after[name] = old + weight, rest - weight
            dot += (old + weight) * (rest - weight) - old * rest
            before_square += weight * (2 * old + weight)
            after_square -= weight * (2 * rest - weight)
        lengths = before_square * after_square
        made.append(dot / sqrt(lengths) if lengths > 1e-9 else 0.0)
    return made


def _name_cuts(places: _Places, count: int) -> list[float]:
    """At each gap, from the one before the first passage on, the share of the names on the side that has fewer of them
    which stand on both sides; 1 where a side has none.
    """
    opened, closed = [0] * (count + 1), [0] * (count + 1)
    for name, at in places.first.items():
        opened[at] += 1
        closed[places.last[name]] += 1
    made = [1.0]
    before, after, total = 0, len(places.first), len(places.first)
    for i in range(count):
        before += opened[i]
        after -= closed[i]
        fewer = min(before, after)
        made.append((before + after - total) / fewer if fewer else 1.0)
    return made
