"""XML that a parser takes whatever is in an article: characters that XML has no way to write are shown as escapes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from artlint.patterns import lazy
from artlint.report.terminal import escaped

_ILLEGAL = lazy(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # the Char production of XML 1.0


def child(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """A new element at the end of another."""
    made = SubElement(parent, tag, {key: legal(str(value)) for key, value in attributes.items()})
    made.text = legal(text) or None
    return made


def legal(text: str) -> str:
    """The text with every character that XML cannot hold written as an escape, `\\x1b` say."""
    return _ILLEGAL.sub(lambda match: escaped(match[0]), text)


def written(root: Element) -> str:
    """A document, indented; not where it would add white space to a text."""
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
