"""Whether one article is a rewrite of another, what of it was carried over, and which facts changed on the way.

Sentences are aligned by `artlint.language.alignment`; `differences` says what changed inside aligned sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from artlint.comparing import differences, texts
from artlint.comparing.differences import Difference
from artlint.comparing.texts import Name, Text
from artlint.document import Document
from artlint.language import alignment
from artlint.language import figures as figuring
from artlint.language.alignment import Link

Verdict = Literal["rewrite", "shares material", "unrelated"]


class Comparison(NamedTuple):
    """What came of comparing two articles.

    `share_of_a` is how much of A's words stands in sentences carried over to B, `share_of_b` how much of B's in
    sentences that stem from A; `score` is between 0 and 1.
    """

    a: Text
    b: Text
    verdict: Verdict
    score: float
    share_of_a: float
    share_of_b: float
    links: Sequence[Link]
    shared_names: Sequence[str]
    shared_figures: Sequence[str]
    differences: Sequence[Difference]

    @property
    def altered(self) -> bool:
        """Whether a fact is altered."""
        return any(difference.severity == "error" for difference in self.differences)


def compare(first: Document, second: Document) -> Comparison:
    """Compare two articles, A and B."""
    data = texts.thresholds()
    a, b = texts.read(first), texts.read(second)
    thresholds = alignment.Thresholds(
        data["alignment"]["sure"],
        data["alignment"]["between"],
        data["alignment"]["most-places"],
        data["alignment"]["fewest-words"],
    )
    links = alignment.align(a.features, b.features, thresholds)
    share_of_a, share_of_b = _share(a, {link.a for link in links}), _share(b, {link.b for link in links})
    score = _score(a, b, links, share_of_a, share_of_b)
    verdict = _verdict(score, len(links), min(len(a.sentences), len(b.sentences)))
    return Comparison(
        a,
        b,
        verdict,
        score,
        share_of_a,
        share_of_b,
        links,
        sorted(_written(a.names, first) & _written(b.names, second)),
        _shared_figures(a, b),
        differences.find(a, b, links) if verdict != "unrelated" else (),
    )


def _share(text: Text, linked: set[int]) -> float:
    total = sum(feature.length for feature in text.features)
    return sum(text.features[number].length for number in linked) / total if total else 0.0


def _score(a: Text, b: Text, links: Sequence[Link], share_of_a: float, share_of_b: float) -> float:
    """How sure it is that one text was made from the other: the greater share, weighed by how alike the pairs are."""
    if not links:
        return 0.0
    weights = [min(a.features[link.a].length, b.features[link.b].length) for link in links]
    alike = sum(link.likeness * weight for link, weight in zip(links, weights, strict=True)) / max(1, sum(weights))
    return max(share_of_a, share_of_b) * min(1.0, alike / 0.5)


def _verdict(score: float, pairs: int, sentences: int) -> Verdict:
    limits = texts.thresholds()["verdict"]
    if pairs < min(limits["fewest-pairs"], sentences) or score < limits["shares-material"]:
        return "unrelated"
    return "rewrite" if score >= limits["rewrite"] else "shares material"


def _written(names: Sequence[Sequence[Name]], document: Document) -> set[str]:
    return {
        " ".join(document.folded[slice(*name.span)].removesuffix("'s").split()) for listed in names for name in listed
    }


def _shared_figures(a: Text, b: Text) -> list[str]:
    others = [figure for listed in b.figures for figure in listed]
    shared: dict[str, None] = {}
    for figure in (figure for listed in a.figures for figure in listed):
        if any(figuring.same(figure, other) for other in others):
            shared[" ".join(a.document.text[slice(*figure.span)].split())] = None
    return list(shared)
