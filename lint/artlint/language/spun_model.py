"""Whether an article was spun: what `artlint.language.spinning` saw of its words, pooled into log-odds.

Two logistic sums, fitted by `tools/train_spun.py` and kept in `data/spun.json`. The first reads the words as they
stand and dismisses most articles; only what it leaves is weighed against the thesaurus, which costs ten times as much:
every other word first, and the rest where those leave a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from artlint.document import Document
from artlint.language import data_path, made_of, read_json
from artlint.language.spinning import UNSUSPECTED, Read, Reading, Weighed, read, weigh

DISMISSED = -9.0
"""Log-odds of an article that the first sum lets go."""
FEWEST = 25
"""Words that a machine may have written, under which an article says nothing."""
_FEW, _MANY = 25, 300  # such words, between which what an article says grows with the square root of their number
_HUNDRED = 100
_FURTHEST = 4.0  # deviations from the usual, beyond which a feature says no more
_RATES = (0.05, 0.15, 0.3)  # of words replaced, under which the likelihood of the article is taken


class Judgement(NamedTuple):
    """Log-odds that a machine wrote the article anew (0 is even), and its words with what each says.

    `weighed` is empty where the article was dismissed; else it goes with `reads`.
    """

    log_odds: float
    reads: list[Read]
    weighed: list[Weighed]


class Sum(NamedTuple):
    """A logistic sum: what is usual for each feature, by how much it varies, and its weight."""

    features: list[str]
    centres: list[float]
    scales: list[float]
    weights: list[float]
    length_weight: float
    bias: float

    def log_odds(self, features: Mapping[str, float], words: int) -> float:
        """Log-odds for the features of an article with so many words that a machine may have written."""
        total = self.length_weight
        for name, centre, scale, weight in zip(self.features, self.centres, self.scales, self.weights, strict=True):
            total += weight * max(-_FURTHEST, min(_FURTHEST, (features[name] - centre) / scale))
        return total * length_factor(words) + self.bias


class Model(NamedTuple):
    """Both sums, and the log-odds up to which an article is let go: of the first; of the second over half the words."""

    first: Sum
    second: Sum
    dismissed_to: float
    half_dismissed_to: float


def length_factor(words: int) -> float:
    """How much an article of so many words that a machine may have written says, against one of a hundred."""
    return sqrt(max(_FEW, min(_MANY, words)) / _HUNDRED)


@cache
def _model() -> Model:
    data = made_of(data_path("spun.json"), read_json)
    return Model(Sum(**data.pop("first")), Sum(**data.pop("second")), **data)


@lru_cache(maxsize=1)
def judge(document: Document, known: float = 0.0) -> Judgement:
    """Judge an article, of which other signs give log-odds of `known`; OSError if a table is missing."""
    reading = read(document)
    reads = reading.reads
    if len(reads) < FEWEST:
        return Judgement(DISMISSED, reads, [])
    model = _model()
    features = first_features(reading)
    if model.first.log_odds(features, len(reads)) + known <= model.dismissed_to:
        return Judgement(DISMISSED, reads, [])
    half = weigh(reads[::2])
    features.update(second_features(reads[::2], half))
    if model.second.log_odds(features, len(reads)) + known <= model.half_dismissed_to:
        return Judgement(DISMISSED, reads, [])
    weighed = [UNSUSPECTED] * len(reads)
    weighed[::2], weighed[1::2] = half, weigh(reads[1::2])
    features.update(second_features(reads, weighed))
    return Judgement(model.second.log_odds(features, len(reads)) + known, reads, weighed)


def first_features(reading: Reading) -> dict[str, float]:
    """What the words say as they stand."""
    reads = reading.reads
    count = len(reads)
    ties = sorted(sum(one.ties) for one in reads)
    left, right, further = ([one.ties[k] for one in reads] for k in range(3))
    loose = [one.frequency for one in reads if one.ties[0] <= 0 and one.ties[1] <= 0]
    frequencies = sorted(one.frequency for one in reads)
    found = {
        "words": log(count),
        "density": count / max(1, reading.words),
        "tie": _mean([max(-2.0, min(4.0, tie)) for tie in ties]),
        "left": _mean(left),
        "right": _mean(right),
        "further": _mean(further),
        "left-loose": sum(tie < 0 for tie in left) / count,
        "right-loose": sum(tie < 0 for tie in right) / count,
        "further-loose": sum(tie < 0 for tie in further) / count,
        "loose": len(loose) / count,
        "looser": sum(one.ties[0] <= -0.3 and one.ties[1] <= -0.3 for one in reads) / count,
        "loose-rare": sum(frequency < 4 for frequency in loose) / count,
        "loose-common": sum(frequency >= 4.2 for frequency in loose) / count,
        "small": _mean(reading.small),
        "small-loose": sum(tie < -0.3 for tie in reading.small) / max(1, len(reading.small)),
        "strange": len(reading.strange) / count,
        "strange-rare": sum(frequency < 2 for frequency in reading.strange) / count,
        "frequency": _mean(frequencies),
    }
    for part in (0.05, 0.1, 0.2, 0.35, 0.5, 0.75):
        found[f"tie-{part}"] = _quantile(ties, part)
    for part in (0.05, 0.15, 0.3):
        found[f"frequency-{part}"] = _quantile(frequencies, part)
    for limit in (2.5, 3.0, 3.5, 4.0):
        found[f"rarer-than-{limit}"] = sum(frequency < limit for frequency in frequencies) / count
    return found


def second_features(reads: Sequence[Read], weighed: Sequence[Weighed]) -> dict[str, float]:
    """What the words say against those they may stand for."""
    count = len(reads)
    evidence = [one.evidence for one in weighed]
    either = [max(one.evidence, one.bent - 0.5) for one in weighed]
    lifts = [one.lift for one in weighed]
    by_frequency = [(read.frequency, one.evidence) for read, one in zip(reads, weighed, strict=True)]
    found = {
        "likelihood-either": _mean([_log_likelihood(value, 0.2) for value in either]),
        "against": _mean([min(0.0, value) for value in either]),
        "lift": _mean(lifts),
        "lifted": sum(lift > 3 for lift in lifts) / count,
        "neighbours": sum(a > 0.3 and b > 0.3 for a, b in pairwise(either)) / count,
        "evidence-rare": sum(max(value, 0) for frequency, value in by_frequency if frequency < 4.2) / count,
        "evidence-common": sum(max(value, 0) for frequency, value in by_frequency if frequency >= 4.2) / count,
        "mean-rare": _mean([value for frequency, value in by_frequency if frequency < 4]),
        "mean-usual": _mean([value for frequency, value in by_frequency if 4 <= frequency < 5]),
        "mean-common": _mean([value for frequency, value in by_frequency if frequency >= 5]),
    }
    for name, values in (("carried", evidence), ("bent", [one.bent for one in weighed])):
        ranked = sorted(values, reverse=True)
        for rate in _RATES:
            found[f"likelihood-{name}-{rate}"] = _mean([_log_likelihood(value, rate) for value in values])
        for limit in (0, 0.5, 1, 1.5, 2, 3):
            found[f"{name}-over-{limit}"] = sum(value > limit for value in values) / count
        for most in (3, 8):
            found[f"{name}-top-{most}"] = _mean([max(value, -1.0) for value in ranked[:most]])
        for part in (0.03, 0.07, 0.12, 0.2, 0.3, 0.5):
            found[f"{name}-{part}"] = _quantile(ranked, part)
    return found


def _log_likelihood(evidence: float, rate: float) -> float:
    """Log of how much likelier a word is if a machine replaced a share `rate` of all words than if it replaced none."""
    return log(1 - rate + rate * 10 ** min(evidence, 4.0))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _quantile(ranked: Sequence[float], part: float) -> float:
    return ranked[min(len(ranked) - 1, int(part * len(ranked)))] if ranked else 0.0
