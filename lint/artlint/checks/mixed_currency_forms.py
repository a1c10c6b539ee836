"""One amount of money written in two forms: "$1.25 billion" and "1.25 billion dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from artlint.document import Document, Span, lower
from artlint.finding import Finding, rewording
from artlint.matching import Hit
from artlint.options import Option, OptionError
from artlint.patterns import compiled
from artlint.rulebook import Rule

if TYPE_CHECKING:
    from decimal import Decimal

OPTIONS = {
    "currencies": Option(
        "table", None, 'sign to the names and codes of its currency, lower case: "£" = ["pounds", "gbp"]'
    ),
    "scales": Option("table", None, 'power of ten to the words and letters for it, lower case: "6" = ["million", "m"]'),
}

_LONGEST_LEAD = 12  # code points of a sign or code before a figure


class Amount(NamedTuple):
    """A mention of an amount; `form` is "sign" ($5m), "name" (5 million dollars) or "code" (USD 5m)."""

    span: Span
    sign: str
    value: Decimal
    form: str


def prepare(options: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a scale that is no number, and a name of two currencies."""
    if not all(power.isdigit() for power in options["scales"]):
        raise OptionError("scales", "scales are powers of ten, as figures")
    names = [name for listed in options["currencies"].values() for name in _listed(listed)]
    for name in names:
        if names.count(name) > 1:
            raise OptionError("currencies", f'"{name}" is listed twice')
    return dict(options)


def literals(options: Mapping[str, Any]) -> Sequence[str]:
    """The names and codes: without one of them, an article has amounts with a sign alone."""
    return [name for listed in options["currencies"].values() for name in _listed(listed)]


def _listed(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each amount that stands in a form which its currency's amounts have less often in the article.

    Quotations keep their form: an amount in one is neither reported nor compared with.
    """
    amounts = [amount for amount in _amounts(document, rule) if not document.quoted(*amount.span)]
    by_value: dict[tuple[str, Decimal], list[Amount]] = {}
    forms: dict[tuple[str, str], int] = {}
    for amount in amounts:
        by_value.setdefault((amount.sign, amount.value), []).append(amount)
        forms[amount.sign, amount.form] = forms.get((amount.sign, amount.form), 0) + 1
    for (sign, _), mentions in by_value.items():
        if len({mention.form for mention in mentions}) < 2:
            continue
        # The form the article has most, the first one where they tie, is its own.
        own = max(mentions, key=lambda mention: (forms[sign, mention.form], -mention.span.start))
        for mention in mentions:
            if mention.form != own.form:
                yield _finding(document, rule, mention, own)


def _finding(document: Document, rule: Rule, odd: Amount, own: Amount) -> Finding:
    written, meant = (" ".join(document.text[span.start : span.end].split()) for span in (odd.span, own.span))
    return Finding(
        rule,
        odd.span,
        f'the same amount is "{written}" here and "{meant}" elsewhere: keep to one form',
        suggestions=(meant,),
        fix=rewording(odd.span, meant, "unsafe"),
        related=(own.span,),
        confidence=0.85,
    )


def _amounts(document: Document, rule: Rule) -> Iterator[Amount]:
    signs = {name: sign for sign, names in rule.options["currencies"].items() for name in _listed(names)}
    powers = {word: int(power) for power, words in rule.options["scales"].items() for word in _listed(words)}
    before, figure = _patterns(tuple(signs), tuple(rule.options["currencies"]), tuple(powers))
    from decimal import Decimal  # few articles have such amounts

    text = document.matching.text
    for match in figure.finditer(text):
        lead = before.search(text, max(0, match.start() - _LONGEST_LEAD), match.start())
        if lead:
            name, start, end = lead["code"], lead.start(), match.end("scale") if match["scale"] else match.end("figure")
        else:
            name, start, end = match["name"], match.start(), match.end("name")
        if lead and not name:
            sign, form = lead["sign"], "sign"
        elif name:
            sign, form = signs[lower(name)], "code" if name.isupper() else "name"
        else:
            continue
        value = Decimal(match["figure"].replace(",", "")).scaleb(powers[lower(match["scale"])] if match["scale"] else 0)
        yield Amount(document.matching.span(start, end), sign, value.normalize(), form)


@lru_cache(maxsize=8)
def _patterns(
    names: tuple[str, ...], signs: tuple[str, ...], scales: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before an amount, and its figures with the scale and the name after them."""
    name, sign, scale = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (names, signs, scales)
    )
    # A letter before the sign makes it another currency (A$); "US" tells which dollars are meant.
    before = rf"(?<![^\W_])(?:(?:US ?)?(?P<sign>{sign}) ?|(?P<code>{name}) ?)$"
    # A plural run together with the next word ("dollarsin") is the currency all the same.
    figure = (
        rf"(?<![\d.,])(?P<figure>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[ -]?(?P<scale>{scale}))?(?![^\W_]|[.,]\d)"
        rf"(?: (?:US |American |British )?(?P<name>{name})(?:(?<=s)|(?![^\W_])))?"
    )
    return compiled(before, re.IGNORECASE), compiled(figure, re.IGNORECASE)
