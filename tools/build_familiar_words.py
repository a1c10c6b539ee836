"""Build `familiar-dale-chall.txt` and `familiar-spache.txt`: the words that every young reader knows.

Sources: the npm packages `dale-chall` (the New Dale-Chall list of 1995) and `spache` (the revised Spache list of 1974),
both MIT; give the folders that their archives unpack to.
"""

import argparse
import re
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/words"

_ENTRY = re.compile(r"^\s*['\"](.+)['\"],?$", re.MULTILINE)


def parse(source: str) -> list[str]:
    """Read the words out of the package's one array of strings, lower case, in order and without doubles."""
    return sorted({entry.replace("\\'", "'").lower() for entry in _ENTRY.findall(source)})


def text(words: list[str], title: str, package: str) -> str:
    """The text of a word list."""
    return "\n".join((f"# {title}; built by tools/build_familiar_words.py from npm `{package}` (MIT).", *words, ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dale-chall", type=Path, required=True, help="unpacked npm package dale-chall")
    parser.add_argument("--spache", type=Path, required=True, help="unpacked npm package spache")
    arguments = parser.parse_args()
    for folder, name, title in (
        (arguments.dale_chall, "dale-chall", "Familiar words, New Dale-Chall (1995)"),
        (arguments.spache, "spache", "Familiar words, revised Spache (1974)"),
    ):
        words = parse((folder / "index.js").read_text("utf-8"))
        (OUTPUT / f"familiar-{name}.txt").write_text(text(words, title, name), "utf-8")
        print(f"{name}: {len(words)} words")


if __name__ == "__main__":
    main()
