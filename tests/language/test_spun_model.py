"""The judgement on an article: whether it was spun, and what each word says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint import reading
from artlint.language import data_path, ngrams, spinning, spun_model

PLAIN = """The bakery on Mill Street will close at the end of the month after forty years. Its owner, who took over \
from her father, said the cost of flour and power had doubled since last winter, and that she could not find anyone \
to work the night shift. Customers have started a petition, but the bank has refused another loan. The \
building is to be sold, and the town would like to see flats there. Two of the six bakers have found work at a \
supermarket."""
SPUN = """The bakehouse on Mill Street will shut at the conclusion of the calendar month after forty eld. Its \
proprietor, who took over from her begetter, said the toll of flour and might had duplicated since final \
winter, and that she could not discover anybody to toil the nighttime switch. Patrons have commenced a \
request, but the depository has declined another lend. The edifice is to be vended, and the township would \
relish to view flats there. Two of the six bakers have discovered toil at a supermarket."""


def test_a_spun_passage_stands_out() -> None:
    assert spun_model.judge(reading.parse(SPUN)).log_odds > 2
    assert spun_model.judge(reading.parse(PLAIN)).log_odds < -2


def test_what_is_plain_is_dismissed_before_the_thesaurus_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spun_model, "weigh", lambda reads: pytest.fail("weighed"))
    assert spun_model.judge(reading.parse(PLAIN)).log_odds == spun_model.DISMISSED


def test_other_signs_count() -> None:
    document = reading.parse(PLAIN)
    assert spun_model.judge(document, 12.0).log_odds > 0
    assert spun_model.judge(document).log_odds == spun_model.DISMISSED


def test_a_few_words_say_nothing() -> None:
    judged = spun_model.judge(reading.parse("Felines adore to slumber on the cushion. " * 3), 50.0)
    assert judged.log_odds == spun_model.DISMISSED


def test_the_same_text_is_judged_alike() -> None:
    first, second = (spun_model.judge(reading.parse(SPUN)) for _ in range(2))
    assert first == second


def test_the_word_it_stands_for_is_found() -> None:
    document = reading.parse(SPUN)
    judged = spun_model.judge(document)
    meant = {
        document.words[one.place].text: ngrams.model().word(weighed.origin)
        for one, weighed in zip(judged.reads, judged.weighed, strict=True)
        if weighed.most > 1
    }
    assert meant["proprietor"] == "owner"
    assert meant["conclusion"] == "end"


def test_the_weights_go_with_the_features() -> None:
    with open(data_path("spun.json"), encoding="utf-8") as file:
        data = json.load(file)
    read = spinning.read(reading.parse(SPUN))
    first = spun_model.first_features(read)
    assert data["first"]["features"] == list(first)
    second = spun_model.second_features(read.reads, spinning.weigh(read.reads))
    assert data["second"]["features"] == [*first, *second]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["the", "of", "police", "constabulary", "Paris", "zzyx", "12", "home", "\u0301"])))
def test_any_text_can_be_read(words: list[str]) -> None:
    document = reading.parse(" ".join(words))
    read = spinning.read(document)
    assert all(document.words[one.place].text in ("police", "constabulary", "home") for one in read.reads)
    features = spun_model.first_features(read) if read.reads else {}
    assert all(value == value for value in features.values())


PHRASES = "the end of the year one of the most important new york times at the same time in the united states said he"
IDS = st.integers(-1, 60_000) | st.sampled_from(ngrams.model().ids(PHRASES.split()))


@settings(max_examples=300, deadline=None)
@given(st.lists(IDS, min_size=3, max_size=8))
def test_a_run_of_ids_has_the_probabilities_of_its_words(ids: list[int]) -> None:
    model = ngrams.model()
    words = [model.word(number) if number >= 0 else "zzyx" for number in ids]
    expected = [model.trigram(*words[n - 2 : n + 1]) if ids[n] >= 0 else 0.0 for n in range(2, len(ids))]
    assert model.of_run(ids) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=300, deadline=None)
@given(IDS, IDS, st.lists(st.integers(0, 60_000) | IDS.filter(lambda number: number >= 0)), IDS, IDS)
def test_words_tried_in_a_place_are_as_likely_as_they_would_be_there(
    i1: int, i2: int, tried: list[int], i4: int, i5: int
) -> None:
    model = ngrams.model()
    expected = [sum(model.of_run([i1, i2, i3, i4, i5])) for i3 in tried]
    assert model.in_place(i1, i2, i4, i5, tried) == pytest.approx(expected, abs=1e-9)
