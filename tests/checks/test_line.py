"""Lines that the lists of cues know."""

from __future__ import annotations

import pytest

from artlint import rulebook
from artlint.checks import line
from artlint.language.passages import passages
from artlint.options import OptionError, complete
from artlint.reading import parse
from tests.checks.off_topic_texts import ARTICLE, found, texts


def test_each_kind_goes_to_its_rule() -> None:
    text = f"{ARTICLE}\n\nSign up to our newsletter\n\nShare this article\n\nPhoto: Ann Moss\n"
    assert texts("O305", text) == ["Sign up to our newsletter"]
    assert texts("O306", text) == ["Share this article"]
    assert texts("O304", text) == ["Photo: Ann Moss"]


@pytest.mark.parametrize(
    "line_of_text",
    [
        '"Sign up to our newsletter," she wrote.',
        "Cookies\n\nThe bakery sells four hundred cookies a day, most of them to hikers on their way to the gorge.",
    ],
)
def test_quotations_and_headings_are_left_alone(line_of_text: str) -> None:
    text = f"{ARTICLE}\n\n{line_of_text}\n"
    assert texts("O305", text) == texts("O306", text) == []


def test_lines_of_fragments_are_found_one_by_one() -> None:
    assert texts("O306", f"Share\r\nTweet\r\n{ARTICLE}") == ["Share", "Tweet"]


def test_bad_options_are_refused() -> None:
    for options, key in (
        ({"cues": "nothing"}, "cues"),
        ({"cues": "credits", "inside": "("}, "inside"),
        ({"cues": "credits", "advice": "("}, "advice"),
    ):
        with pytest.raises(OptionError) as error:
            line.prepare(complete({"message": "", **options}, line.OPTIONS))
        assert error.value.key == key


def test_rules_of_the_family_have_warnings_and_advice() -> None:
    severities = {rule.code: rule.severity for rule in rulebook.load() if rule.category == "off-topic"}
    assert severities["O308"] == "info"
    assert severities["O306"] == "warning"


def test_a_caption_with_its_credit_is_advised_on_only() -> None:
    caption = "Lena Orvik at the upper station of the ropeway. Image: Ann Moss."
    (advice,) = found("O304", f"{ARTICLE}\n\n{caption}\n")
    (warning,) = found("O304", f"{ARTICLE}\n\nImage: Ann Moss\n")
    assert (advice.severity, warning.severity) == ("info", "warning")


def test_lines_of_wrapped_prose_are_none() -> None:
    wrapped = """\
The licence of a farmer who breaks the rules of the valley is restored
by the water board when the board is told of it by the
copyright holder, and the harm is made good before the end of summer,
or when thirty days have gone by without a further complaint from the
cookie bakers, who draw from the same spring and share this
story at every fair.
"""
    document = parse(wrapped)
    assert len(document.paragraphs) == 1
    assert [passage.start for passage in passages(document)] == [0]
