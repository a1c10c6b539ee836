"""Fit the lifts in `confused.txt`: how much likelier than the word that stands there another one must be.

Reads edited texts, one JSON object a line with a "text" (gzip-compressed or not), in which nearly every word is right:
whatever lift a reading reaches there is not enough. The sets of words stay as they are.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from artlint import reading
from artlint.document import lower
from artlint.language import segmentation, vocabulary
from artlint.language.ngrams import model

WORDS = Path(__file__).parents[1] / "lint/artlint/language/data/words/confused.txt"

MARGIN = 0.4
"""Added to the highest lift seen."""
HIGHEST = 4.5
"""No reading needs more: a higher lift seen was an accident."""
OFTEN, RARELY = 250, 2
"""Times a word stands in the texts from which on, or up to which, it needs less than the others."""
LEAST = {"never": 1.5, "rarely": 2.2, "at times": 2.8, "often": 2.0}
"""Least lift of a reading of a word that stands in the texts so often; "at times" is the rule's own."""
LIKELY = -2.5
"""As the option of the rule: log10 P of a word from which on it is taken to be right."""
READ = {("dependant", "dependent"), ("solider", "soldier"), ("whose", "who's")}
"""Readings whose highest lifts were read in the texts and are right: the texts have these slips."""


def texts(paths: list[Path]) -> Iterator[str]:
    """Yield the text of every line of the files."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from (json.loads(line)["text"] for line in file)


def highest_lifts(
    others: dict[str, set[str]], documents: Iterator[str]
) -> tuple[dict[tuple[str, str], float], Counter[str]]:
    """Give the highest lift of each (typed, meant) where what was typed is right, and how often it stands there."""
    trigram = model().trigram
    highest: dict[tuple[str, str], float] = defaultdict(float)
    count: Counter[str] = Counter()
    for text in documents:
        document = reading.parse(text)
        words = document.words
        for index, word in enumerate(words):
            if word.text not in others:
                continue
            count[word.text] += 1
            before = ["", "", *(lower(other.text) for other in words[max(0, index - 2) : index])][-2:]
            here = trigram(before[0], before[1], word.text)
            if here >= LIKELY:
                continue
            left, right = vocabulary.context(document, index)
            own = segmentation.score(left, (word.text,), right)
            for other in others[word.text]:
                if trigram(before[0], before[1], other) > here:
                    lift = segmentation.score(left, (other,), right) - own
                    highest[word.text, other] = max(highest[word.text, other], lift)
    return highest, count


def floor(lift: float, count: int) -> float:
    """Give the lift that a reading needs, from the highest one seen and the times its word was seen."""
    kind = "never" if not count else "rarely" if count <= RARELY else "often" if count >= OFTEN else "at times"
    return round(min(max(LEAST[kind], lift + MARGIN), HIGHEST), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="edited texts, JSON lines")
    arguments = parser.parse_args()
    lines = WORDS.read_text("utf-8").splitlines()
    kept = [line for line in lines if " > " not in line or line.startswith("#") or line.endswith(" never")]
    sets = [line.split() for line in kept if " > " not in line and not line.startswith(("#", "right:"))]
    right = next(line.split()[1:] for line in kept if line.startswith("right:"))
    never = {tuple(line.split()[:3:2]) for line in kept if line.endswith(" never")}
    others: dict[str, set[str]] = defaultdict(set)
    for words in sets:
        for word in words:
            if word not in right:
                others[word].update(set(words) - {word} - {meant for typed, meant in never if typed == word})
    highest, count = highest_lifts(others, texts(arguments.texts))
    needed = {
        f"{typed} > {meant} {lift}"
        for typed, meanings in others.items()
        for meant in meanings
        if (lift := floor(0.0 if (typed, meant) in READ else highest.get((typed, meant), 0.0), count[typed]))
        != LEAST["at times"]
    }
    WORDS.write_text("\n".join([*kept, *sorted(needed)]) + "\n", "utf-8")
    print(f"{len(sets)} sets, {len(needed)} readings with a lift of their own")


if __name__ == "__main__":
    main()
