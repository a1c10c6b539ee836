"""Figures: what they are worth, and when two are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import figures
from artlint.language.figures import Figure
from artlint.reading import parse


def find(text: str) -> list[tuple[str, str, float]]:
    """Text, kind and value of the figures."""
    return [(text[slice(*f.span)], f.kind, round(f.value, 4)) for f in figures.find(parse(text))]


def only(text: str) -> Figure:
    (found,) = figures.find(parse(text))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It paid $2.75bn.", [("$2.75bn", "money:$", 2.75e9)]),
        ("It paid 2.75 billion dollars.", [("2.75 billion dollars", "money:$", 2.75e9)]),
        ("It paid US$3m.", [("US$3m", "money:$", 3e6)]),
        ("It paid £0.5bn and €12,500.", [("£0.5bn", "money:£", 5e8), ("€12,500", "money:€", 12500)]),
        ("It costs 50 pence.", [("50 pence", "money:£", 0.5)]),
        ("It paid $5-7 million.", [("$5", "money:$", 5e6), ("7 million", "money:$", 7e6)]),
        ("It rose 10 to 15 per cent.", [("10", "percent", 10), ("15 per cent", "percent", 15)]),
        ("Twenty percent; 20 %", [("Twenty percent", "percent", 20), ("20 %", "percent", 20)]),
        ("One in five left.", [("One in five", "percent", 20)]),
        ("A third of them left.", [("A third", "percent", 33.333)]),
        ("The first half of 2005", [("first", "ordinal", 1), ("2005", "year", 2005)]),
        ("On 27 March 2024", [("27 March", "date", 327), ("2024", "year", 2024)]),
        ("On March 27th, a Wednesday", [("March 27th", "date", 327), ("Wednesday", "weekday", 2)]),
        ("They march in May; we may march.", [("May", "month", 5)]),
        ("At 5.30 p.m. or 17:30", [("5.30 p.m.", "clock", 1050), ("17:30", "clock", 1050)]),
        ("Two hundred and five thousand people", [("Two hundred and five thousand", "count", 205000)]),
        ("The twenty-first of 1,234", [("twenty-first", "ordinal", 21), ("1,234", "count", 1234)]),
        ("A 34-year-old ran 5 miles.", [("34-year-old", "time", 34), ("5 miles", "length", 8.0467)]),
        ("One of them has a dog.", []),
        ("", []),
    ],
)
def test_figures_of_a_text(text: str, found: list[tuple[str, str, float]]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("$2.75bn", "2.75 billion dollars", True),
        ("$2.75bn", "$2.8bn", True),
        ("$2.79bn", "$2.7bn", False),
        ("$2.75bn", "£2.75bn", False),
        ("$2.75bn", "$2.75m", False),
        ("297 people", "about 300 people", True),
        ("267 people", "nearly 300 people", True),
        ("267 people", "300 people", False),
        ("340 people", "300 people", False),
        ("5 miles", "8 km", True),
        ("5 miles", "5 km", False),
        ("two weeks", "14 days", True),
        ("aged 34", "34-year-old", True),
        ("20 %", "one in five", True),
        ("33 %", "a third of", True),
        ("in 2019", "in 2020", False),
        ("27 March", "in March", True),
        ("27 March", "28 March", False),
        ("first", "third", False),
    ],
)
def test_same(first: str, second: str, same: bool) -> None:
    a, b = only(first), only(second)
    assert figures.same(a, b) is same
    assert figures.same(b, a) is same
    assert figures.same(a, a)
    assert figures.same(b, b)


@given(st.text("0123456789.,$£% -:bnmkstrdhaipe\u202f\u0301²½", max_size=40))
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in figures.find(parse(text)):
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figures.same(figure, figure)
        end = figure.span.end


@pytest.mark.parametrize("text", ["It costs a dollar.", "A per cent of it is gone.", "He ran a mile."])
def test_an_article_is_no_figure(text: str) -> None:
    assert find(text) == []
