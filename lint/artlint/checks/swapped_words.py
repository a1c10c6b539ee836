"""Fixed terms and expressions with a word swapped for a synonym: "counterfeit intelligence", "chew the bullet".

A rule lists terms ("artificial intelligence", "bite the bullet") and, for their words, the synonyms that a paraphrasing
machine puts there. Together they stand for hundreds of thousands of phrases, so none is written out: a synonym in the
text leads to the words it may stand for, those to the terms they belong to, and the words around it decide. Any word of
a term may be inflected. A phrase that the trigram model knows about as well as the term itself is ordinary English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from artlint.checks.phrases import in_case_of
from artlint.document import FILLER, Document, Span, fold, lower
from artlint.finding import Finding
from artlint.language import inflection, ngrams, wordlists
from artlint.language.inflection import Form
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.rulebook import Rule

OPTIONS = {
    "terms": Option("texts", None, "fixed terms and expressions, of two words or more"),
    "swaps": Option("table", None, "word of a term to the words or pairs of words that machines put for it"),
    "weak-swaps": Option("table", {}, "the same, for words so near that they count only beside another swap"),
    "natural": Option("texts", [], "phrases that a swap makes and that are ordinary English"),
    "least-lift": Option("number", None, "log10 of how much likelier the term must be than the phrase"),
    "least-lift-sure": Option("number", None, "the same for a phrase of three words or more, or with two swapped"),
    "most-attraction": Option(
        "number", None, "log10 of how much likelier a word after the other must not be than alone"
    ),
    "message": Option("text", None, "{text} and {suggestion} are filled in"),
    "confidence": Option("number", 0.9, "share of findings that an editor agrees with"),
}


class _Token(NamedTuple):
    """A word of the text, or a part of a hyphenated one."""

    start: int
    end: int
    text: str  # lower case


class _Match(NamedTuple):
    """The tokens from `first` to `last` (exclusive) match a term; `words` is what the term has there.

    `swapped` are the numbers of the words that differ.
    """

    first: int
    last: int
    words: tuple[str, ...]
    swapped: frozenset[int]


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the tables round: synonym -> words it may stand for; word -> terms that hold it."""
    meant, weak = _turned(options["swaps"]), _turned(options["weak-swaps"])
    terms: dict[str, list[str]] = {}
    for term in options["terms"]:
        words = _words(term)
        heads = {base for word in words for base, _ in inflection.bases(word) if base in options["swaps"]}
        if len(words) < 2 or not heads:
            raise OptionError("terms", f'"{term}" needs two words or more, one of them with swaps')
        for head in sorted(heads):
            terms.setdefault(head, []).append(" ".join(words))
    return {
        **{key: value for key, value in options.items() if key not in ("swaps", "weak-swaps")},
        "terms": {head: "\n".join(dict.fromkeys(listed)) for head, listed in terms.items()},
        "meant": meant,
        "weak": weak,
        "firsts": sorted({swap.split()[0] for swap in meant if " " in swap}),
        "natural": [" ".join(_words(phrase)) for phrase in options["natural"]],
    }


def _turned(swaps: Mapping[str, Sequence[str] | str]) -> dict[str, str]:
    """Synonym -> the words it may stand for, with spaces between."""
    meant: dict[str, list[str]] = {}
    for word, listed in swaps.items():
        for swap in [listed] if isinstance(listed, str) else listed:
            swap = " ".join(lower(fold(swap)).split())
            if swap == word or not 1 <= len(swap.split()) <= 2:
                raise OptionError(word, f'"{swap}" cannot be put for "{word}": one or two other words are wanted')
            meant.setdefault(swap, []).append(word)
    return {swap: " ".join(words) for swap, words in meant.items()}


def _words(text: str) -> list[str]:
    return lower(fold(text)).replace("-", " ").split()


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each term with a word swapped."""
    tokens = list(_tokens(document))
    heads = _heads(tokens, rule.options)
    firsts = frozenset(rule.options["firsts"])
    end = 0
    for number, (_, _, word) in enumerate(tokens):
        if number < end or (word not in heads and word not in firsts):
            continue
        found = [
            match
            for match in _matches(document, tokens, number, heads, rule.options)
            if match.first >= end and _is_odd(document, tokens, match, rule.options)
        ]
        if found:
            longest = max(found, key=lambda match: match.last - match.first)
            end = longest.last
            yield _finding(document, rule, tokens, longest)


def _tokens(document: Document) -> Iterator[_Token]:
    for start, end, text in document.words:
        if "-" not in text or end - start != len(text):
            yield _Token(start, end, lower(text))
            continue
        for part in text.split("-"):
            yield _Token(start, start + len(part), lower(part))
            start += len(part) + 1


_Heads = Sequence[tuple[str, Form]]


def _heads(tokens: Sequence[_Token], options: Mapping[str, Any]) -> dict[str, _Heads]:
    """The words that each word of the text may stand for, with the form it has; no entry for most."""
    meant: Mapping[str, str] = options["meant"]
    found: dict[str, _Heads] = {}
    for word in {token.text for token in tokens}:
        if word in meant:
            found[word] = [(head, "base") for head in meant[word].split()]
        elif word[-1:] in _ENDINGS:
            heads = [
                (head, form) for base, form in inflection.bases(word) if base in meant for head in meant[base].split()
            ]
            if heads:
                found[word] = heads
    return found


_ENDINGS = frozenset("sdgntekw")  # of inflected words, "caught", "broke" and "drew" among them


def _matches(
    document: Document,
    tokens: Sequence[_Token],
    number: int,
    heads: Mapping[str, _Heads],
    options: Mapping[str, Any],
) -> Iterator[_Match]:
    """The terms that the tokens around `number` are, if what stands there is a synonym of one of their words."""
    word = tokens[number].text
    for size, candidates in ((1, heads.get(word, ())), (2, _pair_heads(tokens, number, options))):
        for head, form in candidates:
            for term in options["terms"].get(head, "").split("\n"):
                words = term.split()
                for place, word in enumerate(words):
                    if (word == head and _may_be(form, words, place)) or (word != head and _is_form_of(word, head)):
                        match = _around(document, tokens, number, size, words, place, options)
                        if match is not None:
                            here = inflection.inflect(word, form) if word == head else word
                            yield match._replace(words=(*match.words[:place], here, *match.words[place + 1 :]))


def _pair_heads(tokens: Sequence[_Token], number: int, options: Mapping[str, Any]) -> _Heads:
    """The words that two words of the text may stand for together: "financial institution" for "bank"."""
    if number + 1 >= len(tokens):
        return ()
    pair = f"{tokens[number].text} {tokens[number + 1].text}"
    for written, form in ((pair, "base"), (pair.removesuffix("s"), "s")):
        if written in options["meant"]:
            return [(head, form) for head in options["meant"][written].split()]  # type: ignore[misc]
    return ()


def _may_be(form: Form, words: Sequence[str], place: int) -> bool:
    """Whether a word of a term is inflected at all: any in an idiom, in a compound noun the last one for the plural."""
    if form == "base" or not wordlists.words("function-words").isdisjoint(words):
        return True
    return form == "s" and place == len(words) - 1


def _is_form_of(word: str, base: str) -> bool:
    return word[:1] == base[:1] and any(base == other for other, _ in inflection.bases(word))


def _around(
    document: Document,
    tokens: Sequence[_Token],
    number: int,
    size: int,
    words: Sequence[str],
    place: int,
    options: Mapping[str, Any],
) -> _Match | None:
    """The match of a term whose word at `place` the synonym at `number` stands for, if the others stand around it."""
    found: dict[int, str] = {}
    swapped = {place}
    first, last = number, number + size
    for other in range(place - 1, -1, -1):
        width, meaning = _fits(tokens, first, words, other, options, backward=True)
        if not width or not _adjoin(document, tokens[first - 1], tokens[first]):
            return None
        first -= width
        swapped.update([other] if meaning else ())
        found[other] = meaning or tokens[first].text
    for other in range(place + 1, len(words)):
        width, meaning = _fits(tokens, last, words, other, options, backward=False)
        if not width or not _adjoin(document, tokens[last - 1], tokens[last]):
            return None
        swapped.update([other] if meaning else ())
        found[other] = meaning or tokens[last].text
        last += width
    found[place] = words[place]
    return _Match(first, last, tuple(found[at] for at in range(len(words))), frozenset(swapped))


def _fits(
    tokens: Sequence[_Token],
    at: int,
    words: Sequence[str],
    place: int,
    options: Mapping[str, Any],
    *,
    backward: bool,
) -> tuple[int, str]:
    """How many tokens before or from `at` stand for a term's word (0: none), and the word meant if they are not it."""
    near, word = at - 1 if backward else at, words[place]
    if not 0 <= near < len(tokens):
        return 0, ""
    text = tokens[near].text
    if text == word or (word in _SLOTS and text in _SLOTS):
        return 1, ""
    wanted = {base for base, _ in inflection.bases(word)}
    bases = inflection.bases(text)
    if any(base in wanted for base, _ in bases):
        return 1, ""
    tables = options["meant"], options["weak"]
    for table in tables:
        for base, form in bases:
            if base in table and not wanted.isdisjoint(table[base].split()) and _may_be(form, words, place):
                return 1, inflection.inflect(word, form)
    far = near - 1 if backward else near + 1
    if 0 <= far < len(tokens):
        pair = f"{tokens[min(near, far)].text} {tokens[max(near, far)].text}"
        if any(not wanted.isdisjoint(table[pair].split()) for table in tables if pair in table):
            return 2, word
    return 0, ""


# A term written with one of them stands for all: "his back to the wall".
_SLOTS = frozenset(("my", "your", "his", "her", "its", "our", "their", "one's"))


def _adjoin(document: Document, first: _Token, second: _Token) -> bool:
    """Whether nothing but white space or a hyphen stands between two tokens of one paragraph."""
    between = document.folded[first.end : second.start]
    return between in (" ", "-") or (between.replace(FILLER, "").strip("- \n\r") == "" and between.count("\n") < 2)


def _is_odd(document: Document, tokens: Sequence[_Token], match: _Match, options: Mapping[str, Any]) -> bool:
    """Whether the phrase is no name, is not listed as natural, and is much rarer than the term."""
    written = [token.text for token in tokens[match.first : match.last]]
    if " ".join(written) in options["natural"] or _is_name(document, tokens[match.first : match.last]):
        return False
    model = ngrams.model()
    lift = _log_probability(model, match.words) - _log_probability(model, written)
    sure = len(match.swapped) > 1 or len(match.words) > 2
    if lift < options["least-lift-sure" if sure else "least-lift"] and _attraction(model, match.words) > 0:
        return False
    # Words that attract each other are known together; the small ones go with many.
    small = wordlists.words("function-words")
    return all(
        _attraction(model, pair) <= options["most-attraction"]
        for pair in pairwise(written)
        if small.isdisjoint(pair) and not set(pair) <= set(match.words)
    )


def _attraction(model: ngrams.Model, words: Sequence[str]) -> float:
    """log10 of how much likelier the words are after one another than each alone, at most; 0 where none is known."""
    return max(model.bigram(before, after) - model.unigram(after) for before, after in pairwise(words))


def _log_probability(model: ngrams.Model, words: Sequence[str]) -> float:
    context = ["", "", *words]
    return sum(map(model.trigram, context, context[1:], words))


def _is_name(document: Document, tokens: Sequence[_Token]) -> bool:
    """Whether some words, but not all, have a capital that is not due to the place: "Shell business"."""
    capital = [document.folded[token.start].isupper() for token in tokens]
    return any(capital[1:]) and not all(capital)


def _finding(document: Document, rule: Rule, tokens: Sequence[_Token], match: _Match) -> Finding:
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    text = " ".join(document.text[slice(*span)].split())
    words = tokens[match.first : match.last]
    named = all(document.folded[word.start].isupper() for word in words)
    wording = in_case_of(text, " ".join(word.capitalize() if named else word for word in match.words))
    message = rule.options["message"].replace("{text}", text).replace("{suggestion}", wording)
    return Finding(rule, span, message, (wording,), confidence=rule.options["confidence"])
