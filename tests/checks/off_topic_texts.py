"""An article written for the tests of the off-topic checks, and what they need to run one rule on a text."""

from __future__ import annotations

from artlint import engine, reading
from artlint.finding import Finding
from artlint.rulebook import Rulebook
from tests.shipped import shipped_rule

ARTICLE = "\n\n".join(
    [
        (
            "The ropeway over the Sarn gorge will carry passengers again in June, eleven years after a broken "
            "cable shut it."
        ),
        (
            "The village of Upper Sarn, which owns the ropeway, has bought a new cable and two cabins from a "
            "maker in Bolzano. Each cabin holds twelve passengers."
        ),
        (
            "Hikers had to walk down into the gorge and up again, a climb of two hours, to reach the village from "
            "the railway. In winter, when ice covers the steps, nobody could."
        ),
        (
            '"My children do not know the view," said Lena Orvik, who keeps the inn beside the upper station. '
            '"They think the cabins are a kind of shed."'
        ),
        (
            "The ropeway was built in 1931 for the slate quarry. Passengers were let on in 1958, when the quarry "
            "closed and the village had no other way of earning money."
        ),
        (
            "The first cabin will leave the lower station at seven on the morning of June 3. A ride costs nine "
            "crowns, and villagers pay nothing."
        ),
    ]
)

HEADLINES = (
    "Striker's hat-trick sends Rovers into cup semi-final",
    "Actress weds guitarist in secret Tuscan ceremony",
    "Vaccine trial for malaria enters final phase in Ghana",
)


def found(code: str, text: str) -> list[Finding]:
    """Findings of one rule in a plain text."""
    return engine.run(reading.parse(text), Rulebook((shipped_rule(code),)))


def texts(code: str, text: str) -> list[str]:
    """What one rule reports in a plain text."""
    return [text[finding.span.start : finding.span.end] for finding in found(code, text)]
