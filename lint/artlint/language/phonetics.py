"""A phonetic key for English spellings: two spellings that could sound alike get the same key, or nearly.

In the manner of Metaphone (L. Philips, 1990): consonants by the sound they stand for, vowels dropped but for a first
one. Meant for ranking spelling suggestions, not for finding them.
"""

from functools import lru_cache

from artlint.patterns import compiled

_SOUNDS = tuple(
    (compiled(pattern), sound)
    for pattern, sound in (
        ("[^a-z]", ""),
        ("^(?:kn|gn|pn|mn)", "n"),
        ("^wr", "r"),
        ("^ps", "s"),
        ("^x", "s"),
        ("^wh", "w"),
        ("mb$", "m"),
        ("mn$", "m"),
        ("(?<=[aeiou])gh(?=t)", ""),
        ("ough$|augh$", "af"),
        ("gh(?![aeiouy])", ""),
        ("ph", "f"),
        ("sch", "sk"),
        ("tch|ch|sh|[tsc]i(?=on|ou|a[ln]|en)|[tc]ien", "X"),
        ("ss?i(?=on)", "X"),
        ("th", "0"),
        ("sc(?=[eiy])|c(?=[eiy])|z", "s"),
        ("dge?|g(?=[eiy])", "j"),
        ("ck|c|q", "k"),
        ("x", "ks"),
        ("v", "f"),
        ("st(?=le)", "s"),
        ("(?<=[^aeiou])h|h(?![aeiouy])", ""),
        ("[wy](?![aeiou])", ""),
        ("^[aeiou]+", "A"),
        ("[aeiouy]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """Give the phonetic key of a word, in any case; "" when it has no ASCII letter."""
    spelt = word.lower()
    for pattern, sound in _SOUNDS:
        spelt = pattern.sub(sound, spelt)
    return spelt
