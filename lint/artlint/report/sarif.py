"""SARIF 2.1.0 (OASIS), as code scanning reads it: rules with their help, places, fixes, and names that last.

Faults of the run itself, a file that could not be read or a check that failed, are notifications of the invocation.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from artlint import REPOSITORY, __version__, catalogue, rulepage
from artlint.document import Location, Span
from artlint.patterns import lazy
from artlint.report import LocatedFinding, Report
from artlint.report.places import fingerprints, repository_path
from artlint.rulebook import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "SRCROOT"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LINK = lazy(r"\[[^\]]*\]\(")  # 3.11.6: a link in a message


def render(report: Report, colour: bool) -> str:
    """The report as a log of one run."""
    rows = [item for item in report.rows if item.finding.rule.category != "internal"]
    faults = [item for item in report.rows if item.finding.rule.category == "internal"]
    rules = {item.finding.rule.code: item.finding.rule for item in rows}
    indexes = {code: number for number, code in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "artlint",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": REPOSITORY,
                "rules": [_rule(rules[code]) for code in indexes],
            }
        },
        "invocations": [{"executionSuccessful": not faults, "toolExecutionNotifications": list(map(_fault, faults))}],
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The top of the repository, or the folder that artlint ran in."}}
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(item, indexes, name) for item, name in zip(rows, fingerprints(rows), strict=True)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(rule.why.split())},
        "help": {"text": catalogue.explanation(rule), "markdown": rulepage.page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {
            "tags": [rule.category],
            "problem.severity": "recommendation" if rule.severity == "info" else rule.severity,
        },
    }
    return described | ({"helpUri": rule.url} if rule.url else {})


def _result(item: LocatedFinding, indexes: Mapping[str, int], fingerprint: str) -> dict[str, Any]:
    finding, file = item.finding, _file(item.filename)
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": indexes[finding.rule.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message)},
        "locations": [_location(item)],
        "partialFingerprints": {"artlintFinding/v1": fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {"suggestions": list(finding.suggestions)},
    }
    if item.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {
                    "artifactLocation": file,
                    "region": _region(place.location, place.end_location, place.span, place.text),
                },
                "message": {"text": "see here"},
            }
            for number, place in enumerate(item.related, 1)
        ]
    if finding.fix is not None:
        replacements = [
            {
                "deletedRegion": _region(located.location, located.end_location, edit.span),
                "insertedContent": {"text": edit.content},
            }
            for located, edit in zip(item.edits, finding.fix.edits, strict=True)
        ]
        result["fixes"] = [
            {
                "description": {"text": _message(finding.fix.message)},
                "artifactChanges": [{"artifactLocation": file, "replacements": replacements}],
                "properties": {"applicability": finding.fix.applicability},
            }
        ]
    return result


def _fault(item: LocatedFinding) -> dict[str, Any]:
    rule = item.finding.rule
    return {
        "descriptor": {"id": rule.code},
        "level": "error",
        "message": {"text": _message(f"{rule.code} {rule.name}: {item.filename}: {item.finding.message}")},
        "locations": [{"physicalLocation": {"artifactLocation": _file(item.filename)}}],
    }


def _location(item: LocatedFinding) -> dict[str, Any]:
    region = _region(item.location, item.end_location, item.finding.span, item.text)
    return {"physicalLocation": {"artifactLocation": _file(item.filename), "region": region}}


def _region(start: Location, end: Location, span: Span, text: str | None = None) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": start.row,
        "startColumn": start.column,
        "endLine": end.row,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    return region if text is None else region | {"snippet": {"text": text}}


def _file(name: str) -> dict[str, str]:
    """Where a file is: from the top of the repository, or as a `file:` URI when it is outside."""
    path = repository_path(name)
    quoted = quote(os.fsencode(path))
    return {"uri": f"file://{quoted}"} if os.path.isabs(path) else {"uri": quoted, "uriBaseId": _BASE}


def _message(text: str) -> str:
    """A message in which no words of an article become a link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if _LINK.search(text) else text
