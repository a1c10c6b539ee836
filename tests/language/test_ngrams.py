"""The trigram model: known probabilities, Katz back-off, and the functions that convert it."""

import importlib
import struct
from pathlib import Path
from types import ModuleType

import pytest

from artlint.language import ngrams

TOOLS = Path(__file__).parents[2] / "tools"
ROUNDING = 0.02
"""log10 error the 8-bit probabilities allow."""


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("build_ngrams")


@pytest.mark.parametrize(
    ("phrase", "log10"),
    [("prime minister", -0.42), ("head administrator", -6.2), ("solar panels", -1.1), ("based boards", -5.75)],
)
def test_known_bigrams(phrase: str, log10: float) -> None:
    assert ngrams.model().bigram(*phrase.split()) == pytest.approx(log10, abs=0.06)


def test_known_trigrams() -> None:
    model = ngrams.model()
    assert model.trigram("pose", "a", "threat") == pytest.approx(-0.4, abs=0.1)
    assert model.trigram("show", "a", "danger") == pytest.approx(-3.9, abs=0.1)


def test_ids_are_ranks_by_frequency() -> None:
    model = ngrams.model()
    ids = [model.id(word) for word in ("the", "government", "zyuganov")]
    assert None not in ids
    assert ids == sorted(ids, key=lambda i: i or 0)
    assert model.id("the") == model.id("the")
    assert model.id("dollarsin") is None


def test_unknown_words_get_the_floor_and_no_context() -> None:
    model = ngrams.model()
    assert model.unigram("dollarsin") == ngrams.UNKNOWN
    assert model.bigram("the", "dollarsin") == ngrams.UNKNOWN
    assert model.trigram("of", "the", "dollarsin") == ngrams.UNKNOWN
    assert model.bigram("dollarsin", "minister") == model.unigram("minister")
    assert model.trigram("dollarsin", "prime", "minister") == model.bigram("prime", "minister")
    assert model.trigram("the", "dollarsin", "minister") == model.unigram("minister")


def test_a_sentence_scores_as_its_trigrams_from_the_start() -> None:
    model = ngrams.model()
    expected = (
        model.bigram("<s>", "the")
        + model.trigram("<s>", "the", "prime")
        + model.trigram("the", "prime", "minister")
        + model.trigram("prime", "minister", "</s>")
    )
    assert model.score(["the", "prime", "minister", "</s>"]) == pytest.approx(expected)
    assert model.score([]) == 0
    assert model.score(["the", "prime", "minister"]) > model.score(["minister", "prime", "the"])


def test_the_probabilities_after_a_context_add_up_to_about_one(tool: ModuleType) -> None:
    model = _small(tool)
    for context in (("the", "prime"), ("prime", "the"), ("cat", "cat")):
        total = sum(10 ** model.trigram(*context, word) for word in WORDS if word != "<s>")
        assert total == pytest.approx(1, abs=0.1)


# A model over four words, in log10: P(the) .4, P(prime) .2, P(cat) .2, P(</s>) .2; P(prime | the) .5, the rest of
# "the" backed off with weight .5 / .8; P(cat | the prime) .9, the rest backed off with weight .1 / .8.
WORDS = ["the", "prime", "cat", "</s>", "<s>"]
UNIGRAM = [-0.398, -0.699, -0.699, -0.699, -99.0]
BACKOFF = [-0.204, 0.0, 0.0, 0.0, 0.0]
BIGRAM = {(0, 1): (-0.301, -0.903)}
TRIGRAM = {(0, 1, 2): -0.0458}


def _model(tool: ModuleType):  # type: ignore[no-untyped-def]  # the class is the tool's
    bigrams = {key: tool.Bigram(*value) for key, value in BIGRAM.items()}
    return tool.Model(WORDS, UNIGRAM, BACKOFF, bigrams, dict(TRIGRAM))


def _small(tool: ModuleType) -> ngrams.Model:
    return ngrams.Model(*tool.pack(_model(tool)))


def test_a_small_model_is_packed_and_answers_with_katz_back_off(tool: ModuleType) -> None:
    model = _small(tool)
    assert model.unigram("cat") == pytest.approx(-0.699, abs=0.001)
    assert model.unigram("<s>") == ngrams.UNKNOWN
    assert model.bigram("the", "prime") == pytest.approx(-0.301, abs=ROUNDING)
    assert model.bigram("the", "cat") == pytest.approx(-0.204 - 0.699, abs=0.001)
    assert model.trigram("the", "prime", "cat") == pytest.approx(-0.0458, abs=ROUNDING)
    assert model.trigram("the", "prime", "the") == pytest.approx(-0.903 - 0.398, abs=ROUNDING)
    assert model.trigram("cat", "the", "prime") == model.bigram("the", "prime")


def test_pruning_drops_what_back_off_tells(tool: ModuleType) -> None:
    kept = tool.prune(_model(tool), 0.5, 0.8)
    assert kept.bigrams[0, 1].prob == -0.301  # backed off: -0.903
    assert kept.trigrams == TRIGRAM  # backed off: -1.602
    pruned = tool.prune(_model(tool), 0.7, 2.0)
    assert pruned.bigrams == {(0, 1): tool.Bigram(None, -0.903)}  # still a context
    assert pruned.trigrams == {}
    model = ngrams.Model(*tool.pack(pruned))
    assert model.bigram("the", "prime") == pytest.approx(-0.204 - 0.699, abs=0.001)
    assert model.trigram("the", "prime", "cat") == pytest.approx(-0.903 - 0.699, abs=ROUNDING)


def test_ranking_keeps_dictionary_words_and_their_ngrams(tool: ModuleType) -> None:
    words = ["zzqx", "cat", "the", "prime", "<s>"]
    bigrams = {(2, 3): tool.Bigram(-0.3, -0.9), (0, 1): tool.Bigram(-0.2, 0.0)}
    model = tool.Model(words, [-3.0, -2.0, -1.0, -4.0, -99.0], [0.0, 0.1, 0.2, 0.3, 0.4], bigrams, {(2, 3, 1): -0.1})
    ranked = tool.rank_words(model, 4)
    assert ranked.words == ["<s>", "the", "cat", "prime"]
    assert ranked.backoff == [0.4, 0.2, 0.1, 0.3]
    assert ranked.bigrams == {(1, 3): tool.Bigram(-0.3, -0.9)}
    assert ranked.trigrams == {(1, 3, 2): -0.1}


def _bit_array(rows: list[list[tuple[int, int]]]) -> bytes:
    """Pack rows of (value, bits), least significant bit first, with the 8 spare bytes sphinxbase leaves."""
    number, at = 0, 0
    for value, bits in (item for row in rows for item in row):
        number |= value << at
        at += bits
    return number.to_bytes((at + 7) // 8 + 8, "little")


def test_the_trie_of_sphinxbase_is_read(tool: ModuleType) -> None:
    # words cat 0, prime 1, the 2; bigram "the prime", trigram "cat the prime"; logarithms to base 1.0001
    step = 1 << 16
    quanta = [[0.0] * step for _ in range(3)]
    quanta[0][7], quanta[1][9], quanta[2][11] = -10000.0, -5000.0, -2000.0
    unigrams = [(-100.0, -1.0, 0), (-200.0, -2.0, 0), (-300.0, -3.0, 1), (0.0, 0.0, 1)]
    middle = [[(2, 2), (9, 16), (7, 16), (0, 1)], [(0, 2), (0, 16), (0, 16), (1, 1)]]
    longest = [[(0, 2), (11, 16)], [(0, 18)]]
    data = b"Trie Language Model" + struct.pack("<B4I", 3, 3, 1, 1, 1)
    data += b"".join(struct.pack(f"<{step}f", *column) for column in quanta)
    data += b"".join(struct.pack("<ffI", *unigram) for unigram in unigrams)
    data += _bit_array(middle) + _bit_array(longest)
    names = b"cat\0prime\0the\0"
    model = tool.read_trie_model(data + struct.pack("<I", len(names)) + names)
    log = 4.342727686e-05
    assert model.words == ["cat", "prime", "the"]
    assert model.prob == pytest.approx([-100 * log, -200 * log, -300 * log])
    assert model.bigrams == {(2, 1): pytest.approx((-10000 * log, -5000 * log))}
    assert model.trigrams == {(0, 2, 1): pytest.approx(-2000 * log)}


def test_another_file_is_refused(tool: ModuleType) -> None:
    with pytest.raises(ValueError, match="not a sphinxbase trie"):
        tool.read_trie_model(b"\\data\\\nngram 1=3\n")
    with pytest.raises(ValueError, match="not an n-gram table"):
        ngrams.Model(bytes(64), {})
