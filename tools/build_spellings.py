"""Build `words/us-gb-spellings.txt`: words that America and Britain spell differently, both spellings a line.

Source: `lexicon.trie`, which knows the dictionary of either side. A pair is an American word and a British one that no
other side has and that one of the letter changes below makes of each other. A spelling that both sides use (Britain
writes "organize" too, and reads gas "meters") has a "~" after it: it tells nothing of an
article, but its partner does. `EXTRA` are pairs that no rule makes; `EXCEPT` are accidents and words of two meanings.
"""

from pathlib import Path

from artlint.language import lexicon

OUTPUT = Path(__file__).parents[1] / "lint/artlint/language/data/words/us-gb-spellings.txt"
LEAST_ZIPF = 2.0  # of the American spelling; rarer words would only make the list longer
LEAST_ZIPF_BRITISH = 1.5

# American letters, British letters; each at any place of the word.
CHANGES = (
    ("or", "our"),
    ("er", "re"),
    ("og", "ogue"),
    ("ense", "ence"),
    ("ling", "lling"),
    ("led", "lled"),
    ("ler", "ller"),
    ("lry", "llery"),
    ("ll", "l"),
    ("yz", "ys"),
    ("e", "ae"),
    ("e", "oe"),
    ("ol", "oul"),
    ("ay", "ey"),
    ("kep", "cep"),
    ("um", "ium"),
    ("ow", "ough"),
    ("ax", "axe"),
    ("f", "ph"),
    ("ped", "pped"),
    ("ping", "pping"),
)
EXTRA = """
centered centred, centering centring, cozy cosy, chili chilli, maneuver manoeuvre, maneuvers manoeuvres,
maneuvering manoeuvring, maneuvered manoeuvred, marvelous marvellous, mustache moustache, pajamas pyjamas,
practicing practising, practiced practised, medalist medallist, medalists medallists, counselor counsellor,
counselors counsellors, councilor councillor, councilors councillors, artifact artefact, artifacts artefacts,
somber sombre, saber sabre, tire~ tyre, tires~ tyres, check~ cheque, checks~ cheques, program~ programme,
programs~ programmes, meter~ metre, meters~ metres, license~ licence, licenses~ licences, draft~ draught, curb~ kerb,
canceled cancelled~, canceling cancelling~, catalog catalogue~, catalogs catalogues~
"""
EXCEPT = frozenset(
    ["perv", "venter", "prized", "louvers", "titers", "defensemen", "defenseman", "armories", "savory", "unsavory"]
)


def pairs() -> dict[str, str]:
    """American spelling to British one, with "~" after one that both sides use."""
    words = [key for key, _ in lexicon._table().items("") if key.isalpha() and key not in EXCEPT]
    made = {}
    for word in words:
        entry = lexicon.entry(word)
        assert entry is not None
        if entry.name:
            continue
        if entry.us and not entry.gb and entry.zipf >= LEAST_ZIPF:
            british = max(_british(word), key=lexicon.zipf, default=None)
            if british:
                made[word] = british
        if entry.gb and not entry.us and entry.zipf >= LEAST_ZIPF and "is" in word:
            american = word[: word.rindex("is")] + "iz" + word[word.rindex("is") + 2 :]
            both = lexicon.entry(american)
            if both and both.us and both.gb:
                made[american + "~"] = word
    for line in EXTRA.replace("\n", " ").split(","):
        american, british = line.split()
        made[american] = british
    return made


def _british(word: str) -> list[str]:
    found = []
    for american, british in CHANGES:
        at = word.find(american, 1 if american != "e" else 0)
        while at >= 0:
            changed = word[:at] + british + word[at + len(american) :]
            entry = lexicon.entry(changed)
            if entry and entry.gb and not entry.us and not entry.name and entry.zipf >= LEAST_ZIPF_BRITISH:
                found.append(changed)
            at = word.find(american, at + 1)
    return found


def main() -> None:
    lines = [f"{american} {british}" for american, british in sorted(pairs().items())]
    head = '# American and British spelling of a word, built by tools/build_spellings.py; "~": both sides use it.'
    OUTPUT.write_text("\n".join((head, *lines, "")), "utf-8")
    print(f"{len(lines)} pairs")


if __name__ == "__main__":
    main()
