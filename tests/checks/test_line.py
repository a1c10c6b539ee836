"""Lines that the lists of cues know."""

from __future__ import annotations

import pytest

from artlint.checks import line
from artlint.language.passages import passages
from artlint.options import OptionError, complete
from artlint.reading import parse
from tests.checks.off_topic_texts import ARTICLE, found, texts
from tests.shipped import shipped


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
        ({"cues": "bylines", "except": "("}, "except"),
    ):
        with pytest.raises(OptionError) as error:
            line.prepare(complete({"message": "", **options}, line.OPTIONS))
        assert error.value.key == key


def test_rules_of_the_family_have_warnings_and_advice() -> None:
    severities = {rule.code: rule.severity for rule in shipped() if rule.category == "off-topic"}
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


DATED = "Posted on 12 March 2024"


def test_a_byline_or_date_belongs_over_the_article() -> None:
    assert texts("O315", f"{DATED}\n\n{ARTICLE}") == []
    assert texts("O315", f"{ARTICLE}\n\n{DATED}\n") == [DATED]


def test_times_over_every_entry_are_the_form_of_an_article() -> None:
    times = [f"{hour}:20 p.m." for hour in range(1, 8)]
    assert texts("O315", "\n\n".join([ARTICLE, *times[:2]])) == times[:2]
    assert texts("O315", "\n\n".join([ARTICLE, *times])) == []


def test_a_prompt_in_the_middle_of_a_wall_is_found() -> None:
    wall = " ".join([ARTICLE.replace("\n\n", " "), "Sign up to our newsletter.", ARTICLE.split("\n\n")[2]])
    assert texts("O305", wall) == ["Sign up to our newsletter."]
    assert texts("O306", wall.replace("Sign up to our newsletter", ARTICLE.split("\n\n")[1])) == []
