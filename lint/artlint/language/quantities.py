"""The patterns of figures: where one stands in a text, of which kind it is, and its value.

Words, units and their sizes stand in `data/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from artlint.document import lower
from artlint.language import data_path, made_of, read_toml
from artlint.patterns import compiled

_BEFORE = 24  # code points before a month that tell whether it is one

Row = tuple[str, float, float, float, str, int, int]
"""Kind, value, number, step, unit, start and end of a figure; see `artlint.language.figures.Figure`."""


def rows(text: str) -> Iterator[Row]:
    """The figures of a text, without overlap: dates first, then parts of a whole, then all others."""
    taken: set[int] = set()
    for kind in (_dates, _fractions, _quantities):
        for row in list(kind(text)):
            places = range(row[5], row[6])
            if taken.isdisjoint(places):
                taken.update(places)
                yield row


@cache
def data() -> Mapping[str, Any]:
    """What `data/figures.toml` holds."""
    return made_of(data_path("figures.toml"), read_toml)


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


@cache
def _quantity_pattern() -> re.Pattern[str]:
    known = data()
    small = _any_of([*known["numbers"], "a"])
    number = _any_of([*known["numbers"], *known["scales"]])
    signs = "".join(map(re.escape, (sign for sign in known["currencies"] if not sign.isalpha())))
    names = _any_of([name for listed in known["currencies"].values() for name in listed])
    units = _any_of([unit for listed in known["units"].values() for unit in listed])
    tens = _any_of([word for word, value in known["numbers"].items() if value >= 20])
    percent = _any_of(known["percent"]["words"])
    ordinals = _any_of(known["ordinals"])
    return compiled(
        rf"(?<![\w.])(?:(?:(?P<currency>[a-z]{{0,2}}[{signs}]|\b(?:usd|gbp|eur)) ?)?"
        rf"(?<![\d,.])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?:(?P<ordinal>st|nd|rd|th)\b|[ -]?(?P<scale>{_any_of([*known['scales'], *known['letters']])})(?![^\W_]))?"
        rf"|(?P<tens>(?:{tens})-)?(?P<ordinal_word>{ordinals})(?![\w])"
        rf"|(?P<words>(?:{small})(?:(?:[ -]| and )(?:{number}))*)(?![\w]))"
        # A plural run together with the next word ("dollarsin") is the currency all the same.
        rf"(?:[ -]?(?:(?:(?:us|american|british) )?(?P<name>{names})(?:(?<=s)|(?![^\W_]))"
        rf"|(?:(?P<percent>{percent})|(?P<unit>{units}))(?![^\W_])))?",
        re.IGNORECASE,
    )


def _quantities(text: str) -> Iterator[Row]:
    known = data()
    for match in _quantity_pattern().finditer(text):
        end, start = match.end(), match.start()
        if match["ordinal"] or match["ordinal_word"]:
            value = _ordinal(match)
            stop = match.end("ordinal") if match["ordinal"] else match.end("ordinal_word")
            yield "ordinal", value, value, 1.0, "", start, stop
            continue
        if match["digits"]:
            digits = match["digits"].replace(",", "")
            scale = _scale_of(match["scale"])
            number, step = float(digits) * scale, _step(digits) * scale
        else:
            number = _from_words(match["words"])
            step = _step(f"{number:.0f}")
            if not number:
                continue
        bare = not (match["currency"] or match["name"] or match["percent"] or match["unit"])
        if bare and match["words"] and lower(match["words"]) in ("one", "a"):
            continue
        if match["words"] and lower(match["words"]) == "a":
            continue
        if match["percent"]:
            yield "percent", number, number, step, "%", start, end
        elif match["currency"] or match["name"]:
            sign = _sign(match["currency"] or "", match["name"] or "")
            kind, factor = ("money:" + {"c": "$", "p": "£"}.get(sign, sign), 0.01 if sign in "cp" else 1.0)
            yield kind, number * factor, number, step, sign, start, end
        elif match["unit"]:
            unit = lower(match["unit"])
            kind, size = next((kind, sizes[unit]) for kind, sizes in known["units"].items() if unit in sizes)
            yield kind, number * size, number, step, unit.removesuffix("s").removesuffix("-old"), start, end
        elif match["digits"] and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["digits"]) and not match["scale"]:
            yield "year", number, number, 1.0, "", start, end
        else:
            yield "count", number, number, step, "", start, end


def _sign(currency: str, name: str) -> str:
    if currency and not currency[-1].isalpha():
        return currency[-1]
    wanted = lower(name or currency)
    signs: Mapping[str, Sequence[str]] = data()["currencies"]
    return next(sign for sign, names in signs.items() if wanted in names)


def _scale_of(word: str | None) -> float:
    known = data()
    return 1.0 if word is None else float(known["scales"].get(lower(word)) or known["letters"][lower(word)])


def _step(digits: str) -> float:
    """Size of the last digit that is not a closing zero: .01 of "2.75", 100 of "300"; a fraction's zeros count."""
    whole, _, fraction = digits.partition(".")
    if fraction:
        return float(10 ** -len(fraction))
    stripped = whole.rstrip("0")
    return float(10 ** (len(whole) - len(stripped))) if stripped else 1.0


def _from_words(phrase: str) -> float:
    """ "two hundred and five thousand" as 205,000."""
    known = data()
    total = current = 0.0
    for word in lower(phrase).replace("-", " ").split():
        if word in known["numbers"]:
            current += known["numbers"][word]
        elif word == "a":
            current = 1.0
        elif word in known["scales"]:
            scale = known["scales"][word]
            if scale <= 100:
                current = max(current, 1.0) * scale
            else:
                total, current = total + max(current, 1.0) * scale, 0.0
    return total + current


def _ordinal(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", ""))
    known = data()
    tens = known["numbers"][lower(match["tens"])[:-1]] if match["tens"] else 0
    return float(tens + known["ordinals"][lower(match["ordinal_word"])])


@cache
def _fraction_pattern() -> re.Pattern[str]:
    known = data()
    small = _any_of(known["numbers"])
    parts = _any_of([part for part in known["fractions"] if part != "half"])
    return compiled(
        rf"\b(?:(?P<count>a|{small})[ -](?P<part>{parts})s?(?= of\b)"
        rf"|(?<!first )(?<!second )(?P<half>half)(?= (?:of|the|its|their|all)\b)"
        rf"|(?P<n>\d{{1,2}}|{small}) (?:in|out of)(?: every)? (?P<of>\d{{1,3}}|{small})(?![\w.,]*\d))",
        re.IGNORECASE,
    )


def _fractions(text: str) -> Iterator[Row]:
    """Parts of a whole as percentages: "a third of", "half of", "one in five"."""
    known = data()
    for match in _fraction_pattern().finditer(text):
        if match["half"]:
            value = float(known["fractions"]["half"])
        elif match["part"]:
            count = 1 if lower(match["count"]) == "a" else known["numbers"][lower(match["count"])]
            value = count * known["fractions"][lower(match["part"])]
        else:
            part, whole = (
                float(word) if word.isdigit() else float(known["numbers"][lower(word)])
                for word in (match["n"], match["of"])
            )
            if part >= whole:
                continue
            value = 100 * part / whole
        if value <= 100:
            yield "percent", value, value, 1.0, "%", match.start(), match.end()


@cache
def _date_pattern() -> re.Pattern[str]:
    months = _any_of([name.capitalize() for names in data()["dates"]["months"] for name in names])
    weekdays = _any_of([name.capitalize() for name in data()["dates"]["weekdays"]])
    return compiled(
        rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
        rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month1>{months})\b"
        rf"|(?P<month2>{months})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.,:]*\d)"
        rf"|(?P<month3>{months})\b(?=(?P<year> (?:19|20)\d\d\b)?)"
        rf"|(?P<weekday>{weekdays})s?\b"
        rf"|(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?|(?P<clock>\d{{1,2}}:\d\d)\b)"
    )


def _dates(text: str) -> Iterator[Row]:
    known = data()["dates"]
    months = {name: number for number, names in enumerate(known["months"], 1) for name in names}
    for match in _date_pattern().finditer(text):
        start, end = match.span()
        month = months.get(lower(match["month1"] or match["month2"] or match["month3"] or ""), 0)
        if match["iso"]:
            value = int(match["iso"][5:7]) * 100 + int(match["iso"][8:])
            yield "date", value, value, 1.0, "", start, end
        elif match["day1"] or match["day2"]:
            value = month * 100 + int(match["day1"] or match["day2"])
            yield "date", value, value, 1.0, "", start, end
        elif match["month3"]:
            before = text[max(0, start - _BEFORE) : start].lower().split()
            sure = lower(match["month3"]) not in known["ambiguous"] or match["year"]
            if sure or (before and before[-1] in known["before"]):
                yield "month", month, month, 1.0, "", start, end
        elif match["weekday"]:
            value = known["weekdays"].index(lower(match["weekday"]))
            yield "weekday", value, value, 1.0, "", start, start + len(match["weekday"])
        elif match["hour"]:
            value = int(match["hour"]) % 12 * 60 + int(match["minute"] or 0) + 720 * (match["half"] == "p")
            yield "clock", value, value, 1.0, "", start, end
        else:
            hour, minute = match["clock"].split(":")
            value = int(hour) * 60 + int(minute)
            yield "clock", value, value, 1.0, "", start, end
