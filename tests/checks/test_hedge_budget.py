"""An article that hedges too much as a whole."""

from __future__ import annotations

from artlint import engine, reading
from tests.checks.one_rule import findings, rule_of
from tests.shipped import shipped

PLAIN = "The ferry left the north quay at seven with forty people and a horse on board. " * 8
HEDGED = "It might sail. It may rain, perhaps, and it could pour. It seems likely. "


def test_one_finding_on_the_sentence_that_hedges_most() -> None:
    text = PLAIN + HEDGED
    (finding,) = findings("hedge", "H410", text)
    assert text[slice(*finding.span)] == "may"
    assert [text[slice(*span)] for span in finding.related] == ["might", "perhaps", "could", "seems", "likely"]
    assert "6 times in 142 words, 42 per 1,000" in finding.message


def test_an_article_of_few_words_or_few_hedges_has_none() -> None:
    assert findings("hedge", "H410", HEDGED) == []
    assert findings("hedge", "H410", PLAIN + "It might sail. It may rain, perhaps.") == []
    assert findings("hedge", "H410", PLAIN * 4 + HEDGED) == []


def test_quotations_headings_and_the_month_of_may_do_not_count() -> None:
    quoted = PLAIN + f"“{HEDGED}” he said."
    assert findings("hedge", "H410", quoted) == []
    assert findings("hedge", "H410", f"# {HEDGED}\n\n{PLAIN}", "markdown") == []
    assert findings("hedge", "H410", PLAIN + "He came in May. " * 8) == []


def test_words_between_quotation_marks_are_not_of_the_running_text() -> None:
    text = "“" + PLAIN + "” he said. " + HEDGED
    assert findings("hedge", "H410", text) == []


def test_it_stays_beside_a_finding_on_the_same_words() -> None:
    text = (
        PLAIN + "Perhaps they have decided to wait, or may have to. It might rain, it could pour, and it seems likely."
    )
    found = engine.run(reading.parse(text), shipped(), frozenset(("H405", "H410")))
    assert {finding.rule.code for finding in found} == {"H405", "H410"}


def test_the_rate_is_a_rule_option() -> None:
    assert (
        rule_of("hedge", "H410").options["most-per-thousand"] > rule_of("hedge", "H410").options["usual-per-thousand"]
    )
