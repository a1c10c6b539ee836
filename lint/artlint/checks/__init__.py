"""The checks that rule files can name, one module each.

A check module has

- `OPTIONS`: the options that a rule file may set, as `artlint.options.Option`s;
- `check(document, rule, hits)`: yields findings; `hits` are the places where the rule's literals stand;
- or, for the few that rest on what the other rules of their category found (`engine` names them),
  `conclude(document, rule, found)`: yields findings; `found` are theirs;
- `literals(options)`, if it needs no look at a text that holds none of these lower-case strings;
- `prepare(options)`, if the options are to be validated further or brought into another form when a rule file is read
  (JSON types only: the result is cached).

A new check is a new module here and a line in `CHECKS`.
"""

CHECKS: dict[str, str] = {
    "phrases": "artlint.checks.phrases",
    "swapped-words": "artlint.checks.swapped_words",
    "spun-article": "artlint.checks.spun_article",
    "spun-phrase": "artlint.checks.spun_phrase",
    "pattern": "artlint.checks.pattern",
    "encoding": "artlint.checks.encoding",
    "attribution": "artlint.checks.attribution",
    "claim": "artlint.checks.claim",
    "hedge-budget": "artlint.checks.hedge_budget",
    "doubled-word": "artlint.checks.doubled_word",
    "missing-space": "artlint.checks.missing_space",
    "misspelling": "artlint.checks.misspelling",
    "fused-words": "artlint.checks.fused_words",
    "split-words": "artlint.checks.split_words",
    "confused-words": "artlint.checks.confused_words",
    "article": "artlint.checks.article",
    "grade": "artlint.checks.grade",
    "long-paragraph": "artlint.checks.long_paragraph",
    "long-sentence": "artlint.checks.long_sentence",
    "long-lead": "artlint.checks.long_lead",
    "hardest-sentences": "artlint.checks.hardest_sentences",
    "odd-spaces": "artlint.checks.odd_spaces",
    "hidden-characters": "artlint.checks.hidden_characters",
    "unbalanced-quotes": "artlint.checks.unbalanced_quotes",
    "mixed-quotes": "artlint.checks.mixed_quotes",
    "unbalanced-brackets": "artlint.checks.unbalanced_brackets",
    "look-alike-letters": "artlint.checks.look_alike_letters",
    "extra-spaces": "artlint.checks.extra_spaces",
    "mojibake": "artlint.checks.mojibake",
    "name-variants": "artlint.checks.name_variants",
    "mixed-spelling": "artlint.checks.mixed_spelling",
    "mixed-currency-forms": "artlint.checks.mixed_currency_forms",
    "line": "artlint.checks.line",
    "strays": "artlint.checks.strays",
    "teasers": "artlint.checks.teasers",
    "repeated": "artlint.checks.repeated",
    "duplicates": "artlint.checks.duplicates",
    "glued-headline": "artlint.checks.glued_headline",
    "other-language": "artlint.checks.other_language",
    "unused-ignore": "artlint.checks.ignores",
    "faulty-ignore": "artlint.checks.ignores",
}
