"""Words run together that a capital, a figure or a name inside gives away: "theCork", "in1919", "Kowalskiwas"."""

from __future__ import annotations

from artlint.language import lexicon, segmentation, wordlists
from artlint.language.ngrams import START, UNKNOWN, model
from artlint.language.vocabulary import Unknown
from artlint.patterns import compiled

_Parts = tuple[str, str]

_SMALL_CAPITAL = compiled(r"([a-z]+)([A-Z](?:[a-z]+|[A-Z]+)(?:'s|[A-Z][a-z]+)*)")  # theCork, theBBC, theSupremeCourt
_TWO_CAPITALS = compiled(r"([A-Z][a-z]+)([A-Z][a-z]+(?:'s)?)")  # AsianGames
_CAPITALS_SMALL = compiled(r"([A-Z]{2,})([a-z]{2,})")  # RTIfor
_WORD_FIGURE = compiled(r"([A-Za-z][a-z]+)(\d[\d,.]*\d|\d)((?:st|nd|rd|th|s)?)")  # in1919, the1940s
_FIGURE_WORD = compiled(r"(\d+(?:st|nd|rd|th)?)([A-Za-z][a-z]+)")  # 2015by, 17thseason

_LEAST_LIFT = 1.5  # log10 P(second | first) - log10 P(second), for two capitalised words
_LEAST_LENGTH = 4  # of each of two capitalised words
_NAME_ODDS = 2.0  # log10 of the likelihood ratio of a name with a word after it to a longer name
_ENDING_ODDS = 4.5  # the same where the word after could end a name: "Sanderoff", "Miringoff"
_TWO_WORDS_ODDS = -2.0  # the same where the word after it is a long one: "Spanishcomposer"
_IN_DOCUMENT = -6.0  # log10 P of a name that stands elsewhere in the document
_NAME_ENDINGS = frozenset(
    (
        "as",
        "is",
        "an",
        "in",
        "on",
        "no",
        "or",
        "it",
        "so",
        "if",
        "us",
        "up",
        "all",
        "off",
        "her",
        "own",
        "one",
        "and",
        "do",
        "are",
    )
)


def parts(unknown: Unknown, capitalised: frozenset[str]) -> _Parts | None:
    """Where to part a word with a figure or capitals; None if it is to stay as it is.

    Args:
        unknown: the word.
        capitalised: the words of the document that have a capital, as they stand there.
    """
    text = unknown.text
    if unknown.hyphened or unknown.repeats > 1 or _is_brand(unknown.lowered):
        return None
    if any(map(str.isdigit, text)):
        return _parts_of_figure(text)
    if unknown.shape == "mixed":
        return _parts_of_mixed(text, unknown.left[1] == START)
    if unknown.shape in ("name", "opening"):
        return _parts_of_name(unknown, capitalised)
    return None


def _parts_of_figure(text: str) -> _Parts | None:
    if match := _WORD_FIGURE.fullmatch(text):
        known = match[1].lower() in wordlists.words("words-before-figures")
        return (match[1], match[2] + match[3]) if known else None
    if match := _FIGURE_WORD.fullmatch(text):
        figure, word = match.groups()
        if word.lower() in wordlists.words("function-words"):
            fits = word[0].isupper() or (len(word) > 2 and len(figure) > 1) or len(figure) == 4
            return (figure, word) if fits else None
        if len(figure) == 1:
            return None
        if word.lower() in wordlists.words("words-before-figures"):
            return figure, word
        long = len(word) >= 5 and _is_word(word) and lexicon.zipf(word) >= 4.0
        return (figure, word) if long else None
    return None


def _parts_of_mixed(text: str, opening: bool) -> _Parts | None:
    small = wordlists.words("function-words")
    if match := _SMALL_CAPITAL.fullmatch(text):
        first, second = match.groups()
        if first in small and (len(first) > 1 or len(second) > 3):
            return first, second
        if len(first) > 2 and _is_word(first) and _is_word(second) and (len(second) > 2 or second.lower() in small):
            return first, second
        split = segmentation.best_split(first, ("", ""), ("", "")) if len(first) > 3 else None
        return (split.text, second) if split and all(part in small for part in split.parts) else None
    if match := _TWO_CAPITALS.fullmatch(text):
        first, second = match.groups()
        if first in ("Mac", "Mc", "De", "Du", "La", "Le") or not (_is_word(first) and _is_word(second)):
            return None
        if second.lower() in small and first.lower() not in small:
            return first, second
        if first.lower() in small:
            return (first, second) if opening or (lexicon.is_name(second) and len(first) == 2) else None
        if min(len(first), len(second)) < _LEAST_LENGTH:
            return None
        lm = model()
        lift = lm.bigram(first.lower(), second.lower()) - lm.unigram(second.lower())
        return (first, second) if lift >= _LEAST_LIFT else None
    if match := _CAPITALS_SMALL.fullmatch(text):
        doubled = match[1][0] == match[1][1]  # "TThe" is a slip of another kind
        fits = match[2] in small or (len(match[2]) > 4 and _is_word(match[2]) and lexicon.zipf(match[2]) >= 4.0)
        return (match[1], match[2]) if fits and not doubled else None
    return None


def _parts_of_name(unknown: Unknown, capitalised: frozenset[str]) -> _Parts | None:
    small = wordlists.words("function-words")
    text = unknown.text
    next_is_name = unknown.right_capital
    alone = segmentation.score_of_unknown(unknown.left, unknown.right)
    best: tuple[float, str, str] | None = None
    for at in range(2, len(text) - 1):
        first, second = text[:at], text[at:]
        is_name = first in capitalised or (len(first) > 4 and lexicon.is_name(first) and lexicon.zipf(first) >= 2.5)
        needed = _NAME_ODDS
        if first.lower() in small:
            if unknown.shape != "opening" or next_is_name or not segmentation.is_part(second):
                continue
        elif second in small:
            if not is_name and (len(first) < 5 or not _is_word(first)):
                continue
            if second in _NAME_ENDINGS and not is_name:
                needed = _ENDING_ODDS
        elif _is_place(first, second, is_name):
            continue
        else:
            needed = _TWO_WORDS_ODDS
        score = segmentation.score(unknown.left, (first.lower(), second), unknown.right)
        if is_name:
            score = max(score, segmentation.score(unknown.left, ("", second), unknown.right) - UNKNOWN + _IN_DOCUMENT)
        if score - alone >= needed and (best is None or score > best[0]):
            best = score, first, second
    return best[1:] if best else None


def _is_place(first: str, second: str, is_name: bool) -> bool:
    """Whether a name and a word after it are not surely two: "Murrayfield" is one name, "Spanishcomposer" is not."""
    if (
        not is_name
        or lexicon.zipf(first) < 4.0
        or len(first) < 5
        or len(second) < 5
        or second in wordlists.words("place-endings")
    ):
        return True
    return not segmentation.is_part(second) or lexicon.zipf(second) < 3.5


def _is_brand(word: str) -> bool:
    return any(
        lexicon.cased(form) is not None or form in wordlists.words("camel-brands")
        for form in (word, word.removesuffix("'s"), word.removesuffix("s"))
    )


def _is_word(text: str) -> bool:
    entry = lexicon.entry(text)
    return entry is not None and (entry.us or entry.gb or entry.name) and (len(text) > 2 or entry.zipf >= 5)
