"""Front matter: the block of metadata between two `---` (YAML) or `+++` (TOML) lines at the very top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from artlint.patterns import lazy
from artlint.reading.comments import Comment

_FRONT_MATTER = lazy(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?P<body>.*?)(?:\r\n|\n|\r)(?P=fence)[ \t]*(?:\r\n|\n|\r|\Z)",
    re.DOTALL,
)
_ENTRY = lazy(r"(?:\s*#[^\r\n]*[\r\n]|\s)*+[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*[:=]")
_COMMENT = lazy(r"(?:(?<=[\r\n])|(?<=[ \t]))#[ \t]*(?P<content>artlint:[^\r\n]*)")
_LONGEST = 20_000  # code points: a rule across the page is not front matter


def end(text: str) -> int:
    """Offset just past the front matter, 0 when there is none."""
    if not text.startswith(("---", "+++")):
        return 0
    match = _FRONT_MATTER.match(text, 0, min(len(text), _LONGEST))
    if match is None or not _ENTRY.match(match["body"]):
        return 0
    return match.end()


def comments(text: str) -> Iterator[Comment]:
    """The comments to artlint in the front matter: from a "#" to the end of its line."""
    head = end(text)
    if head:
        for match in _COMMENT.finditer(text, 0, head):
            yield Comment(match.start(), match.end(), match["content"])
