"""The battery of `artlint stats`, with textstat as the oracle where its counting is right."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest

from artlint import reading, stats
from artlint.language import syllables

# More than two words a sentence, no abbreviations, figures, hyphens or apostrophes, words in the form the lists have:
# textstat counts such text as it is. Under 100 words, so that it takes all of it for Linsear Write.
TEXT = (
    "The lazy river can carry a heavy load of water and sand. Every summer the children of the village swim in it. "
    "An enormous hotel will soon stand on the far bank. A committee must first examine the environment. "
    "It is a beautiful place and the people love it dearly. Nobody knows what will happen after that."
)


class _Pronunciations:
    """Stands for the dictionary that textstat would download; it answers from artlint's table."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["A0"] * syllables.count(word)]


@pytest.fixture
def textstat(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module: ModuleType = pytest.importorskip("textstat")
    from textstat.backend.counts import _count_syllables

    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: _Pronunciations())
    _count_syllables.count_syllables.cache_clear()
    return module


def of(text: str, name: str = "a.txt") -> dict[str, Any]:
    return stats.statistics(reading.parse(text, name))


def test_counts_agree_with_textstat(textstat: ModuleType) -> None:
    ours = of(TEXT)
    assert ours["words"] == textstat.lexicon_count(TEXT)
    assert ours["sentences"] == textstat.sentence_count(TEXT) == 6
    assert ours["syllables"] == textstat.syllable_count(TEXT)
    assert ours["polysyllables"] == textstat.polysyllabcount(TEXT)
    assert ours["characters"] == textstat.letter_count(TEXT)


@pytest.mark.parametrize(
    ("key", "name", "tolerance"),
    [
        ("flesch_reading_ease", "flesch_reading_ease", 0.01),
        ("flesch_kincaid_grade", "flesch_kincaid_grade", 0.01),
        ("smog_index", "smog_index", 0.01),
        ("lix", "lix", 0.01),
        ("rix", "rix", 0.01),
        ("mcalpine_eflaw", "mcalpine_eflaw", 0.01),
        ("linsear_write", "linsear_write_formula", 0.01),
        ("automated_readability_index", "automated_readability_index", 0.5),  # it counts full stops as characters
        ("coleman_liau_index", "coleman_liau_index", 0.5),  # it has 0.058 for the published 0.0588
    ],
)
def test_scores_agree_with_textstat(textstat: ModuleType, key: str, name: str, tolerance: float) -> None:
    assert of(TEXT)[key] == pytest.approx(getattr(textstat, name)(TEXT), abs=tolerance)


def test_dale_chall_agrees_with_textstat_on_words_as_the_list_has_them(textstat: ModuleType) -> None:
    text = "The dog ran to the river and the man ran to the big tree. The boy saw a photon near the old house today."
    assert of(text)["dale_chall_score"] == pytest.approx(textstat.dale_chall_readability_score(text), abs=0.01)


def test_short_sentences_are_sentences() -> None:
    assert of("He won. She lost. They cried loudly today.")["sentences"] == 3
    assert of("The U.S. government paid $2.75 billion. Mr. Ober, of Acme Inc., declined.")["sentences"] == 2


def test_published_formulas() -> None:
    ours = of("The cats sat on mats. The yellow theologian sang well.")
    assert (ours["words"], ours["sentences"]) == (10, 2)
    letters, beats = ours["characters"], ours["syllables"]
    assert ours["flesch_reading_ease"] == pytest.approx(206.835 - 1.015 * 5 - 8.46 * beats, abs=0.01)
    assert ours["coleman_liau_index"] == pytest.approx(0.588 * letters - 0.296 * 20 - 15.8, abs=0.01)
    assert ours["dale_chall_cloze"] == pytest.approx(64 - 0.95 * 10 - 0.69 * 5, abs=0.01)  # theologian
    assert ours["gunning_fog"] == pytest.approx(0.4 * (5 + 10), abs=0.01)  # theologian


def test_fog_leaves_names_compounds_and_endings_out() -> None:
    assert of("We saw Alessandro in the bookkeeper-like shop, well-arranged and refreshed.")["gunning_fog"] == (
        pytest.approx(0.4 * (10 + 10), abs=0.01)
    )


@pytest.mark.parametrize(
    "word", ["walked", "cities", "stopped", "hoping", "bigger", "Dog's", "boys'", "1,000", "old-time"]
)
def test_regular_forms_of_familiar_words_are_familiar(word: str) -> None:
    assert stats.familiar(word, "familiar-dale-chall")


@pytest.mark.parametrize("word", ["photon", "bureaucracies", "sing-alongside-photon"])
def test_other_words_are_not_familiar(word: str) -> None:
    assert not stats.familiar(word, "familiar-dale-chall")


def test_headings_and_lists_are_not_running_text() -> None:
    text = "# A heading of the article\n\nThe river is low.\n\n- One item\n- Two items\n\n> Said he.\n\n`code`\n"
    document = reading.parse(text, "a.md", format="markdown")
    assert stats.statistics(document)["words"] == 6


def test_an_empty_article_has_no_scores() -> None:
    ours = of("")
    assert (ours["words"], ours["sentences"], ours["paragraphs"]) == (0, 0, 0)
    assert all(ours[key] is None for key in stats.SCORES)


def test_keys_are_always_the_same_and_in_order() -> None:
    counts = ["filename", "words", "sentences", "paragraphs", "syllables"]
    assert list(of(TEXT)) == list(of("")) == [*counts, *stats.SCORES, "topic"]
    assert stats.SCORES[:2] == ("flesch_reading_ease", "flesch_kincaid_grade")


def test_a_paragraph_of_another_story_has_a_low_topic_score() -> None:
    own = "The bank raised its interest rate and lenders followed with dearer loans and mortgages."
    other = "The striker scored a goal in the semi-final and the goalkeeper saved a penalty."
    scores = of(f"{own}\n\nThe bank fears inflation, economists said.\n\n{other}\n\n{own}\n")["topic"]
    assert len(scores) == 4
    assert min(scores) == scores[2] < 0.3
    assert of("")["topic"] == []


def test_topic_scores_are_printed_ten_a_line() -> None:
    text = stats.as_text([{"filename": "a.txt", "topic": [0.5] * 12}])
    assert text.splitlines()[1:] == ["  topic     " + " ".join(["0.50"] * 10), " " * 12 + "0.50 0.50"]


def test_formats() -> None:
    rows = [of(TEXT, "a.txt"), of("", "b.txt")]
    assert json.loads(stats.as_json(rows)) == rows
    text = stats.as_text(rows)
    assert text.startswith("a.txt\n  words ")
    assert "\nb.txt\n" in text
    assert "smog_index                   -\n" in text


def test_no_network_and_no_textstat_at_run_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert of(TEXT)["words"]
    code = "import sys; from artlint import reading, stats; stats.statistics(reading.parse('He won.')); "
    code += "sys.exit(any(name in sys.modules for name in ('textstat', 'nltk', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0
