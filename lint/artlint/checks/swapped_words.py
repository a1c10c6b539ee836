"""Fixed terms and expressions with a word swapped for a synonym: "counterfeit intelligence", "chew the bullet".

A rule lists terms ("artificial intelligence", "bite the bullet") and, for their words, the synonyms that a paraphrasing
machine puts there. Together they stand for hundreds of thousands of phrases, so none is written out: a synonym in the
text leads to the words it may stand for, those to the terms they belong to, and the words around it decide. Any word of
a term may be inflected. A phrase that the trigram model knows about as well as the term itself is ordinary English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from artlint.document import FILLER, Document, Span, Word, fold, lower
from artlint.excerpts import excerpt
from artlint.finding import Finding, filled
from artlint.language import inflection, wordlists
from artlint.language.swaps import SLOTS, Heads, Lexicon, Place, lexicon_of, listed_places, may_be, places, role_of
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


class _Match(NamedTuple):
    """Tokens `first` to `last` (exclusive) match a term, which has `words` there; those at `swapped` differ."""

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
    terms = {head: list(dict.fromkeys(listed)) for head, listed in terms.items()}
    return {
        **options,
        "terms": {head: "\n".join(listed) for head, listed in terms.items()},
        "places": listed_places(terms),
        "swaps": meant,
        "weak-swaps": weak,
        "firsts": sorted({swap.split()[0] for swap in meant if " " in swap}),
        "paired": sorted({word for swap in (*meant, *weak) if " " in swap for word in swap.split()}),
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


class _Text(NamedTuple):
    """A document's tokens, and their texts in lower case."""

    document: Document
    tokens: Sequence[Word]
    texts: Sequence[str]
    lexicon: Lexicon
    options: Mapping[str, Any]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each term with a word swapped."""
    lexicon = lexicon_of(rule.options)
    tokens, texts = _tokens(document)
    forms = set(texts)
    roles = lexicon.roles
    for word in forms:
        if word not in roles:
            roles[word] = role_of(lexicon, word)
    starts = {word for word in forms if (role := roles[word]) is not None and role.heads}
    starts |= lexicon.firsts & forms
    text = _Text(document, tokens, texts, lexicon, rule.options)
    end = 0
    for number in [number for number, word in enumerate(texts) if word in starts]:
        if number < end:
            continue
        found = [match for match in _matches(text, number) if match.first >= end and _is_odd(text, match)]
        if found:
            longest = max(found, key=lambda match: match.last - match.first)
            end = longest.last
            yield _finding(rule, text, longest)


def _tokens(document: Document) -> tuple[Sequence[Word], Sequence[str]]:
    """The words, hyphenated ones in parts, and their texts in lower case."""
    words, texts = document.words, document.lowered
    hyphened = [number for number, text in enumerate(texts) if "-" in text]
    if not hyphened:
        return words, texts
    tokens: list[Word] = []
    lowered: list[str] = []
    at = 0
    for number in hyphened:
        start, end, text = words[number]
        if end - start != len(text):
            continue
        tokens += words[at:number]
        lowered += texts[at:number]
        for part in text.split("-"):
            tokens.append(Word(start, start + len(part), part))
            lowered.append(lower(part))
            start += len(part) + 1
        at = number + 1
    return tokens + words[at:], lowered + texts[at:]


def _matches(text: _Text, number: int) -> Iterator[_Match]:
    """The terms that the tokens around `number` are, if what stands there is a synonym of one of their words."""
    for size, likely in ((1, _likely(text, number)), (2, _paired(text, number))):
        for words, place, here in likely:
            match = _around(text, number, size, words, place)
            if match is not None:
                yield match._replace(words=(*match.words[:place], here, *match.words[place + 1 :]))


def _likely(text: _Text, number: int) -> Iterable[Place]:
    """The places that a token may stand at, as far as the tokens next to it tell."""
    role = text.lexicon.roles[text.texts[number]]
    if role is None:
        return ()
    found: list[tuple[tuple[int, int], Place]] = []
    for side, at in (("<", number - 1), (">", number + 1)):
        if 0 <= at < len(text.texts):
            beside = text.texts[at]
            letter = "" if _is_near(text, beside) else beside[:1]
            known = role.found.get(side + letter)
            if known is None:
                known = role.found[side + letter] = list(places(text.lexicon, role.heads, side, letter))
            found += known
    return _in_order(found)


def _paired(text: _Text, number: int) -> Iterable[Place]:
    """The places that two tokens may stand at together."""
    heads = _pair_heads(text, number)
    return _in_order([found for side in "<>" for found in places(text.lexicon, heads, side)]) if heads else ()


def _in_order(found: list[tuple[tuple[int, int], Place]]) -> Iterable[Place]:
    found.sort(key=itemgetter(0))
    return [place for _, place in found]


def _is_near(text: _Text, word: str) -> bool:
    role = text.lexicon.roles[word]
    return role is not None and role.is_near


def _pair_heads(text: _Text, number: int) -> Heads:
    """The words that two words of the text may stand for together: "financial institution" for "bank"."""
    if number + 1 >= len(text.tokens):
        return ()
    meant = text.lexicon.swaps
    pair = f"{text.texts[number]} {text.texts[number + 1]}"
    if pair in meant:
        return [(head, "base") for head in meant[pair].split()]
    if pair.endswith("s") and pair[:-1] in meant:
        return [(head, "s") for head in meant[pair[:-1]].split()]
    return ()


def _around(text: _Text, number: int, size: int, words: Sequence[str], place: int) -> _Match | None:
    """The match of a term whose word at `place` the synonym at `number` stands for, if the others stand around it."""
    found: dict[int, str] = {}
    swapped = {place}
    first, last = number, number + size
    for other in range(place - 1, -1, -1):
        width, meaning = _fits(text, first - 1, -1, words, other)
        if not width or not _adjoin(text, first - 1):
            return None
        first -= width
        swapped.update([other] if meaning else ())
        found[other] = meaning or text.texts[first]
    for other in range(place + 1, len(words)):
        width, meaning = _fits(text, last, 1, words, other)
        if not width or not _adjoin(text, last - 1):
            return None
        swapped.update([other] if meaning else ())
        found[other] = meaning or text.texts[last]
        last += width
    found[place] = words[place]
    return _Match(first, last, tuple(found[at] for at in range(len(words))), frozenset(swapped))


def _fits(text: _Text, at: int, step: int, words: Sequence[str], place: int) -> tuple[int, str]:
    """How many tokens from `at` on, in the direction of `step`, stand for a term's word; the one meant if not it."""
    if not 0 <= at < len(text.tokens):
        return 0, ""
    word, written = words[place], text.texts[at]
    if written == word:
        return 1, ""
    if written[:1] != word[:1] and not _is_near(text, written):
        return 0, ""  # neither a form of it nor a synonym of anything
    if word in SLOTS and written in SLOTS:
        return 1, ""
    wanted = {base for base, _ in inflection.bases(word)}
    bases = inflection.bases(written)
    if any(base in wanted and may_be(form, words, place) for base, form in bases):
        return 1, ""
    for table in (tables := (text.lexicon.swaps, text.lexicon.weak)):
        for base, form in bases:
            if base in table and not wanted.isdisjoint(table[base].split()) and may_be(form, words, place):
                return 1, inflection.inflect(word, form)
    pair = " ".join(text.texts[near] for near in sorted((at, at + step)) if 0 <= near < len(text.tokens))
    found = any(not wanted.isdisjoint(table[pair].split()) for table in tables if " " in pair and pair in table)
    return (2, word) if found else (0, "")


def _adjoin(text: _Text, number: int) -> bool:
    """Whether nothing but white space or a hyphen stands between a token and the next one."""
    between = text.document.folded[text.tokens[number].end : text.tokens[number + 1].start]
    return between in (" ", "-") or (between.replace(FILLER, "").strip("- \n\r") == "" and between.count("\n") < 2)


def _is_odd(text: _Text, match: _Match) -> bool:
    """Whether the phrase is no name, is not listed as natural, and is much rarer than the term."""
    from artlint.language.collocations import attraction, log_probability  # most articles need no trigrams here

    options = text.options
    written = text.texts[match.first : match.last]
    if " ".join(written) in options["natural"] or _is_term(written, options) or _is_name(text, match):
        return False
    lift = log_probability(match.words) - log_probability(written)
    sure = len(match.swapped) > 1 or len(match.words) > 2
    if lift < options["least-lift-sure" if sure else "least-lift"] and attraction(match.words) > 0:
        return False
    # Words that attract each other are known together; the small ones go with many.
    small = wordlists.words("function-words")
    return all(
        attraction(pair) <= options["most-attraction"]
        for pair in pairwise(written)
        if small.isdisjoint(pair) and not set(pair) <= set(match.words)
    )


def _is_term(written: Sequence[str], options: Mapping[str, Any]) -> bool:
    """Whether a phrase is a term itself: "area of interest", beside "region of interest"."""
    terms: Mapping[str, str] = options["terms"]
    phrases = {" ".join((*written[:-1], last)) for last, _ in inflection.bases(written[-1])}
    heads = {base for word in written for base, _ in inflection.bases(word) if base in terms}
    return any(not phrases.isdisjoint(terms[head].split("\n")) for head in heads)


def _is_name(text: _Text, match: _Match) -> bool:
    """Whether some words, but not all, have a capital not due to the place, or a name goes before: "Shell business"."""
    capitals = [text.document.folded[token.start].isupper() for token in text.tokens[match.first : match.last]]
    if not all(capitals) or not match.first or not _adjoin(text, match.first - 1):
        return any(capitals[1:]) and not all(capitals)
    before = text.tokens[match.first - 1]
    return text.document.folded[before.start].isupper() and text.texts[match.first - 1] not in wordlists.words(
        "function-words"
    )


def _finding(rule: Rule, text: _Text, match: _Match) -> Finding:
    from artlint.checks.phrases import in_case_of

    tokens = text.tokens[match.first : match.last]
    span = Span(tokens[0].start, tokens[-1].end)
    written = excerpt(text.document, *span)
    named = all(text.document.folded[token.start].isupper() for token in tokens)
    wording = in_case_of(written, " ".join(word.capitalize() if named else word for word in match.words))
    message = filled(rule.options["message"], {"text": written, "suggestion": wording})
    return Finding(rule, span, message, (wording,), confidence=rule.options["confidence"])
