"""A space that is missing after a full stop, a comma, a closing bracket or a quotation mark: "night.The", "team,the".

The halves must be words, so that file names, addresses, abbreviations, scores and code stay alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from artlint.document import Document, Span, lower
from artlint.finding import Finding, rewording
from artlint.language import lexicon, wordlists
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import compiled
from artlint.rulebook import Rule

OPTIONS = {
    "joint": Option(
        "text", None, '"stop": a stop or comma stands between the words; "mark": a quotation mark or bracket'
    ),
    "abbreviations": Option("text", "abbreviations", "word list of words whose full stop does not end a sentence"),
    "endings": Option("text", "address-endings", "word list of what follows the dot of an address or a file name"),
    "openers": Option("text", "sentence-openers", "word list of words that open sentences"),
    "small-words": Option(
        "text",
        "small-words-after-stop",
        "word list of words that tell a sentence even without a capital after a full stop",
    ),
    "least-zipf": Option("number", 3.0, "Zipf frequency that a word in small letters must have"),
}

# What may join two words; only where it does are the words looked at. It begins with a set of signs, which `re` looks
# for ten times as fast as for anything else.
_JOINT = compiled(r"([.!?,;\")\](\[][\"')\]]{0,3})([\"'(\[]?)(?=[^\W_])")
_BEFORE = compiled(r"(?<![\w.@/\\:#&={|\ufffc-])(?:[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*|\d[\d,]*)$")
_AFTER = compiled(
    r"(?:1[6-9]|20)\d\d(?![\w.,-])|[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*(?![\w@/\\=}\ufffc]|[.:](?=[^\W_])|\()"
)
_LONGEST = 40  # letters of a word
_BRACKET = 200  # code points in brackets
_ONE_LETTER = frozenset({"A", "I", "a"})
_NAMES = {
    ".": "the full stop",
    ",": "the comma",
    ";": "the semicolon",
    "!": "the exclamation mark",
    "?": "the question mark",
    '"': "the quotation mark",
    "'": "the quotation mark",
    ")": "the bracket",
    "(": "the bracket",
}


class _Pair(NamedTuple):
    """Two words with nothing but marks between them: `joint` after the first one, `opening` before the second one."""

    start: int
    end: int
    before: str
    joint: str
    opening: str
    after: str

    @property
    def joint_start(self) -> int:
        return self.start + len(self.before)

    @property
    def joint_end(self) -> int:
        return self.end - len(self.after)


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a kind of joint that does not exist."""
    if options["joint"] not in ("stop", "mark"):
        raise OptionError("joint", 'option "joint" must be "stop" or "mark"')
    return dict(options)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each pair of words that only marks stand between."""
    gap_of = _gap_at_stop if rule.options["joint"] == "stop" else _gap_at_mark
    for pair in _pairs(document.folded):
        at = gap_of(document, pair, rule.options)
        if at is None:
            continue
        span = Span(pair.start, pair.end)
        shown = document.text[pair.start : pair.end]
        spaced = shown[: at - pair.start] + " " + shown[at - pair.start :]
        is_after = at > pair.joint_start
        mark = document.folded[at - 1 if is_after else at]
        sure = pair.joint in (".", ",") and not pair.opening and pair.before.islower()
        yield Finding(
            rule,
            span,
            f'a space is missing {"after" if is_after else "before"} {_NAMES.get(mark, mark)}: "{spaced}"',
            (spaced,),
            rewording(span, spaced, "safe" if sure else "unsafe"),
            confidence=0.95 if sure else 0.85,
        )


def _pairs(text: str) -> Iterator[_Pair]:
    for match in _JOINT.finditer(text):
        if not text[match.start() - 1 : match.start()].isalnum():
            continue
        joint, opening = match.groups()
        if joint[0] in "([":
            if len(match[0]) > 1:
                continue
            joint, opening = "", joint
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        after = _AFTER.match(text, match.end())
        if before and after:
            yield _Pair(before.start(), after.end(), before[0], joint, opening, after[0])


def _gap_at_stop(document: Document, pair: _Pair, options: Mapping[str, Any]) -> int | None:
    """Where the space belongs when nothing but a stop or a comma stands between the words; None if none is missing."""
    if pair.opening or pair.joint not in (".", "!", "?", ",", ";"):
        return None
    before, after = pair.before, pair.after
    least = options["least-zipf"]
    if after[0].isdigit():
        return pair.joint_end if pair.joint == "," and (len(before) > 2 or before.isdigit()) else None  # "May 5,2016"
    if pair.joint in (",", ";"):
        if (before.isupper() and after.isupper()) or (before[0].isdigit() and len(after) < 3):
            return None  # "TL;DR", "1,5m"
        return pair.joint_end if _is_word(before, least) and _is_word(after, least) else None
    is_opener = lower(after) in wordlists.words(options["openers"])
    if len(before) < 2 or lower(before) in wordlists.words(options["abbreviations"]):
        return None
    if before[0].isdigit():
        return pair.joint_end if len(before) == 4 and after[0].isupper() and is_opener else None
    if lower(after) in wordlists.words(options["endings"]) and not (after[0].isupper() and before.islower()):
        return None
    if after[0].islower():
        is_small = after in wordlists.words(options["small-words"])
        return pair.joint_end if is_small and before.islower() and _is_word(before, least) else None
    if before.islower():
        return pair.joint_end if _is_word(before, 2.0) and (is_opener or _is_word(after, 2.5)) else None
    return pair.joint_end if is_opener and not before.isupper() else None


def _gap_at_mark(document: Document, pair: _Pair, options: Mapping[str, Any]) -> int | None:
    """Where the space belongs when a quotation mark or a bracket stands between the words; None if none is missing."""
    joint, opening = pair.joint, pair.opening
    least = options["least-zipf"]
    if joint == '"':
        return None if opening else _gap_at_quotation(document, pair, least)
    if not joint or joint in (")", "]"):
        fits = _is_word(pair.after, least) and (joint or _is_word(pair.before, least)) and _holds_words(document, pair)
        if not fits:
            return None
        return pair.joint_end - len(opening) if joint else pair.joint_start
    if pair.after[0].isdigit():
        return None
    if len(joint) == 1 and not opening:
        return None  # that is for the other rule
    if joint[0] in ",;":
        fits = _is_word(pair.before, least) and _is_word(pair.after, least)
    else:
        fits = pair.after[0].isupper() and _is_word(pair.before, 2.0) and _is_word(pair.after, 3.0)
    return _after_closing(document, pair) if fits else None


def _is_word(text: str, least: float) -> bool:
    """Whether it is a dictionary word, and no rare one or a single letter; a figure passes."""
    if text[0].isdigit():
        return True
    if len(text) == 1:
        return text in _ONE_LETTER
    entry = lexicon.entry(text)
    if entry is None or not (entry.us or entry.gb or entry.name):
        return "-" in text and all(map(lexicon.known, text.split("-")))
    return text[0].isupper() or entry.zipf >= least


def _after_closing(document: Document, pair: _Pair) -> int:
    """After the marks that close, before those that open."""
    starts, _ = _quotation_marks(document)
    for at in range(pair.joint_start + 1, pair.joint_end):
        if document.folded[at] in "\"'" and (document.text[at] in "“‘" or at in starts):
            return at
    return pair.joint_end - len(pair.opening) if pair.opening in ("(", "[") else pair.joint_end


def _gap_at_quotation(document: Document, pair: _Pair, least: float) -> int | None:
    """Before a mark that opens a quotation, after one that closes it."""
    at = pair.joint_start
    if len(pair.before) < 2 or len(pair.after) < 2 or not _is_word(pair.after, least):
        return None
    starts, ends = _quotation_marks(document)
    if at in starts:
        return at if _is_word(pair.before, least) else None
    return at + 1 if at + 1 in ends else None


@lru_cache(maxsize=1)
def _quotation_marks(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Where quotations begin and where they end."""
    return frozenset(s.start for s in document.quotations), frozenset(s.end for s in document.quotations)


def _holds_words(document: Document, pair: _Pair) -> bool:
    """Whether the bracket holds words of its own rather than part of a word: "person(al)", "(re)open", "word(s)"."""
    folded = document.folded
    if pair.joint:
        closing = pair.joint_start
        opening = folded.rfind("(" if pair.joint == ")" else "[", max(0, closing - _BRACKET), closing)
    else:
        opening = pair.joint_start
        closing = folded.find(")" if pair.opening == "(" else "]", opening, opening + _BRACKET)
    inside = folded[opening:closing] if 0 <= opening < closing else ""
    return " " in inside or (inside[1:].isdigit() and len(inside) == 5)
