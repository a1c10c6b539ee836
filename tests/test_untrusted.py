"""Rules, configurations, sidecars and baselines that are mangled or meant ill: one line that names the place."""

from __future__ import annotations

import json
import os
import random
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import engine, rulebook, untrusted
from artlint.checks import claim, line, pattern
from artlint.config import RuleSetting
from artlint.document import Document, Paragraph
from artlint.finding import filled
from artlint.options import OptionError, complete
from artlint.rulebook import RuleError
from artlint.selection import adjusted
from artlint.untrusted import LONGEST_PATTERN, finder, parsed_toml
from tests.conftest import HOUSE_RULE, Artlint
from tests.shipped import shipped

RUNAWAY = r"(?:a|aa)+[cd]"
RUNAWAY_TEXT = f"Perhaps foo {'a' * 3000}b is true."

RULE = """\
code = "X1"
name = "boffin"
summary = "One"
why = "Because"
severity = "warning"
check = "phrases"
[options]
message = "no {text}"
confidence = 0.9
phrases = { "boffin" = "scientist" }
[[bad]]
text = "A boffin."
marks = ["boffin"]
"""
FILES = {
    "artlint.toml": 'rules = ["house"]\nselect = ["X", "T"]\nbaseline = "base.json"\nvocabulary = ["words.txt"]\n'
    'min-confidence = 0.5\nmax-warnings = 3\nexclude = ["old/"]\nextend = "../base.toml"\n'
    '[rule.X1]\nseverity = "error"\nmessage = "x"\n[per-file."*.txt"]\nignore = ["P6"]\n',
    "house/boffin.toml": RULE,
    "house/pattern.toml": RULE.replace("X1", "X2")
    .replace('"boffin"\nsummary', '"scientists"\nsummary')
    .replace('"phrases"', '"pattern"')
    .replace('phrases = { "boffin" = "scientist" }', 'pattern = "(?P<who>boffin)s?"\nliterals = ["boffin"]'),
    "base.json": '{"artlint-baseline": 1, "findings": [\n'
    '{"file": "a.txt", "code": "X1", "text": "boffin", "count": 2}\n]}\n',
    "words.txt": "Smith\n# a comment\nJones\n",
    ".artlint-ignore": 'a.txt T104 "recieved" -- so\n',
}
PIECES = [
    *("\0", "[", "]", "{", "}", '"', "'", "\n", "=", "nan", "inf", "-1", "1e999", "9" * 5000, "[" * 3000, "{a=" * 3000),
    *("true", "1979-05-27", '"../../x"', '""', '"/"', '"~"', '"."', '"a\\nb"', r'"\u0000"', r'"\ud800"', "null"),
    *(
        "NaN",
        "-Infinity",
        '["!"]',
        r'["\\"]',
        '["\\u0000"]',
        'rules = ["."]\n',
        'extend = "artlint.toml"\n',
        "[rule]\n",
    ),
    *("[rule.X1]\nconfidence = nan\n", '[per-file]\n"[" = {}\n', "[[bad]]\n", '"(a"', '"' + "(" * 3000 + '"', ".a.b.c"),
    *('"E001"', '"../../../../../etc/passwd"', "[]", "{}", "é", "\u202e", "\x1b[31m", "\udcff"),
]
_VALUE = re.compile(r"(?:=|:) *(\[.*\]|\".*?\"|[\d.]+)")


def mangled(text: str, chance: random.Random) -> bytes:
    """A file with one to three things wrong."""
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text) + 1)
        values = list(_VALUE.finditer(text))
        kind = chance.randrange(4)
        if kind == 0 and values:
            place = chance.choice(values)
            text = text[: place.start(1)] + chance.choice(PIECES) + text[place.end(1) :]
        elif kind == 1:
            text = text[:at] + text[at + chance.randrange(30) :]
        elif kind == 2:
            text = text[:at]
        else:
            text = text[:at] + chance.choice(PIECES) + text[at:]
    return text.encode("utf-8", "surrogateescape")


MANGLED = int(os.environ.get("ARTLINT_MANGLED", "80"))  # files; 2,000 take two minutes

RUNS = [
    *([["lint", "a.txt"]] * 6),
    ["lint", "--no-cache", "--output-format", "sarif", "a.txt"],
    ["lint", "--diff", "."],
    *(["config", "--show", "a.txt"], ["rules"], ["explain", "X1"], ["test-rules", "house"], ["stats", "a.txt"]),
    *(["allow", "Brown"], ["ignore", "a.txt:1", "X1"], ["compare", "a.txt", "a.txt"]),
    *(["baseline", "write", "."], ["baseline", "check", "."], ["baseline", "prune", "."]),
]


def test_mangled_files(artlint: Artlint, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    (home / "house").mkdir(parents=True)
    codes = dict.fromkeys((0, 1, 2), 0)
    for number in range(MANGLED):
        chance = random.Random(number)
        (tmp_path / "base.toml").write_text('allow = ["Green"]\n', encoding="utf-8")
        (home / "a.txt").write_text("They recieved it. A boffin said so.\n", encoding="utf-8")
        for name, text in FILES.items():
            (home / name).write_text(text, encoding="utf-8")
        victim = chance.choice(list(FILES))
        (home / victim).write_bytes(mangled(FILES[victim], chance))
        arguments = chance.choice(RUNS)
        code, _, err = artlint(*arguments, cwd=home)  # nothing is raised
        codes[code] += 1
        if code == 2:
            complaints = [row for row in err.split("\n") if row.startswith("artlint: ")]
            assert complaints, (number, arguments, err)
            assert any(Path(victim).name in row or "no rule" in row or "no finding" in row for row in complaints), (
                number,
                arguments,
                err,
            )
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", err), (number, err)
    assert min(codes.values()) > MANGLED // 50, codes


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = " + "{b = " * 5000])
def test_toml_that_hurts_its_parser_is_no_toml(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parsed_toml(text)


@given(st.text(max_size=60))
def test_toml_is_parsed_or_is_no_toml(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        with pytest.raises(tomllib.TOMLDecodeError, match=re.escape(str(error))):
            parsed_toml(text)
    else:
        assert repr(parsed_toml(text)) == repr(expected)  # NaN is not equal to itself


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("artlint.toml", "rules = " + "[" * 5000, "artlint.toml: not TOML: nested too deep"),
        ("artlint.toml", "max-warnings = " + "9" * 5000, "artlint.toml: not TOML: Exceeds the limit"),
        ("artlint.toml", r'baseline = "a\u0000b"', "artlint.toml:1: "),
        ("artlint.toml", r'vocabulary = ["a\u0000b"]', "artlint.toml:1: "),
        ("artlint.toml", 'extend = "artlint.toml"', "artlint.toml:1: "),
        ("artlint.toml", 'extend = "b.toml"', "b.toml:1: "),
        ("artlint.toml", 'rules = ["../../../../../../dev"]', "dev: holds no rule file"),
        ("artlint.toml", 'baseline = "base.json"', "base.json: not a baseline"),
        ("artlint.toml", "min-confidence = nan", "artlint.toml:1: "),
        ("artlint.toml", "[rule.H401]\nconfidence = nan", "artlint.toml:1: "),
        ("artlint.toml", '[rule.C701]\npattern = "(a"', "artlint.toml:1: "),
    ],
)
def test_a_hostile_configuration(artlint: Artlint, tmp_path: Path, file: str, text: str, place: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text('extend = "artlint.toml"', encoding="utf-8")
    (tmp_path / "base.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "a.txt").write_text("The council met.\n", encoding="utf-8")
    ran = artlint("a.txt")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert place in ran.err


def test_a_baseline_takes_the_place_of_nothing_else(artlint: Artlint, tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text('baseline = "notes.txt"\n', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Not to be lost.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("They recieved it.\n", encoding="utf-8")
    ran = artlint("baseline", "write", "a.txt")
    assert ran.code == 2
    assert "notes.txt" in ran.err
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "Not to be lost.\n"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit that lets the tests go on."""
    monkeypatch.setattr(untrusted, "SECONDS", 0.1)


# -- patterns ----------------------------------------------------------------------------------------------------------

PATTERN = {"pattern": RUNAWAY, "literals": ["foo"], "message": "{text}"}
RUNAWAYS = [
    ("pattern", PATTERN),
    ("claim", PATTERN),
    ("claim", {**PATTERN, "pattern": "nothing", "advice": RUNAWAY}),
    ("line", {"cues": "credits", "inside": f"(?P<mark>{RUNAWAY})", "message": "{text}"}),
]


def stopped(rule: rulebook.Rule) -> list[str]:
    """The messages of a rule on the text that its pattern runs away on."""
    document = Document("a.txt", RUNAWAY_TEXT, [Paragraph(0, len(RUNAWAY_TEXT), "body")])
    return [finding.message for finding in engine.run(document, rulebook.Rulebook((rule,)))]


def house_rule(folder: Path, check: str, options: dict[str, object]) -> rulebook.Rule:
    rows = "\n".join(f"{key} = {json.dumps(value)}" for key, value in options.items())
    text = RULE.replace('"phrases"', f'"{check}"')
    text = text[: text.index("message")] + f"{rows}\n" + text[text.index("[[bad]]") :]
    (folder / "runaway.toml").write_text(text, encoding="utf-8")
    (rule,) = rulebook.load_folder(str(folder), house=True)
    return rule


@pytest.mark.parametrize(("check", "options"), RUNAWAYS)
@pytest.mark.usefixtures("impatient")
def test_a_pattern_that_runs_away_is_stopped_and_named(tmp_path: Path, check: str, options: dict[str, object]) -> None:
    (message,) = stopped(house_rule(tmp_path, check, options))
    assert "rule X1" in message
    assert "runaway.toml" in message
    assert "its pattern took more than 0.1 s" in message


@pytest.mark.usefixtures("impatient")
def test_so_is_one_that_a_configuration_gives_to_a_rule_of_artlints() -> None:
    own = next(rule for rule in shipped() if rule.check == "pattern")
    options = json.dumps({"pattern": RUNAWAY, "literals": ["foo"]})
    book = adjusted(rulebook.Rulebook((own,)), [RuleSetting(own.code, None, options, "artlint.toml:1")])
    assert own.trusted
    (message,) = stopped(next(iter(book)))
    assert own.code in message
    assert "its pattern took more than 0.1 s" in message


@pytest.mark.usefixtures("impatient")
def test_the_calls_share_one_limit() -> None:
    find = finder(RUNAWAY, 0, False)
    with pytest.raises(TimeoutError, match="took more than"):
        list(find(RUNAWAY_TEXT, 0, len(RUNAWAY_TEXT)))
    with pytest.raises(TimeoutError):
        list(find("short", 0, 5))


@pytest.mark.parametrize("trusted", [True, False])
def test_a_finder_keeps_to_its_place(trusted: bool) -> None:
    find = finder("A.", re.IGNORECASE, trusted)
    assert [match.span() for match in find("abacadab", 2, 6)] == [(2, 4), (4, 6)]


@pytest.mark.parametrize("module", [pattern, claim, line])
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("(" * 5000 + "a" + ")" * 5000, "nested too deep"),
        ("a" * (LONGEST_PATTERN + 1), "is the most"),
        ("(a", "missing"),
    ],
    ids=["deep", "long", "open"],
)
def test_a_pattern_that_hurts_its_compiler(module: ModuleType, source: str, said: str) -> None:
    key = "inside" if module is line else "pattern"
    given = {"cues": "credits", "message": "x"} if module is line else {"literals": ["a"], "message": "x"}
    with pytest.raises(OptionError, match=f"bad pattern: .*{said}") as fault:
        module.prepare(complete({**given, key: source}, module.OPTIONS))
    assert fault.value.key == key


def test_a_pattern_of_the_line_check_says_what_it_reports() -> None:
    with pytest.raises(OptionError, match="mark"):
        line.prepare(complete({"cues": "credits", "message": "x", "inside": "abc"}, line.OPTIONS))


# -- rules are data ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("check", "os.system"),
        ("check", "../pattern"),
        ("check", "artlint.checks.pattern"),
        ("code", "E001"),
        ("code", "E002"),
        ("category", "internal"),
        ("name", "../x"),
    ],
)
def test_nothing_but_a_check_of_the_table_can_be_named(tmp_path: Path, field: str, value: str) -> None:
    text = re.sub(rf'(?m)^{field} = ".*"\n', "", RULE)
    (tmp_path / "x.toml").write_text(f'{field} = "{value}"\n{text}', encoding="utf-8")
    with pytest.raises(RuleError, match=r"x\.toml:1: "):
        rulebook.load_folder(str(tmp_path), house=True)


@pytest.mark.parametrize(
    "template",
    ["{text.__class__.__mro__}", "{0}", "{text!r}", "{text:>99999999}", "%s %(text)s", "${text.x}", "{}", "{"],
)
@pytest.mark.parametrize("check", ["phrases", "pattern"])
def test_a_message_is_filled_in_and_not_evaluated(tmp_path: Path, template: str, check: str) -> None:
    extra: dict[str, object] = {"pattern": "foo", "literals": ["foo"]} if check == "pattern" else {}
    rule = house_rule(tmp_path, check, {"message": template, "confidence": 0.5, **extra}) if extra else None
    if rule is None:
        text = HOUSE_RULE.format(number=1, severity="error", phrase="foo", wording="bar")
        text = text.replace("[options]", f"[options]\nmessage = {json.dumps(template)}")
        (tmp_path / "x.toml").write_text(text, encoding="utf-8")
        (rule,) = rulebook.load_folder(str(tmp_path), house=True)
    document = Document("a.txt", "A foo.", [Paragraph(0, 6, "body")])
    (finding,) = engine.run(document, rulebook.Rulebook((rule,)))
    assert finding.message == template


def test_what_an_article_holds_is_no_placeholder() -> None:
    assert filled("{a} {b} {c}", {"a": "{b}{b}", "b": "{a}"}) == "{b}{b} {a} {c}"


@pytest.mark.parametrize("value", ["nan", "inf", "-0.1", "1.5", "true", '"1"'])
def test_a_confidence_is_a_share(tmp_path: Path, value: str) -> None:
    (tmp_path / "x.toml").write_text(RULE.replace("confidence = 0.9", f"confidence = {value}"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"x\.toml:9: .*confidence"):
        rulebook.load_folder(str(tmp_path), house=True)


def test_twenty_thousand_phrases(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    rows = "\n".join(f'"zyx{n} qwv" = "x"' for n in range(20_000))
    example = '[[bad]]\ntext = "A zyx7 qwv."\nmarks = ["zyx7 qwv"]\n'
    text = f"{RULE[: RULE.index('phrases =')]}[options.phrases]\n{rows}\n{example}"
    (folder / "many.toml").write_text(text, encoding="utf-8")
    (rule,) = rulebook.load_folder(str(folder), house=True)
    text = "Here zyx19999 qwv and zyx7 qwv."
    document = Document("a.txt", text, [Paragraph(0, len(text), "body")])
    assert [text[slice(*f.span)] for f in engine.run(document, rulebook.Rulebook((rule,)))] == [
        "zyx19999 qwv",
        "zyx7 qwv",
    ]
