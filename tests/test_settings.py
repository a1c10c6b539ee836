"""What a configuration file may say, and what comes of it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from artlint import config
from artlint.config import Config, ConfigError, for_file
from artlint.settings import SETTINGS, SettingError, schema, template, validated

from .conftest import Artlint
from .test_config import written

DOCS = Path(__file__).parent.parent / "docs"
ARTICLE = "A foo bar here.\nA baz there, and a quux.\n"


@pytest.fixture
def desk(tmp_path: Path, house: Path) -> Path:
    """An article with a finding of each of the house rules X1 (error), X2 (warning) and X3 (info)."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    return tmp_path


def codes(out: str) -> str:
    return " ".join(re.findall(r": ([A-Z]\d+) ", out))


# -- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[per-file]\n"a" = 5', 1, '"per-file" must be a table of tables, such as [per-file."letters/"]'),
        ('[per-file."a*"]\n\nfail-one = "error"', 3, 'unknown key "fail-one" in [per-file]; did you mean "fail-on"?'),
        ('ignore = []\n[per-file.b]\nignore = "R5"', 3, '"ignore" must be a list of texts'),
        ('severity = "error"\n[per-file.b]\nseverity = "bad"', 3, '"severity" must be "error" or "warning" or "info"'),
        ('[per-file."!"]\nignore = []', 1, '"!" is no pattern of .gitignore kind'),
        ("rule = 1", 1, '"rule" must be a table of tables'),
        ('[rule.T1]\nseverity = "grave"', 2, '"severity" must be "error" or "warning" or "info", not "grave"'),
        ("min-confidence = 1.5", 1, '"min-confidence" must lie between 0 and 1'),
        ("\nmax-warnings = -1", 2, '"max-warnings" must not be negative'),
        ("max-warnings = true", 1, '"max-warnings" must be a whole number'),
        ('force-exclude = "yes"', 1, '"force-exclude" must be true or false'),
        ('vocabulary = ["a", "b.txt"]', 1, "cannot be read: No such file or directory"),
        ('extend = "gone.toml"', 1, "there is no file "),
        ('\nextend = "artlint.toml"', 2, "extends itself in the end"),
    ],
)
def test_fault(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    (tmp_path / "a").write_text("")
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)


def test_line_of_a_fault_in_pyproject(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool.other]\nignore = 1\n\n[tool.artlint]\nignore = 1\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=f'^{path}:5: "ignore" must be a list'):
        config.load(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[rule.hose-1]\nseverity = "info"',
            ':4: no rule, category or prefix of codes "hose-1"; did you mean "house-1"?',
        ),
        ("[rule.X]\nconfidence = 0.5", ':4: options are set for one rule, and "X" stands for several'),
        ("[rule.X1]\nconfidense = 0.5", ':4: X1: unknown option "confidense"; did you mean "confidence"?'),
        ('[rule.X1]\nconfidence = "high"', ':4: X1: option "confidence" must be a number'),
        ('[per-file."*.txt"]\nignore = ["X9"]', 'no rule, category or prefix of codes "X9" to select or ignore'),
    ],
)
def test_fault_in_what_is_said_of_rules(desk: Path, artlint: Artlint, text: str, words: str) -> None:
    with (desk / "artlint.toml").open("a") as file:
        file.write(f"\n{text}\n")
    ran = artlint("a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r"artlint: .*\n", ran.err)
    assert words in ran.err


# -- extend ----------------------------------------------------------------------------------------------------------


def test_extend(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(
        "# the house's\nBrexiteer\n\nKyriakos Mitsotakis  # a name\n", encoding="utf-8-sig"
    )
    written(
        tmp_path,
        'extend = "sub/middle.toml"\nselect = ["T"]\nignore = ["T101"]\nvocabulary = ["words.txt"]\n'
        '[rule.T102]\nseverity = "error"\n[per-file.a]\nignore = ["H"]\n',
        "base.toml",
    )
    written(tmp_path / "sub", '[tool.artlint]\nseverity = "info"\nrules = ["house"]\n', "pyproject.toml")
    written(tmp_path / "sub", 'extend = "pyproject.toml"\nignore = ["O3"]\nexclude = ["x"]\n', "middle.toml")
    path = written(
        tmp_path / "desk",
        'extend = "../base.toml"\nselect = ["H"]\nignore = ["R5"]\nallow = ["O’Neil"]\n[rule.T102]\nconfidence = 1\n',
    )
    loaded = config.load(path)
    assert loaded.select == ("H",)
    assert loaded.ignore == ("O3", "T101", "R5")
    assert loaded.severity == "info"
    assert loaded.rules == (str(tmp_path / "sub" / "house"),)
    assert loaded.allow == {"o'neil", "brexiteer", "kyriakos", "mitsotakis"}
    (setting,) = loaded.rule
    assert (setting.word, setting.severity, setting.options) == ("T102", "error", '{"confidence": 1}')
    assert (loaded.root, loaded.path) == (str(tmp_path / "desk"), path)


def test_a_circle(tmp_path: Path) -> None:
    written(tmp_path, 'extend = "b.toml"', "a.toml")
    written(tmp_path, 'extend = "c.toml"', "b.toml")
    path = written(tmp_path, 'extend = "b.toml"', "c.toml")
    with pytest.raises(ConfigError, match=f"{path}:1: {tmp_path}/b.toml extends itself in the end"):
        config.load(str(tmp_path / "a.toml"))


# -- files and rules -------------------------------------------------------------------------------------------------


def test_per_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'ignore = ["R5"]\nallow = ["a"]\n'
        '[per-file."letters/"]\nignore = ["H4"]\nseverity = "error"\n'
        '[per-file."*.md"]\nignore = ["T1"]\nseverity = "info"\nselect = ["O3"]\nallow = ["B"]\nlanguage = "en-GB"\n',
    )
    loaded = config.load(path)
    assert for_file(loaded, str(tmp_path / "a.txt")) == loaded
    letter = for_file(loaded, str(tmp_path / "letters" / "deep" / "a.txt"))
    assert (letter.ignore, letter.severity, letter.select) == (("R5", "H4"), "error", ())
    both = for_file(loaded, str(tmp_path / "letters" / "a.md"))
    assert (both.ignore, both.severity, both.select) == (("R5", "H4", "T1"), "info", ("O3",))
    assert (both.allow, both.language) == ({"a", "b"}, "en-GB")
    given = config.with_command_line(loaded, severity="warning", ignore=("S",))
    assert for_file(given, str(tmp_path / "a.md")).severity == "warning"
    assert for_file(given, str(tmp_path / "a.md")).ignore == ("R5", "S", "T1")


def test_per_file_through_the_command(desk: Path, artlint: Artlint) -> None:
    (desk / "letters").mkdir()
    (desk / "letters" / "b.txt").write_text(ARTICLE)
    with (desk / "artlint.toml").open("a") as file:
        file.write('[per-file."letters/"]\nignore = ["X1"]\nseverity = "info"\nfail-on = "error"\n')
    assert codes(artlint(".").out) == "X1 X2 X2 X3"
    assert artlint("letters/b.txt").code == 0
    assert codes(artlint(".", "--severity", "error", "--select", "X").out) == "X1"


def test_severities_and_options_of_rules(desk: Path, artlint: Artlint) -> None:
    settings = '[rule.X]\nseverity = "info"\n[rule.house-2]\nseverity = "error"\nphrases = { "there" = "here" }\n'
    with (desk / "artlint.toml").open("a") as file:
        file.write(settings)
    ran = artlint("a.txt", "--severity", "info", "--output-format", "json")
    found = [(row["code"], row["severity"], row["text"]) for row in json.loads(ran.out)]
    assert found == [("X1", "info", "foo bar"), ("X2", "error", "there"), ("X3", "info", "quux")]
    assert codes(artlint("a.txt").out) == "X2"
    # whatever the check itself thinks of one finding
    (desk / "artlint.toml").write_text('[rule.T]\nseverity = "info"\n')
    (desk / "a.txt").write_text("The committee will recieve the the report on Monday.\n")
    assert artlint("a.txt").out == ""
    assert codes(artlint("a.txt", "--severity", "info").out) == "T101 T104 C708"


def test_vocabulary(tmp_path: Path, artlint: Artlint) -> None:
    written(tmp_path, 'vocabulary = ["words.txt"]\n')
    (tmp_path / "words.txt").write_bytes(b"# ours\r\nrecieve # on purpose")
    (tmp_path / "a.txt").write_text("The committee will recieve it, and definately vote on Monday.\n")
    assert [line.split('"')[1] for line in artlint("a.txt").out.splitlines()] == ["definately"]
    ran = artlint("allow", "definately", "recieve")
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'words.txt'}: definately allowed\n")
    assert (tmp_path / "words.txt").read_bytes() == b"# ours\r\nrecieve # on purpose\r\ndefinately\r\n"
    assert artlint("a.txt").code == 0


def test_a_name_of_several_words_is_allowed_whole(tmp_path: Path, artlint: Artlint) -> None:
    (tmp_path / "a.txt").write_text("The committee will hear Kyriakos Mitsotakiss on Monday, and definately vote.\n")
    assert '"definately"' in artlint("a.txt").out
    ran = artlint("allow", "Definately  Mitsotakiss")
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'artlint.toml'}: Definately Mitsotakiss allowed\n")
    assert artlint("a.txt").code == 0
    for nothing in ("  ", "# no word"):
        ran = artlint("allow", nothing)
        assert (ran.code, ran.err) == (2, f'artlint: "{nothing.strip()}" is no word\n')


def test_force_exclude(desk: Path, artlint: Artlint) -> None:
    (desk / "artlint.toml").write_text('rules = ["house"]\nselect = ["X"]\nexclude = ["archive/"]\n')
    (desk / "archive").mkdir()
    (desk / "archive" / "b.txt").write_text(ARTICLE)
    assert artlint("archive/b.txt").code == 1
    assert artlint("archive/b.txt", "--force-exclude").err.startswith("No article found")
    assert "in 1 file." in artlint("archive/b.txt", "a.txt", "--force-exclude").err
    with (desk / "artlint.toml").open("a") as file:
        file.write("force-exclude = true\n")
    assert artlint("archive/b.txt").code == 0


# -- what fails ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "keys", "code"),
    [
        (["--ignore", "X1"], "", 1),
        (["--ignore", "X1", "--max-warnings", "1"], "", 0),
        (["--ignore", "X1", "--max-warnings", "0"], "", 1),
        (["--ignore", "X1", "--max-warnings", "0", "--fail-on", "error"], "", 1),
        (["--ignore", "X1", "--fail-on", "error"], "", 0),
        (["--max-warnings", "5"], "", 1),
        (["--ignore", "X1"], "max-warnings = 1", 0),
        (["--ignore", "X1"], 'fail-on = "error"', 0),
        (["--ignore", "X1", "--fail-on", "warning"], 'fail-on = "error"', 1),
        (["--min-confidence", "0.95"], "", 0),
        (["--min-confidence", "0.85"], "", 1),
        ([], "min-confidence = 0.95", 0),
        (["--min-confidence", "0"], "min-confidence = 0.95", 1),
    ],
)
def test_what_fails(desk: Path, artlint: Artlint, arguments: list[str], keys: str, code: int) -> None:
    with (desk / "artlint.toml").open("a") as file:
        file.write(keys)
    assert artlint("a.txt", *arguments).code == code


@pytest.mark.parametrize(("option", "value"), [("--min-confidence", "2"), ("--max-warnings", "-1")])
def test_numbers_out_of_range(artlint: Artlint, option: str, value: str) -> None:
    ran = artlint(f"{option}={value}", "a.txt")
    assert ran.code == 2
    assert ran.err.startswith(f"artlint: {option} must ")


# -- shown, described ------------------------------------------------------------------------------------------------


def test_show(tmp_path: Path, artlint: Artlint) -> None:
    written(tmp_path, 'ignore = ["R5"]\nseverity = "info"\nlanguage = "en-GB"\n', "base.toml")
    written(
        tmp_path,
        'extend = "base.toml"\nallow = ["a"]\nignore = ["H4"]\nseverity = "error"\n'
        '\n[per-file."*.md"]\nignore = ["T1"]\n',
    )
    ran = artlint("config", "--show", "a.md")
    assert ran.code == 0
    rows = dict(re.findall(r"^(?:# no )?([\w-]+)(?: = .*?)?\s+# (.*)$", ran.out, re.MULTILINE))
    assert ran.out.startswith("# a.md: artlint.toml, which extends base.toml\n")
    assert rows["ignore"] == "base.toml:1, artlint.toml:3, artlint.toml:7"
    assert rows["severity"] == "artlint.toml:4"
    assert rows["language"] == "base.toml:3"
    assert rows["select"] == rows["max-warnings"] == "default"
    assert tomllib.loads(ran.out)["ignore"] == ["R5", "H4", "T1"]
    assert tomllib.loads(artlint("config", "--show", "a.txt").out)["ignore"] == ["R5", "H4"]
    shown = set(rows)
    assert shown == set(SETTINGS) - {"extend", "per-file", "rule"}
    assert artlint("config").code == 2
    assert artlint("config", "--show", "gone/a.txt").err == "artlint: gone/a.txt: no such folder\n"


def test_show_without_a_configuration(tmp_path: Path, artlint: Artlint) -> None:
    assert artlint("config", "--show", "a.md").out.startswith("# a.md: the defaults\n")


def test_schema_is_up_to_date() -> None:
    text = (DOCS / "artlint.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == schema(), "write it anew: artlint config --schema > docs/artlint.schema.json"


GIVEN = [
    "",
    'select = ["T1"]\nmin-confidence = 0.5\nmax-warnings = 3\nforce-exclude = true\nbaseline = "b.json"',
    '[rule.long-sentence]\nseverity = "info"\nwarn-at = 30\n[per-file."a/"]\nignore = ["R5"]\nlanguage = "en-US"',
    "selekt = []",
    "select = 1",
    'fail-on = "info"',
    "max-warnings = -1",
    "min-confidence = 2",
    '[per-file.a]\nrules = ["x"]',
    "[per-file]\na = 1",
    '[rule.T1]\nseverity = "x"',
    'language = "de"',
]


@pytest.mark.parametrize("text", GIVEN)
def test_schema_and_validation_agree(text: str) -> None:
    table = tomllib.loads(text)
    try:
        validated(table)
        valid = True
    except SettingError:
        valid = False
    jsonschema.Draft7Validator.check_schema(schema())
    assert jsonschema.Draft7Validator(schema()).is_valid(table) == valid
    assert valid == (GIVEN.index(text) < 3)


def test_every_key_is_in_the_template_with_its_meaning() -> None:
    lines = template().split("\n")
    for key, setting in SETTINGS.items():
        at = next(i for i, line in enumerate(lines) if line.startswith((f"# {key} = ", f"# [{key}.")))
        assert setting.meaning in lines[at - 1]


def test_every_key_is_a_field() -> None:
    fields = {key.replace("-", "_") for key in SETTINGS} - {"extend"}
    assert fields <= set(Config._fields)


# -- what the guide says ---------------------------------------------------------------------------------------------


def test_the_guide_names_every_key() -> None:
    guide = (DOCS / "configuring.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `\[?([a-z-]+)[^`]*` \|", guide, re.MULTILINE))
    assert named == set(SETTINGS)
    examples = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        validated(tomllib.loads(example))
    listed = re.search(r"The keys allowed here are (.*?)\.", guide)
    assert listed
    assert set(re.findall("`(.*?)`", listed[1])) == {key for key, setting in SETTINGS.items() if setting.per_file}


def test_the_guide_to_silence_is_right() -> None:
    from artlint import lint_text
    from artlint.sidecar import parse

    guide = (DOCS / "silence.md").read_text(encoding="utf-8")
    (markdown,) = re.findall(r"```markdown\n(.*?)```", guide, re.DOTALL)
    found = [(finding.rule.code, finding.message) for finding in lint_text(markdown, format="markdown")]
    assert [code for code, _ in found] == ["U801", "U801"]  # the block and the file have nothing to silence
    assert ["hedge, R5" in found[0][1], "spun" in found[1][1]] == [True, True]
    unheeded = lint_text(markdown.replace("artlint:", ""), format="markdown")
    assert [finding.rule.code for finding in unheeded] == ["T104", "T104"]
    (sidecar,) = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    assert [(entry.path, entry.words) for entry in parse(sidecar, "x")] == [
        ("letters/may.txt", ("T101",)),
        ("notes of the day.txt", ("hedge", "R5")),
        ("2024/bank.txt", ("H401",)),
    ]
