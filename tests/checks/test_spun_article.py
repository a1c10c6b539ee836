"""An article that a machine paraphrased, and the words in it that give it away."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from artlint import engine, reading
from artlint.rulebook import Rulebook
from tests.checks.one_rule import findings, rule_of
from tests.conftest import Artlint
from tests.language.test_spun_model import PLAIN, SPUN
from tests.shipped import shipped


def found(text: str, *codes: str) -> list[str]:
    selected = frozenset(codes) or None
    return [f.rule.code for f in engine.run(reading.parse(text), shipped(), selected) if f.rule.category == "spun"]


def test_one_finding_at_the_top() -> None:
    (finding,) = findings("spun", "S240", "Bakehouse shuts\n\n" + SPUN)
    assert finding.span.start == len("Bakehouse shuts\n\n")
    assert "machine-paraphrased" in finding.message
    assert '"proprietor" for "owner"' in finding.message
    text = "Bakehouse shuts\n\n" + SPUN
    assert "proprietor" in [text[slice(*span)] for span in finding.related]
    assert finding.fix is None


def test_the_plain_article_is_left_alone() -> None:
    assert found(PLAIN) == []


def test_words_are_reported_only_in_an_article_judged_spun() -> None:
    reported = {SPUN[slice(*f.span)]: f for f in findings("spun", "S241", SPUN)}
    assert reported["conclusion"].suggestions == ("end",)
    assert '"end" put through a thesaurus' in reported["conclusion"].message
    assert reported["proprietor"].suggestions == ()  # "owner" may have stood there, or "founder"
    assert findings("spun", "S241", PLAIN.replace("owner", "proprietor")) == []


def test_both_rules_judge_alike() -> None:
    article, phrase = rule_of("spun", "S240").options, rule_of("spun", "S241").options
    assert article["threshold"] == phrase["threshold"]
    assert article["per-wording"] == phrase["per-wording"]


KNOWN = (
    "The regime met the head administrator, chewed the bullet, and opened a national save bank by the White Dwelling."
)


def test_wordings_that_other_rules_know_count() -> None:
    wordings = len(found(KNOWN))
    assert wordings >= 3
    text = PLAIN + " " + KNOWN
    codes = found(text)
    assert "S240" in codes
    finding = next(f for f in engine.run(reading.parse(text), shipped()) if f.rule.code == "S240")
    assert f"{wordings} wordings known from such machines" in finding.message


def test_they_count_when_their_rules_are_not_asked_for() -> None:
    assert found(PLAIN + " " + KNOWN, "S240") == ["S240"]


def test_no_word_is_reported_twice() -> None:
    every = [f for f in engine.run(reading.parse(SPUN + " " + KNOWN), shipped()) if f.rule.category == "spun"]
    spans = sorted(f.span for f in every if f.rule.code != "S240")
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert {"S240", "S241"} < {f.rule.code for f in every}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_positions(end: str) -> None:
    text = "😀 Bakehouse" + end * 2 + SPUN.replace(". ", "." + end)
    reported = {text[slice(*f.span)] for f in findings("spun", "S241", text)}
    assert {"proprietor", "conclusion"} <= reported


def test_markup_does_not_hide_it() -> None:
    text = SPUN.replace("proprietor", "**proprietor**").replace("conclusion", "[conclusion](https://example.org/)")
    reported = {text[slice(*f.span)] for f in findings("spun", "S241", text, "markdown")}
    assert {"proprietor", "conclusion"} <= reported


def test_another_language_is_not_judged() -> None:
    german = "Die Bäckerei in der Mühlstraße schließt am Ende des Monats nach vierzig Jahren. " * 12
    assert found(german) == []


def test_a_check_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object, known: float) -> None:
        raise OSError("no table")

    monkeypatch.setattr("artlint.checks.spun_article.judge", broken)
    rule = rule_of("spun", "S240")
    (finding,) = engine.run(reading.parse(SPUN), Rulebook((rule,)))
    assert finding.rule is engine.INTERNAL_ERROR
    assert "S240" in finding.message


def test_through_the_command_line(tmp_path: Path, artlint: Artlint) -> None:
    path = tmp_path / "bakery.txt"
    path.write_text(SPUN, encoding="utf-8")
    ran = artlint("--output-format", "json", "--select", "S240", path)
    (finding,) = json.loads(ran.out)
    assert finding["code"] == "S240"
    assert finding["severity"] == "warning"
