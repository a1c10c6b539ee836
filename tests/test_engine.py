"""Running checks: hits on word edges, failures kept apart, overlaps settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, rulebook
from artlint.checks import CHECKS
from artlint.document import Document, Span
from artlint.finding import Edit, Finding, Fix
from artlint.matching import Hit, Matcher
from artlint.reading import parse
from artlint.rulebook import Rule, Rulebook

from .conftest import HOUSE_RULE, Artlint


def rule(
    code: str = "X1", category: str = "house", check: str = "raises", literals: tuple[str, ...] | None = None
) -> Rule:
    return Rule(code, code.lower(), category, "warning", "", "", (), check, {}, literals, (), (), "a.toml", True)


def found(text: str, *literals: str) -> list[str]:
    document = parse(text)
    return [text[slice(*hit.span)] for hit in Matcher([literals]).hits(document).get(0, [])]


@pytest.mark.parametrize(
    ("text", "literal", "count"),
    [
        ("A state, the State and THE STATE.", "state", 3),
        ("estate states state1 1state state_ _state", "state", 0),
        ("state-of-the-art, inter-state", "state", 0),
        ("state - or -state-, (state)", "state", 3),
        ("the state's, 'state', the state’s", "state", 3),
        ("o'state", "state", 0),
        ("caf\u0301 cafe\u0301 cafe", "cafe", 1),
        ("a$5 $5 $50", "$5", 2),
        ("He said: “Wow!”", "wow!", 1),
        ("İstanbul, istanbul", "istanbul", 2),
        ("", "state", 0),
        ("state", "state", 1),
    ],
)
def test_hits_on_word_edges(text: str, literal: str, count: int) -> None:
    assert len(found(text, literal)) == count


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "\n", "\r\n", "\r", "\xa0", "\u202f", " \n ", "\u2003\u2003"])
def test_hits_across_white_space(gap: str) -> None:
    text = f"They pose{gap}a{gap}threat."
    assert found(text, "pose a threat") == [f"pose{gap}a{gap}threat"]


def test_no_hit_across_paragraphs() -> None:
    assert found("They pose\n\na threat.", "pose a threat") == []


def test_hits_that_overlap_are_all_found() -> None:
    assert found("pose a threat to", "pose a threat", "a threat to", "threat") == [
        "pose a threat",
        "threat",
        "a threat to",
    ]


def test_owners_share_a_literal() -> None:
    hits = Matcher([["a", "b"], ["b"]]).hits(parse("a b"))
    assert {owner: [hit.literal for hit in found] for owner, found in hits.items()} == {0: ["a", "b"], 1: ["b"]}


def test_hits_in_markup() -> None:
    text = "They <b>pose</b> a&nbsp;thre<i>at</i>."
    (hit,) = Matcher([["pose a threat"]]).hits(parse(text, format="html"))[0]
    assert text[slice(*hit.span)] == "pose</b> a&nbsp;thre<i>at"


# -- checks ----------------------------------------------------------------------------------------------------------


def a_module(monkeypatch: pytest.MonkeyPatch, name: str, check: Any, conclude: Any = None) -> None:
    """Have every check be one module, of a check of this name too."""
    monkeypatch.setitem(CHECKS, name, name)
    modules = dict.fromkeys(CHECKS.values(), SimpleNamespace(check=check, conclude=conclude))
    monkeypatch.setattr(engine, "import_module", modules.__getitem__)


@pytest.fixture(autouse=True)
def modules_are_not_remembered() -> Iterator[None]:
    engine._check.cache_clear()
    engine._conclude.cache_clear()
    yield
    engine._check.cache_clear()
    engine._conclude.cache_clear()


@pytest.mark.parametrize("error", [ValueError("bad thing"), RecursionError(), ZeroDivisionError("x")])
def test_a_check_that_raises_is_a_finding(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
        if rule.code == "X2":
            raise error
        yield Finding(rule, Span(0, 1), "found")

    a_module(monkeypatch, "raises", check)
    findings = engine.run(parse("Some text.", "name.txt"), Rulebook((rule("X1"), rule("X2"), rule("X3", "typo"))))
    assert [finding.rule.code for finding in findings] == ["E001", "X1", "X3"]
    internal = findings[0]
    assert internal.severity == "error"
    assert internal.message.startswith(f"rule X2 (a.toml) failed on name.txt: {type(error).__name__}")


def test_a_check_that_does_not_load_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, "raises", "artlint.checks.none")
    (finding,) = engine.run(parse("Text."), Rulebook((rule(),)))
    assert finding.rule.code == "E001"
    assert "ModuleNotFoundError" in finding.message


def test_a_rule_without_hits_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
        asked.append(rule.code)
        yield from ()

    a_module(monkeypatch, "raises", check)
    rules = (rule("X1", literals=("absent",)), rule("X2", literals=("text",)), rule("X3"), rule("X4"))
    engine.run(parse("Some text."), Rulebook(rules), frozenset({"X1", "X2", "X3"}))
    assert asked == ["X2", "X3"]


def each(rule: Rule, text: str, letter: str, fix: bool = False) -> Iterator[Finding]:
    """A finding on every place of a letter."""
    for at, found in enumerate(text):
        if found == letter:
            yield Finding(
                rule, Span(at, at + 1), "", fix=Fix("", (Edit(Span(at, at + 1), "x"),), "safe") if fix else None
            )


def test_findings_are_in_the_order_of_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of several sections of a long file too, whose places are those of the file."""
    a_module(monkeypatch, "raises", lambda document, rule, hits: each(rule, document.text, rule.code[1]))
    book = Rulebook((rule("Xa"), rule("Xb", "typo"), rule("Xc", "spun")))
    text = "b a\n\nc a b\n\nb c"
    for longest in (200, 5):
        monkeypatch.setattr("artlint.sections.LONGEST", longest)
        found = [(f.rule.code[1], f.span.start) for f in engine.run(parse(text), book)]
        assert found == [("b", 0), ("a", 2), ("c", 5), ("a", 7), ("b", 9), ("b", 12), ("c", 14)]


def test_a_fix_that_would_change_markup_is_withdrawn_and_its_finding_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a <b>a</b> <a>b</a>"
    a_module(
        monkeypatch, "raises", lambda document, rule, hits: each(rule, document.text, rule.code[1], rule.code != "Xb")
    )
    found = engine.run(parse(text, format="html"), Rulebook((rule("Xa"), rule("Xb", "typo"))))
    letters = [(f.rule.code[1], f.span.start, f.fix is not None) for f in found]
    assert letters == [
        *(("a", 0, True), ("b", 3, False), ("a", 5, True), ("b", 8, False)),
        *(("a", 12, False), ("b", 14, False), ("a", 17, False)),
    ]


def test_a_check_without_literals_has_no_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, Sequence[str]]] = []

    def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
        given.append((rule.code, [hit.literal for hit in hits]))
        yield from ()

    a_module(monkeypatch, "raises", check)
    engine.run(parse("Some text."), Rulebook((rule("X1"), rule("X2", literals=("text",)))))
    assert given == [("X1", []), ("X2", ["text"])]


# -- conclusions: rules that draw on what the others of their category found -----------------------------------------


def spun_book() -> Rulebook:
    return Rulebook(
        (
            rule("S9", "spun", "spun-article"),
            rule("S1", "spun"),
            rule("S2", "spun"),
            rule("T1", "typo"),
            rule("T2", "typo"),
        )
    )


def concluded(monkeypatch: pytest.MonkeyPatch, selected: set[str] | None = None, text: str = "a b") -> list[str]:
    """Codes of the findings, where S1 and S2 find the same place, T2 fails and S9 says what it was told of."""

    def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
        if rule.code == "T2":
            raise ValueError("bad thing")
        yield Finding(rule, Span(0, 1), "", confidence=0.9 if rule.code == "S2" else 0.5)

    def conclude(document: Document, rule: Rule, found: Sequence[Finding]) -> Iterator[Finding]:
        told = " ".join(finding.rule.code for finding in found)
        yield Finding(rule, Span(0, len(document.text)), f"{rule.code} of {told}")

    a_module(monkeypatch, "raises", check, conclude)
    findings = engine.run(parse(text), spun_book(), None if selected is None else frozenset(selected))
    return [finding.message or finding.rule.code for finding in findings]


FAILED = "rule T2 (a.toml) failed on <text>: ValueError: bad thing"


@pytest.mark.parametrize(
    ("selected", "said"),
    [
        (None, [FAILED, "S2", "T1", "S9 of S2"]),
        ({"S9"}, ["S9 of S2"]),
        ({"S9", "S1"}, ["S1", "S9 of S2"]),
        ({"S1", "S2"}, ["S2"]),
        ({"S1", "T2"}, [FAILED, "S1"]),
        (set(), []),
    ],
)
def test_a_conclusion_is_drawn_from_what_its_category_found(
    monkeypatch: pytest.MonkeyPatch, selected: set[str] | None, said: list[str]
) -> None:
    """What it is drawn from is not reported unless it was asked for."""
    assert concluded(monkeypatch, selected) == said


def test_no_conclusion_is_drawn_from_an_article_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    german = (
        "Die Seilbahn über die Schlucht fährt ab Juni wieder, teilte das Dorf am Montag mit und nannte den Fahrplan. "
    )
    assert concluded(monkeypatch, None, german * 3) == []


def test_a_conclusion_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def conclude(document: Document, rule: Rule, found: Sequence[Finding]) -> Iterator[Finding]:
        raise ValueError("bad thing")

    a_module(monkeypatch, "raises", lambda document, rule, hits: each(rule, document.text, "a"), conclude)
    book = Rulebook((rule("S9", "spun", "spun-article"), rule("S8", "spun", "spun-phrase"), rule("S1", "spun")))
    findings = engine.run(parse("a", "name.txt"), book)
    assert [f.message for f in findings] == [
        "rule S9 (a.toml) failed on name.txt: ValueError: bad thing",
        "rule S8 (a.toml) failed on name.txt: ValueError: bad thing",
        "",
    ]


def test_internal_error_exits_2_and_the_others_report(artlint: Artlint, tmp_path: Any) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "1.toml").write_text(HOUSE_RULE.format(number=1, severity="warning", phrase="foo", wording="bar"))
    (house / "2.toml").write_text(
        'code = "X2"\nname = "slow"\nsummary = "s"\nwhy = "w"\nseverity = "warning"\ncheck = "pattern"\n[options]\n'
        'pattern = "(?:a|aa)+[cd]"\nliterals = ["foo"]\n[[bad]]\ntext = "a"\nmarks = ["a"]\n'
    )
    (tmp_path / "artlint.toml").write_text('rules = ["house"]\nselect = ["X"]')
    (tmp_path / "a.txt").write_text("foo " + "a" * 3000 + "b\n")
    ran = artlint("--exit-zero", "a.txt")
    assert ran.code == 2
    assert ran.out.splitlines()[0].startswith("a.txt:1:1: E001 rule X2 (")
    assert "failed on a.txt: TimeoutError: its pattern took more than 1 s" in ran.out
    assert ran.out.splitlines()[1].startswith("a.txt:1:1: X1 ")


# -- overlaps --------------------------------------------------------------------------------------------------------


def finding(start: int, end: int, confidence: float = 0.8, category: str = "typo", code: str = "T1") -> Finding:
    return Finding(rule(code, category), Span(start, end), "", confidence=confidence)


def settled(*findings: Finding) -> list[tuple[int, int]]:
    return sorted(tuple(finding.span) for finding in engine.without_overlaps(findings))


def test_overlaps() -> None:
    assert settled(finding(0, 5, 0.8), finding(3, 9, 0.9)) == [(3, 9)]
    assert settled(finding(0, 5), finding(5, 9)) == [(0, 5), (5, 9)]
    assert settled(finding(0, 5), finding(1, 9)) == [(1, 9)]
    assert settled(finding(0, 5), finding(0, 5)) == [(0, 5)]
    assert settled(finding(0, 5), finding(3, 9, category="spun")) == [(0, 5), (3, 9)]
    assert settled(finding(0, 9, category="readability"), finding(3, 5, category="readability")) == [(0, 9), (3, 5)]


def test_what_is_said_of_the_whole_article_is_kept() -> None:
    whole = Finding(rule("H9", "hedge", "hedge-budget"), Span(0, 20), "", confidence=0.1)
    hedges = [finding(0, 5, category="hedge"), finding(3, 20, 0.9, category="hedge"), finding(9, 12, category="hedge")]
    kept = list(engine.without_overlaps([hedges[0], whole, *hedges[1:]]))
    assert [k.span for k in kept] == [(0, 20), (3, 20)]


def test_the_first_code_is_kept_where_all_else_ties() -> None:
    kept = list(engine.without_overlaps([finding(0, 5, code="T2"), finding(0, 5, code="T1")]))
    assert [f.rule.code for f in kept] == ["T1"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from([0.5, 0.9])), max_size=20))
def test_what_is_kept_overlaps_nothing_and_what_is_dropped_something_better(rows: list[tuple[int, int, float]]) -> None:
    findings = [finding(start, start + length, confidence) for start, length, confidence in rows]
    kept = list(engine.without_overlaps(findings))

    def overlap(a: Finding, b: Finding) -> bool:
        return a.span.start < b.span.end and b.span.start < a.span.end

    assert not any(overlap(a, b) for i, a in enumerate(kept) for b in kept[:i])
    for dropped in findings:
        if not any(dropped is k for k in kept):
            assert any(overlap(dropped, k) and k.confidence >= dropped.confidence for k in kept)


def test_an_article_in_another_language_is_reported_once_and_not_read_as_english() -> None:
    german = (
        "Die Seilbahn über die Schlucht fährt ab Juni wieder, elf Jahre nachdem ein gerissenes Seil sie lahmgelegt "
        "hatte, teilte das Dorf am Montag mit und nannte den neuen Fahrplan."
    )
    document = parse(f"{german}\n\n{german}\xa0Die Fahrt kostet neun Kronen.\n\n{german} Hunde fahren frei.\n")
    assert not document.is_english
    codes = [finding.rule.code for finding in engine.run(document, rulebook.load())]
    assert codes.count("O309") == 1
    assert {code[0] for code in codes} <= {"O", "P"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Danke schön.",
        "The ropeway opens in June, and villagers pay nothing for it. " * 5,
        "Smith, goalkeeper; Jones, defender; Okoye, striker; doctor, coach, water, table, house, window, garden. " * 5,
    ],
)
def test_short_texts_and_lists_of_english_words_are_english(text: str) -> None:
    assert parse(text).is_english


@given(
    st.lists(st.text("ab -'.é", min_size=1, max_size=5).filter(str.strip).map(str.strip), min_size=1, max_size=8),
    st.text("abAB -'.é_\n", max_size=40),
)
def test_first_text_is_searched_as_the_others_are(strings: list[str], text: str) -> None:
    matcher = Matcher([strings])
    assert matcher.hits(parse(text)) == matcher.hits(parse(text))


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ValueError("a\n b"), "ValueError: a b"), (KeyError(), "KeyError"), (OSError(2, "c"), "[Errno 2] c")],
)
def test_what_an_internal_error_says(error: Exception, reason: str) -> None:
    finding = engine._internal_error(parse("Text.", "name.txt"), rule(), error)
    assert finding.message.startswith("rule X1 (a.toml) failed on name.txt: ")
    assert finding.message.endswith(reason)
    assert (finding.rule, finding.span, finding.confidence) == (engine.INTERNAL_ERROR, Span(0, 0), 1.0)


@pytest.mark.parametrize("place", [(2, 4), (4, 4), (4, 5), (3, 6), (7, 9), (9, 12), (9, 14), (0, 14)])
def test_edits_that_touch_markup(place: tuple[int, int]) -> None:
    assert touches(place)


@pytest.mark.parametrize("place", [(0, 2), (0, 3), (3, 3), (6, 8), (8, 13), (7, 13), (13, 15)])
def test_edits_that_leave_markup_alone(place: tuple[int, int]) -> None:
    assert not touches(place)


def test_an_edit_of_whole_entities_and_the_tags_between_them() -> None:
    document = parse("a&amp;<b>&amp;</b>&lt;b", "a.html", "html")
    masks = [document.text[mask.start : mask.end] for mask in document.masks]
    assert masks == ["&amp;", "<b>", "&amp;", "</b>", "&lt;"]
    for place, touched in (((0, 6), False), ((0, 9), True), ((1, 14), True), ((9, 14), False), ((9, 18), True)):
        assert engine.touches_markup(document, Fix("", (Edit(Span(*place), "x"),), "safe")) is touched


def touches(place: tuple[int, int]) -> bool:
    document = parse("ab <i>c &amp; d", "a.html", "html")
    masks = [document.text[mask.start : mask.end] for mask in document.masks]
    assert masks == ["<i>", "&amp;"]
    return engine.touches_markup(document, Fix("", (Edit(Span(*place), "x"),), "safe"))


Ranked = st.lists(
    st.tuples(
        st.integers(0, 20), st.integers(0, 5), st.integers(0, 3), st.sampled_from(["typo", "readability", "hedge"])
    ),
    max_size=12,
)


@given(Ranked)
def test_the_more_confident_of_two_that_overlap_stays(rows: list[tuple[int, int, int, str]]) -> None:
    findings = [
        Finding(rule(category=category), Span(start, start + length), "", confidence=sure / 3)
        for start, length, sure, category in rows
    ]
    kept = list(engine.without_overlaps(findings))
    for finding in findings:
        rivals = [
            other
            for other in kept
            if other.rule.category == finding.rule.category
            and other is not finding
            and other.span.start < finding.span.end
            and finding.span.start < other.span.end
        ]
        if any(finding is one for one in kept) and finding.rule.category != "readability":
            assert not rivals
        elif finding.rule.category == "readability":
            assert any(finding is one for one in kept)
        else:
            assert (
                any(
                    (other.confidence, other.span.end - other.span.start)
                    >= (finding.confidence, finding.span.end - finding.span.start)
                    for other in rivals
                )
                or finding.span.start == finding.span.end
            )
