"""Known misspellings, and the functions that choose and build them."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from artlint.language import data_path, lexicon, misspellings, phonetics

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("build_misspellings")


@pytest.mark.parametrize(
    ("word", "correction"),
    [
        ("recieve", "receive"),
        ("Recieve", "receive"),
        ("goverment", "government"),
        ("seperate", "separate"),
        ("thier", "their"),
        ("teh", "the"),
        ("definately", "definitely"),
        ("accomodation", "accommodation"),
    ],
)
def test_common_misspellings_are_corrected(word: str, correction: str) -> None:
    assert misspellings.corrections(word) == (correction,)


@pytest.mark.parametrize(
    "word", ["receive", "colour", "color", "organise", "form", "goin", "stubbs", "raison", "", "zzz"]
)
def test_words_names_dialect_and_speech_are_not_listed(word: str) -> None:
    assert misspellings.corrections(word) == ()


def test_the_nearest_correction_comes_first() -> None:
    assert misspellings.corrections("undersatnd") == ("understand", "understands")


def test_the_table_is_small() -> None:
    assert Path(data_path("misspellings.trie")).stat().st_size < 1_500_000


def test_the_generated_rust_is_read(tool: ModuleType) -> None:
    source = """(dictgen::InsensitiveStr::Ascii("teh"), &["the"]),
            (
                dictgen::InsensitiveStr::Ascii("undersatnd"),
                &["understands", "understand"],
            ),"""
    assert tool.parse_typos(source) == {"teh": ["the"], "undersatnd": ["understands", "understand"]}


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("", "abc", 3), ("teh", "the", 1), ("recieve", "receive", 1), ("cat", "cart", 1), ("kitten", "sitting", 3)],
)
def test_a_swap_is_one_edit(tool: ModuleType, a: str, b: str, distance: int) -> None:
    assert tool.edit_distance(a, b) == tool.edit_distance(b, a) == distance


@pytest.mark.parametrize(
    ("word", "listed", "kept"),
    [
        ("recieve", ["receive"], ("receive",)),
        ("undersatnd", ["understands", "understand"], ("understand", "understands")),
        ("teh", ["the"], ("the",)),
        ("ine", ["one", "in"], ()),  # short, and not one word's letters
        ("form", ["from"], ()),  # a word
        ("lookin", ["looking"], ()),  # speech
        ("colourisation", ["colorization"], ()),  # the other side's spelling
        ("filesyste", ["filesystem"], ()),  # a correction the dictionaries do not have
        ("naïev", ["naive"], ()),
    ],
)
def test_choosing(tool: ModuleType, word: str, listed: list[str], kept: tuple[str, ...]) -> None:
    assert tool.choose(word, listed, lambda _: False) == kept


def test_other_words_are_kept_out_unless_a_common_word_is_swapped(tool: ModuleType) -> None:
    assert tool.choose("stubbs", ["stubs"], lambda _: True) == ()
    assert tool.choose("thier", ["their"], lambda _: True) == ("their",)


def test_a_small_table_is_built_and_read_back(tool: ModuleType) -> None:
    trie = tool.build({"teh": ("the",), "undersatnd": ("understand", "understands")})
    assert dict(trie.items()) == {"teh": b"the", "undersatnd": b"understand,understands"}


def test_every_correction_is_a_word_and_no_misspelling_is() -> None:
    listed = [("recieve", "receive"), ("occured", "occurred"), ("begining", "beginning"), ("untill", "until")]
    for wrong, right in listed:
        assert misspellings.corrections(wrong) == (right,)
        assert lexicon.known(right)
        assert not lexicon.known(wrong)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("fone", "phone"),
        ("nife", "knife"),
        ("definately", "definitely"),
        ("seperate", "separate"),
        ("nite", "night"),
        ("rythm", "rhythm"),
        ("tuff", "tough"),
        ("stationery", "stationary"),
        ("Shure", "SHORE"),
    ],
)
def test_spellings_that_sound_alike_share_a_phonetic_key(wrong: str, right: str) -> None:
    assert phonetics.key(wrong) == phonetics.key(right)


def test_phonetic_keys_tell_words_apart() -> None:
    assert len({phonetics.key(word) for word in ("cat", "dog", "house", "market", "minister", "eat")}) == 6
    assert phonetics.key("…") == ""
