"""SARIF, held to the official schema."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from artlint import report as reporting

from .reports import EVERY_PLACE, HOSTILE, OWN, every_kind, report_of, shown

SARIF = json.loads((Path(__file__).parent.parent / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def sarif_of(report: reporting.Report) -> dict[str, Any]:
    """The run of a log, which the official schema takes."""
    log = json.loads(shown(report, "sarif"))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def region_text(region: dict[str, int], text: str) -> str:
    """The text of a region, found by its rows and columns."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    return text[start:end]


def test_sarif() -> None:
    run = sarif_of(every_kind())
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["T104"]["helpUri"] == OWN.url
    assert rules["T104"]["defaultConfiguration"]["level"] == "error"
    assert "# T104 doubled-word" in rules["T104"]["help"]["markdown"]
    assert "Twice." in rules["T104"]["help"]["text"]
    assert "helpUri" not in rules["X1"]
    advice, twice, worse = run["results"]
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "b.txt", "uriBaseId": "SRCROOT"}
        assert region_text(place["region"], EVERY_PLACE) == place["region"]["snippet"]["text"]
    assert twice["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "the the"
    (change,) = twice["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "the"}
    assert region_text(change["replacements"][0]["deletedRegion"], EVERY_PLACE) == "the the"
    assert twice["fixes"][0]["properties"] == {"applicability": "safe"}
    (change,) = worse["fixes"][0]["artifactChanges"]
    assert [region_text(r["deletedRegion"], EVERY_PLACE) for r in change["replacements"]] == ["bad", "worse"]
    places = [place["physicalLocation"]["region"] for place in worse["relatedLocations"]]
    assert [region_text(region, EVERY_PLACE) for region in places] == ["worse", "A"]
    assert "fixes" not in advice


def test_sarif_of_an_input_error() -> None:
    (invocation,) = sarif_of(every_kind())["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert "gone.txt: no such file" in notification["message"]["text"]
    (invocation,) = sarif_of(report_of("x"))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_sarif_of_hostile_text(hostile: str) -> None:
    (result,) = sarif_of(report_of(hostile, name=f"a/{hostile.replace(chr(0), '')}"))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["snippet"]["text"] == hostile
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    assert unquote_to_bytes(uri) == os.path.normpath(f"a/{hostile.replace(chr(0), '')}").encode()
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"])


def test_sarif_of_a_name_that_is_no_utf8() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (result,) = sarif_of(report_of("x", name=name))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.txt"


def test_sarif_of_a_file_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (result,) = sarif_of(report_of("x", name="../a b.txt"))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"file://{tmp_path}/a%20b.txt"}
