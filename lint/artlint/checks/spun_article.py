"""An article that a machine wrote anew with synonyms: `artlint.language.spun_model` judges it as a whole.

Wordings that other rules know as a machine's count for as much as the rule says, each once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.document import Document, Span
from artlint.finding import Finding
from artlint.language import ngrams
from artlint.language.spun_model import Judgement, judge
from artlint.options import Option
from artlint.rulebook import Rule

OPTIONS = {
    "threshold": Option("number", None, "log-odds above which an article is judged spun"),
    "per-wording": Option("number", 0.0, "log-odds for each wording that another rule knows to be a machine's"),
    "evidence": Option("number", None, "log10 odds above which a word counts as evidence in the message"),
    "confidence": Option("number", 0.8, "share of findings that an editor agrees with"),
}

_SHOWN = 3  # words that the message names
_RELATED = 8
_SURE, _NEAR_SURE = 5.0, 2.5  # log-odds above the threshold


def judgement(document: Document, rule: Rule, found: Sequence[Finding]) -> Judgement:
    """The judgement on an article, counting what other rules found."""
    wordings = {" ".join(document.folded[slice(*finding.span)].lower().split()) for finding in found}
    return judge(document, rule.options["per-wording"] * len(wordings))


def conclude(document: Document, rule: Rule, found: Sequence[Finding]) -> Iterator[Finding]:
    """One finding on the first sentence of the text; the strongest words and wordings are related."""
    judged = judgement(document, rule, found)
    threshold = rule.options["threshold"]
    if not judged.weighed or judged.log_odds <= threshold:
        return
    order = sorted(range(len(judged.reads)), key=lambda n: -judged.weighed[n].most)
    strong = [n for n in order if judged.weighed[n].most > rule.options["evidence"]]
    words = [document.words[judged.reads[n].place] for n in strong[:_RELATED]]
    named = [
        f'"{word.text}" for "{ngrams.model().word(judged.weighed[n].origin)}"'
        for n, word in zip(strong[:_SHOWN], words, strict=False)
    ]
    grounds = [f"{len(strong)} of {len(judged.reads)} words stand where another is far likelier ({', '.join(named)})"]
    if not strong:
        grounds = ["its words fit their neighbours badly throughout"]
    if found:
        grounds.append(f"{_counted(len(found), 'wording')} known from such machines")
    beyond = judged.log_odds - threshold
    degree = "almost certainly" if beyond > _SURE else "very likely" if beyond > _NEAR_SURE else "probably"
    yield Finding(
        rule,
        _top(document),
        f"the article is {degree} machine-paraphrased (score {judged.log_odds:.1f}, from {threshold:g}): "
        + ", and ".join(grounds),
        related=tuple(sorted({*(Span(word.start, word.end) for word in words), *(f.span for f in found[:_RELATED])})),
        confidence=rule.options["confidence"],
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _top(document: Document) -> Span:
    """The first sentence of the first paragraph of running text; else the first sentence."""
    kinds = [paragraph.kind for paragraph in document.paragraphs]
    for sentence in document.sentences:
        if kinds[sentence.paragraph] == "body":
            return Span(sentence.start, sentence.end)
    return Span(*document.sentences[0][:2])
