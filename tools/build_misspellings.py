"""Build `misspellings.trie`: known misspellings and their corrections.

Source: the word list of `typos` (MIT or Apache-2.0), which its PyPI source archive holds as generated Rust,
crates/typos-dict/src/word_codegen.rs. Run it after `build_lexicon.py`. CMUdict (PyPI `pocketsphinx`) and the word
frequencies of other languages (PyPI `wordfreq`) tell names and foreign words, which are then left out.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import marisa_trie  # type: ignore[import-not-found, unused-ignore]

from artlint.language import lexicon

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/misspellings.trie"

MOST_FREQUENT = 3.3
"""Zipf above which a listed misspelling is taken for a word ("womens")."""
RAREST_CORRECTION = 1.5
"""Zipf a correction must have: the list is for programmers ("filesyste")."""
SHORTEST = 5
"""Letters from which any listed misspelling is taken; shorter ones are often abbreviations or names."""
SWAPPED_ZIPF = 5.0
"""Zipf the one correction must have, its letters the same, for a short word or a surname to stay ("teh", "thier")."""
MOST_CORRECTIONS = 3
FOREIGN_LANGUAGES = ("de", "es", "fr", "it", "pt")
"""Languages English news quotes; more of them would take "adress" (Swedish) and "succes" (Dutch) away."""
FOREIGN_ZIPF = 3.7
"""Zipf in one of these languages above which it is a foreign word ("raison")."""

_ENTRY = re.compile(r'InsensitiveStr::(?:Ascii|Unicode)\(\s*"([^"]+)"\s*\),\s*&\[([^\]]*)\]')
_NO_SURNAME = re.compile("(?:ment|sion|tion|ing|ed|ly|[ai]ble|[ae]nce|[ae]nt|al|ous|liar|tee|ful)s?$")
"""Endings that tell a misspelling CMUdict pronounces ("goverment", "commitee") from a surname ("Cartledge")."""
_LONG = 8
_VARIANTS = (("ise", "ize"), ("isation", "ization"), ("ising", "izing"), ("our", "or"), ("yse", "yze"), ("lled", "led"))


def parse_typos(source: str) -> dict[str, list[str]]:
    """Read misspelling -> corrections out of the generated Rust."""
    return {word: re.findall('"([^"]+)"', listed) for word, listed in _ENTRY.findall(source)}


def edit_distance(a: str, b: str) -> int:
    """Count the edits between two words; a swap of neighbours is one (optimal string alignment)."""
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]


def _american(word: str) -> str:
    """Bring British endings to the American ones, to compare."""
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word


def choose(word: str, listed: Iterable[str], is_other_word: Callable[[str], bool]) -> tuple[str, ...]:
    """Give the corrections to keep for a listed misspelling, the nearest and then commonest first; () to drop it."""
    if not (word.isascii() and word.isalpha()) or lexicon.known(word) or lexicon.zipf(word) > MOST_FREQUENT:
        return ()  # a word of its own
    kept = [c for c in listed if c.isalpha() and lexicon.known(c) and lexicon.zipf(c) >= RAREST_CORRECTION]
    if any(_american(c) == _american(word) or c == word + "g" for c in kept):
        return ()  # the other side's spelling, or speech written down ("goin")
    swapped = len(kept) == 1 and sorted(kept[0]) == sorted(word) and lexicon.zipf(kept[0]) >= SWAPPED_ZIPF
    if not swapped and (len(word) < SHORTEST or is_other_word(word)):
        return ()
    kept.sort(key=lambda c: (edit_distance(word, c), -lexicon.zipf(c), c))
    return tuple(kept[:MOST_CORRECTIONS])


def build(table: Mapping[str, tuple[str, ...]]) -> marisa_trie.BytesTrie:
    """Pack the table into the trie that `artlint.language.misspellings` reads."""
    return marisa_trie.BytesTrie(sorted((word, ",".join(kept).encode()) for word, kept in table.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--typos", type=Path, required=True, help="word_codegen.rs of the typos source archive")
    parser.add_argument("--cmudict", type=Path, help="default: the file of the installed pocketsphinx")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    import wordfreq  # type: ignore[import-not-found, unused-ignore]  # the functions above are tested without it

    cmudict = arguments.cmudict or Path(str(files("pocketsphinx") / "model/en-us/cmudict-en-us.dict"))
    pronounced = {line.split(None, 1)[0] for line in cmudict.read_text("utf-8").splitlines()}
    foreign = {
        word
        for language in FOREIGN_LANGUAGES
        for word, value in wordfreq.get_frequency_dict(language, "best").items()
        if value >= 10 ** (FOREIGN_ZIPF - 9)
    }

    def is_name_or_foreign(word: str) -> bool:
        if word in pronounced:
            return len(word) < _LONG or not _NO_SURNAME.search(word)
        return word in foreign

    listed = parse_typos(arguments.typos.read_text("utf-8"))
    chosen = {word: choose(word, corrections, is_name_or_foreign) for word, corrections in listed.items()}
    table = {word: kept for word, kept in chosen.items() if kept}
    build(table).save(str(arguments.output))
    print(f"{len(table)} of {len(listed)} misspellings, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
