"""Build `lexicon.trie`: English words with frequency, US and UK marks, and their capitals.

Sources, fetched as `tools/README.md` says: the hunspell dictionaries en_US and en_GB (npm `dictionary-en`,
`dictionary-en-gb`), the SCOWL word lists they are made from (Debian `scowl`), company names with inner capitals
(npm `@cspell/dict-companies`) and word frequencies (PyPI `wordfreq`).
"""

import argparse
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import marisa_trie  # type: ignore[import-not-found, unused-ignore]

from artlint.language import lexicon

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/lexicon.trie"

COMMON_LEVEL = 60
"""SCOWL size of the ordinary hunspell dictionaries."""
LARGE_LEVEL = 70
"""SCOWL size of the "large" hunspell dictionaries."""
RAREST_LEVEL = 80
"""SCOWL size up to which words and names are taken if they are also used (`USED_ZIPF`)."""
USED_ZIPF = 2.0
FREQUENCY_FLOOR = 1.0
"""Zipf below which a word that no dictionary has is dropped."""
SHORTEST_RARE_WORD = 6
"""Letters a lower-case word of `LARGE_LEVEL` must have: shorter ones ("ert", "jor", "stree") hide typos."""
SHORTEST_RAREST_WORD = 8
"""The same for `RAREST_LEVEL` ("theres")."""


class Affix(NamedTuple):
    """One line of a hunspell affix table."""

    strip: str
    add: str
    continuation: str
    """Flags of the affixes that may follow this one (two-fold affixes)."""
    condition: re.Pattern[str]


@dataclass
class AffixFile:
    """What of a hunspell .aff file decides which words exist."""

    prefixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    suffixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    crossable: set[str] = field(default_factory=set)
    """Flags whose prefixes and suffixes may stand on one word together."""
    forbidden: str = ""
    only_in_compound: str = ""
    need_affix: str = ""
    no_suggest: str = ""


def parse_affixes(text: str) -> AffixFile:
    """Parse a hunspell .aff file whose flags are single characters."""
    table = AffixFile()
    single_flags = {
        "FORBIDDENWORD": "forbidden",
        "ONLYINCOMPOUND": "only_in_compound",
        "NEEDAFFIX": "need_affix",
        "NOSUGGEST": "no_suggest",
    }
    for line in text.splitlines():
        match line.split():
            case ["FLAG", *_]:
                raise ValueError(f"flags of more than one character are not supported: {line!r}")
            case [name, flag, *_] if name in single_flags:
                setattr(table, single_flags[name], flag)
            case ["PFX" | "SFX", flag, "Y" | "N" as cross, count] if count.isdigit():
                if cross == "Y":
                    table.crossable.add(flag)
            case ["PFX" | "SFX" as kind, flag, strip, add, condition, *_]:
                letters, _, continuation = add.partition("/")
                pattern = f"^(?:{condition})" if kind == "PFX" else f"(?:{condition})$"
                affix = Affix(strip.strip("0"), letters.strip("0"), continuation, re.compile(pattern))
                (table.prefixes if kind == "PFX" else table.suffixes)[flag].append(affix)
    return table


def _suffixed(word: str, flags: str, table: AffixFile, depth: int = 2) -> Iterator[tuple[str, str, bool]]:
    """Yield (form, continuation flags, may also take a prefix); `depth` suffixes at most."""
    for flag in flags:
        for affix in table.suffixes.get(flag, ()):
            if not (word.endswith(affix.strip) and affix.condition.search(word)):
                continue
            form = word[: len(word) - len(affix.strip)] + affix.add
            yield form, affix.continuation, flag in table.crossable
            if depth > 1 and affix.continuation:
                yield from _suffixed(form, affix.continuation, table, depth - 1)


def _prefixed(word: str, flags: str, table: AffixFile) -> Iterator[tuple[str, str, bool]]:
    """Yield (form, continuation flags, may also take a suffix)."""
    for flag in flags:
        for affix in table.prefixes.get(flag, ()):
            if word.startswith(affix.strip) and affix.condition.search(word):
                yield affix.add + word[len(affix.strip) :], affix.continuation, flag in table.crossable


def expand(word: str, flags: str, table: AffixFile) -> set[str]:
    """Give every form of one dictionary entry, the entry itself included."""
    if any(flag and flag in flags for flag in (table.forbidden, table.only_in_compound)):
        return set()
    forms = set() if table.need_affix and table.need_affix in flags else {word}
    prefixed = list(_prefixed(word, flags, table))
    forms.update(form for form, _, _ in prefixed)
    for form, continuation, crossable in _suffixed(word, flags, table):
        if not (table.need_affix and table.need_affix in continuation):
            forms.add(form)
        forms.update(own for own, _, _ in _prefixed(form, continuation, table))
        if crossable:
            forms.update(own for own, _, also in _prefixed(form, flags, table) if also)
    for form, continuation, _ in prefixed:
        forms.update(own for own, _, _ in _suffixed(form, continuation, table))
    return forms


def expand_dictionary(dic: str, table: AffixFile) -> tuple[set[str], set[str]]:
    """Expand a hunspell .dic file; give all its words, and those never to be suggested."""
    words: set[str] = set()
    unsuggested: set[str] = set()
    for line in dic.splitlines()[1:]:
        if not line.strip():
            continue
        word, _, flags = line.split()[0].partition("/")
        forms = expand(word, flags, table)
        words |= forms
        if table.no_suggest and table.no_suggest in flags:
            unsuggested |= forms
    return words, unsuggested


def read_hunspell(folder: Path) -> tuple[set[str], set[str]]:
    """Expand the dictionary of an unpacked npm `dictionary-*` package."""
    table = parse_affixes((folder / "index.aff").read_text("utf-8"))
    return expand_dictionary((folder / "index.dic").read_text("utf-8"), table)


def read_scowl(folder: Path, categories: Iterable[str], levels: range) -> set[str]:
    """Read the SCOWL lists `<category>.<level>` of these categories and levels."""
    words: set[str] = set()
    for category in categories:
        for level in levels:
            path = folder / f"{category}.{level}"
            if path.exists():
                words.update(path.read_text("utf-8").split())
    return words


def _is_word(text: str) -> bool:
    """Tell whether a token is made of Latin letters, with apostrophes, hyphens or full stops inside."""
    return all(c in "'-." or unicodedata.name(c, "").startswith("LATIN ") for c in text) and text[0].isalpha()


def word_forms(words: AbstractSet[str], contractions: AbstractSet[str] = frozenset()) -> set[str]:
    """Keep what can be a key: no digits, and no 's unless it is a contraction ("it's")."""
    return {word for word in words if _is_word(word) and (not word.endswith("'s") or word in contractions)}


class Words(NamedTuple):
    """Dictionary words in their own capitals, by what they are known as."""

    us: AbstractSet[str]
    gb: AbstractSet[str]
    names: AbstractSet[str]
    """Proper names of a wider list than the dictionaries'."""
    unsuggested: AbstractSet[str]


def entries(words: Words, zipf: Mapping[str, float]) -> dict[str, lexicon.Entry]:
    """Make the table: lower-case word -> entry."""
    forms: dict[str, set[str]] = defaultdict(set)
    for word in words.us | words.gb | words.names:
        forms[word.lower()].add(word)
    dictionaries = {word.lower() for word in words.us | words.gb}
    counted = {w for w, value in zipf.items() if value >= FREQUENCY_FLOOR and _is_word(w) and not w.endswith("'s")}
    unsuggested = {word.lower() for word in words.unsuggested}
    table: dict[str, lexicon.Entry] = {}
    for key in forms.keys() | counted:
        own = forms.get(key, set())
        # "MacDonald" before "MACDONALD": the form with more small letters is the brand or the name
        inner = sorted((f for f in own if f[1:] != f[1:].lower()), key=lambda f: (sum(map(str.isupper, f)), f))
        # a name is no evidence of a dialect: SCOWL has "Romania" as American and "Rumania" as British
        is_name = bool(own) and key not in own
        in_either = key in dictionaries
        table[key] = lexicon.Entry(
            zipf=zipf.get(key, 0.0),
            us=in_either if is_name else key in words.us,
            gb=in_either if is_name else key in words.gb,
            name=is_name,
            suggest=key not in unsuggested,
            cased=inner[0] if inner else None,
        )
    return table


def build(table: Mapping[str, lexicon.Entry]) -> marisa_trie.BytesTrie:
    """Pack the entries into the trie that `artlint.language.lexicon` reads."""
    return marisa_trie.BytesTrie(sorted((key, lexicon.pack(entry)) for key, entry in table.items()))


def _collect(arguments: argparse.Namespace, zipf: Mapping[str, float]) -> Words:
    """Join the dictionaries; the rules of what counts as American, British or both stand here."""
    common, rare = range(COMMON_LEVEL + 1), range(COMMON_LEVEL + 1, LARGE_LEVEL + 1)
    rarest = range(LARGE_LEVEL + 1, RAREST_LEVEL + 1)
    proper = ("upper", "proper-names")

    def scowl(varieties: Iterable[str], levels: range, kinds: Iterable[str]) -> set[str]:
        return read_scowl(arguments.scowl, [f"{v}-{k}" for v in varieties for k in kinds], levels)

    def used(word: str) -> bool:
        return zipf.get(word.lower(), 0.0) >= USED_ZIPF

    def dictionary(*varieties: str) -> set[str]:
        found = scowl(varieties, common, ("words", "contractions", *proper))
        found |= {w for w in scowl(varieties, rare, ("words",)) if len(w) >= SHORTEST_RARE_WORD}
        found |= {w for w in scowl(varieties, rarest, ("words",)) if len(w) >= SHORTEST_RAREST_WORD and used(w)}
        abbreviations = scowl(varieties, range(LARGE_LEVEL + 1), ("abbreviations",))
        return found | scowl(varieties, rare, proper) | {w for w in abbreviations if not w.islower()}

    us, unsuggested = read_hunspell(arguments.en_us)
    gb, unsuggested_gb = read_hunspell(arguments.en_gb)
    us |= dictionary("english", "american")
    gb |= dictionary("english", "british", "british_z")
    # spellings the dictionaries leave out for the sake of one spelling a word, yet in wide use
    us_equal = scowl(("variant_1",), common, ("words", *proper))
    gb_equal = scowl(("british_variant_1",), common, ("words", *proper))
    lesser = scowl(("variant_2", "british_variant_2"), common, ("words", *proper))
    lesser |= scowl(("variant_2", "british_variant_2"), rare, proper)
    in_neither = (us_equal | gb_equal | lesser) - us - gb
    companies = arguments.companies.read_text("utf-8").split()
    ordinary = {word.lower() for word in us | gb}
    brands = {w for w in companies if re.search("[a-z][A-Z]", w) and w.lower() not in ordinary}
    names = {w for w in scowl(("english", "american", "british"), rarest, proper) if len(w) > 3 and used(w)}
    contractions = scowl(("english",), common, ("contractions",))
    return Words(
        us=word_forms(us | us_equal | in_neither, contractions),
        gb=word_forms(gb | gb_equal | in_neither, contractions),
        names=word_forms(names | brands),
        unsuggested=unsuggested | unsuggested_gb,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--en-us", type=Path, required=True, help="unpacked npm package dictionary-en")
    parser.add_argument("--en-gb", type=Path, required=True, help="unpacked npm package dictionary-en-gb")
    parser.add_argument("--scowl", type=Path, required=True, help="folder of the SCOWL lists (Debian package scowl)")
    parser.add_argument("--companies", type=Path, required=True, help="dict/companies.txt of @cspell/dict-companies")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    import wordfreq  # type: ignore[import-not-found, unused-ignore]  # the functions above are tested without it

    frequency = wordfreq.get_frequency_dict("en", "large")
    zipf = {word: round(math.log10(value) + 9, 2) for word, value in frequency.items()}
    table = entries(_collect(arguments, zipf), zipf)
    build(table).save(str(arguments.output))
    print(f"{len(table)} words, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
