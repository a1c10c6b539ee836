"""`artlint_grade`: what it is made of, how it orders texts, and the weights it comes with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import reading
from artlint.language import data_path, grade, readability

EASY = (
    "The dog ran to the river and sat down by the big tree. A boy came with a red ball. He threw it a long way. "
    "The dog did not move. It looked at the boy, and the boy looked at the dog. Then they both went home. "
)
MIDDLE = (
    "The council will mend the pier before the summer and paint the railings that the storm bent. Engineers found "
    "rust in three of the columns last autumn. The mayor said the work would cost half a million crowns, most of "
    "which comes from the region. Boats will leave from the north quay until June. "
)
HARD = (
    "Implementation of the intermunicipal harmonization initiative presupposes clarification of administrative "
    "responsibilities, notwithstanding considerable dissatisfaction among participating jurisdictions. Consolidation "
    "of procurement necessitates supplementary appropriations, the authorization of which remains conditional. "
)


def measured(text: str) -> grade.Measures:
    sentences = readability.prose(reading.parse(text))
    return grade.measure(sentences, readability.count(sentences))


def grade_of(text: str) -> float:
    sentences = readability.prose(reading.parse(text))
    return grade.of(sentences, readability.count(sentences))


def test_harder_texts_have_higher_grades() -> None:
    assert grade_of(EASY) < grade_of(MIDDLE) < 6 < 20 < grade_of(HARD)


@given(st.lists(st.sampled_from([EASY, MIDDLE, HARD]), min_size=1, max_size=4), st.integers(2, 5))
def test_the_grade_does_not_depend_on_the_length(parts: list[str], times: int) -> None:
    text = "".join(parts)
    assert measured(text * times) == pytest.approx(measured(text))


def test_the_weights_say_what_the_measures_mean() -> None:
    model = json.loads(Path(data_path("grade.json")).read_text("utf-8"))
    signs = {name: weight > 0 for name, weight in model["weights"].items()}
    assert signs == {name: name != "foreseen" for name in grade.Measures._fields}
    assert model["cross_validated_r"] >= 0.62


def test_weights_of_other_measures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "grade.json").write_text('{"bias": 1, "weights": {"length": 2}}')
    monkeypatch.setattr(grade, "data_path", lambda name: str(tmp_path / name))
    grade._model.cache_clear()
    with pytest.raises(ValueError, match="fit_grade"):
        grade_of(EASY)
    grade._model.cache_clear()


def test_measures() -> None:
    found = measured("The implementation of the plan by a photon was quick. It was.")
    assert found.nominal == pytest.approx(1 / 12)
    assert found.unfamiliar == pytest.approx((2 / 12) ** 0.5)  # implementation, photon
    assert found.prepositions == pytest.approx(2 / 12)
    assert found.polysyllables == pytest.approx((30 / 2) ** 0.5)
    assert found.sentence == pytest.approx(((100 + 4) / 12) ** 0.5)
    assert measured("Zzyqx wvrk qqzt. " * 9).rare == 0.05  # no more than a table has


def test_stock_phrases_are_foreseen() -> None:
    assert (
        measured("I do not know what you want me to do.").foreseen > measured("Ice plumes erode lunar dust.").foreseen
    )


def test_names_or_long_plain_sentences_alone_make_no_article_hard() -> None:
    names = "Tveit beat Okonjo. Zsigmond beat Rautio. Ferreira lost to Quist. Lindqvist drew with Abara. " * 20
    plain = "and then he went down to the sea and sat by the boats and looked at the waves " * 3
    for text in (names, (plain + ". ") * 10):
        assert grade.if_hard(reading.parse(text), 15.5, 3) is None
    assert grade_of(names) > 15.5
    assert grade.if_hard(reading.parse(HARD * 9), 15.5, 3) == pytest.approx(grade_of(HARD * 9))
    assert grade.if_hard(reading.parse(HARD * 9), 90, 3) is None
    assert grade.if_hard(reading.parse(""), 15.5, 3) is None
