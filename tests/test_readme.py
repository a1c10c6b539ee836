"""What the README shows is what artlint prints."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Artlint

ROOT = Path(__file__).parent.parent


def test_excerpt(artlint: Artlint) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = re.search(r"```\n\$ artlint (?P<path>\S+)\n(?P<shown>.*?)```", readme, re.DOTALL)
    assert excerpt
    run = artlint("--isolated", excerpt["path"], cwd=ROOT)
    assert run.out + run.err == excerpt["shown"]


def test_rule_of_the_readme_passes_its_own_examples(artlint: Artlint, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rule = re.search(r"```toml\n(?P<rule>code = .*?)```", readme, re.DOTALL)
    assert rule
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "boffins.toml").write_text(rule["rule"], encoding="utf-8")
    run = artlint("test-rules", "house")
    assert (run.code, run.out) == (0, "1 rules, 2 examples, 0 failed\n")


def test_configuration_of_the_readme_is_valid(artlint: Artlint, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    config = re.search(r"## Configure.*?```toml\n(?P<config>.*?)```", readme, re.DOTALL)
    assert config
    (tmp_path / "artlint.toml").write_text(config["config"].replace('rules = ["house-style/"]', ""), encoding="utf-8")
    (tmp_path / "a.txt").write_text("The vote was close.\n", encoding="utf-8")
    assert artlint("a.txt").code == 0
