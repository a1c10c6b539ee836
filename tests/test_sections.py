"""A very long file is linted in sections, and nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, reading, sections
from artlint.document import Document
from artlint.finding import Edit, Finding, Fix, Span
from tests.shipped import shipped

PARAGRAPHS = {
    "plain": "The council recieved the report. See https://example.org/a for  more.",
    "markdown": "The *council* `recieved` the report and [recieved](https://example.org) another one.",
    "html": "<p>The <b>coun</b>cil&nbsp;recieved the report; the <i>the</i> caf&eacute; was shut.</p>",
}


def joined(document: Document) -> list[tuple[int, str]]:
    return [(o + w.start, w.text) for o, section in sections.sections(document) for w in section.words]


def test_an_article_is_one_section() -> None:
    document = reading.parse("A short one.", "a.txt", "plain")
    assert list(sections.sections(document)) == [(0, document)]


@pytest.mark.parametrize("format", PARAGRAPHS)
@pytest.mark.parametrize("longest", [1, 80, 200, 5_000])
def test_sections_hold_the_same_words_and_findings(
    monkeypatch: pytest.MonkeyPatch, format: reading.Format, longest: int
) -> None:
    text = f"{PARAGRAPHS[format]}\r\n\r\n" * 9
    document = reading.parse(text, "a", format)
    words = [(word.start, word.text) for word in document.words]
    # A rule on one word speaks of the word alone, whatever is around it.
    whole = [(f.span, f.fix) for f in engine.run(document, shipped(), frozenset({"T110", "T101", "P601"}))]
    assert whole
    monkeypatch.setattr(sections, "LONGEST", longest)
    document = reading.parse(text, "a", format)
    parts = list(sections.sections(document))
    assert (len(parts) > 1) == (longest < 1_000)
    assert "".join(section.folded for _, section in parts) == document.folded
    assert joined(document) == words
    assert [(f.span, f.fix) for f in engine.run(document, shipped(), frozenset({"T110", "T101", "P601"}))] == whole


@given(st.text("ab .\n\r\t“”é", max_size=300), st.integers(1, 60))
def test_sections_are_the_text(text: str, longest: int) -> None:
    document = reading.parse(text, "a", "plain")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "LONGEST", longest)
        parts = list(sections.sections(document))
        assert "".join(section.text for _, section in parts) == document.text or not document.paragraphs
        for offset, section in parts:
            assert document.text[offset : offset + len(section.text)] == section.text
        assert joined(document) == [(word.start, word.text) for word in document.words]


def test_all_that_a_finding_points_at_is_moved() -> None:
    finding = Finding(
        engine.INTERNAL_ERROR,
        Span(1, 2),
        "x",
        fix=Fix("y", (Edit(Span(1, 2), "z"),), "safe"),
        related=(Span(0, 1),),
    )
    moved = sections.moved(finding, 10)
    assert (moved.span, moved.related) == (Span(11, 12), (Span(10, 11),))
    assert moved.fix is not None
    assert moved.fix.edits == (Edit(Span(11, 12), "z"),)
    assert sections.moved(finding._replace(fix=None), 10).fix is None


@pytest.mark.parametrize("paragraph", ["The council met, and it was of the view that.", "Der Rat tagte am Montag."])
def test_language_of_all_sections(monkeypatch: pytest.MonkeyPatch, paragraph: str) -> None:
    text = f"{paragraph}\n\n" * 30
    whole = reading.parse(text, "a").is_english
    monkeypatch.setattr(sections, "LONGEST", 200)
    assert reading.parse(text, "a").is_english == whole == paragraph.startswith("The")


PARTS = "The Mayor of Hull met O’Neil’s board, and it recieved them.\n\nA council sat in York. Übung was had.\n\n"


@pytest.mark.parametrize("select", [frozenset[str](), None])
def test_what_the_words_of_the_whole_come_to(monkeypatch: pytest.MonkeyPatch, select: frozenset[str] | None) -> None:
    text = PARTS * 9
    whole = reading.parse(text, "a").facts
    assert whole.words == 9 * len(PARTS.split())
    assert 0 < whole.english < whole.words
    assert whole.capitals == {"The", "Mayor", "Hull", "O'Neil's", "A", "York", "Übung"}
    monkeypatch.setattr(sections, "LONGEST", 150)
    assert reading.parse(text, "a").facts == whole
    linted = reading.parse(text, "a")
    engine.run(linted, shipped(), select)
    assert linted.__dict__["facts"] == whole  # gathered on the way, and not anew


def test_sections_are_let_go_when_they_are_linted(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Document] = []
    divided = sections.sections

    def noted(document: Document) -> list[tuple[int, Document]]:
        parts = list(divided(document))
        if len(parts) > 1:
            made.extend(part for _, part in parts)
        return parts

    monkeypatch.setattr(sections, "LONGEST", 150)
    monkeypatch.setattr(engine, "sections", noted)
    document = reading.parse(PARTS * 9, "a")
    found = engine.run(document, shipped(), frozenset({"T101"}))
    assert len(found) == 9
    assert len(made) > 5
    assert not any(part.__dict__ for part in made)
    assert document.text == PARTS * 9


def test_one_long_paragraph_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "LONGEST", 10)
    document = reading.parse("The council met in the town hall on Friday.", "a")
    assert list(sections.sections(document)) == [(0, document)]
