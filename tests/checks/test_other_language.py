"""Passages in another language."""

from __future__ import annotations

import subprocess
import sys

from tests.checks.off_topic_texts import ARTICLE, found, texts

GERMAN = (
    "Die Seilbahn über die Schlucht fährt ab Juni wieder, elf Jahre nachdem ein gerissenes Seil sie lahmgelegt hatte, "
    "teilte das Dorf am Montag mit und nannte den neuen Fahrplan."
)
FRENCH = (
    "Le téléphérique au-dessus des gorges circulera de nouveau en juin, onze ans après la rupture d'un câble, a "
    "annoncé lundi le village, qui a publié aussi les nouveaux horaires."
)


def test_a_foreign_passage_in_an_english_article() -> None:
    assert texts("O309", f"{ARTICLE}\n\n{GERMAN}\n") == [GERMAN]


def test_a_foreign_article_is_reported_once() -> None:
    (finding,) = found("O309", f"{FRENCH}\n\n{FRENCH} Encore.\n\n{FRENCH} Bis.\n")
    assert "article" in finding.message
    assert '"fr"' in finding.message


def test_the_detector_is_not_imported_for_english() -> None:
    code = (
        "import sys; from tests.checks.off_topic_texts import ARTICLE, found;"
        "assert found('O309', ARTICLE) == []; assert 'langdetect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "lint:."})
