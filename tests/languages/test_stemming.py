from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.languages import available
from claimcheck.languages.stemming import has_file, stem

_ENDINGS = ("ation", "ateur", "ations", "er", "ement", "issement", "euse", "ables", "eraient", "ions")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "attack attacks attacked attacking"),
        ("fr", "américain américains américaine américaines"),
        ("es", "accidente accidentes"),
        ("de", "Katastrophe Katastrophen"),
        ("it", "terremoto terremoti"),
        ("pt", "governo governos"),
        ("nl", "ziekenhuis ziekenhuise"),
    ],
)
def test_inflected_forms_share_a_stem(language: str, words: str) -> None:
    assert len({stem(word.lower(), language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "take took taken"),
        ("en", "overtake overtook overtaken"),
        ("fr", "mettre mis mettent"),
        ("fr", "transmettre transmis transmettent"),
        ("fr", "survivre survécu survivait"),
        ("es", "proponer propuso propusieron"),
        ("de", "festnehmen festgenommen"),
        ("it", "promettere promesso promise"),
        ("pt", "manter manteve"),
        ("nl", "aannemen aangenomen"),
    ],
)
def test_irregular_forms_share_the_stem_of_the_first_form_with_the_prefixes_listed(language: str, words: str) -> None:
    assert len({stem(word, language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "verb", "noun"),
    [
        ("fr", "reprendre", "reprise"),
        ("fr", "revenir", "revenus"),
        ("de", "nehmen", "Einnahmen"),
        ("es", "imponer", "impuesto"),
    ],
)
def test_a_noun_that_looks_like_a_form_of_a_verb_keeps_its_own_stem(language: str, verb: str, noun: str) -> None:
    assert stem(noun.lower(), language) != stem(verb, language)


def test_a_stem_carries_no_accents() -> None:
    assert stem("étés", "fr").isascii()


def test_short_words_stay_apart() -> None:
    assert stem("tué", "fr") != stem("tu", "fr")


def test_a_language_without_a_file_keeps_the_word_without_accents() -> None:
    assert not has_file("xx")
    assert stem("kočky", "xx") == "kocky"


def test_one_algorithm_is_imported_without_the_others() -> None:
    program = (
        "import sys; from claimcheck.languages.stemming import stem; stem('maisons', 'fr');"
        "print(sum(name.endswith('_stemmer') for name in sys.modules), 'snowballstemmer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


@given(st.text(), st.sampled_from([*available(), "xx", ""]))
def test_any_word_has_a_stem_that_depends_on_nothing_else(word: str, language: str) -> None:
    assert stem(word, language) == stem(word, language)


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"{beginning}{ending}" for beginning in ("navig", "organis", "constru", "port") for ending in _ENDINGS]
    stem.cache_clear()
    alone = [stem(word, "fr") for word in words]
    stem.cache_clear()
    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(lambda _: [stem.__wrapped__(word, "fr") for word in words], range(40)))
    assert all(found == alone for found in together)
