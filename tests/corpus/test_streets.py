"""Names of streets, which many towns have."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.corpus.streets import of_streets
from claimcheck.languages.scanner import scan
from tests.corpus.conftest import gather, table, write_feed


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("a shop in New Dock Street in Harbury", "en", "New Dock Street"),
        ("the Street of Harbury", "en", ""),
        ("a street near Dock", "en", ""),
        ("un dépôt de la rue des Lilas, à Vernon", "fr", "Lilas"),
        ("place de l'Église, à Vernon", "fr", "Église"),
        ("avenue Maréchal Foch, à Vernon", "fr", "Maréchal Foch"),
        ("sur la route de Vernon", "fr", ""),
        ("une rue inondée par la Seine", "fr", ""),
        ("une rue où passe la Seine", "fr", ""),
        ("ein Haus in der Mühlgasse in Altfurt, nahe am Ring", "de", "Mühlgasse"),
        ("een huis in de Kerkstraat in Hoorn", "nl", "Kerkstraat"),
        ("un piso en la calle de Alcalá, en Getafe", "es", "Alcalá"),
        ("la carretera de Getafe", "es", ""),
        ("una casa in via Garibaldi a Torino", "it", "Garibaldi"),
        ("uma casa na rua das Flores em Évora", "pt", "Flores"),
    ],
)
def test_the_name_of_a_street_is_known_by_the_word_beside_it(text: str, language: str, words: str) -> None:
    tokens = scan(text)
    assert " ".join(tokens[place].text for place in sorted(of_streets(tokens, language))) == words


def test_burglaries_in_two_streets_of_one_name_are_two_stories(tmp_path: Path) -> None:
    text = "Police in {town} look for a white van after a break-in at a cycle shop in Station Road. Bikes are missing."
    rows = [{"id": town, "text": text.format(town=town), "published": "2026-03-03"} for town in ("Harbury", "Wexley")]
    gather(tmp_path / "out", write_feed(tmp_path / "feed.jsonl", rows))
    assert len(table(tmp_path / "out", "stories")) == 2
