"""A very long file read in sections: what a document remembers of its words takes a hundred times the file's size."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from artlint.document import Document, Facts, Mask, Span
from artlint.finding import Edit, Finding
from artlint.language import wordlists

LONGEST = 200_000  # code points, some 35,000 words: far more than an article has, so that no article is divided


def sections(document: Document) -> Iterator[tuple[int, Document]]:
    """Offset and document of each section, whole paragraphs all; of what is not divided that is the document itself.

    A section is longer than `LONGEST` only where one paragraph is.
    """
    if len(document.text) <= LONGEST:
        yield 0, document
        return
    paragraphs, masks = document.paragraphs, deque(document.masks)
    first = begin = 0
    for number in range(1, len(paragraphs) + 1):
        last = number == len(paragraphs)
        if not last and paragraphs[number].end - begin <= LONGEST:
            continue
        if last and first == 0:
            yield 0, document
            return
        end = len(document.text) if last else paragraphs[number].start
        own: list[Mask] = []
        while masks and masks[0].start < end:
            mask = masks.popleft()
            own.append(Mask(mask.start - begin, min(mask.end, end) - begin, mask.fill))
            if mask.end > end:
                masks.appendleft(Mask(end, mask.end, ""))
        yield (
            begin,
            Document(
                document.name,
                document.text[begin:end],
                [p._replace(start=p.start - begin, end=p.end - begin) for p in paragraphs[first:number]],
                document.format,
                own,
                document.encoding,
                document.language,
                document.allowed,
                document.audience,
            ),
        )
        first, begin = number, end


def facts(document: Document) -> Facts:
    """What the words of a document come to, one section after the other."""
    return together(_facts(section) for _, section in sections(document))


def _facts(section: Document) -> Facts:
    words = section.matching.lowered.split()
    forms = {word.text for word in section.words}
    english = sum(map(wordlists.words("english-only").__contains__, words))
    return Facts(len(words), english, frozenset(form for form in forms if form[0].isupper()))


def together(parts: Iterable[Facts]) -> Facts:
    """What the words of some parts come to."""
    words = english = 0
    capitals: set[str] = set()
    for part in parts:
        words += part.words
        english += part.english
        capitals |= part.capitals
    return Facts(words, english, frozenset(capitals))


def moved(finding: Finding, offset: int) -> Finding:
    """A finding of a section, its spans in the whole document."""
    if not offset:
        return finding
    fix = finding.fix
    if fix is not None:
        fix = fix._replace(edits=tuple(Edit(_moved(edit.span, offset), edit.content) for edit in fix.edits))
    related = tuple(_moved(span, offset) for span in finding.related)
    return finding._replace(span=_moved(finding.span, offset), fix=fix, related=related)


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
