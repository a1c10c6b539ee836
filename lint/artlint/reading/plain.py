"""Paragraphs of plain text: headings, list items, quotations and captions recognised without markup.

A blank line always ends a paragraph. Whether a single line end does depends on the file: in a hard-wrapped one a line
ends because the next word would not fit, in the others a line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from artlint.document import ODD_SPACES, OPAQUE, Mask, Paragraph, ParagraphKind, Span, lines
from artlint.language import wordlists
from artlint.patterns import lazy
from artlint.reading import frontmatter
from artlint.reading.opaque import addresses

_WRAP_WIDTH = 120  # code points; nobody wraps wider
_WRAPPED_SHARE = 0.6  # of the line ends inside blocks, in a file taken for hard-wrapped
_HEADING_WORDS = 12
_QUESTION_WORDS = 18
_BULLET = lazy(r"(?:[-*•‣◦▪·–—]|\(?(?:\d{1,3}|[a-z])[.)]|\(?[A-Z]\))\s+\S")  # "A. Smith" is a name
_FINAL = lazy(r"[.!?…:;,]['\"”’)\]]*$")
_OPENING_QUOTE = ('"', "“", "„", "«")
_CLOSING_QUOTE = ('"', "”", "“", "»")


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of a plain text, after its front matter."""
    head = frontmatter.end(text)
    masks = [Mask(span.start, span.end, OPAQUE) for span in addresses(text, head)]
    return classify(text, [span for block in _blocks(text, head) for span in block]), masks


def classify(text: str, spans: Sequence[Span]) -> list[Paragraph]:
    """Give each span of text its kind, by its own look and its neighbours'."""
    made: list[Paragraph] = []
    for number, span in enumerate(spans):
        content = text[span.start : span.end]
        following = spans[number + 1] if number + 1 < len(spans) else None
        made.append(Paragraph(span.start, span.end, _kind(content, text, following)))
    # A heading heads something: one that nothing but headings follow is a line of its own kind.
    for number in range(len(made) - 1, -1, -1):
        if made[number].kind != "heading":
            break
        made[number] = made[number]._replace(kind="body")
    return made


def _kind(content: str, text: str, following: Span | None) -> ParagraphKind:
    if _BULLET.match(content):
        return "list-item"
    if content.startswith(_OPENING_QUOTE) and content.endswith(_CLOSING_QUOTE):
        inner = content[1:-1]
        if not any(mark in inner for mark in (*_OPENING_QUOTE, *_CLOSING_QUOTE)):
            return "quotation"
    if _looks_like_caption(content):
        return "caption"
    if following is not None and _looks_like_heading(content, text[following.start : following.end]):
        return "heading"
    return "body"


def _looks_like_caption(content: str) -> bool:
    label, colon, rest = content.partition(":")
    return (
        len(content) <= 300
        and bool(colon)
        and bool(rest.strip())
        and label.strip().lower() in wordlists.words("caption-labels")
    )


def _looks_like_heading(content: str, following: str) -> bool:
    words = content.split()
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if content.endswith("?"):
        return len(words) <= _QUESTION_WORDS and len(following) > len(content) and not following.endswith("?")
    if _FINAL.search(content):
        return False
    return len(words) <= _HEADING_WORDS


def _blocks(text: str, start: int) -> list[list[Span]]:
    """Runs of lines between blank ones, each line with its white space trimmed, wrapped lines joined."""
    blocks: list[list[Span]] = [[]]
    for line in lines(text):
        if line.end <= start and start:
            continue
        trimmed = _trim(text, line)
        if trimmed is None:
            blocks.append([])
        else:
            blocks[-1].append(trimmed)
    blocks = [block for block in blocks if block]
    width = _wrap_width(text, blocks)
    return [_joined(text, block, width) for block in blocks]


def _trim(text: str, line: Span) -> Span | None:
    content = text[line.start : line.end]
    stripped = content.lstrip("\ufeff\u200b" + _SPACES).rstrip("\u200b" + _SPACES)
    if not stripped:
        return None
    start = line.start + content.index(stripped)
    return Span(start, start + len(stripped))


_SPACES = " \x1c\x1d\x1e\x1f\u2028\u2029" + ODD_SPACES


def _wrap_width(text: str, blocks: Sequence[Sequence[Span]]) -> int:
    """The width that the file is hard-wrapped at, or 0 when its lines are paragraphs."""
    inside = [(block[i], block[i + 1]) for block in blocks for i in range(len(block) - 1)]
    # A line without a space (an address) may be longer, for it cannot be wrapped.
    lengths = (end - start for block in blocks for start, end in block if " " in text[start:end])
    width = max(lengths, default=0)
    if not inside or width > _WRAP_WIDTH:
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in inside)
    running_on = sum(text[following.start].islower() for _, following in inside)
    return width if full >= _WRAPPED_SHARE * len(inside) and running_on >= 0.4 * len(inside) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the next line would not have fitted; wrapping by eye leaves some slack."""
    first_word = text[following.start : following.end].split(maxsplit=1)[0]
    return (line.end - line.start) + 1 + len(first_word) > width - 8


def _joined(text: str, block: Sequence[Span], width: int) -> list[Span]:
    joined: list[Span] = []
    last: Span | None = None
    for line in block:
        if last is not None and not _BULLET.match(text, line.start, line.end) and _runs_on(text, last, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    if width:
        return _is_full(text, line, following, width) or text[following.start].islower()
    # In a file that is not wrapped, only a line broken in mid-sentence runs on.
    return text[following.start].islower() and text[line.end - 1] not in ".!?…:\"”'’"
