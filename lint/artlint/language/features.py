"""What can be seen of each passage of an article: its shape, topic, neighbours and the article it stands in.

A row of numbers a passage, in the order of `FEATURES`, made for the trees of `artlint.language.strays`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import log1p

from artlint.document import OPAQUE, Document
from artlint.language import near_features, topic_features, wordlists
from artlint.language.passages import LISTS, STRONG, Passage, passages

_SHAPE = (
    "words", "stopped", "cut-off", "capitals", "titled", "function", "quote", "asks", "figures", "colon", "bar",
    "lower", "exclaims", "handle", "dated", "pictured", "rarity", "letters", "dateline", "opens-new",
)  # fmt: skip
_KIND = ("heading", "list-item", "caption", "quotation", "glued")
_AROUND = (
    "position", "from-end", "prose-before", "prose-after", "since-prose", "until-prose", "strong-near",
    "fragments-near", "previous-words", "next-words", "previous-stopped", "next-stopped", "previous-likeness",
    "next-likeness", "previous-strong", "next-strong", "likeness-near", "shared-near", "same-before",
    "previous-titled", "next-titled", "previous-function", "next-function", "strong-before", "strong-after",
)  # fmt: skip
_WHOLE = ("passages", "strong-share", "prose-share", "mean-likeness", "stopped-share", "second-likeness", "mean-near")
FEATURES = (*_SHAPE, *LISTS, *_KIND, *topic_features.NAMES, *near_features.NAMES, *_AROUND, *_WHOLE)

_FRAGMENT_WORDS = 8
_DATELINE = 4  # letters in the shortest town in capitals


def _own(passage: Passage) -> list[float]:
    text, words = passage.text, passage.words
    count = len(words) or 1
    function, zipf, upper, capital, figures = passage.sums
    quotes = text.startswith('"')
    return [
        log1p(len(words)),
        float(passage.stopped),
        float(text.endswith(("...", "…"))),
        upper / count,
        capital / count,
        function / count,
        2.0 if quotes else float('"' in text),
        float(text.endswith("?")),
        figures / count,
        float(":" in text[:30]),
        float("|" in text or "•" in text or "»" in text or " · " in text),
        float(text[0].islower()),
        float("!" in text),
        float("@" in text or "#" in text or OPAQUE in text),
        float(bool(figures) and any(len(word) == 4 and word[:2] in ("19", "20") and word.isdigit() for word in words)),
        float(len(wordlists.words("of-pictures").intersection(words))),
        zipf / count,
        len(text) / count,
        float(len(words) > _FRAGMENT_WORDS and words[0].isupper() and len(words[0]) >= _DATELINE),
        float(text.startswith(("A ", "An "))),
        *[float(name in passage.cues) for name in LISTS],
        *[float(passage.kind == name) for name in _KIND[:-1]],
        float(passage.wall is not None),
    ]


def _lead_length(found: Sequence[Passage]) -> int:
    """How many of the first passages there are up to the second one of prose, 12 at most."""
    seen = 0
    for number, passage in enumerate(found[:12], start=1):
        seen += passage.prose
        if seen == 2:
            return number
    return min(len(found), 12)


def _distances(prose: Sequence[float]) -> list[float]:
    """Passages since the last one of prose, 0 for prose itself, 30 at most."""
    made, distance = [], 30.0
    for value in prose:
        distance = 0.0 if value else min(distance + 1, 30.0)
        made.append(distance)
    return made


def rows(document: Document) -> list[list[float]]:
    """What is seen of each passage, in the order of `FEATURES`."""
    found = passages(document)
    if not found:
        return []
    lead = _lead_length(found)
    topic, likeness, shared = topic_features.rows(found, lead)
    near, nearness = near_features.rows(found, lead)
    own = [_own(passage) for passage in found]
    count = len(found)
    strong = [float(not STRONG.isdisjoint(p.cues)) for p in found]
    fragment = [float(len(p.words) <= _FRAGMENT_WORDS and not o[1]) for p, o in zip(found, own, strict=True)]
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
