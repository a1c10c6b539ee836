"""Forms of words and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import inflection
from artlint.language.inflection import Form


@pytest.mark.parametrize(
    ("base", "form", "word"),
    [
        ("panel", "s", "panels"),
        ("box", "s", "boxes"),
        ("party", "s", "parties"),
        ("key", "s", "keys"),
        ("goose", "s", "geese"),
        ("bite", "ed", "bit"),
        ("bite", "en", "bitten"),
        ("bite", "ing", "biting"),
        ("jog", "ing", "jogging"),
        ("jog", "ed", "jogged"),
        ("carry", "ed", "carried"),
        ("chew", "ed", "chewed"),
        ("free", "ing", "freeing"),
        ("take", "base", "take"),
    ],
)
def test_forms_and_back(base: str, form: Form, word: str) -> None:
    assert inflection.inflect(base, form) == word
    assert (base, form) in inflection.bases(word)


@pytest.mark.parametrize("word", ["bus", "crisis", "boss", "red", "ring", "sing", "bed", "as", "", "s"])
def test_what_is_no_form_stays(word: str) -> None:
    assert inflection.bases(word)[0] == (word, "base")
    assert all(len(base) > 1 for base, form in inflection.bases(word) if form != "base")


@given(st.text("abcdefghijklmnopqrstuvwxyz'é", max_size=12), st.sampled_from(["base", "s", "ed", "en", "ing"]))
def test_nothing_breaks_it(word: str, form: Form) -> None:
    assert inflection.bases(word)[0] == (word, "base")
    assert inflection.inflect(word, form) or not word
