"""An article as every check sees it: decoded text, paragraphs, sentences and words, and views made for matching.

All positions are code points in `Document.text`, start inclusive and end exclusive. Line and column are made at the
edge, by `Document.location`, and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, wraps
from typing import Literal, NamedTuple, TypeVar, overload

from artlint.patterns import lazy

ParagraphKind = Literal["heading", "body", "list-item", "quotation", "caption"]
Format = Literal["plain", "markdown", "html", "rst", "asciidoc"]
Language = Literal["en", "en-US", "en-GB"]
Audience = Literal["general", "specialist", "plain"]
Made = TypeVar("Made")
AUDIENCES: tuple[Audience, ...] = ("general", "specialist", "plain")

# Stands in `folded` for text that is there but is not prose (code, a URL): it is no letter and no space,
# so that neither a word nor a phrase reaches across it.
OPAQUE = "\ufffc"
# Keeps `folded` as long as the text where a reader sees less than is written (markup, an entity); of no width.
FILLER = "\u2060"

_LINE_END = lazy(r"\r\n|\n|\r")
# A run of letters and digits or a figure (2.75, 3.5bn), with inner apostrophes and hyphens (don't, Anglo-Saxon).
# Combining marks belong to the letter before them; `\w` does not hold them.
_WORD = lazy(r"(?:\d[\d.,]*\d[^\W\d_]*|[^\W_][\w\u0300-\u036f]*)(?:['-][^\W_][\w\u0300-\u036f]*)*")
# The same where markup may stand inside or between the letters.
_MARKED_UP_WORD = lazy(
    r"(?:\d[\d.,]*\d[^\W\d_]*|[^\W_](?:\u2060*[\w\u0300-\u036f])*)"
    r"(?:\u2060*['-]\u2060*[^\W_](?:\u2060*[\w\u0300-\u036f])*)*"
)
_SPACE_RUN = lazy(r"[ \u2060]*[\n\r][\s\u2060]*|[ ]{2,}\u2060*|[ ]*\u2060+[ \u2060]*")

# Every character that reads as a space but is not U+0020; zero-width ones are left to the typography rules.
ODD_SPACES = "\t\x0b\x0c\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_FOLD = str.maketrans(
    {
        **dict.fromkeys(ODD_SPACES, " "),
        **dict.fromkeys("‘’‚‛ʼ′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑", "-"),
    }
)
_ODD_ASCII = lazy("[\t\x0b\x0c]")

_FEW = 5_000  # paragraphs; no article has more

# Of the words of edited articles, a quarter are on the list `english-only`, .09 at least but in tables and rosters,
# whose other words the lexicon knows; of text in another language none or one in fifty, and the lexicon knows half of
# its words at most.
_SHORT, _ENGLISH, _KNOWN = 40, 0.06, 0.7


class Span(NamedTuple):
    """Code points `start` to `end` (exclusive) of the decoded text."""

    start: int
    end: int


class Word(NamedTuple):
    """A word or figure; `text` is its folded form (straight apostrophes), case kept."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """A sentence; `paragraph` is the index of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int


class Paragraph(NamedTuple):
    """A paragraph as a reader sees it, whether or not lines end where it does."""

    start: int
    end: int
    kind: ParagraphKind


class ManyParagraphs(Sequence[Paragraph]):
    """The paragraphs of a very long file, an eighth of the size that a tuple of them has."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        from array import array  # few files are that long

        self._bounds = array("Q", [bound for p in paragraphs for bound in (p.start, p.end)])
        self._kinds = [p.kind for p in paragraphs]

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Paragraph]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | Sequence[Paragraph]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        return Paragraph(self._bounds[2 * index], self._bounds[2 * index + 1], self._kinds[index])


class Mask(NamedTuple):
    """Text that is not prose, and the shorter `fill` that a reader sees there: nothing, a space, `OPAQUE`, a quote."""

    start: int
    end: int
    fill: str


class Location(NamedTuple):
    """A place as an editor shows it: 1-based row, 1-based column in code points."""

    row: int
    column: int


class Facts(NamedTuple):
    """What the words of a document come to: how many there are, how many of them only English has, and which forms
    with a capital."""

    words: int = 0
    english: int = 0
    capitals: frozenset[str] = frozenset()


class MatchingText:
    """The folded text with every run of white space squeezed to one character, and the way back to the document.

    Inside a paragraph a run becomes a space, between paragraphs a newline; so a phrase matches across line wraps, tabs
    and doubled spaces, and never from one paragraph into the next.
    """

    def __init__(self, folded: str, paragraph_starts: Sequence[int], ends: Mapping[int, int]) -> None:
        self._ends = ends  # where a character of `folded` stands for several of the text: its offset and its end
        breaks = frozenset(paragraph_starts)
        parts: list[str] = []
        self._starts = [0]  # positions in `text` ...
        self._shifts = [0]  # ... from which on this many code points of the document have been squeezed out
        at = length = 0
        for run in _SPACE_RUN.finditer(folded):
            start, end = run.span()
            parts.append(folded[at:start])
            seen = "\n" if end in breaks or end == len(folded) else "" if run[0].strip(FILLER) == "" else " "
            parts.append(seen)
            length += start - at + len(seen)
            at = end
            self._starts.append(length)
            self._shifts.append(end - length)
        parts.append(folded[at:])
        self.text = "".join(parts)

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case, of the same length."""
        return lower(self.text)

    @cached_property
    def _origins(self) -> list[int]:
        return [start + shift for start, shift in zip(self._starts, self._shifts, strict=True)]

    def index(self, offset: int) -> int:
        """Where in `text` the document's code point at `offset` stands, which must not be one squeezed out."""
        return offset - self._shifts[bisect_right(self._origins, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """The document's span for `text[start:end]`, which must not be empty."""
        first = start + self._shifts[bisect_right(self._starts, start) - 1]
        last = end - 1 + self._shifts[bisect_right(self._starts, end - 1) - 1]
        return Span(first, self._ends.get(last, last + 1))


def lower(text: str) -> str:
    """Lower case without a change of length: İ, the only character whose lower case is longer, becomes i."""
    return text.replace("İ", "i").lower()


def fold(text: str) -> str:
    """Odd spaces as spaces, curly quotation marks as straight ones, of the same length."""
    return text if text.isascii() and not _ODD_ASCII.search(text) else text.translate(_FOLD)


class Document:
    """One article.

    Args:
        name: what findings call it: a path, or "-" for standard input.
        text: the decoded text, line ends as they stand in the file, without a byte order mark.
        paragraphs: in order, without overlap; made by `artlint.reading`.
        format: what the text is written in.
        masks: markup, code and URLs, in order, without overlap.
        encoding: how the bytes were decoded.
        language: "en", "en-US" or "en-GB": whose spelling holds; "en" leaves it to the article's own majority.
        allowed: lower-case words that are right here whatever the lexicon says.
        audience: whom it is written for, which decides how hard it may be.
    """

    def __init__(
        self,
        name: str,
        text: str,
        paragraphs: Sequence[Paragraph],
        format: Format = "plain",
        masks: Sequence[Mask] = (),
        encoding: str = "utf-8",
        language: Language = "en",
        allowed: frozenset[str] = frozenset(),
        audience: Audience = "general",
    ) -> None:
        self.name = name
        self.text = text
        self.paragraphs = tuple(paragraphs) if len(paragraphs) <= _FEW else ManyParagraphs(paragraphs)
        self.format = format
        self.masks = tuple(masks)
        self.encoding = encoding
        self.language = language
        self.allowed = allowed
        self.audience = audience

    @cached_property
    def folded(self) -> str:
        """The text that checks read: same length, odd spaces and quotation marks folded, masks filled."""
        text = fold(self.text)
        if not self.masks:
            return text
        parts, at = [], 0
        for start, end, fill in self.masks:
            parts.append(text[at:start])
            parts.append(fill + FILLER * (end - start - len(fill)))
            at = end
        parts.append(text[at:])
        return "".join(parts)

    @cached_property
    def matching(self) -> MatchingText:
        """The text that phrases and patterns match on."""
        return MatchingText(self.folded, [p.start for p in self.paragraphs], self._ends)

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {start: end for start, end, fill in self.masks if fill}

    def end_of(self, offset: int) -> int:
        """End of what a reader sees at an offset: one code point on, or past the whole of an entity or a URL."""
        return self._ends.get(offset, offset + 1)

    @cached_property
    def words(self) -> list[Word]:
        """Every word and figure of every paragraph, in order."""
        folded = self.folded
        make = tuple.__new__  # a third of the time that `Word(…)` takes, in the longest loop of a run
        if not self.masks:
            return [
                make(Word, (m.start(), m.end(), m[0]))
                for p in self.paragraphs
                for m in _WORD.finditer(folded, p.start, p.end)
            ]
        return [
            make(Word, (m.start(), self.end_of(m.end() - 1), m[0].replace(FILLER, "")))
            for p in self.paragraphs
            for m in _MARKED_UP_WORD.finditer(folded, p.start, p.end)
        ]

    @cached_property
    def lowered(self) -> list[str]:
        """The text of each of `words` in lower case."""
        return lower(" ".join([word.text for word in self.words])).split()

    @cached_property
    def facts(self) -> Facts:
        """What its words come to; those of a very long file are not held in memory all at once."""
        from artlint.sections import facts

        return facts(self)

    @cached_property
    def is_english(self) -> bool:
        """Whether the rules for English apply; not so where an article of some length has next to no English words."""
        from artlint.language import lexicon
        from artlint.sections import sections

        count, english, _ = self.facts
        if count < _SHORT or english > _ENGLISH * count:
            return True
        own = {word.text for _, section in sections(self) for word in section.words if word.text.islower()}
        return sum(map(lexicon.known, own)) > _KNOWN * len(own)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words that begin in `start:end`."""
        starts = self._word_starts
        return self.words[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence, in order; none reaches over the end of its paragraph."""
        from artlint.language.sentences import split

        folded = self.folded
        return [
            Sentence(start, end, number)
            for number, p in enumerate(self.paragraphs)
            for start, end in split(folded, p.start, p.end)
        ]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int:
        """Index of the last sentence that begins at or before `offset` (0 before the first one)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_index(self, offset: int) -> int:
        """Index of the last paragraph that begins at or before `offset` (0 before the first one)."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    @cached_property
    def quotations(self) -> list[Span]:
        """Text between quotation marks, marks included, and whole quotation paragraphs, in order."""
        from artlint.language.quotations import find

        return find(self)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [span.start for span in self.quotations]

    def quoted(self, start: int, end: int) -> bool:
        """Whether any of `start:end` stands inside a quotation."""
        index = bisect_right(self._quotation_starts, end - 1) - 1
        return index >= 0 and self.quotations[index].end > start

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of each line's first code point; lines end at \\n, \\r\\n and \\r, and nothing else."""
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def location(self, offset: int) -> Location:
        """Row and column of an offset; the end of the text is a place too."""
        row = bisect_right(self.line_starts, offset)
        return Location(row, offset - self.line_starts[row - 1] + 1)

    def line(self, row: int) -> str:
        """The text of a 1-based row, without its line end."""
        start = self.line_starts[row - 1]
        end = self.line_starts[row] if row < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def close(self) -> None:
        """Let go of the text and of all that was made of it, for what remembers the document may outlive its use."""
        self.__dict__.clear()


def remembered(function: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """A function of a document that is asked again: what it made is kept as long as the document, and no longer."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def asked(document: Document) -> Made:
        made: dict[str, Made] = document.__dict__
        if name not in made:
            made[name] = function(document)
        return made[name]

    return asked


def lines(text: str) -> Iterator[Span]:
    """Span of each line without its line end; a text that ends in a line end has no empty line after it."""
    at = 0
    for end in _LINE_END.finditer(text):
        yield Span(at, end.start())
        at = end.end()
    if at < len(text):
        yield Span(at, len(text))
