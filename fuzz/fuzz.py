"""Mangled articles against what must always hold; run by `make fuzz`.

Every case is made from a number alone (`--seed`, and the case's own), so that `--only N` makes a failing one again.
A case takes some of the repository's own articles and rule examples, mangles them (bits, bytes, lines, hostile
characters, comments to artlint, long runs, two files in one), and lints the bytes as one of the file types. What must
hold of every case:

- it is read, or refused with one line of reason; nothing else is raised, and no rule fails inside (E001);
- every span lies inside the text, every text quoted is the text at its span, and every message is one line;
- rows and columns lie inside the file; a report is valid in every format and says there what was found (`outputs`);
- fixes, the safe ones and all of them, come to an end: no text comes again, and at the end nothing is left to fix;
- `stats` counts it, and `compare` holds it beside a mangled copy;
- the same bytes give the same findings twice;
- it ends in time: `SECONDS` of cpu for a small case. The large cases (`large`) are timed and printed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import outputs
from artlint import comparing, fixing, reading, report, stats
from artlint.api import FileResult, lint_document
from artlint.config import Config
from artlint.document import Document
from artlint.finding import Finding
from artlint.report import comparison
from artlint.rulebook import load
from large import LARGE, SUFFIXES

HERE = Path(__file__).parent
SECONDS = 10  # cpu; an ordinary case takes a few hundredths
MOST_BYTES = 3000  # of a case: what goes wrong goes wrong in little, and 20,000 cases stay a matter of minutes
MOST_ROUNDS = 20  # of fixing, five passes each
LARGE_SECONDS = 30  # cpu a megabyte, and as much for what is smaller: ordinary prose takes two or three
EVERYTHING = Config(select=("ALL",), severity="info")

PIECES: list[str] = json.loads((HERE / "pieces.json").read_text(encoding="utf-8"))  # characters and bits of markup
RUNS = [("a", 700), ("é", 300), ('"', 400), ("(", 400), ("> ", 200), ("<b>", 200), ("*", 300), ("Mr. J. ", 60)]
HOSTILE = PIECES + [piece * times for piece, times in RUNS]
COMMENTS = (
    "<!-- artlint: %s -->",
    "\n.. artlint: %s\n",
    "\n// artlint: %s\n",
    "{/* artlint: %s */}",
    "# artlint: %s\n",
)
DIRECTIVES = (
    *("ignore ALL", "ignore H401, T1 -- why", "ignore-start readability", "ignore-end", "ignore-end readability"),
    *("ignore-file typo", "ignore", "ignore NONE -- so", "ignore-start T1,P6", "forget H4", "ignore T101 T102 T103"),
)
NAMES = (
    *("a\n::error::b", "-x", '"q"', "\udcff", "##vso[task.complete]", "<b>&", "=cmd()", "a,b;c", "\x1b[31m", "[a](b)"),
    *("%0Aa", "a|b", "\u202e", "\r", "a]b", "`x`", "@x"),
)
BYTES = [
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\x80", b"\xc3\x28", b"\xed\xa0\x80"),
    *(b"PK\x03\x04", b"\x89PNG"),
]


def material() -> list[str]:
    """The texts that cases are made of: the samples, and the examples of every rule."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(HERE.parent.glob("samples/*"))
        if path.suffix in (".txt", ".md", ".html")
    ]
    for rule in load((), None):
        texts += [example.text for example in (*rule.bad, *rule.clean)]
    return texts


def case(seed: int, number: int, texts: list[str]) -> tuple[str, bytes]:
    """Name and bytes of a case."""
    chance = random.Random(f"{seed}:{number}")
    name = (chance.choice(NAMES) if chance.random() < 0.1 else "case") + chance.choice(SUFFIXES)
    text = chance.choice(texts)
    while chance.random() < 0.6 and len(text) < MOST_BYTES:
        text += chance.choice(("", " ", "\n", "\n\n", "\r\n", "\r")) + chance.choice(texts)
    at = chance.randrange(max(1, len(text) - 200))
    text = text[at : at + chance.randrange(1, MOST_BYTES)] if chance.random() < 0.7 else text[:MOST_BYTES]
    for _ in range(chance.randrange(12)):
        text = _mangled(text, chance)
    if name.endswith(".html") and chance.random() < 0.5:
        text = "<p>" + text.replace("\n\n", "</p>\n<p>")
    data = text.encode(chance.choice(("utf-8",) * 9 + ("utf-16", "cp1252", "latin-1", "utf-8-sig")), "replace")
    for _ in range(chance.choice((0, 0, 0, 1, 3))):
        data = _broken(data, chance)
    return name, data


def _mangled(text: str, chance: random.Random) -> str:
    """A text with one thing wrong."""
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.randrange(1, 60))
    kind = chance.randrange(8)
    if kind == 7:
        return text[:at] + chance.choice(COMMENTS) % chance.choice(DIRECTIVES) + text[at:]
    if kind <= 2:
        return text[:at] + chance.choice(HOSTILE) * chance.choice((1, 1, 1, 2, 9)) + text[at:]
    if kind == 3:
        return text[:at] + text[end:]
    if kind == 4:
        return text[:at] + text[at:end] * chance.choice((2, 3, 20)) + text[end:]
    if kind == 5:
        return text[:at] + text[at:end].swapcase() + text[end:]
    return text.replace(
        chance.choice((" ", ".", "\n", "e", '"')), chance.choice(("", " ", "\n", *PIECES)), chance.randrange(1, 9)
    )


def _broken(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one thing wrong."""
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(4)
    if kind == 0:
        return data[:at] + chance.choice(BYTES) + data[at:]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
    return data[:at] + bytes(reversed(data[at : at + 40])) + data[at + 40 :]


def examine(name: str, data: bytes, chance: random.Random) -> str:
    """Lint a case; what became of it: "refused", "silent", "findings", or "fixed" where there was something to fix.

    Args:
        name: of the file.
        data: what it holds.
        chance: chooses what it is compared with.

    Raises:
        AssertionError: something that must hold does not.
    """
    document: Document | None
    try:
        document = reading.read(data, name)
    except reading.UnreadableError as fault:
        reason = str(fault)
        document = None
    if document is None:
        assert len(reason.splitlines()) == 1, "a reason is one line"
        return "refused"
    findings = _linted(document)
    for finding in findings:
        spans = [finding.span, *finding.related]
        spans += [edit.span for edit in finding.fix.edits] if finding.fix else []
        for start, end in spans:
            assert 0 <= start <= end <= len(document.text), (finding.rule.code, start, end)
        assert not {"\n", "\r"} & set(finding.message), (finding.rule.code, finding.message)
        assert 0 <= finding.confidence <= 1, (finding.rule.code, finding.confidence)
    _examine_report(document, tuple(findings), chance)
    again = lint_document(reading.read(data, name), EVERYTHING)
    assert [repr(finding) for finding in again] == [repr(finding) for finding in findings], "not the same twice"
    json.dumps(stats.statistics(document), allow_nan=False)
    if chance.random() < 0.2:
        _examine_comparison(document, reading.parse(_mangled(document.text, chance), "other.txt"))
    fixes = [_examine_fixes(document, findings, unsafe) for unsafe in (False, True)]
    return "fixed" if any(fixes) else "findings" if findings else "silent"


def _linted(document: Document) -> list[Finding]:
    findings = lint_document(document, EVERYTHING)
    for finding in findings:
        assert finding.rule.code != "E001", finding.message
    return findings


def _examine_report(document: Document, findings: tuple[Finding, ...], chance: random.Random) -> None:
    collected = report.collect([FileResult(document.name, document, findings), FileResult("gone.txt", error="a\nb::c")])
    for item in collected.findings:
        start, end = item.finding.span
        assert item.text == document.text[start:end]
        assert min(item.location) >= 1, item.location
        assert (item.location.row, item.location.column) <= (item.end_location.row, item.end_location.column)
        assert not {"\n", "\r"} & set(item.source_line), item.source_line
    outputs.examine(collected, thorough=chance.random() < 0.1)


def _examine_comparison(first: Document, second: Document) -> None:
    found = comparing.compare(first, second)
    assert 0 <= found.score <= 1, found.score
    for difference in found.differences:
        for document, span in ((first, difference.a), (second, difference.b)):
            assert span is None or 0 <= span.start <= span.end <= len(document.text), difference
    shown = comparison.FORMATS["json"](found, "info").encode("utf-8", "backslashreplace")
    assert len(json.loads(shown, parse_constant=int)["differences"]) == len(found.differences)
    lines = comparison.FORMATS["text"](found, "info").split("\n")
    assert len(lines) == len(found.differences) + (2 if found.verdict == "unrelated" else 4), lines


def _examine_fixes(document: Document, findings: Sequence[Finding], unsafe: bool) -> int:
    """Fix until nothing is left to fix; how many fixes that took."""
    seen = {document.text}
    total = 0
    for _ in range(MOST_ROUNDS):
        document, findings, count = fixing.fixed_document(document, findings, _linted, unsafe)
        if not count:
            return total
        total += count
        assert document.text not in seen, ("fixes go in a circle", document.text[:300])
        seen.add(document.text)
        if not fixing.fixed(document.text, findings, unsafe)[1]:
            return total
    raise AssertionError(f"fixes come to no end: {[f.fix for f in findings if f.fix][:3]}")


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise AssertionError("still running: out of time")


def failures(seed: int, numbers: range) -> Iterator[tuple[int, str]]:
    """Number and reason of each case that fails; a count by outcome is printed at the end."""
    texts = material()
    outcomes: Counter[str] = Counter()
    for number in numbers:
        name, data = case(seed, number, texts)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            outcome = examine(name, data, random.Random(f"{seed}:{number}:more"))
        except Exception:
            outcome = "failed"
            yield number, traceback.format_exc(limit=-4)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        outcomes[outcome] += 1
    print(f"{len(numbers)} cases, seed {seed}: " + ", ".join(f"{n} {what}" for what, n in sorted(outcomes.items())))


def examine_large(only: str) -> int:
    """Lint the large cases whose label matches, print cpu seconds, and give the number that failed."""
    failed = 0
    for label, case_of in LARGE.items():
        if not re.search(only, label):
            continue
        data = case_of.make()
        for suffix in case_of.suffixes:
            limit = LARGE_SECONDS * max(1.0, len(data) / 1e6)
            before = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            came, fault = "", ""
            try:
                came = f"{len(_linted(reading.read(data, f'large{suffix}')))} findings"
            except reading.UnreadableError:
                came = "refused"
            except Exception:
                fault = traceback.format_exc(limit=-4)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            seconds = time.process_time() - before
            print(f"  {label:<36} {suffix:<6} {len(data):>10,} bytes {seconds:>6.2f} cpu s  {came}{fault}", flush=True)
            failed += bool(fault)
    return failed


def main() -> int:
    """Run the cases and say what failed; 1 if something did."""
    parser = argparse.ArgumentParser(description=__doc__.partition(";")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--only", type=int, help="run this case alone, and print its bytes")
    parser.add_argument("--large", default="", metavar="PATTERN", help="only the large cases with such a label")
    parser.add_argument("--no-large", action="store_true", help="leave the large cases out")
    arguments = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _out_of_time)
    if arguments.only is not None:
        print(case(arguments.seed, arguments.only, material()))
    numbers = range(arguments.cases) if arguments.only is None else range(arguments.only, arguments.only + 1)
    failed = 0
    for number, reason in failures(arguments.seed, numbers):
        failed += 1
        print(f"case {number} (again: --seed {arguments.seed} --only {number}):\n{reason}", flush=True)
    if not arguments.no_large and arguments.only is None:
        failed += examine_large(arguments.large)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
