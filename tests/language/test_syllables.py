"""Syllable counts, and the functions that build the table of exceptions."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import syllables

TOOLS = Path(__file__).parents[2] / "tools"

CMUDICT = """\
the DH AH
the(2) DH IY
cat K AE T
business B IH Z N AH S
business(2) B IH Z N IH S
people P IY P AH L
nato N EY T OW
fbi EH F B IY AY
recipe R EH S AH P IY
recipe's R EH S AH P IY Z
zyzzyqx Z IH Z
mm M
"""


@pytest.fixture
def build_syllables(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("build_syllables")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the cat walked made I strengths called dance plague queue don't Bush"),
        (2, "people rhythm being lion diet didn't Bush's wanted basket Reagan business chocolate"),
        (3, "government beautiful Saturday recipe cryptogram radio employee"),
        (4, "January television population cooperate"),
        (5, "university refrigerator"),
    ],
)
def test_words(count: int, words: str) -> None:
    counts = {word: syllables.count(word) for word in words.split()}
    assert counts == dict.fromkeys(counts, count)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("FBI", 3),
        ("W", 3),
        ("WWF", 7),
        ("US", 2),
        ("U.S.", 2),
        ("a.m.", 2),
        ("NATO", 2),
        ("NASA", 2),
        ("GOVERNMENT", 3),
        ("half-hearted", 3),
        ("café", 2),
        ("naïve", 2),
        ("people\u2019s", 2),
    ],
)
def test_acronyms_capitals_hyphens_and_accents(word: str, count: int) -> None:
    assert syllables.count(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("0", 2),
        ("7", 2),
        ("12", 1),
        ("21st", 3),
        ("100", 3),
        ("365", 6),
        ("1990s", 4),
        ("2014", 4),
        ("2005", 4),
        ("2.75", 5),
        ("3,000", 3),
        ("123456789012345678", syllables.NUMBER_CAP),
        ("1,250,000", syllables.NUMBER_CAP),
    ],
)
def test_numbers_count_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables.count(word) == count


@given(st.text(max_size=30))
def test_any_text_has_at_least_one_syllable(text: str) -> None:
    assert syllables.count(text) >= 1


def test_pronunciations_are_read(build_syllables: ModuleType) -> None:
    counts = build_syllables.parse_pronunciations(CMUDICT.splitlines())
    assert counts["the"] == [1, 1]
    assert counts["business"] == [2, 2]
    assert "mm" not in counts  # no vowel


def test_only_words_the_rules_get_wrong_are_listed(build_syllables: ModuleType) -> None:
    table = build_syllables.exceptions(build_syllables.parse_pronunciations(CMUDICT.splitlines()))
    assert syllables.heuristic("cat") == 1
    assert syllables.heuristic("business") == 3
    assert syllables.heuristic("recipe") == 2
    assert table == {"business": 2, "recipe": 3, "NATO": 2}


def test_the_small_table_reads_back(build_syllables: ModuleType) -> None:
    trie = build_syllables.build({"business": 2, "NATO": 2})
    assert trie["business"] == [b"\x02"]
    assert trie.get("nato") is None
