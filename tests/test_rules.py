"""Every example of every rule that artlint ships."""

from __future__ import annotations

import os
import re

import pytest

from artlint import ruletest
from artlint.rulebook import CATEGORIES, Example, Rule
from tests.shipped import shipped

RULES = list(shipped())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{kind}-{number}")
    for rule in RULES
    for kind, examples in (("bad", rule.bad), ("clean", rule.clean))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    assert ruletest.marks(rule, example) == list(example.marks)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_file(rule: Rule) -> None:
    folder, name = os.path.split(rule.path)
    category = os.path.basename(folder)
    assert rule.category == category
    assert re.fullmatch(CATEGORIES[category] + r"\d\d", rule.code)
    assert name == rule.name + ".toml"
    assert rule.clean, "a rule needs an example that it leaves alone"
    assert rule.summary.endswith(".")
