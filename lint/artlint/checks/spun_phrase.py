"""Words and phrases that a machine put in the place of others, in an article that is judged to be spun.

Elsewhere nothing is reported: a word that surprises is no fault of good writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.checks.spun_article import judgement
from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.language import ngrams
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "threshold": Option("number", None, "log-odds above which an article is judged spun"),
    "per-wording": Option("number", 0.0, "log-odds for each wording that another rule knows to be a machine's"),
    "evidence": Option("number", None, "log10 odds above which a word is reported, in the form that the other has"),
    "evidence-bent": Option("number", None, "the same for a word in another form than the one it stands for"),
    "certainty": Option("number", None, "share of the evidence that one word has, from which it is suggested"),
    "confidence": Option("number", 0.7, "share of findings that an editor agrees with"),
}


def conclude(document: Document, rule: Rule, found: Sequence[Finding]) -> Iterator[Finding]:
    """A finding for each word, or run of words, that other words are far likelier in the place of."""
    options = rule.options
    judged = judgement(document, rule, found)
    if not judged.weighed or judged.log_odds <= options["threshold"]:
        return
    taken = sorted(finding.span for finding in found)
    runs: list[list[int]] = []
    for n, (one, weighed) in enumerate(zip(judged.reads, judged.weighed, strict=True)):
        if weighed.evidence <= options["evidence"] and weighed.bent <= options["evidence-bent"]:
            continue
        word = document.words[one.place]
        if any(start < word.end and word.start < end for start, end in taken):
            continue
        if runs and judged.reads[runs[-1][-1]].place == one.place - 1 and _joined(document, one.place):
            runs[-1].append(n)
        else:
            runs.append([n])
    for run in runs:
        words = [document.words[judged.reads[n].place] for n in run]
        span = Span(words[0].start, words[-1].end)
        weighed_run = [judged.weighed[n] for n in run]
        sure = all(one.share_of_all >= options["certainty"] for one in weighed_run)
        meant = " ".join(ngrams.model().word(one.origin) for one in weighed_run) if sure else ""
        text = " ".join(document.text[slice(*span)].split())
        yield Finding(
            rule,
            span,
            f'"{text}" reads like ' + (f'"{meant}" put through a thesaurus' if meant else "a synonym of another word"),
            suggestions=(meant,) if meant else (),
            confidence=options["confidence"],
        )


def _joined(document: Document, place: int) -> bool:
    """Whether nothing but a space stands between a word and the one before it."""
    return document.folded[document.words[place - 1].end : document.words[place].start].isspace()
