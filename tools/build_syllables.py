"""Build `syllables.trie`: the words whose syllables the spelling rules of `artlint.language.syllables` get wrong.

Source: the CMU pronouncing dictionary (PyPI `pocketsphinx`, model/en-us/cmudict-en-us.dict). Run it after
`build_lexicon.py`, whose table says which words are in use.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import marisa_trie  # type: ignore[import-not-found, unused-ignore]

from artlint.language import lexicon, syllables

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/syllables.trie"

USED_ZIPF = 2.0
"""Zipf from which a word is worth an entry."""
_VOWEL = re.compile("[AEIOU]")


def parse_pronunciations(lines: Iterable[str]) -> dict[str, list[int]]:
    """Read a CMUdict file; give each word's syllable counts, its first pronunciation's first."""
    counts: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        word, *phones = line.split()
        syllable_count = sum(_VOWEL.match(phone) is not None for phone in phones)
        if syllable_count:
            counts[re.sub(r"\(\d+\)$", "", word)].append(syllable_count)
    return dict(counts)


def exceptions(counts: Mapping[str, list[int]]) -> dict[str, int]:
    """Give the words in use whose count no rule of `syllables` finds; acronyms under their capitals."""
    table: dict[str, int] = {}
    for word, listed in counts.items():
        found = lexicon.entry(word)
        if not found or found.zipf < USED_ZIPF or not word.replace("'", "").isalpha() or word.endswith("'s"):
            continue
        if found.name and found.cased == word.upper():
            if syllables.spelt_out(word) not in listed:
                table[word.upper()] = listed[0]
        elif len(word) > 1 and syllables.heuristic(word) not in listed:
            table[word] = listed[0]
    return table


def build(table: Mapping[str, int]) -> marisa_trie.BytesTrie:
    """Pack the exceptions into the trie that `artlint.language.syllables` reads."""
    return marisa_trie.BytesTrie(sorted((word, bytes([number])) for word, number in table.items()))


def _report(counts: Mapping[str, list[int]], table: Mapping[str, int]) -> None:
    """Print the share of ordinary words (no names) whose count is one CMUdict lists."""
    ordinary = [
        word
        for word in counts
        if word.isalpha() and len(word) > 1 and lexicon.known(word) and not lexicon.is_name(word)
    ]
    for label, words in (("used", [w for w in ordinary if lexicon.zipf(w) >= USED_ZIPF]), ("all", ordinary)):
        rules = sum(syllables.heuristic(word) in counts[word] for word in words)
        both = sum(table.get(word, syllables.heuristic(word)) in counts[word] for word in words)
        print(f"{label}: {len(words)} words, rules {rules / len(words):.4f}, with table {both / len(words):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmudict", type=Path, help="default: the file of the installed pocketsphinx")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    path = arguments.cmudict or Path(str(files("pocketsphinx") / "model/en-us/cmudict-en-us.dict"))
    counts = parse_pronunciations(path.read_text("utf-8").splitlines())
    table = exceptions(counts)
    build(table).save(str(arguments.output))
    print(f"{len(table)} exceptions, {arguments.output.stat().st_size} bytes")
    _report(counts, table)


if __name__ == "__main__":
    main()
