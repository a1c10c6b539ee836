"""Build `ngrams.bin` and `ngram_words.trie`, the trigram model that `artlint.language.ngrams` reads.

Source: model/en-us/en-us.lm.bin of PyPI `pocketsphinx`, a "Trie Language Model" of sphinxbase, whose format is set
down in that package's src/lm/ngram_model_trie.c, lm_trie.c and lm_trie_quant.c. Run it after `build_lexicon.py`; it
takes a minute and 2 GB of memory.

The model is cut to 16-bit word ids, and n-grams that back-off tells nearly as well are dropped. Back-off weights stay
as they were, so that every n-gram kept, and what the source itself backs off for, is answered as the source does.
"""

import argparse
import math
import statistics
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import marisa_trie  # type: ignore[import-not-found, unused-ignore]

from artlint.language import lexicon, ngrams

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data"

VOCABULARY = 1 << 16
"""Most words a 16-bit id can tell apart."""
BIGRAM_TOLERANCE = 0.2
"""A bigram goes when the unigram backed off to is within this of it, log10."""
TRIGRAM_TOLERANCE = 0.4
"""A trigram goes when the bigram backed off to is within this of it, log10."""

_MAGIC = b"Trie Language Model"
_LOG10 = math.log10(1.0001)
"""The source's logarithms are to base 1.0001."""
_QUANTA = 1 << 16


class Bigram(NamedTuple):
    """log10 P(w2 | w1), None when back-off tells it well enough, and the back-off weight of the context w1 w2."""

    prob: float | None
    backoff: float


class Model(NamedTuple):
    """A trigram model: ids index `words`; probabilities and weights are log10."""

    words: list[str]
    prob: list[float]
    backoff: list[float]
    bigrams: dict[tuple[int, int], Bigram]
    trigrams: dict[tuple[int, int, int], float]


def _bit_fields(data: bytes, base: int, stride: int, offset: int, width: int) -> Callable[[int], int]:
    """Give a reader of the little-endian fields of `width` <= 25 bits that stand `stride` bits apart."""
    mask = (1 << width) - 1

    def read(index: int) -> int:
        bit = index * stride + offset
        first = base + (bit >> 3)
        return int.from_bytes(data[first : first + 4], "little") >> (bit & 7) & mask

    return read


def read_trie_model(data: bytes) -> Model:
    """Read a sphinxbase trie model of order 3; its trie runs from the last word of an n-gram to the first."""
    if not data.startswith(_MAGIC) or data[len(_MAGIC)] != 3:
        raise ValueError("not a sphinxbase trie model of order 3")
    at = len(_MAGIC) + 1
    counts = struct.unpack_from("<3I", data, at)
    at += 12 + 4
    quanta = [[q * _LOG10 for q in struct.unpack_from(f"<{_QUANTA}f", data, at + 4 * _QUANTA * i)] for i in range(3)]
    at += 3 * 4 * _QUANTA
    unigrams = list(struct.iter_unpack("<ffI", data[at : at + 12 * (counts[0] + 1)]))
    at += 12 * len(unigrams)

    word_bits, next_bits = counts[0].bit_length(), counts[2].bit_length()
    stride = word_bits + 32 + next_bits
    middle_word = _bit_fields(data, at, stride, 0, word_bits)
    middle_backoff = _bit_fields(data, at, stride, word_bits, 16)
    middle_prob = _bit_fields(data, at, stride, word_bits + 16, 16)
    middle_next = _bit_fields(data, at, stride, word_bits + 32, next_bits)
    at += ((1 + counts[1]) * stride + 7) // 8 + 8
    stride = word_bits + 16
    longest_word = _bit_fields(data, at, stride, 0, word_bits)
    longest_prob = _bit_fields(data, at, stride, word_bits, 16)
    at += ((1 + counts[2]) * stride + 7) // 8 + 8

    (size,) = struct.unpack_from("<I", data, at)
    words = data[at + 4 : at + 4 + size].decode("utf-8").split("\0")[:-1]
    bigrams: dict[tuple[int, int], Bigram] = {}
    trigrams: dict[tuple[int, int, int], float] = {}
    for last in range(counts[0]):
        for i in range(unigrams[last][2], unigrams[last + 1][2]):
            before = middle_word(i)
            bigrams[before, last] = Bigram(quanta[0][middle_prob(i)], quanta[1][middle_backoff(i)])
            for j in range(middle_next(i), middle_next(i + 1)):
                trigrams[longest_word(j), before, last] = quanta[2][longest_prob(j)]
    prob, backoff = ([unigram[i] * _LOG10 for unigram in unigrams[:-1]] for i in (0, 1))
    return Model(words, prob, backoff, bigrams, trigrams)


def rank_words(model: Model, size: int) -> Model:
    """Keep `size` words and their n-grams, ids by falling frequency; rare words that no dictionary has go first."""
    median = statistics.median(model.prob)

    def weight(i: int) -> float:
        return 0.0 if model.words[i] == ngrams.START else model.prob[i]  # it is never predicted: -99

    def dispensable(i: int) -> bool:
        return weight(i) <= median and not lexicon.known(model.words[i])

    kept = sorted(range(len(model.words)), key=lambda i: (dispensable(i), -weight(i), i))[:size]
    kept.sort(key=lambda i: (-weight(i), i))
    new = {old: i for i, old in enumerate(kept)}
    return Model(
        [model.words[i] for i in kept],
        [model.prob[i] for i in kept],
        [model.backoff[i] for i in kept],
        {(new[a], new[b]): value for (a, b), value in model.bigrams.items() if a in new and b in new},
        {(new[a], new[b], new[c]): p for (a, b, c), p in model.trigrams.items() if a in new and b in new and c in new},
    )


def prune(model: Model, bigram_tolerance: float, trigram_tolerance: float) -> Model:
    """Drop the probabilities that back-off tells within the tolerance."""

    def backed_off(a: int, b: int) -> float:
        return model.backoff[a] + model.prob[b]

    def kept_prob(a: int, b: int, prob: float | None) -> float | None:
        return None if prob is None or abs(prob - backed_off(a, b)) <= bigram_tolerance else prob

    bigrams = {(a, b): Bigram(kept_prob(a, b, own.prob), own.backoff) for (a, b), own in model.bigrams.items()}
    absent = Bigram(None, 0.0)

    def lower(a: int, b: int, c: int) -> float:
        prob = bigrams.get((b, c), absent).prob
        return bigrams.get((a, b), absent).backoff + (backed_off(b, c) if prob is None else prob)

    trigrams = {key: p for key, p in model.trigrams.items() if abs(p - lower(*key)) > trigram_tolerance}
    return model._replace(bigrams=bigrams, trigrams=trigrams)


def _starts(sorted_groups: Iterable[int], size: int) -> Iterator[int]:
    """Give where each of the groups 0 to size - 1 starts in a sorted column, and then the column's length."""
    group, length = -1, 0
    for own in sorted_groups:
        yield from [length] * (own - group)
        group, length = own, length + 1
    yield from [length] * (size - group)


def pack(model: Model) -> tuple[bytes, marisa_trie.Trie]:
    """Quantise a model and lay it out as `ngrams.LAYOUT` says; give the table and the words' trie."""
    size = len(model.words)
    trie = marisa_trie.Trie(model.words)
    rank = [0] * size
    for i, word in enumerate(model.words):
        rank[trie[word]] = i

    def byte(value: float, steps: int) -> int:
        return min(255, max(0, round(value * steps)))

    def backoff(weight: float) -> int:
        return byte(weight - ngrams.BACKOFF_FLOOR, ngrams.BACKOFF_STEPS)

    def unigram(values: list[float]) -> list[int]:
        return [round(max(value, ngrams.UNKNOWN) * ngrams.UNIGRAM_STEPS) for value in values]

    trigrams = sorted(model.trigrams)
    used = {key[:2] for key in trigrams}
    if not used <= model.bigrams.keys():
        raise ValueError("a trigram without its context")
    bigrams = sorted(key for key, own in model.bigrams.items() if own.prob is not None)
    contexts = sorted(key for key, own in model.bigrams.items() if key in used or backoff(own.backoff) != backoff(0.0))
    number = {key: i for i, key in enumerate(contexts)}
    columns: dict[str, Iterable[int]] = {
        "rank": rank,
        "unigram_prob": unigram(model.prob),
        "unigram_backoff": unigram(model.backoff),
        "bigram_start": _starts((a for a, _ in bigrams), size),
        "bigram_word": (b for _, b in bigrams),
        "bigram_prob": (byte(-(model.bigrams[key].prob or 0.0), ngrams.PROB_STEPS) for key in bigrams),
        "context_start": _starts((a for a, _ in contexts), size),
        "context_word": (b for _, b in contexts),
        "context_backoff": (backoff(model.bigrams[key].backoff) for key in contexts),
        "trigram_start": _starts((number[key[:2]] for key in trigrams), len(contexts)),
        "trigram_word": (c for _, _, c in trigrams),
        "trigram_prob": (byte(-model.trigrams[key], ngrams.PROB_STEPS) for key in trigrams),
    }
    table = bytearray(ngrams.HEADER.pack(ngrams.MAGIC, size, len(bigrams), len(contexts), len(trigrams)))
    for name, kind, _, _ in ngrams.LAYOUT:
        column = array(kind, columns[name])
        if sys.byteorder == "big":
            column.byteswap()
        table += column.tobytes()
        table += bytes(-len(table) % 8)
    return bytes(table), trie


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="default: the file of the installed pocketsphinx")
    parser.add_argument("--bigram-tolerance", type=float, default=BIGRAM_TOLERANCE)
    parser.add_argument("--trigram-tolerance", type=float, default=TRIGRAM_TOLERANCE)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="folder of the two files")
    arguments = parser.parse_args()
    path = arguments.model or Path(str(files("pocketsphinx") / "model/en-us/en-us.lm.bin"))
    source = read_trie_model(path.read_bytes())
    model = prune(rank_words(source, VOCABULARY), arguments.bigram_tolerance, arguments.trigram_tolerance)
    table, trie = pack(model)
    (arguments.output / "ngrams.bin").write_bytes(table)
    trie.save(str(arguments.output / "ngram_words.trie"))
    _, words, bigrams, contexts, trigrams = ngrams.HEADER.unpack_from(table)
    print(f"{words} words of {len(source.words)}, {bigrams} bigrams of {len(source.bigrams)}, {contexts} contexts,")
    print(f"{trigrams} trigrams of {len(source.trigrams)}; {len(table)} bytes")


if __name__ == "__main__":
    main()
