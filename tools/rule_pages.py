"""Write docs/rules/, a page a rule and an index, from the rule files; `--check` says what is out of date instead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from artlint import rulebook, rulepage

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "rules"


def pages() -> dict[str, str]:
    """What the folder should hold: text by file name."""
    book = rulebook.load_folder(str(ROOT / "rules"), house=False)
    made = {f"{rule.name}.md": (rulepage.page(rule), Path(rule.path).relative_to(ROOT).as_posix()) for rule in book}
    made["README.md"] = (rulepage.index(book), "rules/")
    return {
        name: f"<!-- Made by `make rule-pages` from {source}; edit that. -->\n\n{text}"
        for name, (text, source) in made.items()
    }


def out_of_date(wanted: dict[str, str]) -> list[str]:
    """Names of files that are missing, differ, or should not be there."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is out of date")
    checks = parser.parse_args().check
    wanted = pages()
    stale = out_of_date(wanted)
    if checks:
        for name in stale:
            print(f"docs/rules/{name} is out of date: run `make rule-pages` and commit what it writes", file=sys.stderr)
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    print(f"{len(wanted)} pages, {len(stale)} written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
