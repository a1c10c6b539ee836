"""Characters that nobody sees: zero-width spaces, soft hyphens, direction marks, control characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import category, name

from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "most": Option("integer", None, "paragraphs reported one by one; of more, one finding speaks for all"),
}

_ZERO_WIDTH_SPACE, _NON_JOINER, _JOINER, _TAG_BASE = "\u200b", "\u200c", "\u200d", "\U0001f3f4"
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_MILD = 2
_LONGEST_FLAG = 8  # code points before the last one
# What shows a line in another order than it is stored; the marks of direction alone do no such thing.
_REORDERING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_BYTE_ORDER_MARK = "\ufeff"
# What has no width divides a word for every search, and no reader can see it; a soft hyphen shows at a line's end.
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROLS = {
    "\x00": "null",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x1b": "escape",
    "\x7f": "delete",
}

# Control characters that lay nothing out, and format characters that show nothing. Variation selectors choose how the
# character before them looks, and \x80-\x9f are left to `mojibake`.
_HIDDEN = lazy(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN_END = "\u0590"  # the scripts before it, Latin, Greek and Cyrillic among them, have no use for joiners


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the first hidden character of each paragraph that has any, or of the article; one fix deletes all.

    A character that turns the direction of what follows, and one without width, are errors and shown first.
    """
    groups = [list(group) for _, group in groupby(_places(document), lambda place: place[0])]
    if len(groups) > rule.options["most"]:
        yield _finding(document, rule, [place for group in groups for place in group], f"in {len(groups)} paragraphs")
        return
    for group in groups:
        yield _finding(document, rule, group, "in this paragraph")


def _finding(document: Document, rule: Rule, found: Sequence[tuple[int, int]], where: str) -> Finding:
    text, count = document.text, len(found)
    number, shown = min(found, key=lambda place: (_mildness(text, place[1]), place))
    reorders = text[shown] in _REORDERING
    places = [at for _, at in found]
    fused = any(text[at] == _ZERO_WIDTH_SPACE and _joins_words(text, at) for at in places)
    paragraph = document.paragraphs[number]
    before = text[max(paragraph.start, shown - 12) : shown].split()
    after = f' after "{before[-1]}"' if before else ""
    return Finding(
        rule,
        Span(shown, shown + 1),
        f"invisible character{after}: {_name(text[shown])} (U+{ord(text[shown]):04X})"
        + (", which shows the text in another order than it is stored" if reorders else "")
        + (f", and {count - 1} more {where}" if count > 1 else "")
        + "; delete "
        + ("it" if count == 1 else "them"),
        suggestions=("",),
        fix=Fix(
            "Delete the invisible characters",
            tuple(Edit(Span(at, at + 1), "") for at in places),
            "unsafe" if fused else "safe",
        ),
        related=tuple(Span(at, at + 1) for at in places if at != shown),
        confidence=0.95,
        severity_override="error" if _mildness(text, shown) < _MILD else None,
    )


def _mildness(text: str, at: int) -> int:
    """0 for what turns the direction, 1 for what has no width, `_MILD` for the rest and a mark before the text."""
    if text[at] in _REORDERING:
        return 0
    return 1 if at and text[at] in _ZERO_WIDTH else _MILD


def _places(document: Document) -> Iterator[tuple[int, int]]:
    """Paragraph and offset of each hidden character that has no business there."""
    text = document.text
    for number, (start, end, _) in enumerate(document.paragraphs):
        while start and text[start - 1] == _BYTE_ORDER_MARK:  # paragraphs begin after it
            start -= 1
        rtl: bool | None = None
        for match in _HIDDEN.finditer(text, start, end):
            at = match.start()
            character = text[at]
            if document.folded[at] != character and character not in "\x0b\ufeff":
                continue  # masked: markup, code or an address
            if character in _DIRECTIONS:
                rtl = rtl if rtl is not None else _RIGHT_TO_LEFT.search(text, start, end) is not None
                if rtl:
                    continue
            elif _is_needed(text, at):
                continue
            yield number, at


def _is_needed(text: str, at: int) -> bool:
    """Whether a joiner, a zero-width space or a tag does what it is for."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character == _JOINER and before and after and _is_emoji(before) and _is_emoji(after):
        return True
    if character in (_JOINER, _NON_JOINER, _ZERO_WIDTH_SPACE):
        return any((near >= _LATIN_END and near.isalpha()) or category(near) in ("Mn", "Mc") for near in before + after)
    if character in _TAGS:  # a flag spelt in tags: Scotland's
        return text[max(0, at - _LONGEST_FLAG) : at].rstrip(_TAGS).endswith(_TAG_BASE)
    return False


def _is_emoji(character: str) -> bool:
    """Whether a character is a pictograph, or a sign that changes one (skin colour, look)."""
    return category(character) in ("So", "Sk") or character == "\ufe0f"


def _joins_words(text: str, at: int) -> bool:
    """Whether a zero-width space keeps two words apart, so that deleting it would run them together."""
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _name(character: str) -> str:
    if character == _BYTE_ORDER_MARK:
        return "byte order mark"
    return _CONTROLS.get(character) or name(character, "control character").lower()
