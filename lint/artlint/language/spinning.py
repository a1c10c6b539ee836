"""What in an article speaks for a machine having put synonyms in the place of its words.

A noisy channel: a word that a machine wrote for another is unlikely between its neighbours, and the word it stands for
is likely there. For each word, `Weighed.evidence` is log10 of how much likelier "some word, here turned into this one"
is than the word itself: the trigram model says what goes with the neighbours, the thesaurus what is turned into what.

One word proves nothing: good writers surprise. `features` pools what all the words of an article say.
"""

from __future__ import annotations

from math import log10
from typing import NamedTuple

from artlint.document import Document, lower
from artlint.language import lexicon, ngrams, wordlists
from artlint.language.thesaurus import thesaurus

_UNKNOWN = -1
_SHORTEST = 3  # letters of a word that a machine replaces


class Weighed(NamedTuple):
    """A word of the document and what speaks for its being another's synonym.

    `evidence` is for the same form of another word, `bent` for another form of it or of another; both log10. `origin`
    is the likeliest word it stands for (an id of the trigram model), `lift` log10 of how much better that goes with the
    neighbours. `tie` is log10 of how much likelier the neighbours make the word and the word its neighbours.
    """

    place: int
    word: int
    evidence: float
    bent: float
    origin: int
    lift: float
    tie: float
    ties: tuple[float, float, float]
    zipf: float
    zipf_gain: float


class Reading(NamedTuple):
    """An article as the trigram model reads it: `small` ties are those of function words and names."""

    weighed: list[Weighed]
    small: list[float]
    strange: list[float]
    words: int


NOTHING = -9.0


def tokens(document: Document) -> list[list[tuple[int, str, int, bool]]]:
    words = document.words
    model = ngrams.model()
    known = model.id
    made, at = [], 0
    for sentence in document.sentences:
        found = []
        while at < len(words) and words[at].start < sentence.start:
            at += 1
        while at < len(words) and words[at].start < sentence.end:
            text = words[at].text
            small = lower(text)
            number = known(small)
            plain = text[0] == small[0]
            if number is None:
                if small.endswith("'s"):
                    number, plain = known(small[:-2]), False
                elif "-" in small:
                    plain = False
            found.append((at, small, _UNKNOWN if number is None else number, plain))
            at += 1
        if found:
            made.append(found)
    return made


def read(document: Document) -> Reading:
    model = ngrams.model()
    tri = model.of_ids
    uni = model.unigram_of_id
    book = thesaurus()
    function_words = wordlists.words("function-words")
    start, end = model.id(ngrams.START), model.id(ngrams.END)
    weighed, small, strange = [], [], []
    count = 0
    for sentence in tokens(document):
        ids = [_UNKNOWN, start, *(token[2] for token in sentence), end, _UNKNOWN]
        probs = [0.0, 0.0] + [tri(ids[n - 2], ids[n - 1], ids[n]) for n in range(2, len(ids) - 1)] + [0.0]
        for n, (place, text, word, plain) in enumerate(sentence, 2):
            count += 1
            if word < 0:
                if plain and text.isalpha() and lexicon.known(text):
                    strange.append(lexicon.zipf(text))
                continue
            own = uni(word)
            if not plain or len(text) < _SHORTEST or text in function_words:
                small.append(probs[n] - own)
                continue
            l2, l1, r1, r2 = ids[n - 2], ids[n - 1], ids[n + 1], ids[n + 2]
            base = probs[n] + probs[n + 1] + probs[n + 2]
            a, b, c = (
                probs[n] - own,
                (probs[n + 1] - uni(r1) if r1 >= 0 else 0.0),
                (probs[n + 2] - uni(r2) if r2 >= 0 else 0.0),
            )
            carried = bent = 0.0
            best, origin, lift = NOTHING, -1, 0.0
            for other, share, is_bent in book.origins(word):
                gain = tri(l2, l1, other) + tri(l1, other, r1) + tri(other, r1, r2) - base
                e = share + gain
                p = 10 ** min(e, 6.0)
                if is_bent:
                    bent += p
                else:
                    carried += p
                if e > best:
                    best, origin, lift = e, other, gain
            weighed.append(
                Weighed(
                    place,
                    word,
                    log10(carried) if carried else NOTHING,
                    log10(bent) if bent else NOTHING,
                    origin,
                    lift,
                    a + b + c,
                    (a, b, c),
                    lexicon.zipf(text),
                    (uni(origin) - own) if origin >= 0 else 0.0,
                )
            )
    return Reading(weighed, small, strange, count)
