"""Commands in the logs of GitHub and Azure Pipelines, read as their runners read them."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import report as reporting
from artlint.report.places import repository_path
from artlint.report.terminal import visible

from .reports import HOSTILE, every_kind, report_of, shown


def github_commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner sees in a job's output, read as its documentation and source say.

    A line is a command when it begins with "::" after white space; properties end at the next "::"; data and properties
    are unescaped; "##[" anywhere begins a command of the old kind.
    """
    commands = []
    for line in re.split(r"\r\n|\r|\n", output):
        line = line.lstrip()
        if not line.startswith("::"):
            assert "##[" not in line
            continue
        info, found, data = line[2:].partition("::")
        if not found:
            continue
        name, _, listed = info.partition(" ")
        properties = {}
        for pair in listed.split(","):
            key, _, value = pair.partition("=")
            for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(code, character)
            properties[key] = value
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            data = data.replace(code, character)
        commands.append((name, properties, data))
    return commands


def in_a_log(text: str) -> str:
    """What a text comes back as: line ends as they were, what else steers a terminal that shows the log as escapes."""
    return "".join(character if character in "\r\n" else visible(character) for character in text)


def test_github() -> None:
    advice, twice, worse, gone = github_commands(shown(every_kind(), "github"))
    assert twice == (
        "error",
        {"file": "b.txt", "line": "1", "endLine": "1", "col": "9", "endColumn": "16", "title": "T104 doubled-word"},
        "twice",
    )
    assert worse[:2] == ("warning", {"file": "b.txt", "line": "2", "endLine": "3", "title": "X1 a-rule"})
    assert advice[0] == "notice"
    assert gone[0] == "error"
    assert gone[1]["file"] == "gone.txt"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_github_takes_no_orders_from_an_article(hostile: str) -> None:
    name = f"a/{hostile}"
    ((command, properties, data),) = github_commands(shown(report_of(hostile, name=name), "github"))
    assert (command, data) == ("error", in_a_log(hostile))
    assert properties["file"] == in_a_log(os.path.normpath(name))
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


@given(st.text(max_size=60), st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20))
def test_github_of_any_text(text: str, name: str) -> None:
    ((command, properties, data),) = github_commands(
        reporting.render(report_of("x", message=text or "x", name=f"a/{name}"), "github", False)
    )
    assert (command, data) == ("error", in_a_log(text or "x"))
    assert properties["file"] == in_a_log(repository_path(f"a/{name}"))


# -- Azure -----------------------------------------------------------------------------------------------------------


def azure_commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that the agent of Azure Pipelines sees: "##vso[" anywhere in a line, up to the next "]"."""
    commands = []
    codes = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%"))
    for line in re.split(r"\r\n|\r|\n", output):
        _, found, rest = line.partition("##vso[")
        if not found:
            continue
        info, _, data = rest.partition("]")
        name, _, listed = info.partition(" ")
        properties = {}
        for pair in filter(None, listed.split(";")):
            key, _, value = pair.partition("=")
            for code, character in codes:
                value = value.replace(code, character)
            properties[key] = value
        for code, character in codes:
            data = data.replace(code, character)
        commands.append((name, properties, data))
    return commands


def test_azure() -> None:
    advice, twice, worse, gone = azure_commands(shown(every_kind(), "azure"))
    assert twice == (
        "task.logissue",
        {"type": "error", "sourcepath": "b.txt", "linenumber": "1", "columnnumber": "9", "code": "T104"},
        "twice",
    )
    assert [row[1]["type"] for row in (advice, worse, gone)] == ["warning", "warning", "error"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_azure_takes_no_orders_from_an_article(hostile: str) -> None:
    name = f"a/{hostile}"
    ((command, properties, data),) = azure_commands(shown(report_of(hostile, name=name), "azure"))
    assert (command, data) == ("task.logissue", in_a_log(hostile))
    assert properties["sourcepath"] == in_a_log(os.path.normpath(name))
    assert list(properties) == ["type", "sourcepath", "linenumber", "columnnumber", "code"]


@pytest.mark.parametrize("output_format", ["text", "full"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_gives_no_orders_to_a_runner(hostile: str, output_format: str) -> None:
    output = shown(report_of(hostile, name=hostile), output_format)
    assert github_commands(output) == []
    assert azure_commands(output) == []
