"""What every format must show, and JSON Lines."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import jsonschema
import pytest

from artlint import report as reporting

from .reports import HOSTILE, report_of, shown, with_error
from .test_report import SCHEMA

MACHINE_FORMATS = sorted(set(reporting.FORMATS) - set(reporting.FOR_PEOPLE))


@pytest.mark.parametrize("output_format", [*MACHINE_FORMATS, "text", "full"])
def test_a_file_that_cannot_be_read_shows_in_every_format(output_format: str) -> None:
    text = shown(with_error("gone.txt", "no such file or folder"), output_format)
    assert re.search(r"gone\\?\.txt", text)
    assert "no such file or folder" in text
    assert "E002" in text


@pytest.mark.parametrize("output_format", MACHINE_FORMATS)
def test_nothing_is_a_report_too(output_format: str) -> None:
    text = shown(reporting.Report(), output_format)
    if output_format in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(text)
    elif output_format in ("junit", "checkstyle"):
        ET.fromstring(text)
    elif output_format == "summary":
        assert "No article found" in text
    else:
        assert text == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_jsonl(hostile: str) -> None:
    lines = shown(report_of(hostile, name=hostile), "jsonl").split("\n")
    assert lines.pop() == ""
    rows = [json.loads(line) for line in lines]
    jsonschema.validate(rows, SCHEMA)
    assert [(row["filename"], row["text"], row["message"]) for row in rows] == [(hostile, hostile, hostile)]
