"""Positions, folding and the views of a document, on ordinary and on odd text."""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artlint.document import FILLER, Document, Format, ManyParagraphs, Paragraph, fold, lines, lower, remembered
from artlint.reading import parse

ODD = "aZ9 .,!?\"'“”‘’«»…-–—\t\n\r\x0b\x0c\x1c\x85\xa0\u2028\u2029\u202f\u200b\u2060\ufeff"
ODD += "\xad\u0301İßſΣς👍🏽\U0001f468\u200d"
odd_texts = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=60)
pieces = st.sampled_from(
    [
        *(
            "One went. ",
            "He said “yes”. ",
            "don't ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "- ",
            "# ",
            "> ",
            "1. ",
            "    ",
            "```\n",
        ),
        *("*a*", "**b", "_c_", "`d`", "``", "[e](f)", '![g](h "i")', "[j][k]", "[^1]", "<b>", "</b>", "<!-- l -->"),
        *("<!--", "-->", "&amp;", "&nbsp;", "&x", "|a|b|\n|-|-|\n", "\n===\n", "---\n", "x: y\n", "\\*", "~~m~~"),
        *(
            "<p>",
            "</p>",
            "<br>",
            "<br/>",
            "<code>",
            "</code>",
            "<script>",
            "</script>",
            "<h1>",
            "</h1>",
            "<li>",
            "<pre>",
        ),
        *(
            "<head>",
            "<title>",
            "</head>",
            "<body>",
            "<![CDATA[",
            "<!x>",
            "<?p>",
            '<a href="',
            ">",
            "<",
            "</",
            "& ",
            "https://a.b/c",
        ),
        *(
            "{{< a >}}",
            "{{%",
            "{% b %}",
            "{% highlight x %}",
            "import x from 'y'\n",
            "<Note a={b}>\n",
            ":::\n",
            "$$",
            "{.c}",
        ),
        *(
            "[^1]: ",
            "[//]: # (x)\n",
            "> [!NOTE]\n",
            ".. note:: ",
            ".. code::\n",
            "::\n\n",
            ":f: ",
            "+--+\n",
            "=== ===\n",
        ),
        *(
            ":r:`s`",
            "`t <u>`_",
            "|v|",
            "\n----\n",
            "\n|===\n",
            "//x\n",
            "[w]\n",
            "x:: ",
            "<<y,z>>",
            "link:a[",
            "]",
            " +\n",
        ),
        *("<blockquote>", "</blockquote>", "a@b.cd", "\u2028", "\xa0", "İß", "e\u0301", "👍", " "),
    ]
)
soups = st.lists(pieces | odd_texts, max_size=25).map("".join)
formats = st.sampled_from(["plain", "markdown", "html", "rst", "asciidoc"])


@pytest.mark.parametrize(
    ("text", "word", "row", "column"),
    [
        ("one\ntwo", "two", 2, 1),
        ("one\r\ntwo", "two", 2, 1),
        ("one\rtwo", "two", 2, 1),
        ("one\n\rtwo", "two", 3, 1),
        ("one\r\r\ntwo", "two", 3, 1),
        ("\tone\ttwo", "two", 1, 6),
        ("cafe\u0301 two", "two", 1, 7),
        ("👍🏽 two", "two", 1, 4),
        ("İ ß two", "two", 1, 5),
        ("one\u2028two", "two", 1, 5),
        ("one\x85two", "two", 1, 5),
        ("one\x0b\x0c\x1ctwo", "two", 1, 7),
        ("word " * 706 + "two", "two", 1, 5 * 706 + 1),
        ("a\nb\r\nc\rtwo", "two", 4, 1),
    ],
)
def test_location(text: str, word: str, row: int, column: int) -> None:
    document = parse(text)
    assert document.location(text.index(word)) == (row, column)
    assert document.line(row)[column - 1 :].startswith(word)


def test_end_of_the_text_is_a_place() -> None:
    assert parse("").location(0) == (1, 1)
    assert parse("ab").location(2) == (1, 3)
    assert parse("ab\n").location(3) == (2, 1)
    assert parse("ab\n").line(2) == ""


@given(odd_texts, st.data())
def test_location_and_offset_agree(text: str, data: st.DataObject) -> None:
    document = Document("x", text, [])
    offset = data.draw(st.integers(0, len(text)))
    row, column = document.location(offset)
    # The oracle reads the text a code point at a time.
    expected_row, start, at = 1, 0, 0
    while at < offset:
        end = at + (2 if text[at : at + 2] == "\r\n" else 1)
        if text[at] in "\r\n" and end <= offset:
            expected_row, start = expected_row + 1, end
        at = end
    assert (row, column) == (expected_row, offset - start + 1)


@given(odd_texts)
def test_lines_are_the_text_without_line_ends(text: str) -> None:
    found = [text[start:end] for start, end in lines(text)]
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert found == (expected[:-1] if expected[-1] == "" else expected)


def test_lower_keeps_the_length_of_every_code_point() -> None:
    assert [chr(code) for code in range(sys.maxunicode + 1) if len(lower(chr(code))) != 1] == []
    assert lower("DİYARBAKIR") == "diyarbakir"


@given(st.text())
@example("İ" * 5)
@example("ΑΣ ΣΑΣ")
def test_lower_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(odd_texts)
@example("a\x0bb")
@example("a\tb")
def test_fold_keeps_the_length_and_leaves_no_odd_space(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert not any(unicodedata.category(character) == "Zs" and character != " " for character in folded)
    assert not set(folded) & set("\t\x0b\x0c\x85“”„‘’«»")


@given(soups, formats)
def test_folded_has_the_length_of_the_text(text: str, format: Format) -> None:
    assert len(parse(text, format=format).folded) == len(text)


def squeezed(text: str) -> str:
    return " ".join(text.replace(FILLER, "").split())


@given(soups, formats, st.data())
def test_matching_text_maps_back(text: str, format: Format, data: st.DataObject) -> None:
    document = parse(text, format=format)
    matching = document.matching
    assert len(matching.lowered) == len(matching.text)
    if not matching.text:
        return
    start = data.draw(st.integers(0, len(matching.text) - 1))
    end = data.draw(st.integers(start + 1, len(matching.text)))
    span = matching.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert squeezed(document.folded[span.start : span.end]) == squeezed(matching.text[start:end])


@given(soups, formats)
def test_matching_text_maps_there_and_back(text: str, format: Format) -> None:
    matching = parse(text, format=format).matching
    for at in range(len(matching.text)):
        assert matching.index(matching.span(at, at + 1).start) == at


def test_what_ends_in_an_entity_ends_behind_it() -> None:
    text = "Smith &amp; Sons of caf&eacute; fame"
    document = parse(text, format="html")
    start = document.matching.text.index("Smith &")
    assert text[slice(*document.matching.span(start, start + len("Smith &")))] == "Smith &amp;"
    assert [text[w.start : w.end] for w in document.words] == ["Smith", "Sons", "of", "caf&eacute;", "fame"]
    ends = [document.end_of(text.index(part)) for part in ("Smith", "&amp;", " Sons", "&eacute;")]
    assert [text[:end] for end in ends] == ["S", "Smith &amp;", "Smith &amp; ", "Smith &amp; Sons of caf&eacute;"]


@given(soups)
def test_matching_text_has_no_run_of_spaces(text: str) -> None:
    document = parse(text)
    assert "  " not in document.matching.text
    assert FILLER not in document.matching.text


def test_a_phrase_never_reaches_into_the_next_paragraph() -> None:
    assert parse("One two.\n\nThree").matching.text == "One two.\nThree"
    assert parse("<p>One</p><p>two</p>", format="html").matching.text.strip() == "One\ntwo"
    assert parse("- One\n- two", format="markdown").matching.text.strip() == "One\ntwo"


@given(soups, formats)
def test_views_nest_in_order(text: str, format: Format) -> None:
    document = parse(text, format=format)

    def ordered(spans: list[tuple[int, int]], end: int) -> None:
        assert all(a < b for a, b in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert not spans or (spans[0][0] >= 0 and spans[-1][1] <= end)

    paragraphs = [(p.start, p.end) for p in document.paragraphs]
    ordered(paragraphs, len(text))
    ordered([(w.start, w.end) for w in document.words], len(text))
    ordered([(s.start, s.end) for s in document.sentences], len(text))
    ordered([tuple(q) for q in document.quotations], len(text))
    ordered([(m.start, m.end) for m in document.masks], len(text))
    for view in (document.words, document.sentences, document.quotations):
        for item in view:
            parent = document.paragraphs[document.paragraph_index(item.start)]
            assert parent.start <= item.start
            assert item.end <= parent.end
    for sentence in document.sentences:
        assert document.paragraph_index(sentence.start) == sentence.paragraph
    for start, end in paragraphs:
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
    for word in document.words:
        assert document.folded[word.start : word.end].replace(FILLER, "") == word.text


@given(soups, formats)
def test_every_letter_outside_masks_is_in_a_paragraph(text: str, format: Format) -> None:
    document = parse(text, format=format)
    hidden = [False] * len(text)
    for start, end, _ in document.masks:
        hidden[start:end] = [True] * (end - start)
    for paragraph in document.paragraphs:
        hidden[paragraph.start : paragraph.end] = [True] * (paragraph.end - paragraph.start)
    assert not any(character.isalnum() and not seen for character, seen in zip(text, hidden, strict=True))


@given(soups, formats, st.data())
def test_words_in(text: str, format: Format, data: st.DataObject) -> None:
    document = parse(text, format=format)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert document.words_in(start, end) == [w for w in document.words if start <= w.start < end]


@given(soups, formats)
@example("", "plain")
@example("İstanbul ΑΣ", "plain")
def test_words_in_lower_case(text: str, format: Format) -> None:
    document = parse(text, format=format)
    assert document.lowered == [lower(word.text) for word in document.words]


@given(soups, formats)
@example("\n“One.” Two “three.” Four.\n\n“Five", "plain")
def test_what_stands_at_each_place(text: str, format: Format) -> None:
    document = parse(text, format=format)
    for at in range(len(text) + 1):
        assert document.sentence_index(at) == max(0, sum(s.start <= at for s in document.sentences) - 1)
        assert document.paragraph_index(at) == max(0, sum(p.start <= at for p in document.paragraphs) - 1)
        for length in (1, 2, 9):
            overlapping = any(q.start < at + length and at < q.end for q in document.quotations)
            assert document.quoted(at, at + length) == overlapping


KNOWN = ["water", "garden", "table", "house", "lamp", "door", "stone", "river"]
STRANGE = ["blorx", "vrenq", "zulpik"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (STRANGE * 13, True),  # 39: too few to tell
        ((STRANGE * 14)[:40], False),
        ((STRANGE * 16)[:47] + ["the"] * 3, False),  # six in a hundred hold English together
        ((STRANGE * 16)[:46] + ["the"] * 4, True),
        ((KNOWN[:7] + STRANGE) * 5, False),  # seven in ten are known
        ((KNOWN + STRANGE[:2]) * 5, True),
    ],
)
def test_what_is_read_as_english(monkeypatch: pytest.MonkeyPatch, words: list[str], verdict: bool) -> None:
    assert parse(" ".join(words)).is_english is verdict
    # In sections of a few paragraphs the file is the same.
    monkeypatch.setattr("artlint.sections.LONGEST", 60)
    assert parse("\n\n".join(words)).is_english is verdict
    assert parse("\n\n".join(reversed(words))).is_english is verdict


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't stop", ["don't", "stop"]),
        ("don’t stop", ["don't", "stop"]),
        ("Anglo-Saxon state-of-the-art", ["Anglo-Saxon", "state-of-the-art"]),
        ("$2.75 billion, 3.5bn and 1,000.", ["2.75", "billion", "3.5bn", "and", "1,000"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("the dogs' tails", ["the", "dogs", "tails"]),
        ("it's 5pm—maybe", ["it's", "5pm", "maybe"]),
        ("İstanbul", ["İstanbul"]),
        ("a https://a.b/c d", ["a", "d"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in parse(text).words] == words


def test_word_with_markup_inside() -> None:
    (word, _) = parse("w<i>or</i>d two", format="html").words
    assert word.text == "word"
    assert word.end - word.start == len("w<i>or</i>d")


@given(st.text(st.sampled_from("ab\r\n\u2028\x85"), max_size=20))
def test_lines_and_locations_agree(text: str) -> None:
    document = Document("a.txt", text, [])
    parts = re.split(r"\r\n|\r|\n", text)
    assert [document.line(row) for row in range(1, len(parts) + 1)] == parts
    assert len(document.line_starts) == len(parts)
    for offset in range(len(text) + 1):
        row, column = document.location(offset)
        assert document.line_starts[row - 1] + column - 1 == offset
    spans = [text[slice(*span)] for span in lines(text)]
    assert spans == (parts if parts[-1] else parts[:-1])


def test_a_line_keeps_its_last_letter() -> None:
    assert [parse("MAX\r\nTEX\n\nX").line(row) for row in (1, 2, 3, 4)] == ["MAX", "TEX", "", "X"]


def test_a_document_is_plain_english_for_everybody_unless_it_is_said() -> None:
    read = parse("One went.", "a")
    assert vars(Document("a", "One went.", read.paragraphs)) == vars(read)
    made = (read.format, read.encoding, read.language, read.allowed, read.audience, read.masks)
    assert made == ("plain", "utf-8", "en", frozenset(), "general", ())


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(["body", "heading"]))))
def test_many_paragraphs_are_as_a_tuple_of_them(rows: list[tuple[int, int, str]]) -> None:
    paragraphs = tuple(Paragraph(*row) for row in rows)
    packed = ManyParagraphs(paragraphs)
    assert tuple(packed) == paragraphs
    assert len(packed) == len(paragraphs)
    assert tuple(packed[1:-1]) == paragraphs[1:-1]
    assert tuple(packed[::-1]) == paragraphs[::-1]
    if paragraphs:
        assert packed[-1] == paragraphs[-1]
    with pytest.raises(IndexError):
        packed[len(paragraphs)]


@pytest.mark.parametrize(("count", "kind"), [(5_000, tuple), (5_001, ManyParagraphs)])
def test_a_document_of_many_paragraphs(count: int, kind: type) -> None:
    document = parse("It recieved.\n\n" * count, "a")
    assert type(document.paragraphs) is kind
    assert len(document.paragraphs) == count
    assert document.paragraphs[count - 1] == (14 * (count - 1), 14 * (count - 1) + 12, "body")
    assert [p.start for p in document.paragraphs[2:4]] == [28, 42]


def test_what_is_remembered_is_made_once_for_each_document() -> None:
    asked: list[Document] = []

    def length(document: Document) -> int:
        asked.append(document)
        return len(document.text)

    def half(document: Document) -> int:
        return len(document.text) // 2

    length_of, half_of = remembered(length), remembered(half)
    first, second = parse("One two.", "a"), parse("One.", "b")
    assert [length_of(first), length_of(second), half_of(first), length_of(first)] == [8, 4, 4, 8]
    assert asked == [first, second]
    assert length_of.__name__ == "length"
