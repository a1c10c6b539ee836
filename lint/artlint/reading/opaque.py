"""Text that is there but is not prose: web addresses, e-mail addresses, handles and hashtags."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.document import Span
from artlint.patterns import lazy

_END = r"[^\s<>\"“”.,;:!?)\]'’]"  # an address does not end in the sentence's punctuation
_ADDRESS = lazy(
    rf"(?:https?://|ftp://|www\.)[^\s<>\"“”]+{_END}"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w+"
    r"|(?<![\w&])#\w+"
    r"|(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|info|co\.uk|io|int|news|tv)"
    rf"(?:/[^\s<>\"“”]*{_END})?(?![\w-])"
)
_HINTS = (
    "://",
    "www.",
    "@",
    "#",
    ".com",
    ".org",
    ".net",
    ".gov",
    ".edu",
    ".info",
    ".uk",
    ".io",
    ".int",
    ".news",
    ".tv",
)


def addresses(text: str, start: int = 0) -> Iterator[Span]:
    """Spans of URLs, e-mail addresses, handles and hashtags from `start` on."""
    if not any(hint in text for hint in _HINTS):
        return
    for match in _ADDRESS.finditer(text, start):
        yield Span(*match.span())
