"""Lines cut off with dots: the teasers of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.excerpts import excerpt
from artlint.finding import Finding
from artlint.language import lexicon, wordlists
from artlint.language.passages import Passage, passages
from artlint.matching import Hit
from artlint.options import Option
from artlint.patterns import lazy
from artlint.rulebook import Rule

OPTIONS = {
    "shortest": Option("integer", 5, "words in the shortest line that is looked at"),
    "together": Option(
        "integer", 3, "cut lines in a row that need no further sign; fewer need one that ends in a cut word"
    ),
    "confidence": Option("number", 0.93, "share of findings that an editor agrees with"),
}

_CUT = lazy(r"(?P<word>[^\W\d_]*)(?P<comma>,?) ?(?:\.\.\.|…)$")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each cut line of a run."""
    if "…" not in document.folded and "..." not in document.folded:
        return
    run: list[tuple[Passage, bool]] = []
    for passage in [*passages(document), None]:
        match = _CUT.search(passage.text) if passage is not None else None
        if passage is not None and match is not None and _may_be_cut(document, passage, rule.options["shortest"]):
            run.append((passage, _is_cut(match["word"], bool(match["comma"]))))
            continue
        if len(run) >= rule.options["together"] or any(cut for _, cut in run):
            for cut_passage, _ in run:
                ending = " ".join(excerpt(document, *cut_passage[:2]).split()[-4:])
                message = f'the line is cut off at "{ending}": a teaser of another story; remove it'
                yield Finding(rule, Span(*cut_passage[:2]), message, confidence=rule.options["confidence"])
        run = []


def _may_be_cut(document: Document, passage: Passage, shortest: int) -> bool:
    """Whether it is long enough, and its dots do not end what somebody says."""
    return len(passage.words) >= shortest and not document.quoted(passage.end - 1, passage.end)


def _is_cut(word: str, comma: bool) -> bool:
    """Whether a line that ends in this word and dots was cut by a machine: in a word, after a comma or "of the"."""
    if comma or word.lower() in wordlists.words("never-last"):
        return True
    return bool(word) and word not in ("a", "I", "A") and not lexicon.known(word)
