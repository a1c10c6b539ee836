"""Paragraphs of HTML; what a browser does not show takes no part in matching."""

from __future__ import annotations

import pytest

from artlint.reading import parse


def read(text: str) -> list[tuple[str, str]]:
    """Kind and visible text of each paragraph."""
    document = parse(text, format="html")
    seen = document.matching.text.strip("\n").split("\n")
    return list(zip([p.kind for p in document.paragraphs], seen, strict=True)) if document.paragraphs else []


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<h1>Title</h1><p>Body.</p>", [("heading", "Title"), ("body", "Body.")]),
        ("<p>One\n two.<p>Three.", [("body", "One two."), ("body", "Three.")]),
        ("<P>One<BR>two<br/>three", [("body", "One"), ("body", "two"), ("body", "three")]),
        ("<ul><li>one<li>two</ul>tail", [("list-item", "one"), ("list-item", "two"), ("body", "tail")]),
        ("<blockquote><p>One.</p></blockquote><p>Two.", [("quotation", "One."), ("body", "Two.")]),
        ("<figure><img src=a><figcaption>One.</figcaption></figure>", [("caption", "One.")]),
        ("A <b>bold</b> w<i>or</i>d.", [("body", "A bold word.")]),
        ("A <code>x<b>y</b></code> end.", [("body", "A ￼ end.")]),
        ("<p>One</p><pre>code</pre><p>two</p>", [("body", "One"), ("body", "two")]),
        ("<script>if (a < b) '<p>no</p>'</script>Yes.", [("body", "Yes.")]),
        ("<script>x = '<!--'</script><p>Yes.", [("body", "Yes.")]),
        ("<nav><ul><li>no</ul></nav><p>Yes.", [("body", "Yes.")]),
        ("<style>p > a {}</style>Yes.", [("body", "Yes.")]),
        ("<html><head><title>No</title></head><body>Yes.</body></html>", [("body", "Yes.")]),
        ("<html><head><title>No</title><body><p>Yes.", [("body", "Yes.")]),
        ("<head><meta charset=utf-8><title>No</title><p>Yes.", [("body", "Yes.")]),
        ("A <!-- no --> b.", [("body", "A b.")]),
        ("<p>A <!-- open <p>no", [("body", "A")]),
        ("A <!doctype x> b <?php no ?> c </ x> d <!x> e.", [("body", "A b c d e.")]),
        ("A <![if !IE]> b <![CDATA[ no ]]> c <![.", [("body", "A b c <![.")]),
        (
            "AT&T &amp; a&nbsp;b &copy 2 &#8212; &#x2014; R&D; &unknown;.",
            [("body", "AT&T & a b © 2 — — R&D; &unknown;.")],
        ),
        ("caf&eacute;s &ldquo;it&rsquo;s&rdquo;", [("body", 'cafés "it\'s"')]),
        ("a < b and c > d.", [("body", "a < b and c > d.")]),
        ('<p>One <a href="no', [("body", "One")]),
        ("Plain &amp; simple https://a.b/c.", [("body", "Plain & simple ￼.")]),
        ("---\ntitle: no\n---\n<p>Yes.", [("body", "Yes.")]),
        ("<table><tr><td>a<td>b</table>", [("body", "a"), ("body", "b")]),
        ("</p></div></h1>Yes.", [("body", "Yes.")]),
        ("", []),
    ],
)
def test_read(text: str, paragraphs: list[tuple[str, str]]) -> None:
    assert read(text) == paragraphs


def test_positions_are_those_of_the_file() -> None:
    text = "<!-- a\r\nb -->\r\n<p>caf&eacute;\r\n  the w<i>or</i>d.</p>"
    document = parse(text, format="html")
    cafe, _, word = document.words
    assert (cafe.text, text[cafe.start : cafe.end]) == ("café", "caf&eacute;")
    assert text[word.start : word.end] == "w<i>or</i>d"
    assert document.location(word.start) == (4, 7)
