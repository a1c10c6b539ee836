"""The grammar of who says what: which words make a cue, and of what kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.language import attribution
from artlint.language.attribution.clauses import Clause
from artlint.language.attribution.speakers import speakers
from artlint.language.wordlists import words as listed
from artlint.reading import parse


def cues(text: str) -> list[tuple[str, str]]:
    """Kind and words of each attribution in the text's sentences."""
    document, people = parse(text), listed("vague-people")
    found: list[tuple[str, str]] = []
    for sentence in document.sentences:
        clause = Clause(document, sentence)
        for at, word in enumerate(clause.lowered):
            if word in attribution.anchors() and (cue := attribution.nameless(clause, at, people)):
                assert cue.first <= cue.head <= cue.last or cue.head == cue.last
                found.append((cue.kind, text[clause.words[cue.first].start : clause.words[cue.last].end]))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The wall, say critics, will fall.", "say critics"),
        ("The wall, critics contend, will fall.", "critics contend"),
        ("The wall, which many believe is sound, fell.", "many believe"),
        ("What many see as a wall is a ruin.", "many see"),
        ("The wall is believed by many to be sound.", "believed by many"),
        ("The wall was condemned by experts.", "condemned by experts"),
        ("Many claim that it fell.", "Many claim"),
        ("Many consider it the best wall of all.", "Many consider"),
        ("A growing number of engineers fear a slide.", "A growing number of engineers fear"),
        ("Increasing numbers of engineers fear a slide.", "Increasing numbers of engineers fear"),
        ("Some who live near the wall fear a slide.", "Some who live near the wall fear"),
        ("Experts - and there are few - say it will fall.", "Experts - and there are few - say"),
        ("Prices fell, with some expecting worse.", "some expecting"),
        ("Pundits are speculating about a slide.", "Pundits are speculating"),
        ("Opponents of the dam say it will fall.", "Opponents of the dam say"),
        ("Experts have raised concerns.", "Experts have raised concerns"),
        ("The news left some to wonder, leading others to doubt it.", "leading others to doubt"),
    ],
)
def test_groups(text: str, cue: str) -> None:
    assert ("people", cue) in cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A source said it would fall.", "A source said"),
        ("One veteran engineer thinks it will fall.", "One veteran engineer thinks"),
        ("One veteran engineer told reporters it would fall.", "One veteran engineer told"),
        ("It will fall, said an insider.", "said an insider"),
        ("It will fall, according to a source.", "according to a source"),
        ("It will fall, according to sources in the industry.", "according to sources"),
        ("A person close to Mr. Maas said it would fall.", "A person close to Mr. Maas said"),
        ("Several bankers briefed on the sale expect a fall.", "Several bankers briefed on the sale expect"),
        ("Officials, who asked not to be named, said it would fall.", "Officials, who asked not to be named, said"),
    ],
)
def test_insiders(text: str, cue: str) -> None:
    assert [words for kind, words in cues(text) if kind == "anonymous"] == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Duarte, an engineer who attended the meeting, said it would fall.",
        "An official of the Harbour Board said it would fall.",
        "The sources said they had been paid.",
        "He wrote to sources who say little.",
        "Some are said to have left.",
        "Experts should say more.",
        "The figures show voters fear a slide.",
        "Many state schools closed.",
        "Many point guards are small, and few report cards are good.",
        "Many expect to leave.",
        "Supporters who are angry with him stayed away.",
        "Those who say so are wrong.",
        "People say hello in the street.",
        "Some of what they say is true.",
        "Bread is said to keep for days with salt.",
    ],
)
def test_no_attribution_to_the_nameless(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It will fall, said Ines Duarte.", ["Ines Duarte"]),
        ("It will fall, said the engineer Ines Duarte.", ["Ines Duarte"]),
        ("Ines Duarte, who inspects dams, said so.", ["Ines Duarte"]),
        ("It will fall, according to the Harbour Board.", ["Harbour Board"]),
        ("Mr. Maas argues that it will fall.", ["Maas"]),
        ("He said that Ines Duarte was away.", []),
        ("He told Ines Duarte the news.", []),
        ("He said Monday it would fall.", []),
        ("I said it would fall.", []),
        ("Ines Duarte was away.", []),
    ],
)
def test_speakers(text: str, names: list[str]) -> None:
    assert list(speakers(text, 0, len(text))) == names


WORDS = st.sampled_from(
    [
        "a",
        "source",
        "sources",
        "people",
        "close",
        "to",
        "Mr.",
        "Maas",
        "many",
        "experts",
        "say",
        "said",
        "says",
        "by",
        "with",
        "saying",
        "who",
        "asked",
        "according",
        "are",
        "not",
        "so",
        "sure",
        "in",
        "the",
        "of",
        ",",
        "-",
        ".",
        "3",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_any_order_of_words_is_read(tokens: list[str]) -> None:
    for _, words in cues(" ".join(tokens)):
        assert words.strip() == words != ""
