"""What in an article speaks for a machine having put synonyms in the place of its words.

A noisy channel: a word that a machine wrote for another is unlikely between its neighbours, and the word it stands for
is likely there. The trigram model says what goes with the neighbours, the thesaurus what is written for what.

`read` looks at the words as they stand, which costs little; `weigh` tries for each of them what it may stand for. One
word proves nothing, for good writers surprise: `artlint.language.spun_model` pools what all words of an article say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10
from typing import NamedTuple

from artlint.document import Document, lower
from artlint.language import lexicon, ngrams, wordlists
from artlint.language.thesaurus import thesaurus

NOTHING = -9.0
"""Evidence where nothing speaks for another word."""
_UNKNOWN = -1
_SHORTEST = 3  # letters of a word that a machine replaces
_STRONGEST = 6.0  # log10 beyond which evidence is not counted


class Read(NamedTuple):
    """A word of the document that a machine may have written, as the trigram model sees it.

    `place` is its index in the document's words; `ids` are those of it and two words on either side, -1 for unknown.
    `ties` are log10 of how much likelier the words before make it, and it makes the next word and the one after that;
    `fit` is log10 P of the three. `frequency` is log10 of how often it stands in 10**9 words.
    """

    place: int
    ids: tuple[int, ...]
    ties: tuple[float, ...]
    fit: float
    frequency: float


class Reading(NamedTuple):
    """The words of an article that a machine may have written, and what else tells how usual its wording is.

    Each word is read where it first stands: an odd word that comes again and again is what the article is about.
    `small` are the ties of function words and names to the words before them, `strange` the Zipf frequencies of words
    that are English but not in the trigram model; `words` counts all words.
    """

    reads: list[Read]
    small: list[float]
    strange: list[float]
    words: int


class Weighed(NamedTuple):
    """What speaks for a word having been written for another, all log10.

    `evidence` is how much likelier "a word, here replaced by this one in the same form" is than the word itself, `bent`
    the same for another form of it or of another word. `origin` is the likeliest word it stands for (its id in the
    trigram model, -1 for none), `share` its evidence alone, and `lift` how much better it goes with the neighbours.
    """

    evidence: float
    bent: float
    origin: int
    share: float
    lift: float

    @property
    def most(self) -> float:
        """The stronger of the two kinds of evidence."""
        return max(self.evidence, self.bent)

    @property
    def share_of_all(self) -> float:
        """How likely it is, all told, that the word stands for the likeliest one, from 0 to 1."""
        return 10**self.share / (1 + 10**self.evidence + 10**self.bent)


UNSUSPECTED = Weighed(NOTHING, NOTHING, _UNKNOWN, NOTHING, 0.0)


def read(document: Document) -> Reading:
    """Read a document as it stands."""
    model = ngrams.model()
    function_words = wordlists.words("function-words")
    start, end = model.id(ngrams.START), model.id(ngrams.END)
    if start is None or end is None:
        raise ValueError("the n-gram table does not know where sentences begin and end")
    reads, small, strange, count = [], [], [], 0
    seen = set()
    for sentence in _sentences(document, model):
        count += len(sentence)
        ids = [_UNKNOWN, start, *[token[2] for token in sentence], end, _UNKNOWN]
        probs = [0.0, 0.0, *model.of_run(ids)]
        alone = model.unigrams_of_ids(ids)
        ties = [prob - own for prob, own in zip(probs, alone, strict=True)]  # 0 where no word is known
        for n, (place, text, word, plain) in enumerate(sentence, 2):
            if word < 0:
                if plain and text.isalpha() and lexicon.known(text):
                    strange.append(lexicon.zipf(text))
            elif not plain or len(text) < _SHORTEST or text in function_words:
                small.append(ties[n])
            elif word not in seen:
                seen.add(word)
                fit = probs[n] + probs[n + 1] + probs[n + 2]
                around, tied = tuple(ids[n - 2 : n + 3]), tuple(ties[n : n + 3])
                reads.append(Read(place, around, tied, fit, alone[n] + 9))
    return Reading(reads, small, strange, count)


def _sentences(document: Document, model: ngrams.Model) -> Iterator[list[tuple[int, str, int, bool]]]:
    """For each sentence its words: index, lower form, id (-1 for unknown), and whether it is lower-case and whole."""
    words, known = document.words, model.id
    at = 0
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
            yield found


def weigh(reads: Sequence[Read]) -> list[Weighed]:
    """Try for each word what it may have been written for."""
    in_place, origins = ngrams.model().in_place, thesaurus().origins
    made = []
    for one in reads:
        before2, before, word, after, after2 = one.ids
        found = origins(word)
        values = in_place(before2, before, after, after2, found.words)
        carried = bent = 0.0
        best = UNSUSPECTED
        strongest = NOTHING
        for other, share, is_bent, value in zip(*found, values, strict=True):
            lift = value - one.fit
            evidence = share + lift
            if is_bent:
                bent += 10 ** min(evidence, _STRONGEST)
            else:
                carried += 10 ** min(evidence, _STRONGEST)
            if evidence > strongest:
                strongest = evidence
                best = Weighed(NOTHING, NOTHING, other, evidence, lift)
        made.append(
            best._replace(evidence=log10(carried) if carried else NOTHING, bent=log10(bent) if bent else NOTHING)
        )
    return made
