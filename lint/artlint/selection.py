"""Which rules a configuration asks for, and with what severities and options."""

from __future__ import annotations

import json
from collections.abc import Sequence

from artlint.config import Config, ConfigError, RuleSetting
from artlint.document import AUDIENCES
from artlint.rulebook import Rule, Rulebook


def selected(config: Config, rulebook: Rulebook) -> frozenset[str]:
    """Codes of the rules that a configuration asks for.

    The most specific word wins, as in ruff: `--select O3 --ignore O301` leaves O301 out, and
    `--ignore O3 --select O301` keeps it.

    Raises:
        ConfigError: a word that no rule answers to, or (from Python) an audience that there is not.
    """
    if config.audience not in AUDIENCES:
        raise ConfigError(f'no audience "{config.audience}"; there are {", ".join(AUDIENCES)}')
    ranked = {rule.code: (0, rule.default and not config.select) for rule in rulebook}
    for words, wanted in ((config.select, True), (config.extend_select, True), (config.ignore, False)):
        for word in words:
            rules = rulebook.matches(word)
            if not rules:
                where = f" (configuration: {config.path})" if config.path else ""
                raise ConfigError(f"{unknown(word, rulebook, ' to select or ignore')}{where}")
            for rule in rules:
                rank = _specificity(word, rule)
                if rank > ranked[rule.code][0] or (rank == ranked[rule.code][0] and not wanted):
                    ranked[rule.code] = (rank, wanted)
    return frozenset(code for code, (_, wanted) in ranked.items() if wanted)


def asked_for(config: Config, rule: Rule) -> bool:
    """Whether a rule was selected by its own code or name, so that even its advice is to be shown."""
    words = (*config.select, *config.extend_select)
    return any(word.upper() == rule.code or word == rule.name for word in words)


def adjusted(rulebook: Rulebook, settings: Sequence[RuleSetting]) -> Rulebook:
    """The rules with the severities and options that a configuration gives them; the most specific word holds.

    Raises:
        ConfigError: a word that no rule answers to, or options that the rule's check does not take.
    """
    from artlint.options import OptionError
    from artlint.rulebook import with_options

    rules = {rule.code: rule for rule in rulebook}
    ranks = dict.fromkeys(rules, 0)
    for setting in settings:
        matching = rulebook.matches(setting.word)
        if not matching:
            raise ConfigError(f"{setting.place}: {unknown(setting.word, rulebook)}")
        if setting.options and len(matching) > 1:
            raise ConfigError(f'{setting.place}: options are set for one rule, and "{setting.word}" stands for several')
        for rule in matching:
            rank = _specificity(setting.word, rule)
            if setting.severity and rank >= ranks[rule.code]:
                rules[rule.code] = rules[rule.code]._replace(severity=setting.severity)
                ranks[rule.code] = rank
            if setting.options:
                try:
                    rules[rule.code] = with_options(rules[rule.code], json.loads(setting.options))
                except OptionError as error:
                    raise ConfigError(f"{setting.place}: {rule.code}: {error}") from None
    return Rulebook(tuple(rules.values()))


def _specificity(word: str, rule: Rule) -> int:
    """How closely a word names a rule: "ALL" 1, a category 2, a prefix its length + 2, a name most."""
    if word.upper() == "ALL":
        return 1
    if word == rule.category:
        return 2
    return 100 if word == rule.name else 2 + len(word)


def unknown(word: str, rulebook: Rulebook, purpose: str = "", hint: bool = True) -> str:
    """What is said of a word that no rule answers to; looking for a `hint` takes a few thousandths of a second."""
    near = rulebook.nearest(word) if hint else None
    return f'no rule, category or prefix of codes "{word}"{purpose}' + (f'; did you mean "{near}"?' if near else "")
