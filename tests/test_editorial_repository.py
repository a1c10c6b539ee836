"""A newsroom's repository of thirty articles, from its first commit to a clean one; twice by the installed command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from .conftest import HOUSE_RULE, Artlint, Ran

PARAGRAPHS = [
    "The council met on Monday to settle the fare for the ferry, and sent the question back to its committee.",
    "Rosa Lind, who runs the harbour office, said the boats would sail at seven and at noon until the spring.",
    "The bridge carries some 4,000 cars a day, according to a count that the county published in March.",
    "A second reading is set for 12 June. The treasurer expects the grant to cover half of the cost.",
]
FAULTS = [
    "Many analysts believe that the fare will rise.",  # H401, no fix
    "They counted the the votes twice.",  # T104, a safe fix
    "The boffin was asked to recieve the prize.",  # the house rule, and T101
]


@pytest.fixture
def desk(tmp_path: Path, environment: dict[str, str]) -> Path:
    """The repository: ten articles each of plain text, Markdown and HTML, of which six have faults."""
    for number in range(30):
        kind = ("txt", "md", "html")[number % 3]
        body = [PARAGRAPHS[(number + i) % 4] for i in range(3)]
        if number < 6:
            body.append(FAULTS[number % 3 if number < 3 else 2 - number % 3])
        folder = tmp_path / ("archive" if number >= 3 else "news week")
        folder.mkdir(exist_ok=True)
        title = f"Council notes, part {number}"
        if kind == "md":
            text = f"---\ntitle: {title}\n---\n\n# {title}\n\n" + "\n\n".join(body) + "\n\n```\nthe the\n```\n"
        elif kind == "html":
            text = f"<nav>the the</nav>\n<h1>{title}</h1>\n" + "\n".join(f"<p>{p}</p>" for p in body) + "\n"
        else:
            text = "\r\n\r\n".join(body) + "\r\n"
        (folder / f"{number:02}.{kind}").write_bytes(text.encode())
    (tmp_path / "house").mkdir()
    rule = HOUSE_RULE.format(number=1, severity="warning", phrase="boffin", wording="scientist")
    (tmp_path / "house" / "boffins.toml").write_text(rule)
    (tmp_path / "words.txt").write_text("Lind\n")
    (tmp_path / "artlint.toml").write_text(
        'rules = ["house"]\nvocabulary = ["words.txt"]\n[per-file."archive/"]\nignore = ["R5"]\n'
    )
    return tmp_path


def test_from_the_first_commit_to_a_clean_one(artlint: Artlint, desk: Path, environment: dict[str, str]) -> None:
    def installed(*arguments: str) -> Ran:
        command = shutil.which("artlint", path=os.path.dirname(sys.executable))
        start = [command] if command else [sys.executable, "-m", "artlint"]
        done = subprocess.run([*start, *arguments], cwd=desk, env=environment, capture_output=True, check=False)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def git(*arguments: str) -> None:
        name = (
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@b.c",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.autocrlf=false",
        )
        subprocess.run(["git", *name, *arguments], cwd=desk, check=True, capture_output=True)

    def found(*arguments: str) -> Counter[str]:
        ran = artlint("--output-format", "json", *arguments)
        assert ran.code in (0, 1), ran.err
        return Counter(f"{row['filename']} {row['code']}" for row in json.loads(ran.out))

    everything = Counter(
        [f"{name} H401" for name in ("news week/00.txt", "archive/05.html")]
        + [f"{name} T104" for name in ("news week/01.md", "archive/04.md")]
        + [f"{name} {code}" for name in ("news week/02.html", "archive/03.txt") for code in ("T101", "X1")]
    )
    assert found(".") == everything
    assert installed(".") == artlint(".")
    git("init", "-q", ".")

    # The archive is old text: known, and not shown again.
    assert artlint("baseline", "write", "archive", "--baseline", "known.json").code == 0
    with (desk / "artlint.toml").open() as file:
        text = file.read()
    (desk / "artlint.toml").write_text('baseline = "known.json"\n' + text)
    new = Counter({place: count for place, count in everything.items() if place.startswith("news week/")})
    assert found(".") == new
    git("add", ".")
    git("commit", "-qm", "Everything")
    assert found("--changed-lines", ".") == Counter()

    # A change: only its lines are looked at.
    page = desk / "archive" / "10.md"
    page.write_bytes(page.read_bytes().replace(b"the grant", b"the the grant"))
    moved = desk / "archive" / "03.txt"
    moved.write_bytes(b"A new first line of the notes.\r\n\r\n" + moved.read_bytes())
    assert found("--changed-lines", ".") == Counter({"archive/10.md T104": 1})
    assert found(".") == new + Counter({"archive/10.md T104": 1})

    # Safe fixes, as a diff and then for good; line ends, markup and code stay, and a second time changes nothing.
    shown = artlint("--diff", ".")
    assert shown.out.count("\n+++ ") + shown.out.startswith("+++ ") >= 1
    before = {path: path.read_bytes() for path in desk.rglob("*.*") if path.is_file() and ".git" not in path.parts}
    assert artlint("--fix", ".").code == 1
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert changed <= {"01.md", "02.html", "10.md"}
    assert {"01.md", "10.md"} <= changed
    assert b"```\nthe the\n```" in page.read_bytes()
    again = {path: path.read_bytes() for path in before}
    artlint("--fix", ".")
    assert {path: path.read_bytes() for path in before} == again

    # What is right as it stands is silenced where it stands, each in its file's way.
    assert artlint("ignore", "news week/00.txt:7", "H401", "--reason", "the bank's words").code == 0
    assert (
        (desk / ".artlint-ignore")
        .read_text()
        .endswith('"news week/00.txt" H401 "Many analysts believe" -- the bank\'s words\n')
    )
    left = found(".")
    for place in list(left):
        name, code = place.rsplit(" ", 1)
        row = next(i for i, line in enumerate((desk / name).read_text().split("\n"), 1) if "boffin" in line)
        assert artlint("ignore", f"{name}:{row}", code).code == 0
    assert b"<!-- artlint: ignore X1 -->" in (desk / "news week" / "02.html").read_bytes()
    ran = artlint(".")
    assert (ran.code, ran.out) == (0, "")

    # What is mended needs its ignore and its entry in the baseline no longer.
    quiet = desk / "news week" / "00.txt"
    quiet.write_bytes(quiet.read_bytes().replace(b"Many analysts believe", b"Rosa Lind believes"))
    assert found(".") == Counter({".artlint-ignore U801": 1})
    assert artlint("--fix", ".").code == 0
    (desk / "archive" / "04.md").unlink()
    assert artlint("baseline", "check", ".").code == 1
    assert artlint("baseline", "prune", ".").code == 0
    assert artlint("baseline", "check", ".").code == 0

    # Every format of the report is written in one run, and a clean run passes.
    formats = ("json", "sarif", "github", "junit", "summary")
    ran = installed(".", *(option for name in formats for option in ("--output-file", f"{name}:out.{name}")))
    assert ran.code == 0
    assert all((desk / f"out.{name}").exists() for name in formats)
    git("add", ".")
    git("commit", "-qm", "Mended")
    assert found("--changed-since", "HEAD~1", ".") == Counter()
