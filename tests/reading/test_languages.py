from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.languages import identify

STATEMENTS = [
    ("en", "Halden Marine offered 2.7 billion euros for the yard."),
    ("en", "Twelve people died."),
    ("en", "Norvane shares rose 6% on Tuesday."),
    ("en", "Luc Maroin resigned."),
    ("fr", "Halden Marine a proposé 2,7 milliards d’euros."),
    ("fr", "Douze morts à Port-Aubel."),
    ("fr", "L’offre est rejetée."),
    ("fr", "Le PDG a démissionné hier."),
    ("de", "Die Werft wurde für zwei Milliarden Euro verkauft."),
    ("es", "El astillero fue vendido por dos mil millones de euros."),
    ("it", "Il cantiere è stato venduto per due miliardi di euro."),
    ("pt", "O estaleiro foi vendido por dois bilhões de euros."),
    ("nl", "De werf werd voor twee miljard euro verkocht."),
    ("pl", "Stocznia została sprzedana za dwa miliardy euro."),
    ("pl", "Przychody nie wzrosły o 8,5 procent."),
    ("sv", "Intäkterna ökade inte med 8,5 procent."),
    ("da", "Selskabet fremlagde fredag sine tal. Indtægterne steg med 8,5 procent. Fabrikken lukker ikke."),
    ("ro", "Compania a anunțat vineri rezultatele. Veniturile au crescut cu 8,5 la sută. Directorul nu a demisionat."),
    ("ru", "Верфь была продана за два миллиарда евро."),
    ("en", "El Niño weakens, 12 dead"),
    ("en", "La Scala opens after strike"),
    ("en", "Der Spiegel names new editor"),
    ("fr", "Le Mans supprime 40 emplois"),
    ("es", "La Niña regresa: 12 muertos"),
    ("de", "Die Bahn streicht 40 Stellen"),
    ("pt", "O Benfica muda de dono"),
    ("en", "The board met on 3 March."),
    ("en", "Sales rose 5%."),
    ("en", "Minister quits over leak"),
    ("pt", "As vendas subiram 5 %."),
    ("it", "Due arresti dopo la rapina"),
    ("nl", "De staking is voorbij."),
    ("zh", "造船厂以二十亿欧元的价格出售。"),
]


@pytest.mark.parametrize(("language", "statement"), STATEMENTS)
def test_one_statement_is_enough_to_know_its_language(language: str, statement: str) -> None:
    assert identify(statement) == language


def test_a_text_without_words_gets_the_fallback() -> None:
    assert identify("123 – 45 %") == "en"


@given(st.text())
def test_any_text_gets_a_two_letter_code(text: str) -> None:
    assert len(identify(text)) == 2


def test_articles_in_english_and_french_do_not_load_the_trained_identifier() -> None:
    program = (
        "import sys; from claimcheck.reading import read; "
        "read('examples/gazette.txt', language=None); read('examples/harbour-post.txt'); "
        "heavy = {'fasttext', 'sentencex', 'readability', 'pypdf', 'httpx2'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
