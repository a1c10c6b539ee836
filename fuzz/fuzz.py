"""Mangled articles against what must always hold; run by `make fuzz`.

Every case is made from a number alone (`--seed`, and the case's own), so that `--only N` makes a failing one again.
A case takes some of the repository's own articles and rule examples, mangles them (bits, bytes, lines, hostile
characters, long runs, two files in one), and lints the bytes as one of the file types. What must hold of every case:

- it is read, or refused with one line of reason; nothing else is raised, and no rule fails inside (E001);
- every span lies inside the text, and every text quoted is the text at its span;
- rows and columns lie inside the file, and a report can be written in every format;
- safe fixes can be applied, and the text they give can be read and linted again;
- the same bytes give the same findings twice;
- it ends in time: `SECONDS` of cpu for a small case. The large cases (`LARGE`) are timed and printed instead.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from artlint import engine, fixing, reading, report
from artlint.api import FileResult
from artlint.document import Document
from artlint.finding import Finding
from artlint.rulebook import Rulebook, load

HERE = Path(__file__).parent
SUFFIXES = (".txt", ".md", ".html")
SECONDS = 5  # cpu; an ordinary case takes a few thousandths
MOST_BYTES = 3000  # of a case: what goes wrong goes wrong in little, and 20,000 cases stay a matter of minutes

PIECES: list[str] = json.loads((HERE / "pieces.json").read_text(encoding="utf-8"))  # characters and bits of markup
RUNS = [("a", 700), ("é", 300), ('"', 400), ("(", 400), ("> ", 200), ("<b>", 200), ("*", 300), ("Mr. J. ", 60)]
HOSTILE = PIECES + [piece * times for piece, times in RUNS]
BYTES = [
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\x80",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"PK\x03\x04",
    b"\x89PNG",
]

LARGE: dict[str, Callable[[], bytes]] = {
    "1 MB of one letter": lambda: b"a" * 1_000_000,
    "100,000 straight quotes": lambda: b'"' * 100_000,
    "100,000 opening quotes, one a word": lambda: "“word ".encode() * 100_000,
    "100,000 apostrophes": lambda: b"'" * 100_000,
    "100,000 opening brackets": lambda: b"(" * 50_000 + b"[" * 50_000,
    "2,000 nested block quotes": lambda: b"> " * 2_000 + b"text",
    "2,000 nested lists": lambda: b"".join(b" " * (2 * n) + b"- x\n" for n in range(2_000)),
    "20,000 nested elements": lambda: b"<div>" * 20_000 + b"text",
    "100,000 line ends": lambda: b"\n" * 100_000,
    "100,000 full stops": lambda: b"." * 100_000,
    "one line of 100,000 words": lambda: b"the quick brown foxes jumped " * 20_000,
    "100,000 unknown words": lambda: b" ".join(b"zxq%dvk" % n for n in range(100_000)),
    "50,000 names": lambda: b"".join(b"Jo%s Smith%s said. " % (_letters(n), _letters(n * 7)) for n in range(25_000)),
    "100,000 zero-width spaces": lambda: "a\u200b".encode() * 100_000,
    "100,000 bidirectional controls": lambda: "\u202e".encode() * 100_000,
    "50,000 entities": lambda: b"&amp;" * 50_000,
}


def _letters(number: int) -> bytes:
    return bytes(97 + int(digit) for digit in str(number))


def material() -> list[str]:
    """The texts that cases are made of: the samples, and the examples of every rule."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(HERE.parent.glob("samples/*")) if path.suffix in SUFFIXES
    ]
    for rule in load((), None):
        texts += [example.text for example in (*rule.bad, *rule.clean)]
    return texts


def case(seed: int, number: int, texts: list[str]) -> tuple[str, bytes]:
    """Name and bytes of a case."""
    chance = random.Random(f"{seed}:{number}")
    name = f"case{chance.choice(SUFFIXES)}"
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
    kind = chance.randrange(7)
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


def examine(name: str, data: bytes, rulebook: Rulebook) -> str:
    """Lint a case; what became of it: "refused", "silent" or "findings".

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
    findings = engine.run(document, rulebook)
    for finding in findings:
        assert finding.rule.code != "E001", finding.message
        spans = [finding.span, *finding.related]
        spans += [edit.span for edit in finding.fix.edits] if finding.fix else []
        for start, end in spans:
            assert 0 <= start <= end <= len(document.text), (finding.rule.code, start, end)
        assert "\n" not in finding.message, (finding.rule.code, finding.message)
        assert 0 <= finding.confidence <= 1, (finding.rule.code, finding.confidence)
    _examine_report(document, tuple(findings))
    again = engine.run(reading.read(data, name), rulebook)
    assert [repr(finding) for finding in again] == [repr(finding) for finding in findings], "not the same twice"
    text, count = fixing.fixed(document.text, findings)
    if count:
        mended = reading.parse(text, name, document.format)
        for finding in engine.run(mended, rulebook):
            assert finding.rule.code != "E001", finding.message
    return "findings" if findings else "silent"


def _examine_report(document: Document, findings: tuple[Finding, ...]) -> None:
    collected = report.collect([FileResult(document.name, document, findings)])
    for item in collected.findings:
        start, end = item.finding.span
        assert item.text == document.text[start:end]
        assert min(item.location) >= 1, item.location
        assert (item.location.row, item.location.column) <= (item.end_location.row, item.end_location.column)
        assert not {"\n", "\r"} & set(item.source_line), item.source_line
    for output_format in report.FORMATS:
        report.render(collected, output_format, False).encode("utf-8", "backslashreplace")


def _out_of_time(number: int, frame: FrameType | None) -> None:
    raise AssertionError(f"still running after {SECONDS} cpu s")


def failures(seed: int, numbers: range, rulebook: Rulebook) -> Iterator[tuple[int, str]]:
    """Number and reason of each case that fails; a count by outcome is printed at the end."""
    texts = material()
    outcomes: dict[str, int] = {}
    signal.signal(signal.SIGVTALRM, _out_of_time)
    for number in numbers:
        name, data = case(seed, number, texts)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            outcome = examine(name, data, rulebook)
        except Exception:
            outcome = "failed"
            yield number, traceback.format_exc(limit=-4)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    print(f"{len(numbers)} cases, seed {seed}: " + ", ".join(f"{n} {what}" for what, n in sorted(outcomes.items())))


def examine_large(rulebook: Rulebook) -> int:
    """Lint the large cases as each file type, print cpu seconds, and give the number that failed."""
    failed = 0
    for label, make in LARGE.items():
        data = make()
        for suffix in SUFFIXES:
            before = time.process_time()
            try:
                findings = engine.run(reading.read(data, f"large{suffix}"), rulebook)
                fault = next((finding.message for finding in findings if finding.rule.code == "E001"), "")
            except Exception:
                fault = traceback.format_exc(limit=-4)
            print(
                f"  {label:<36} {suffix:<6} {len(data):>9,} bytes {time.process_time() - before:>7.2f} cpu s  {fault}",
                flush=True,
            )
            failed += bool(fault)
    return failed


def main() -> int:
    """Run the cases and say what failed; 1 if something did."""
    parser = argparse.ArgumentParser(description=__doc__.partition(";")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--only", type=int, help="run this case alone, and print its bytes")
    parser.add_argument("--no-large", action="store_true", help="leave the large cases out")
    arguments = parser.parse_args()
    rulebook = load((), None)
    if arguments.only is not None:
        print(case(arguments.seed, arguments.only, material()))
    numbers = range(arguments.cases) if arguments.only is None else range(arguments.only, arguments.only + 1)
    failed = 0
    for number, reason in failures(arguments.seed, numbers, rulebook):
        failed += 1
        print(f"case {number} (again: --seed {arguments.seed} --only {number}):\n{reason}", flush=True)
    if not arguments.no_large and arguments.only is None:
        failed += examine_large(rulebook)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
