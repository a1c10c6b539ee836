"""Names, spellings, dates, ranges, sums and acronyms that an article does not keep to."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, reading, rulebook
from artlint.document import Format, Language
from artlint.finding import Finding
from artlint.language import quantities
from artlint.options import OptionError
from tests.checks.one_rule import findings, fixed, rule_of
from tests.linear import assert_linear

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [names[0].capitalize() for names in quantities.data()["dates"]["months"]]


def found(code: str, text: str, format: Format = "plain") -> list[Finding]:
    return findings("consistency", code, text, format)


def marks(code: str, text: str, format: Format = "plain") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in found(code, text, format)]


# C702


def test_a_slip_in_a_name_is_marked_and_mended_without_its_possessive() -> None:
    text = "Ilse Kortman leads the dig. Kortmann's team is small; Kortman's is not. Kortman wrote of it."
    (finding,) = found("C702", text)
    assert text[slice(*finding.span)] == "Kortmann"
    assert finding.suggestions == ("Kortman",)
    assert fixed(text, finding.fix) == text.replace("Kortmann", "Kortman")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("Kortman\r\nleads 🚢 the dig. e\u0301 Kortmann dug.\r\n\r\nKortman slept.", "plain"),
        (
            "*Kortman* leads `Kortmman`.\n\n> no\n\n**Kortmann** dug. [Kortman](http://a.example/Kortmann) slept.",
            "markdown",
        ),
        ("<p>Kortman leads &eacute; <b>Kortmann</b> dug. Kortman slept.</p>", "html"),
    ],
)
def test_names_stand_where_they_stand(text: str, format: Format) -> None:
    assert marks("C702", text, format) == ["Kortmann"]


@pytest.mark.parametrize(
    "text",
    [
        "Iraq and the Iraqi army, Iraqis and Iraqi's.",
        "Daniel, Daniela and Daniele met Marias and Maria.",
        "The Stones played in Stone; the Kinks at Kink's.",
        "SERVICE and Servie met Service.",
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert marks("C702", text) == []


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Anthropic", "Antropic"),  # dropped
        ("Knudsdal", "Kundsdal"),  # exchanged
        ("Hadlinger", "Haddlinger"),  # doubled
        ("Subaru", "Suburu"),  # a vowel
        ("Grêmio", "Gremio"),  # an accent
    ],
)
def test_one_slip_apart(usual: str, odd: str) -> None:
    text = f"A man of {usual} spoke. Then {usual} fell silent, and so did {odd}'s own."
    (finding,) = found("C702", text)
    assert text[slice(*finding.span)] == odd
    assert fixed(text, finding.fix) == text.replace(odd, usual)


@pytest.mark.parametrize(
    "text",
    [
        "They left Iraq with Iraqis.",
        "We saw Keltmann and Veltmann.",
        "We saw Ann Keltman and Bo Keltmann, and Ann Keltman left.",
        "We saw KELTMAN and Keltman.",
        "We saw Martin and Martine, Hansen and Hanson.",
    ],
)
def test_other_people(text: str) -> None:
    assert marks("C702", text) == []


def test_names_in_linear_time() -> None:
    made = ["K" + "".join(letters) for letters in product("aeklmnrst", repeat=5)][:20_000]
    assert_linear(lambda names: found("C702", " ".join(made[: 5 * names : 5])), 1_000)


# C703


def of_language(text: str, language: Language) -> list[Finding]:
    document = reading.parse(text, language=language)
    return engine.run(document, rulebook.Rulebook((rule_of("consistency", "C703"),)))


def test_one_word_in_both_spellings_is_shown_first() -> None:
    text = "The center met. Its behaviour, the colour of it and the centre's favour; a gray day."
    (finding,) = found("C703", text)
    assert (text[slice(*finding.span)], finding.suggestions) == ("center", ("centre",))
    assert fixed(text, finding.fix) == text.replace("center", "centre").replace("gray", "grey")


def test_a_configured_language_is_the_affair_of_another_rule() -> None:
    text = "The colours of the harbour and the center."
    assert of_language(text, "en")
    assert of_language(text, "en-GB") == of_language(text, "en-US") == []


# C704


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("It costs $3 to $9 million.", "It costs $3 million to $9 million."),
        ("It costs £1.5-£2.5bn.", "It costs £1.5bn-£2.5bn."),
        ("Between €20 and €35m.", "Between €20m and €35m."),
        ("A 🚢 for\r\n$3\r\nto $9\u00a0million.", "A 🚢 for\r\n$3 million\r\nto $9\u00a0million."),
    ],
)
def test_the_scale_is_written_twice(text: str, mended: str) -> None:
    (finding,) = found("C704", text)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    assert fixed(text, finding.fix) == mended


@pytest.mark.parametrize(
    "text",
    [
        "From $500 to $1 million.",
        "It rose $3 and $9 million left.",
        "US$5-10 billion.",
        "$9 to $3 million.",
        "$3 to £9m.",
    ],
)
def test_what_can_be_read_one_way(text: str) -> None:
    assert found("C704", text) == []


# C705


@given(st.dates(date(1927, 1, 1), date(2099, 12, 31)), st.integers(0, 6), st.sampled_from(["{d} {m}", "{m} {d},"]))
def test_weekdays_agree_with_the_calendar(day: date, weekday: int, form: str) -> None:
    written = f"{WEEKDAYS[weekday]}, {form.format(d=day.day, m=MONTHS[day.month - 1])} {day.year}"
    expected = [] if weekday == day.weekday() else [written]
    assert marks("C705", f"The bridge 🚢 opened on\r\n{written}.") == expected


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        ("date: 2025-03-03", "It is on Tuesday 11 March.", None),
        ("date: 2025-03-03", "It is on Wednesday 11 March.", "11 March 2025 is a Tuesday, not a Wednesday"),
        ("date: 2025-01-02", "It was on Tuesday, December 31.", None),
        ("date: 2025-01-02", "It was on Friday, December 31.", "December 31, 2024 is a Tuesday, not a Friday"),
        ("date: 2025-01-02", "In 2021 it was on Friday, December 31.", None),
        ("title: none", "It was on Friday, December 31.", None),
        ("date: 2025-13-99", "It was on Friday, December 31.", None),
    ],
)
def test_a_date_without_a_year_is_near_the_articles_own(head: str, body: str, message: str | None) -> None:
    messages = [finding.message for finding in found("C705", f"---\n{head}\n---\n{body}\n", "markdown")]
    assert messages == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair is on 31 June.", ["31 June"]),
        ("On February 30th, it rained.", ["February 30th"]),
        ("On Friday, April 31, it rained.", ["April 31"]),
        ("On 29 February 1900 and 29 February 2000.", ["29 February 1900"]),
        ("In June 31 people came.", []),
        ("On 29 February it rained.", []),
        ("See Sat 3 March and the Sun, 4 March 2025.", []),
    ],
)
def test_days_that_are_not(text: str, expected: list[str]) -> None:
    assert marks("C705", text) == expected


# C706

SUM = "$5 billion and $20 billion make $25 billion, not $24 billion"


@given(st.integers(1, 899), st.integers(1, 899), st.integers(-3, 3), st.sampled_from(["$", "£"]))
def test_a_total_is_the_sum_of_its_parts(first: int, second: int, slip: int, sign: str) -> None:
    total = first + second + slip
    if total in (first, second) or total < 1:
        return
    parts = f"The yard spent {sign}{first} million on cranes and {sign}{second} million on ships"
    text = f"{parts}, {sign}{total} million in all."
    is_near = 0.75 <= (first + second) / total <= 4 / 3
    assert marks("C706", text) == ([f"{sign}{total} million"] if slip and is_near else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("$5 billion now, $20 billion later, $24 billion in all.", SUM),
        ("It has 1,200 cows and 3,400 sheep, 4,700 in total.", "1,200 and 3,400 make 4,600, not 4,700"),
        ("He lent £1.5m and £2.25m, totalling £4.75m.", "£1.5m and £2.25m make £3.75m, not £4.75m"),
        ("Of these 50% and 30% left, the remaining 40% stayed.", "50% and 30% and the rest make 120 per cent"),
        ("12 of the 10 members came.", "12 cannot be a part of 10: one of the two figures is wrong"),
        ("60% of men and 30% of women left; the remaining 20% stayed.", None),
        ("Warnings find .69 of the 62, 1.5 of the 2 and $90 of the 80.", None),
        ("It lent about $5m and $20m, $24m in all.", None),
        ("He lent £1.5m and £2.3m, totalling £3.7m.", None),
        ("Two of the 10 came; 20 of the 10-day visas; May 12 of the 3; 30 of the 2 million.", None),
        ("Of these 60% were red, and of the remaining 40% 10% were blue.", None),
        ("He lent $5m and £20m, $24m in all, or €5m in total.", None),
    ],
)  # fmt: skip
def test_sums(text: str, message: str | None) -> None:
    assert [finding.message for finding in found("C706", text)] == ([message] if message else [])


# C707


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The KVLD met. Then the KVLD's vote fell.", ["KVLD"]),
        ("KVLDs are small. The rest of KVLDs grow.", ["KVLD"]),
        ("The Kelvin Valley Land Docket met; the KVLD voted.", []),
        ("The kelvin valley land docket (KVLD) met. KVLD rules hold.", []),
        ("The KVLD, or valley docket, met.", []),
        ("KVLD-12, www.KVLD.org, $KVLD and #KVLD.", []),
        ("# THE KVLD MET\n\nIt voted.", []),
        ("NATO and the FBI met in the UK.", []),
    ],
)
def test_acronyms(text: str, expected: list[str]) -> None:
    assert marks("C707", text, "markdown") == expected


def test_an_article_of_acronyms_gives_a_few_findings() -> None:
    assert len(found("C707", " ".join(f"The Q{a}{b}Z met." for a in "QXZ" for b in "QXZ"))) == 5


# C708


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank last week. It was raised on Friday.", ["last week"]),
        ("It sank last week. 12/11/2025", []),
        ("It sank on Friday. Posted November 2025.", []),
        ("Last Tuesday Productions films on Fridays.", []),
        ("In 1987 it sank; on Friday it was raised.", ["on Friday"]),
    ],
)
def test_relative_dates(text: str, expected: list[str]) -> None:
    assert marks("C708", text) == expected


def test_a_page_with_a_time_is_dated() -> None:
    page = '<article><time datetime="2025-03-03T10:00">now</time><p>It sank on Friday, the crew said.</p></article>'
    assert marks("C708", page, "html") == []
    assert marks("C708", page.replace("2025-03-03", "soon"), "html") == ["on Friday"]


# C709


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew between 2020 and 2018.", ["between 2020 and 2018"]),
        ("Emil Tarr (1945–1912) drew.", ["(1945–1912)"]),
        ("Between 2000 and 1800 sheep died. (555-2011) Between 11 and 6 it is shut.", []),
        ("The difference between 2020 and 2018 is small.", []),
        ("Built between 1900 and 1700 BC.", []),
    ],
)
def test_backward_ranges(text: str, expected: list[str]) -> None:
    assert marks("C709", text) == expected


# All of them


@pytest.mark.parametrize("fault", ["", "both"])
def test_a_fault_that_does_not_exist_is_refused(fault: str) -> None:
    from artlint.checks import range as ranges

    with pytest.raises(OptionError, match="ambiguous"):
        ranges.prepare({"fault": fault, "no-range-after": []})


def test_an_acronym_in_small_letters_is_refused() -> None:
    from artlint.checks import acronym

    with pytest.raises(OptionError, match='"nato" is not in capitals'):
        acronym.prepare({"known": ["nato"]})
