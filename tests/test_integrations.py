"""The hooks in a real pre-commit, and the files for CI services against their schemas and in a shell."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from artlint.reading import FORMATS

ROOT = Path(__file__).parent.parent
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TYPO = "They will recieve the prize on Friday, the council said.\n"
DOUBTFUL = "Many analysts believe that the fare will rise.\n"
CLEAN = "The council met on Monday to settle the fare.\n"


class Repository:
    """A repository with hooks of artlint, run as pre-commit runs them, out of this checkout and not the network."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = {
            **environment,
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments)

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run(sys.executable, "-m", "pre_commit", *arguments)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git("add", "--", name)

    def use(self, *ids: str) -> None:
        """Configure hooks, those of the hooks file, started with this Python."""
        chosen = []
        for hook in (hook for hook in HOOKS if hook["id"] in ids):
            entry = hook["entry"].replace("artlint", f"{shlex.quote(sys.executable)} -m artlint", 1)
            chosen.append({**hook, "entry": entry, "language": "system"})
        config = {"repos": [{"repo": "local", "hooks": chosen}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "-m", "A change")


@pytest.fixture(scope="module")
def empty_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which pre-commit is installed."""
    folder = tmp_path_factory.mktemp("integrations") / "repository"
    folder.mkdir()
    repository = Repository(folder, dict(os.environ))
    repository.git("init", "-q")
    repository.write(".pre-commit-config.yaml", "repos: []\n")
    assert repository.pre_commit("install").returncode == 0
    return folder


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str], empty_repository: Path) -> Repository:
    folder = tmp_path / "repository"
    shutil.copytree(empty_repository, folder)
    return Repository(folder, environment)


def test_the_hooks_file_is_one() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0
    assert [hook["id"] for hook in HOOKS] == ["artlint", "artlint-typos", "artlint-fix"]


def test_every_hook_takes_every_suffix_that_artlint_reads_and_no_other_text() -> None:
    for hook in HOOKS:
        for suffix in (suffix for _, suffixes in FORMATS.values() for suffix in suffixes):
            assert re.search(hook["files"], f"an article{suffix}"), suffix
        for name in ("LICENSE", "code.py", "Makefile", "txt"):
            assert not re.search(hook["files"], name), name


def test_a_typo_blocks_a_commit_and_a_clean_article_passes(repository: Repository) -> None:
    repository.use("artlint")
    repository.write("clean.txt", CLEAN)
    passed = repository.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    repository.write("draft.txt", TYPO)
    blocked = repository.commit()
    assert blocked.returncode == 1
    assert "draft.txt:1:11: T101" in blocked.stdout + blocked.stderr
    repository.write("draft.txt", TYPO.replace("recieve", "receive"))
    assert repository.commit().returncode == 0


def test_odd_names(repository: Repository) -> None:
    repository.use("artlint")
    names = ["two words.txt", "-draft.txt", "--fix.md", "a'b\"c.txt", "über ß.html", "$(x).rst"]
    for name in names:
        repository.write(name, TYPO)
    blocked = repository.commit()
    assert blocked.returncode == 1
    for name in names:
        assert f"{name}:1:11: T101 " in blocked.stdout + blocked.stderr
        assert (repository.folder / name).read_text(encoding="utf-8") == TYPO


def test_the_configuration_decides_what_is_left_out(repository: Repository) -> None:
    repository.use("artlint")
    repository.write("artlint.toml", 'exclude = ["archive/"]\n')
    repository.write("archive/old.txt", TYPO)
    assert repository.commit().returncode == 0


def test_the_typo_hook_passes_what_is_not_beyond_doubt(repository: Repository) -> None:
    repository.use("artlint-typos")
    repository.write("draft.txt", DOUBTFUL)
    assert repository.commit().returncode == 0
    repository.write("draft.txt", DOUBTFUL + TYPO)
    blocked = repository.commit()
    assert blocked.returncode == 1
    assert "T101" in blocked.stdout + blocked.stderr
    assert "H401" not in blocked.stdout + blocked.stderr


def test_the_fixing_hook_mends_and_asks_for_a_second_look(repository: Repository) -> None:
    repository.use("artlint-fix")
    repository.write("draft.md", TYPO + DOUBTFUL)
    blocked = repository.commit()
    assert blocked.returncode == 1
    assert "files were modified" in blocked.stdout + blocked.stderr
    assert (repository.folder / "draft.md").read_text("utf-8") == TYPO.replace("recieve", "receive") + DOUBTFUL
    repository.git("add", "draft.md")
    assert repository.commit().returncode == 0


# -- files for CI services -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "name"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "templates/gitlab-ci.yml")]
)
def test_files_for_ci_are_what_their_services_read(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def lint_step(folder: Path, environment: dict[str, str], **inputs: str) -> tuple[int, str, str]:
    """Run the action's own script, with the installed command in the place that the action puts it."""
    bin_folder = folder / "temp" / "artlint" / "bin"
    bin_folder.mkdir(parents=True, exist_ok=True)
    launcher = bin_folder / "artlint"
    launcher.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m artlint "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == "lint"]
    defaults = {name: str(given["default"]) for name, given in ACTION["inputs"].items()}
    given = {**defaults, **inputs}
    variables = {name: given[value.split("inputs.")[1].removesuffix(" }}")] for name, value in step["env"].items()}
    runner = {
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_OUTPUT": str(folder / "temp" / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "temp" / "summary.md"),
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**environment, **variables, **runner},
        capture_output=True,
        text=True,
        check=False,
    )
    output = folder / "temp" / "output"
    return done.returncode, done.stdout + done.stderr, output.read_text(encoding="utf-8") if output.exists() else ""


def test_the_action_annotates_and_writes_sarif(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "two words.txt").write_text(TYPO, encoding="utf-8")
    (tmp_path / "-other.txt").write_text(TYPO, encoding="utf-8")
    code, shown, output = lint_step(tmp_path, environment, paths="two words.txt\n-other.txt\n", args="--isolated\n")
    assert (code, output) == (0, "exit-code=1\n"), shown
    assert shown.count("::error ") == 2
    assert "T101" in (tmp_path / "temp" / "summary.md").read_text(encoding="utf-8")
    sarif = json.loads((tmp_path / "artlint.sarif").read_text(encoding="utf-8"))
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} == {"T101"}


def test_the_action_takes_no_orders_from_its_inputs(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    code, shown, output = lint_step(tmp_path, environment, paths="a.txt\n$(touch owned)\n; touch owned\n", sarif="")
    assert code == 2, shown
    assert output == "exit-code=2\n"
    assert not (tmp_path / "owned").exists()
    assert not (tmp_path / "artlint.sarif").exists()
