"""Words run together: where they are parted, and what is one word."""

from __future__ import annotations

import pytest

from tests.checks.one_rule import findings, fixed


@pytest.mark.parametrize(
    ("text", "fused", "parted"),
    [
        ("The firm lost two million dollarsin its first year.", "dollarsin", "dollars in"),
        ("They did nothave time to call her.", "nothave", "not have"),
        ("The oldest house in thevillage is for sale.", "thevillage", "the village"),
        ("It was oneofthe best games of the year.", "oneofthe", "one of the"),
        ("Ofthe ten who came, two stayed.", "Ofthe", "Of the"),
        ("She moved to theCork suburbs.", "theCork", "the Cork"),
        ("He spoke aboutEurope for an hour.", "aboutEurope", "about Europe"),
        ("The mill was built in1919 by her uncle.", "in1919", "in 1919"),
        ("It closed in May2019 for good.", "May2019", "May 2019"),
        ("In 2015by luck he won the lottery.", "2015by", "2015 by"),
        ("The Germanywhere she grew up is gone.", "Germanywhere", "Germany where"),
        ("A Spanishcomposer wrote the opera.", "Spanishcomposer", "Spanish composer"),
        ("Kowalski left; Kowalskiwas the last to go.", "Kowalskiwas", "Kowalski was"),
    ],
)
def test_parted(text: str, fused: str, parted: str) -> None:
    (finding,) = findings("typo", "T102", text)
    assert text[slice(*finding.span)] == fused
    assert finding.suggestions == (parted,)
    assert fixed(text, finding.fix) == text.replace(fused, parted)


@pytest.mark.parametrize(
    "text",
    [
        "The newsmaker of the gameshow rode a motorbike home to his houseboat.",
        "YouTube, iPhone, eBay, PlayStation, FromSoftware, SurveyMonkey and McDonald's sell online.",
        "Mr Goodenough met Mr Wallin, Ms Costas, Ms Hasan and Mr Montour in Murrayfield.",
        "Nevertheless, whatsoever and notwithstanding are one word each; so are upon and into.",
        "An mp3 file, an A4 sheet, the M25, a 4x4, 5am, 20mph, 100m and the G20.",
        "The MPs, the DVDs and the PhDs met BBCi and the IOC's envoys.",
        "See example.com/aboutus and the folder ofthe_year.",
    ],
)
def test_one_word(text: str) -> None:
    assert findings("typo", "T102", text) == []


def test_a_certain_split_is_an_error_with_a_safe_fix() -> None:
    (finding,) = findings("typo", "T102", "Prices are expectedto rise in the spring.")
    assert finding.severity == "error"
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert 0.9 < finding.confidence < 1
