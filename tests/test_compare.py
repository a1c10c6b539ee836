"""`artlint compare`: the verdict, altered facts, what was lost, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint import comparing
from artlint.comparing.differences import SEVERITIES
from artlint.reading import parse

from .conftest import Artlint

STORY = """\
The Harlow brewery bought a third of Tidewater Labs on Tuesday for $1.25 billion, and the deal gives it a seat on the \
board.

Rivals with war chests of their own had found no more horses to back, said the chairman of Tidewater Labs, Edgar Lyle. \
About 297 people work in the laboratory in Leeds, 20 % of them chemists. The plant stands 5 miles from the river.

Nobody in Harlow expects a profit from the cider before 2031. \
The first bottles of the new cider will be sold in Norwich.
"""
REWRITE = """\
On Tuesday the Harlow beer maker purchased a third of Tidewater Labs for 1.25 billion dollars; the bargain provides it \
a chair on the board.

Competitors with campaign funds of their own had discovered no more livestock to support, stated the chairman of \
Tidewater Labs, Edgar Lyle. Around 300 individuals are employed in the laboratory in Leeds, \
twenty percent of them chemists. The factory is \
situated 8 km from the river.

No one in Harlow anticipates a gain from the cider before 2031. \
The initial bottles of the novel cider are going to be traded \
in Norwich.
"""
OTHER = """\
Volcanoes under the southern sea warm the water for shrimps that have no eyes. Their shells glitter, a diver told us.

The ferry back was late, and nobody minded: dolphins swam beside it until the lighthouse came in sight.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The story, as a.txt."""
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def as_json(artlint: Artlint, tmp_path: Path, second: str, *options: str, name: str = "b.txt") -> tuple[int, Any]:
    """Exit code and the object printed for a.txt and a second text."""
    (tmp_path / name).write_text(second, encoding="utf-8")
    ran = artlint("compare", "a.txt", name, "--output-format", "json", *options)
    return ran.code, json.loads(ran.out)


def altered(found: Any) -> list[tuple[str, str]]:
    """The altered facts: what A has, what B has."""
    return [(d["a"]["text"], d["b"]["text"]) for d in found["differences"] if d["severity"] == "error"]


def test_a_rewrite_and_what_it_lost(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    code, found = as_json(artlint, tmp_path, REWRITE)
    assert code == 1
    assert found["verdict"] == "rewrite"
    assert found["share_of_a"] == found["share_of_b"] == 1.0
    assert altered(found) == []
    assert {"Edgar Lyle", "Harlow", "Leeds", "Norwich", "Tidewater Labs"} <= set(found["names"])
    assert {"$1.25 billion", "20 %", "297", "5 miles", "Tuesday", "2031"} <= set(found["figures"])
    lost = {d["a"]["text"]: d["b"] and d["b"]["text"] for d in found["differences"] if d["kind"] == "lost-phrase"}
    assert lost["horses"] == "livestock"
    assert lost["war chests"] == "campaign funds"


def test_text_gives_places_in_both_files(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(REWRITE.replace("1.25 billion", "1.52 billion"), encoding="utf-8")
    ran = artlint("compare", "a.txt", "b.txt")
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0].startswith("b.txt is a rewrite of a.txt (score 1.00): 100% of the words of the first ")
    at, second = STORY.index("$1.25") + 1, REWRITE.index("1.25") + 1
    assert (
        f'b.txt:1:{second}: altered-figure "1.52 billion dollars" stands where a.txt:1:{at} has "$1.25 billion"'
        in lines
    )
    at = STORY.splitlines()[2].index("horses") + 1
    second = REWRITE.splitlines()[2].index("livestock") + 1
    assert f'a.txt:3:{at}: lost-phrase "horses" has no counterpart; b.txt:3:{second} has "livestock" there' in lines
    only_errors = artlint("compare", "a.txt", "b.txt", "--severity", "error").out
    assert "altered-figure" in only_errors
    assert "lost-" not in only_errors


@pytest.mark.parametrize(
    ("written", "instead", "found"),
    [
        ("1.25 billion dollars", "1.52 billion dollars", [("$1.25 billion", "1.52 billion dollars")]),
        ("1.25 billion dollars", "1.25 million dollars", [("$1.25 billion", "1.25 million dollars")]),
        ("1.25 billion dollars", "1.25 billion pounds", [("$1.25 billion", "1.25 billion pounds")]),
        ("1.25 billion dollars", "US$1.25bn", []),
        ("1.25 billion dollars", "about 1.3 billion dollars", []),
        ("twenty percent", "twenty-five percent", [("20 %", "twenty-five percent")]),
        ("twenty percent", "20 per cent", []),
        ("twenty percent", "one in five", []),
        ("Around 300", "Around 400", [("297", "400")]),
        ("Around 300", "Nearly 300", []),
        ("8 km", "5 km", [("5 miles", "5 km")]),
        ("8 km", "eight kilometres", []),
        ("before 2031", "before 2041", [("2031", "2041")]),
        ("On Tuesday", "On Thursday", [("Tuesday", "Thursday")]),
        ("Norwich", "Ipswich", [("Norwich", "Ipswich")]),
        ("Edgar Lyle", "Mr Lyle", []),
        ("Edgar Lyle", "Oswald Finch", [("Edgar Lyle", "Oswald Finch")]),
        (", Edgar Lyle", "", []),
    ],
)
def test_altered_facts(written: str, instead: str, found: list[tuple[str, str]]) -> None:
    second = REWRITE.replace(written, instead)
    assert second != REWRITE
    result = comparing.compare(parse(STORY), parse(second))
    errors = [d for d in result.differences if d.severity == "error"]
    assert [(STORY[slice(*d.a)], second[slice(*d.b or (0, 0))]) for d in errors] == found


def test_an_unrelated_text(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    code, found = as_json(artlint, tmp_path, OTHER)
    assert code == 0
    assert found["verdict"] == "unrelated"
    assert found["score"] == 0
    assert found["sentences"] == found["names"] == found["figures"] == found["differences"] == []


def test_material_is_shared(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    code, found = as_json(artlint, tmp_path, OTHER + "\n".join(STORY.splitlines()[-1:]) + "\n" + OTHER)
    assert (code, found["verdict"]) == (0, "shares material")
    assert 0.25 < found["share_of_a"] < 0.5


def test_a_sentence_left_out_is_lost(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    second = REWRITE.replace(" The factory is situated 8 km from the river.", "")
    _, found = as_json(artlint, tmp_path, second)
    lost = [d["a"]["text"] for d in found["differences"] if d["kind"] == "lost-sentence"]
    assert lost == ["The plant stands 5 miles from the river."]


@pytest.mark.parametrize(
    ("second", "options", "code"),
    [
        (REWRITE, (), 1),
        (REWRITE, ("--fail-level", "error"), 0),
        (REWRITE.replace("2031", "2041"), ("--fail-level", "error"), 1),
        (REWRITE.replace("2031", "2041"), ("--exit-zero",), 0),
        (OTHER, (), 0),
    ],
)
def test_exit_codes(
    story: Path, artlint: Artlint, tmp_path: Path, second: str, options: tuple[str, ...], code: int
) -> None:
    assert as_json(artlint, tmp_path, second, *options)[0] == code


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("a.txt", "missing.txt"), "missing.txt: no such file"),
        (("a.txt", "."), ".: is a folder; name two files"),
        (("-", "-"), "standard input can be only one of the two texts"),
        (("a.txt", "a.txt", "--output-format", "xml"), 'no output format "xml"; there are text, json'),
        (("a.txt", "a.txt", "--severity", "high"), '--severity must be one of error, warning, info, not "high"'),
        (("a.txt", "a.txt", "--fail-level", "info"), '--fail-level must be "warning" or "error", not "info"'),
        (("a.txt", "binary.txt"), "binary.txt"),
    ],
)
def test_usage_errors(story: Path, artlint: Artlint, tmp_path: Path, arguments: tuple[str, ...], fault: str) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    ran = artlint("compare", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert fault in ran.err
    assert ran.err.count("\n") == 1


def test_one_argument_is_a_usage_error(artlint: Artlint) -> None:
    assert artlint("compare", "a.txt").code == 2


def test_standard_input_and_other_formats(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    marked_up = REWRITE.replace("1.25 billion dollars", "<b>1.52&nbsp;billion</b> dollars").replace("\n\n", "</p>\n<p>")
    (tmp_path / "b.html").write_text(f"<html><body><p>{marked_up}</p></body></html>\n", encoding="utf-8")
    ran = artlint("compare", "-", "b.html", "--output-format", "json", stdin=STORY.replace("\n", "\r\n"))
    found = json.loads(ran.out)
    assert (ran.code, found["verdict"]) == (1, "rewrite")
    assert altered(found) == [("$1.25 billion", "1.52&nbsp;billion</b> dollars")]
    for difference in found["differences"]:
        span = difference["a"]["span"]
        assert STORY.replace("\n", "\r\n")[span["start"] : span["end"]] == difference["a"]["text"]


def test_report_goes_to_a_file(story: Path, artlint: Artlint, tmp_path: Path) -> None:
    ran = artlint("compare", "a.txt", "a.txt", "--output-file", "out.txt")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("a.txt is a rewrite of a.txt (score 1.00)")


# -- properties ------------------------------------------------------------------------------------------------------

SENTENCES = [part.strip() + "." for part in (STORY + OTHER + REWRITE).replace("\n", " ").split(". ") if part.strip()]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map(" ".join)
odd_texts = st.one_of(texts, st.text("aZ é’-$%1٣²½5. \n\t\u202f😀\u0301" + "million", max_size=60))


@settings(max_examples=40)
@given(texts)
def test_a_text_is_wholly_carried_over_to_itself(text: str) -> None:
    result = comparing.compare(parse(text), parse(text))
    assert result.verdict == "rewrite"
    assert result.share_of_a == result.share_of_b == 1.0
    assert result.differences == []


@settings(max_examples=40)
@given(texts, texts)
def test_the_verdict_is_symmetric(first: str, second: str) -> None:
    there, back = comparing.compare(parse(first), parse(second)), comparing.compare(parse(second), parse(first))
    assert there.verdict == back.verdict
    assert there.score == pytest.approx(back.score)
    assert there.share_of_a == pytest.approx(back.share_of_b)


@settings(max_examples=80)
@given(odd_texts, odd_texts)
def test_places_lie_in_their_texts(first: str, second: str) -> None:
    result = comparing.compare(parse(first), parse(second))
    for difference in result.differences:
        assert difference.kind in SEVERITIES
        assert 0 <= difference.a.start < difference.a.end <= len(first)
        assert difference.b is None or 0 <= difference.b.start < difference.b.end <= len(second)
    assert 0 <= result.score <= 1


def test_words_of_their_own_share_nothing() -> None:
    result = comparing.compare(parse(STORY), parse(OTHER))
    assert (result.verdict, result.score, list(result.links), list(result.differences)) == ("unrelated", 0, [], [])
