"""Paragraphs of HTML: tags and entities masked where they stand, block elements ending paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

from artlint.document import OPAQUE, Mask, Paragraph, ParagraphKind, Span, fold
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
            *("form", "head", "header", "hr", "html", "main", "nav", "ol", "p", "section", "table", "tbody", "td"),
            *("tfoot", "th", "thead", "tr", "ul"),
        ),
        None,
    ),
}
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "math", "head", "textarea", "select", "iframe"})
_OPAQUE = frozenset({"code", "pre", "kbd", "samp", "var", "tt"})


def paragraphs(text: str) -> tuple[Sequence[Paragraph], Sequence[Mask]]:
    """Paragraphs and masks of an HTML text; scripts, styles and the head are no prose."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.finish()
    return reader.made, merged(reader.masks)


class _Reader(HTMLParser):
    """Walks the tags; `getpos` gives line and column, which `_offset` turns into code points."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.masks: list[Mask] = []
        self.made: list[Paragraph] = []
        self._lines = [0]  # html.parser counts "\n" alone
        at = text.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = text.find("\n", at + 1)
        self._hidden: list[str] = []  # open elements whose text is no prose
        self._kinds: list[tuple[str, ParagraphKind]] = []
        self._open_at = 0  # where the paragraph under way began
        self._masked_from = 0

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        raw = self.get_starttag_text() or ""
        self._markup(tag, start, start + len(raw))
        if tag in _SILENT or tag in _OPAQUE:
            if not self._hidden:
                self._masked_from = start + len(raw)
            self._hidden.append(tag)
        elif tag in _BLOCKS and not self._hidden:
            kind = _BLOCKS[tag]
            if kind is not None:
                self._kinds.append((tag, kind))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        self._markup(tag, start, start + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        end = self.text.find(">", start) + 1 or len(self.text)
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
            fill = OPAQUE if tag in _OPAQUE else " "
            if not self._hidden and start > self._masked_from:
                self.masks.append(Mask(self._masked_from, start, fill))
        self._markup(tag, start, end)
        if any(name == tag for name, _ in self._kinds):
            while self._kinds and self._kinds.pop()[0] != tag:
                pass

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
        self.masks.append(Mask(start, end, fold(seen) if len(seen) == 1 else OPAQUE))

    def handle_comment(self, data: str) -> None:
        self._mask_to(">", self._offset() + len("<!--") + len(data))

    def handle_decl(self, decl: str) -> None:
        self._mask_to(">", self._offset() + len("<!") + len(decl))

    def handle_pi(self, data: str) -> None:
        self._mask_to(">", self._offset() + len("<?") + len(data))

    def _mask_to(self, mark: str, searched_from: int) -> None:
        """Mask from the present event to the first `mark` at or after an offset, or to the end of the text."""
        end = self.text.find(mark, searched_from) + len(mark)
        self.masks.append(Mask(self._offset(), end if end >= len(mark) else len(self.text), ""))

    def _end_paragraph(self, end: int) -> None:
        span: Span | None = trimmed(self.text, self._open_at, end, self._masks_in(self._open_at))
        if span is not None:
            self.made.append(Paragraph(span.start, span.end, self._kinds[-1][1] if self._kinds else "body"))

    def _masks_in(self, start: int) -> list[Mask]:
        return self.masks[bisect_right(self.masks, start, key=lambda mask: mask.end) :]

    def finish(self) -> None:
        """End the last paragraph at the end of the text."""
        if not self._hidden:
            self._end_paragraph(len(self.text))
