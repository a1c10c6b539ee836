"""The published formulas, held to textstat on equal counts, and what counts as running text."""

from __future__ import annotations

from importlib import import_module
from itertools import count
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import reading
from artlint.document import Format
from artlint.language import readability
from artlint.language.readability import Counts

METRICS = (
    *("words_per_sentence", "syllables_per_word", "letters_per_word", "sentences_per_word", "chars_per_word"),
    *("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index"),
    *("coleman_liau_index", "lix", "rix", "dale_chall_readability_score"),
)


@st.composite
def counted(draw: st.DrawFn) -> tuple[Counts, int]:
    """Counts as a text may have them, and a number of its words."""
    sentences = draw(st.integers(1, 400))
    words = draw(st.integers(sentences, 40 * sentences))
    return Counts(
        sentences=sentences,
        words=words,
        characters=draw(st.integers(words, 12 * words)),
        syllables=draw(st.integers(words, 5 * words)),
        polysyllables=draw(st.integers(0, words)),
    ), draw(st.integers(0, words))


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    """textstat, where every function that counts is one of ours (see `given_counts`)."""
    return pytest.importorskip("textstat")


_texts = count()  # textstat remembers what it said of a text


def given_counts(patch: pytest.MonkeyPatch, counts: Counts, some: int) -> str:
    """Make textstat count so, in whatever text; gives it one that it has not seen."""
    numbers = {
        "count_words": counts.words,
        "count_sentences": counts.sentences,
        "count_syllables": counts.syllables,
        "count_letters": counts.characters,
        "count_chars": counts.characters,
        "count_polysyllable_words": counts.polysyllables,
        "count_difficult_words": some,
        "count_long_words": some,
    }
    for name in METRICS:
        module = import_module(f"textstat.backend.metrics._{name}")
        for function, number in numbers.items():
            if hasattr(module, function):
                patch.setattr(module, function, lambda *_, _number=number, **__: _number)
    return f"Text {next(_texts)}."


@given(counted())
def test_formulas_agree_with_textstat_on_equal_counts(oracle: ModuleType, drawn: tuple[Counts, int]) -> None:
    counts, some = drawn
    with pytest.MonkeyPatch.context() as patch:
        text = given_counts(patch, counts, some)
        theirs = {
            name: getattr(oracle, name)(text) for name in METRICS if not name.endswith(("per_word", "per_sentence"))
        }
    # It has 0.058 for the published 0.0588 letters in a hundred words.
    theirs["coleman_liau_index"] += 0.08 * counts.characters_per_word
    ours = {
        "flesch_reading_ease": readability.flesch_reading_ease(counts),
        "flesch_kincaid_grade": readability.flesch_kincaid_grade(counts),
        "gunning_fog": readability.gunning_fog(counts, some),
        "smog_index": readability.smog_index(counts),
        "automated_readability_index": readability.automated_readability_index(counts),
        "coleman_liau_index": readability.coleman_liau_index(counts),
        "lix": readability.lix(counts, some),
        "rix": readability.rix(counts, some),
        "dale_chall_readability_score": readability.dale_chall_score(counts, some),
    }
    assert set(ours) == set(theirs)
    for name, score in ours.items():
        assert score == pytest.approx(theirs[name], abs=1e-6), name


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", "# The heading of it\n\nBody is here.\n\n- One item is long.\n\n1. First do it.\n"),
        ("markdown", "| Name | Cost |\n|---|---|\n| Tea for two | It is dear. |\n\nBody is here.\n"),
        ("markdown", "## What does it cost?\n\nBody is here.\n\n**Who may come to the fair?**\n"),
        ("html", "<h1>Head of it</h1><table><tr><td>Tea for two</td></tr></table><p>Body is here.</p>"),
        ("html", "<dl><dt>What does it cost?</dt><dd>Nothing at all.</dd></dl><p>Body is here.</p>"),
        ("html", "<p>By Ada Byron</p><p>Body is here.</p><figcaption>A mill in the rain.</figcaption>"),
        ("plain", "Body is here.\n\nWho may come to the fair?\n\nBody is here.\n\n- One item is long.\n"),
        ("plain", "Body is here.\n\nTea\t3\tMonday\n"),
    ],
)
def test_headings_lists_tables_and_questions_of_lists_are_no_sentences(format: Format, text: str) -> None:
    document = reading.parse(text, format=format)
    found = [document.text[s.start : s.end] for s, _ in readability.prose(document)]
    assert set(found) == {"Body is here."}


@pytest.mark.parametrize(
    "text",
    [
        "“Who may come to the fair?”",  # somebody says it
        "Who may come? All may.",
        "The lazy wind has left the hill",  # a line of a poem
        "So it was asked in the dark of the old hall on the hill: who may come to the fair?",
    ],
)
def test_other_short_paragraphs_are_sentences(text: str) -> None:
    document = reading.parse(f"Nobody knew it, and nobody asked again before the fair was over.\n\n{text}\n")
    assert document.text[slice(*readability.prose(document)[-1][0][:2])] in text
