""" "a" before a vowel sound, "an" before a consonant sound.

The sound decides, not the letter: "an hour", "a European", "an MP", "an 18-year-old". Words that are said in two ways,
and short forms that are read as a word by some and letter by letter by others, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from artlint.document import Document, Span, lower
from artlint.finding import Finding, rewording
from artlint.language import lexicon, wordlists
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import compiled
from artlint.rulebook import Rule

OPTIONS = {
    "consonant-sounds": Option("text", None, "word list of words with a vowel letter and a consonant sound"),
    "vowel-sounds": Option("text", None, "word list of words with a consonant letter and a vowel sound"),
    "either-sound": Option("text", None, "word list of words that may have either article"),
}

Sound = Literal["vowel", "consonant", "either"]

# "a" before a consonant letter is right but for a few, and most are before one.
_ARTICLE = compiled(
    r"(?<![\w'.&/\\\u0300-\u036f-])(?P<article>[Aa](?= [\"'(\[]?[aeiouhxA-Z\d])|[Aa]n) "
    r"[\"'(\[]?(?P<word>[^\W_][\w.,\u0300-\u036f]*(?:['-]\w+)*)"
)
_VOWEL_LETTERS = frozenset("aeiou")
_VOWEL_NAMES = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel sound
_CAPITALS = compiled(r"[A-Z]{2,}s?(?![^\W\d_])|[A-Z](?=[-\d])|[A-Z]$")
_SMALL_LETTER = compiled(r"[b-z](?=-|$)")  # "an f-string", "a t-shirt"
_VOWELS = compiled(r"[aeiouy]", re.IGNORECASE)
_EIGHT = compiled(r"(?:8\d{0,2}|1[18])(?:,\d{3})*(?![\d,])")  # 8, 80, 800, 11, 18 and thousands of them


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each article that does not go with the sound after it."""
    matching = document.matching
    for match in _ARTICLE.finditer(matching.text):
        article, word = match["article"], match["word"].rstrip(".,")
        wanted = sound(word, rule)
        if wanted == "either" or (wanted == "vowel") == (len(article) == 2):
            continue
        if not _is_article(article, word) or (article[0] == "A" and _inside_sentence(matching.text, match.start())):
            continue
        right = article[0] + ("n" if wanted == "vowel" else "")
        at = matching.span(match.start("article"), match.end("article"))
        span = Span(at.start, matching.span(match.start("word"), match.start("word") + len(word)).end)
        yield Finding(
            rule,
            span,
            f'"{article}" before a {wanted} sound: write "{right} {word}"',
            (f"{right} {word}",),
            rewording(at, right, "safe" if word.islower() else "unsafe"),
            confidence=0.95 if word.islower() else 0.85,
            severity_override=None if word.islower() else "warning",
        )


def _is_article(article: str, word: str) -> bool:
    """Whether it is the article, not a grade, a plan or a name ("Plan A is", "vitamin A and")."""
    if word.isupper() or word[0].isdigit():
        return True
    if lower(word) in wordlists.words("function-words"):
        return False
    return article[0] == "a" or word[0].islower()


def _inside_sentence(text: str, at: int) -> bool:
    """Whether a word or a comma stands before, so that a capital A is a name: "Team A eliminated Team B"."""
    before = text[max(0, at - 2) : at].rstrip(" ")[-1:]
    return before.isalnum() or before == ","


def sound(word: str, rule: Rule) -> Sound:
    """What a word or figure begins with when it is read aloud."""
    options = rule.options
    if word[0].isdigit():
        if word[:2] in ("11", "18") and len(word) > 3 and word[2:4].isdigit():
            return "either"  # "eleven hundred", "one thousand one hundred", a year
        return "vowel" if _EIGHT.match(word) else "consonant"
    if _in_list(word, options["either-sound"]):
        return "either"
    capitals = _CAPITALS.match(word)
    if capitals:
        return _sound_of_capitals(capitals[0])
    if _in_list(word, options["vowel-sounds"]):
        return "vowel"
    if _in_list(word, options["consonant-sounds"]):
        return "consonant"
    if _SMALL_LETTER.match(word):
        return _sound_of_capitals(word[0].upper())
    if not _VOWELS.search(word.split("-")[0]) or (word[0] == "x" and not _VOWELS.match(word, 1)):
        return "either"  # said letter by letter, in part or in whole: "ssh", "xterm"
    if not word.isascii() or not lexicon.known(word.split("-")[0]):
        return "either"
    if word[0].isupper() and lower(word[0]) in "hu":
        return "either"  # Hermès, Uber
    return "vowel" if lower(word[0]) in _VOWEL_LETTERS else "consonant"


def _sound_of_capitals(letters: str) -> Sound:
    """The sound of a short form: by its first letter's name, unless it may be read as a word ("NATO", "FIFA")."""
    first = letters[0]
    if first in "AEIO":
        return "vowel"
    if first in "UX" or len(letters) > 5:
        return "either"
    if first not in _VOWEL_NAMES:
        return "consonant"
    return "either" if any(letter in "AEIOUY" for letter in letters[1:]) else "vowel"


def _in_list(word: str, name: str) -> bool:
    forms, beginnings = _entries(name)
    lowered = lower(word)
    return lowered in forms or lowered.startswith(beginnings)


@lru_cache(maxsize=8)
def _entries(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words of a list, and the beginnings that it marks with a star."""
    words = wordlists.words(name)
    return frozenset(words), tuple(word[:-1] for word in words if word.endswith("*"))
