"""The lexicon: facts it must hold, and the functions that build it."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from artlint.language import data_path, lexicon

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def build_lexicon(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("build_lexicon")


def test_frequencies_are_on_the_zipf_scale() -> None:
    assert 7 < lexicon.zipf("the") < 8
    assert lexicon.zipf("government") == pytest.approx(5.56, abs=0.02)
    assert lexicon.zipf("dollarsin") == 0.0


@pytest.mark.parametrize("word", ["the", "The", "THE", "don't", "don\u2019t", "it's", "café", "organise", "organize"])
def test_dictionary_words_are_known_in_any_case(word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["people's", "people\u2019s", "London's", "workers'", "boss's"])
def test_possessives_are_known_by_their_stem(word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize(
    "word", ["recieve", "teh", "goverment", "dollarsin", "alot", "accomodate", "1st", "", "'s", "x9"]
)
def test_misspellings_and_scraps_are_not_known(word: str) -> None:
    assert not lexicon.known(word)


def test_a_word_counted_but_in_no_dictionary_has_its_frequency_only() -> None:
    found = lexicon.entry("recieve")
    assert found is not None
    assert found.zipf > 2
    assert (found.us, found.gb, found.name, found.cased) == (False, False, False, None)


@pytest.mark.parametrize(
    ("word", "dialect"),
    [
        ("colour", "GB"),
        ("Centre", "GB"),
        ("analyse", "GB"),
        ("organise", "GB"),
        ("color", "US"),
        ("center", "US"),
        ("analyze", "US"),
        ("organize", None),  # British too, in Oxford's spelling
        ("government", None),
        ("London", None),
        ("Romania", None),
        ("recieve", None),
    ],
)
def test_dialect(word: str, dialect: str | None) -> None:
    assert lexicon.dialect(word) == dialect


def test_names_are_known_with_a_capital_only() -> None:
    assert all(map(lexicon.is_name, ["London", "london", "Everton", "Rebecca"]))
    assert not any(map(lexicon.is_name, ["may", "turkey", "government", "recieve"]))


def test_capitals_inside_a_word_are_kept() -> None:
    assert [lexicon.cased(w) for w in ("youtube", "nato", "us", "mcdonald", "fedex", "london")] == [
        "YouTube",
        "NATO",
        "US",
        "McDonald",
        "FedEx",
        None,
    ]


def test_taboo_words_are_known_but_never_suggested() -> None:
    found = lexicon.entry("bullshit")
    assert found is not None
    assert lexicon.known("bullshit")
    assert not found.suggest
    assert lexicon.entry("government").suggest  # type: ignore[union-attr]


def test_nothing_is_opened_at_import() -> None:
    code = (
        "import sys, artlint.language.lexicon, artlint.language.syllables, artlint.language.misspellings,"
        " artlint.language.ngrams; sys.exit('marisa_trie' in sys.modules)"
    )
    environment = {"PYTHONPATH": str(Path(lexicon.__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_the_table_is_small() -> None:
    assert Path(data_path("lexicon.trie")).stat().st_size < 3_000_000


@pytest.mark.parametrize(
    "entry",
    [
        lexicon.Entry(0.0, us=False, gb=False, name=False),
        lexicon.Entry(7.75, us=True, gb=False, name=True, suggest=False, cased="YouTube"),
        lexicon.Entry(3.5, us=False, gb=True, name=False, cased="Ünï-Ö"),
    ],
)
def test_an_entry_survives_packing(entry: lexicon.Entry) -> None:
    assert lexicon.unpack(lexicon.pack(entry)) == entry


AFFIXES = """\
SET UTF-8
NOSUGGEST !
ONLYINCOMPOUND c
FORBIDDENWORD X
NEEDAFFIX N
PFX U Y 1
PFX U 0 un .
PFX E N 1
PFX E 0 dis .
SFX D Y 3
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX D 0 ed [^ey]
SFX S Y 1
SFX S 0 s .
SFX L Y 1
SFX L 0 ment/S .
"""


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("lock/UD", "lock locked unlock unlocked"),
        ("tie/D", "tie tied"),
        ("tidy/DU", "tidy tidied untidy untidied"),
        ("like/ED", "like liked dislike"),  # a prefix that does not cross with suffixes
        ("ship/L", "ship shipment shipments"),  # two suffixes
        ("damn/S!", "damn damns"),
        ("1th/c", ""),
        ("wrong/XS", ""),
        ("stem/NS", "stems"),
    ],
)
def test_affixes_are_expanded_as_hunspell_does(build_lexicon: ModuleType, entry: str, forms: str) -> None:
    word, flags = entry.split("/")
    assert build_lexicon.expand(word, flags, build_lexicon.parse_affixes(AFFIXES)) == set(forms.split())


def test_a_dictionary_gives_its_words_and_those_never_to_be_suggested(build_lexicon: ModuleType) -> None:
    table = build_lexicon.parse_affixes(AFFIXES)
    words, unsuggested = build_lexicon.expand_dictionary("3\nlock/U\ndamn/S!\tpo:verb\n\n1th/c\n", table)
    assert words == {"lock", "unlock", "damn", "damns"}
    assert unsuggested == {"damn", "damns"}


def test_long_flags_are_refused(build_lexicon: ModuleType) -> None:
    with pytest.raises(ValueError, match="flags of more than one character"):
        build_lexicon.parse_affixes("FLAG long\n")


def test_a_small_table_is_built_and_read_back(build_lexicon: ModuleType) -> None:
    words = build_lexicon.Words(
        us={"color", "cat", "Turkey", "turkey", "Romania", "YouTube"},
        gb={"colour", "cat", "turkey", "Rumania", "damn"},
        names={"Everton"},
        unsuggested={"damn"},
    )
    zipf = {"cat": 5.0, "color": 4.9, "recieve": 2.75, "rare": 0.9, "3d": 4.0, "cat's": 3.0, "кот": 3.0}
    table = build_lexicon.entries(words, zipf)
    trie = build_lexicon.build(table)
    read = {key: lexicon.unpack(trie[key][0]) for key in table}
    assert read == {
        "cat": lexicon.Entry(5.0, us=True, gb=True, name=False),
        "color": lexicon.Entry(4.90625, us=True, gb=False, name=False),
        "colour": lexicon.Entry(0.0, us=False, gb=True, name=False),
        "damn": lexicon.Entry(0.0, us=False, gb=True, name=False, suggest=False),
        "everton": lexicon.Entry(0.0, us=False, gb=False, name=True),
        "recieve": lexicon.Entry(2.75, us=False, gb=False, name=False),
        "romania": lexicon.Entry(0.0, us=True, gb=True, name=True),
        "rumania": lexicon.Entry(0.0, us=True, gb=True, name=True),
        "turkey": lexicon.Entry(0.0, us=True, gb=True, name=False),
        "youtube": lexicon.Entry(0.0, us=True, gb=True, name=True, cased="YouTube"),
    }


def test_scowl_lists_are_read_by_category_and_level(build_lexicon: ModuleType, tmp_path: Path) -> None:
    for name, text in (
        ("english-words.10", "cat\ncafé\n"),
        ("english-words.80", "zyzzyva\n"),
        ("english-upper.10", "Ann"),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    assert build_lexicon.read_scowl(tmp_path, ["english-words", "british-words"], range(61)) == {"cat", "café"}
