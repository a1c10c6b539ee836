"""Paragraphs of HTML: tags and entities masked where they stand, block elements ending paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind, Span, fold
from artlint.patterns import lazy
from artlint.reading import frontmatter
from artlint.reading.comments import Comment
from artlint.reading.masking import merged, trimmed
from artlint.reading.opaque import addresses

_BLOCKS: dict[str, ParagraphKind | None] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "dt", "summary", "legend"), "heading"),
    **dict.fromkeys(("li", "dd"), "list-item"),
    **dict.fromkeys(("blockquote",), "quotation"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(
        (
            *("address", "article", "aside", "body", "br", "details", "div", "dl", "fieldset", "figure", "footer"),
            *("form", "head", "header", "hr", "html", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"),
            *("td", "tfoot", "th", "thead", "tr", "ul"),
        ),
        None,
    ),
}
# Elements whose end closes items and captions left open in them.
_CONTAINERS = frozenset({"ul", "ol", "dl", "figure", "table"})
_SILENT = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "head", "nav", "textarea", "select", "iframe", "pre")
)
_BROKEN_TAG = lazy(r"</?[A-Za-z]")
_OPAQUE = frozenset({"code", "kbd", "samp", "var", "tt"})
# What may stand in a head whose end tag is left out; any other tag begins the body.
_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of an HTML text; scripts, styles and the head are no prose."""
    reader = _Reader(text)
    reader.read()
    return reader.made, merged(reader.masks)


def comments(text: str) -> list[Comment]:
    """The comments between `<!--` and `-->`."""
    reader = _Reader(text)
    reader.read()
    return reader.comments


class _Reader(HTMLParser):
    """Walks the tags; `getpos` gives line and column, which `_offset` turns into code points."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.masks: list[Mask] = []
        self.made: list[Paragraph] = []
        self.comments: list[Comment] = []
        self._lines = [0]  # html.parser counts "\n" alone
        at = text.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = text.find("\n", at + 1)
        self._hidden = _OpenElements()  # those whose text is no prose
        self._kinds = _OpenElements()  # those that give a paragraph its kind
        self._open_at = 0  # where the paragraph under way began
        self._masked_from = 0

    def read(self) -> None:
        """Read the whole text."""
        text = self.text
        head = frontmatter.end(text)
        if head:
            self.masks.append(Mask(0, head, ""))
        # A tag begun after the last ">" is never closed: told of it, `html.parser` would look for its end from every
        # "<" on. Front matter is fed as blanks, so that lines and columns stay what they are.
        last = text.find("<", text.rfind(">") + 1)
        last = last if last >= 0 else len(text)
        self.feed(re.sub(r"[^\n]", " ", text[:head]) + text[head:last])
        self.close()
        broken = _BROKEN_TAG.search(text, last)
        if broken:
            self.masks.append(Mask(broken.start(), len(text), ""))
        if not self._hidden:
            self._end_paragraph(len(text))

    def parse_comment(self, i: int, report: bool = True) -> int:
        """As in a browser, an unclosed comment reaches to the end of the text."""
        if self.rawdata.find("-->", i) < 0:
            self.handle_comment(self.rawdata[i + len("<!--") :])
            return len(self.rawdata)
        return super().parse_comment(i, report)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        raw = self.get_starttag_text() or ""
        if self._hidden.names == ["head"] and tag not in _IN_HEAD:
            self._reveal("head", start)
        self._markup(tag, start, start + len(raw))
        if tag in _SILENT or tag in _OPAQUE:
            if not self._hidden:
                self._masked_from = start + len(raw)
            self._hidden.open(tag)
        elif not self._hidden and (tag in _CONTAINERS or _BLOCKS.get(tag)):
            self._kinds.open(tag, _BLOCKS[tag])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        self._markup(tag, start, start + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        end = self.text.find(">", start) + 1 or len(self.text)
        self._reveal(tag, start)
        self._markup(tag, start, end)
        self._kinds.close(tag)

    def _reveal(self, tag: str, end: int) -> None:
        """Close an element; if it was the outermost hidden one, mask what stood in it."""
        if self._hidden.close(tag) and not self._hidden and end > self._masked_from:
            self.masks.append(Mask(self._masked_from, end, OPAQUE if tag in _OPAQUE else " "))

    def _markup(self, tag: str, start: int, end: int) -> None:
        if tag in _BLOCKS and not self._hidden:
            self._end_paragraph(start)
            self._open_at = end
        self.masks.append(Mask(start, end, ""))

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        start = self._offset()
        for span in addresses(self.text[start : start + len(data)]):
            self.masks.append(Mask(start + span.start, start + span.end, OPAQUE))

    def handle_entityref(self, name: str) -> None:
        self._entity("&" + name)

    def handle_charref(self, name: str) -> None:
        self._entity("&#" + name)

    def _entity(self, raw: str) -> None:
        if self._hidden:
            return
        start = self._offset()
        end = start + len(raw) + self.text.startswith(";", start + len(raw))
        seen = unescape(self.text[start:end])
        if seen != self.text[start:end]:  # "AT&T" holds no entity
            self.masks.append(Mask(start, end, fold(seen) if len(seen) == 1 else OPAQUE))

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        opening = "<!--" if self.text.startswith("<!--", start) else "<!"  # "<!x>" and "</ x>" are comments too
        end = self._mask_past(start + len(opening) + len(data))
        self.comments.append(Comment(start, end, data))

    def handle_decl(self, decl: str) -> None:
        self._mask_past(self._offset() + len("<!") + len(decl))

    def unknown_decl(self, data: str) -> None:
        self._mask_past(self._offset() + len("<![") + len(data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """As in a browser, "<![…>" is a comment; `html.parser` raises on one that SGML does not know."""
        return self.parse_bogus_comment(i, report)

    def handle_pi(self, data: str) -> None:
        self._mask_past(self._offset() + len("<?") + len(data))

    def _mask_past(self, offset: int) -> int:
        """Mask from the present event past the first ">" at or after an offset, or to the end of the text: where to."""
        end = self.text.find(">", offset) + 1 or len(self.text)
        self.masks.append(Mask(self._offset(), end, ""))
        return end

    def _end_paragraph(self, end: int) -> None:
        span: Span | None = trimmed(self.text, self._open_at, end, self._masks_in(self._open_at))
        if span is not None:
            self.made.append(Paragraph(span.start, span.end, self._kinds.kind))

    def _masks_in(self, start: int) -> list[Mask]:
        return self.masks[bisect_right(self.masks, start, key=lambda mask: mask.end) :]


class _OpenElements:
    """A stack of tag names that knows which ones it holds."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._kinds: list[ParagraphKind] = []
        self._counts: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self.names)

    @property
    def kind(self) -> ParagraphKind:
        """The kind that the innermost element which has one gives to a paragraph."""
        return self._kinds[-1] if self._kinds else "body"

    def open(self, name: str, kind: ParagraphKind | None = None) -> None:
        """Put an element on the stack."""
        self._kinds.append(kind or self.kind)
        self.names.append(name)
        self._counts[name] += 1

    def close(self, name: str) -> bool:
        """Take the innermost element of that name, and what was left open in it, off the stack, if there is one."""
        if not self._counts[name]:
            return False
        closed = None
        while closed != name:
            closed = self.names.pop()
            self._kinds.pop()
            self._counts[closed] -= 1
        return True
