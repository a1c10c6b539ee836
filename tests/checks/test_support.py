"""What silences a vague claim."""

import pytest

from artlint import reading
from artlint.checks import support
from artlint.document import Document

CUE = "experts say"


def supported(text: str, format: str = "plain", cue: str = CUE) -> bool:
    document: Document = reading.parse(text, format=format)
    start = text.index(cue)
    return support.supported(document, start, start + len(cue))


@pytest.mark.parametrize(
    "text",
    [
        "The wall will hold, experts say.",
        "The wall will hold, experts say. It was built in 1931.",
        "The wall will hold, experts say. The gate is open. Ruth Adeyemi, who keeps it, said it sticks.",
        "The wall will hold, experts say. The mayor told Ruth Adeyemi so.",
        "The wall will hold, experts say. He added that it had been raised twice.",
        "The wall will hold, experts say. Lind also said the gate was open.",
        "The wall will hold, experts say. The so-called “safe zone” ends there.",
        "The wall will hold for 40 years, experts say.",
        "The wall at Port Ellis will hold, experts say, and the town's claims are void.",
    ],
)
def test_nothing_near_stands_behind_the_claim(text: str) -> None:
    assert not supported(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The wall will hold, experts say,” the mayor told us.",
        "The wall will hold, experts say, among them Ruth Adeyemi.",
        "Many experts such as Ruth Adeyemi doubt it, but experts say it, including Omar Haddad.",
        "As Ruth Adeyemi said, and other experts say, it will hold.",
        "The wall will hold, experts say, according to the Harbour Board.",
        "The wall will hold, experts say in a survey of 120 engineers.",
        "The wall will hold, experts say. “We tested every stone of it,” one of them said.",
        "The wall will hold, experts say.\n\nRuth Adeyemi, who built it, said it was the best in the county.",
        "The wall will hold, experts say. The gate is open. Ruth Adeyemi said the wall had been raised twice.",
        "The wall will hold, experts say. The survey by the Harbour Board took a year.",
        "The wall will hold, experts say, she wrote.",
        "He argues that the wall will hold, as experts say.",
        "The wall will hold, experts say (https://example.org/wall).",
        "The wall will hold, experts say, ‘as it has for a century’ and “as it will for another”.",
    ],
)
def test_claim_is_supported(text: str) -> None:
    assert supported(text)


def test_support_is_found_across_wrapped_lines() -> None:
    assert supported("The wall will hold,\nexperts say. Ruth\nAdeyemi, who built it,\nsaid it was sound.")


def test_a_markdown_link_supports() -> None:
    assert supported("The wall [will hold](report.html), experts say.", "markdown")


@pytest.mark.parametrize(
    "text", ["# Walls will hold, experts say\n\nThe town is calm.", "> The wall will hold, experts say."]
)
def test_headings_and_block_quotations_make_no_claim(text: str) -> None:
    assert supported(text, "markdown")


BODY = "It was raised twice in the last century, and the gate was moved to the north side.\n\n"


def test_a_lead_may_be_vague_when_the_body_attributes() -> None:
    lead = "The sea wall will hold for a generation, experts say, and the town can sleep.\n\n"
    assert supported(lead + BODY + "Ruth Adeyemi, who built it, said it was the best wall in the county.")
    assert not supported(lead + BODY + "The council meets on Monday to vote on the repairs.")


def test_an_article_of_one_paragraph_has_no_lead() -> None:
    assert not supported("The wall will hold, experts say. It is old. Ruth Adeyemi, who built it, said it was sound.")


VOICE = " Ruth Adeyemi, who built it, said it was sound."


@pytest.mark.parametrize(
    ("after", "backing"),
    [
        ("", "none"),
        (VOICE, "one voice"),
        (' "It was raised twice in ten years," she said.', "one voice"),
        (VOICE + " Adeyemi said she had tested it.", "one voice"),
        (VOICE + " Omar Haddad, who keeps it, argued that it was old.", "full"),
        (VOICE + " The gate is open. Omar Haddad said the wall was old.", "full"),
        (" The study by the Harbour Board took a year.", "full"),
        (" A survey of 212 walls found nine in ten sound.", "full"),
        (" See www.example.org for the plans.", "full"),
    ],
)
def test_how_much_stands_behind(after: str, backing: str) -> None:
    document = reading.parse("The town is calm.\n\nThe wall will hold, experts say." + after)
    start = document.text.index(CUE)
    assert support.backing(document, start, start + len(CUE)) == backing


def test_a_quotation_makes_no_claim_even_where_nothing_backs_it() -> None:
    document = reading.parse("The wall will hold, experts say.\n\n“Experts say so,” the mayor said.")
    quoted = document.text.index("Experts say")
    assert support.is_claim(document, 20, 31)
    assert not support.is_claim(document, quoted, quoted + 11)
