"""The words of a document that no dictionary has, and what in the document tells a name from a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from artlint.document import OPAQUE, Document, Word, lower
from artlint.language import lexicon, misspellings, wordlists
from artlint.language.ngrams import END, START
from artlint.patterns import compiled

Shape = Literal["small", "opening", "name", "capitals", "mixed"]

_COMMON_NAME = 4.0  # Zipf frequency of names that are no slip when they lack their capital
_MOST_REMEMBERED = 1 << 15  # forms; then the memory starts anew
_known: set[str] = set()  # forms seen in this process that need no second look

# Signs that make a word part of an address, a file name, a path, a handle, a tag or an entity where they touch it.
_GLUE_BEFORE = frozenset("@/\\_#&;:=~$€£+*<^\ufffc|")
_MAY_TOUCH = frozenset(' \n\r"),;–—')  # may stand between two words without a space
_GLUE_AFTER = frozenset("@/\\_&=~+<^\ufffc|")
_FIGURE = compiled(r"[\d.,]+(?:s|st|nd|rd|th|bn|m|k|p|am|pm|km|kg|mm|cm|ft|lb|oz|mph|in|GB|MB)?(?:'s)?")
_QUOTES = frozenset("\"'")
_QUOTES_AFTER = frozenset("\"',.")
# "controv…", "runnin'", "isn 't", "goverment [sic]", "popen(3)", "isclass()"
_AS_IT_STANDS = compiled(r"\s?(?:…|\.\.)|'(?!\w)|\s?'t\b|\s?[\[(]sic\b|\((?:\d\w?)?\)")
_BROKEN = compiled(r"-[^\S\n\r]*[\n\r]\s*$")  # before the second half of a word that is divided at a line end
_LONGEST_INDENT = 40
_LONGEST = 60  # letters; what is longer is no word, and its edits and splits would take for ever


class Unknown(NamedTuple):
    """A word that no dictionary has, or a part of a hyphenated one; `place` is its index in `Document.words`.

    `shape` tells its capitals: "opening" has one because a sentence or quotation begins there. `left` and `right` are
    the two words before and after it in its sentence, in order, in lower case, filled up with `START` and `END`.
    """

    place: int
    start: int
    end: int
    text: str
    lowered: str
    shape: Shape
    left: tuple[str, str]
    right: tuple[str, str]
    hyphened: bool
    """It is part of a hyphenated word."""
    repeats: int
    """Times the word stands in the document, in any case."""
    named: bool
    """The document has it with a capital inside a sentence."""
    right_capital: bool
    """The next word has a capital or is a figure."""
    foreign: bool
    """A word beside it is of another language."""
    alone: bool
    """It stands in quotation marks alone."""
    quoted: bool
    """It stands inside a quotation."""


@lru_cache(maxsize=1)
def unknown(document: Document) -> tuple[Unknown, ...]:
    """The unknown words of a document, in order."""
    words = document.words
    forms = {word.text for word in words}
    strange = {form for form in forms - _known if len(form) <= _LONGEST and not _is_known(form)}
    if len(_known) > _MOST_REMEMBERED:
        _known.clear()
    _known.update(forms - strange)
    strange = {form for form in strange if _stem(form) not in document.allowed and lower(form) not in document.allowed}
    return tuple(_described(document, strange)) if strange else ()


@lru_cache(maxsize=1 << 11)
def _is_known(form: str) -> bool:
    if "-" not in form:
        return _is_known_part(form)
    return all(_is_known_part(part) or lexicon.known(part) for part in form.split("-"))


def _is_known_part(part: str) -> bool:
    if len(part) == 1:
        return True
    if lexicon.known(part):
        # "agee" and "yong" in small letters are slips; "mexican" is one too, but not of spelling
        rare_name = part.islower() and lexicon.is_name(part) and lexicon.zipf(part) < _COMMON_NAME
        return not rare_name or part in wordlists.words("foreign-particles")
    if part.removesuffix("'s") in wordlists.words("new-words") or part in wordlists.words("foreign-particles"):
        return True
    if part[0].isdigit() and _FIGURE.fullmatch(part):
        return True
    return not part.isascii() and lexicon.known(unaccented(part))


@lru_cache(maxsize=1)
def dialect(document: Document) -> Literal["US", "GB"] | None:
    """Whose spelling the document keeps to: as configured, else that of most of its words; None if none tells."""
    if document.language != "en":
        return "US" if document.language == "en-US" else "GB"
    marks = Counter(lexicon.dialect(form) for form in {word.text for word in document.words})
    if marks["US"] == marks["GB"]:
        return None
    return "US" if marks["US"] > marks["GB"] else "GB"


def unaccented(word: str) -> str:
    """The word without its accents: "cliché" -> "cliche"."""
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _described(document: Document, strange: set[str]) -> Iterator[Unknown]:
    words = document.words
    # a word with markup inside is wider than its text, so that its parts have no places
    places = [i for i, word in enumerate(words) if word.text in strange and len(word.text) == word.end - word.start]
    count = Counter(_stem(words[index].text) for index in places)
    openings = _openings(document)
    particles = wordlists.words("foreign-particles")
    named = {_stem(words[i].text) for i in places if words[i].text[0].isupper() and words[i].start not in openings}
    for index in places:
        word = words[index]
        opening = word.start in openings
        if (not opening and is_plain_name(word.text)) or _glued(document, word):
            continue
        left, right = context(document, index)
        stem = _stem(word.text)
        at = word.start
        parts = word.text.split("-")
        for number, part in enumerate(parts):
            start, at = at, at + len(part) + 1
            if _is_known_part(part) or (len(parts) > 1 and lexicon.known(part)):
                continue
            yield Unknown(
                index,
                start,
                start + len(part),
                part,
                lower(part),
                _shape(part, opening and number == 0),
                left if number == 0 else (left[1], lower(parts[number - 1])),
                right if number == len(parts) - 1 else (lower(parts[number + 1]), right[0]),
                hyphened=len(parts) > 1,
                repeats=count[stem],
                named=stem in named,
                right_capital=index + 1 < len(words) and not words[index + 1].text[0].islower(),
                foreign=left[1] in particles or right[0] in particles,
                alone=_is_alone(document.folded, word),
                quoted=document.quoted(word.start, word.end),
            )


def _stem(form: str) -> str:
    return lower(form).removesuffix("'s")


@lru_cache(maxsize=1 << 14)
def is_plain_name(form: str) -> bool:
    """Whether a form with a capital has nothing of a slip: most of the unknown words are such names."""
    if form[0].islower() or not form.isalpha() or not form.isascii():
        return form[0].isupper() and "-" in form and all(map(is_plain_name, form.split("-")))
    if form.isupper():
        return True
    if not form[1:].islower() or misspellings.corrections(form):
        return False
    small, lowered = wordlists.words("function-words"), form.lower()
    for at in range(2, len(form) - 1):
        first, second = lowered[:at], lowered[at:]
        if second in small or (len(first) > 4 and len(second) > 4 and lexicon.known(second) and lexicon.is_name(first)):
            return False
    return True


def _is_alone(folded: str, word: Word) -> bool:
    return folded[word.start - 1 : word.start] in _QUOTES and folded[word.end : word.end + 1] in _QUOTES_AFTER


def _openings(document: Document) -> frozenset[int]:
    """Where a capital is due to the place: the first word of a sentence, a quotation or a list item."""
    folded = document.folded
    starts = {sentence.start for sentence in document.sentences} | {span.start for span in document.quotations}
    found = set()
    for start in starts:
        while start < len(folded) and not folded[start].isalnum():
            start += 1
        found.add(start)
    return frozenset(found)


def _glued(document: Document, word: Word) -> bool:
    """Whether signs around it make it part of an address or code, a word cut off, or one that is meant so."""
    folded = document.folded
    before, after = folded[word.start - 1 : word.start], folded[word.end : word.end + 1]
    if (before in _GLUE_BEFORE and before) or (after in _GLUE_AFTER and after):
        return True
    if after == "-" or before == "-":
        return True
    if word.start > 1 and before not in _MAY_TOUCH and folded[word.start - 2 : word.start - 1].isalnum():
        return True
    if after in (".", ":", ";") and folded[word.end + 1 : word.end + 2].isalnum():
        return True
    if before == "." and not folded[word.start - 2 : word.start - 1].strip(" \n\r\"'(/"):
        return True  # ".gitignore"
    if before.isspace() and _BROKEN.search(folded, max(0, word.start - _LONGEST_INDENT), word.start):
        return True
    return _AS_IT_STANDS.match(folded, word.end) is not None


def context(document: Document, index: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two words before the `index`-th one and the two after it in its sentence, in lower case.

    What is no prose (code, a URL) counts as a word that no table has: the words around it do not follow each other.
    """
    words, folded = document.words, document.folded
    sentence = document.sentences[document.sentence_index(words[index].start)]
    before = [word for word in words[max(0, index - 2) : index] if word.start >= sentence.start]
    after = [word for word in words[index + 1 : index + 3] if word.start < sentence.end]
    left, right = [START, START], []
    at = sentence.start if len(before) < 2 else before[0].start
    for word in before:
        left += [OPAQUE, lower(word.text)] if OPAQUE in folded[at : word.start] else [lower(word.text)]
        at = word.end
    if OPAQUE in folded[at : words[index].start]:
        left.append(OPAQUE)
    at = words[index].end
    for word in after:
        right += [OPAQUE, lower(word.text)] if OPAQUE in folded[at : word.start] else [lower(word.text)]
        at = word.end
    if len(after) < 2 and OPAQUE in folded[at : sentence.end]:
        right.append(OPAQUE)
    right += [END, END]
    return (left[-2], left[-1]), (right[0], right[1])


def _shape(part: str, opening: bool) -> Shape:
    if part.islower():
        return "small"
    if part.isupper():
        return "capitals"
    if part[0].isupper() and part[1:].islower():
        return "opening" if opening else "name"
    return "mixed"
