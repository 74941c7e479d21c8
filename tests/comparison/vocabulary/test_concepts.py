from __future__ import annotations

import itertools
import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.comparison.vocabulary import concepts
from claimcheck.comparison.vocabulary.concepts import (
    ConceptHit,
    changes_over_time,
    concepts_of,
    is_narrower,
    kin_of,
    opposite,
    opposites_of,
)
from claimcheck.languages import available, folder, load
from claimcheck.languages.concept_entries import stemmed_entries
from claimcheck.languages.scanner import TokenKind, scan

ROOT = Path(__file__).parents[3]
CASES = [json.loads(line) for line in (Path(__file__).parent / "concepts_cases.jsonl").read_text("utf-8").splitlines()]
LANGUAGES = [code for code in available() if load(code).table("concepts")]


def words_of(text: str) -> list[str]:
    return [token.text.lower() for token in scan(text) if token.kind is TokenKind.WORD]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['text'][:40]}")
def test_a_sentence_is_read_as_its_concepts_in_order(case: dict[str, Any]) -> None:
    hits = concepts_of(words_of(case["text"]), case["language"])
    assert [hit.key for hit in hits] == case["concepts"].split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_concepts(language: str) -> None:
    assert set(load(language).table("concepts")) == set(load("en").table("concepts"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_with_concepts_has_cases(language: str) -> None:
    assert [case for case in CASES if case["language"] == language], (
        f"tests/comparison/vocabulary/concepts_cases.jsonl has no case in {language}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_words_of_its_own(language: str) -> None:
    named = {entries.split(" ")[0] for entries in stemmed_entries(language).values()}
    assert set(load(language).table("concepts")) == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exception_names_a_word_that_the_stems_would_take_in(language: str) -> None:
    entries = stemmed_entries(language)
    for entry, keys in entries.items():
        if entry.startswith("!"):
            stemmed = entries.get(concepts.stem(entry[1:], language), "").split()
            assert set(keys.split()) <= set(stemmed), f"{entry} in {keys}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stems_kept_are_those_of_the_language_file(language: str) -> None:
    kept = (folder(language) / "stems.json").read_text("utf-8")
    rendered = runpy.run_path(str(ROOT / "scripts" / "concept_stems.py"))["rendered"]
    assert kept == rendered(language), "run scripts/concept_stems.py"


def test_every_related_concept_has_words() -> None:
    relations = concepts._relations()
    pairs = {**relations["opposites"], **{f"{key} ": keys for key, keys in relations["narrower"].items()}}
    related = {word for key, keys in pairs.items() for word in f"{key} {keys}".split()}
    related |= set(relations["changing"]["keys"].split())
    assert related <= set(load("en").table("concepts"))


def test_the_longest_entry_wins() -> None:
    assert concepts_of(["the", "vice", "president"], "en") == (ConceptHit(1, 3, "vice_president"),)


def test_places_count_the_words_given_also_where_one_joins_several() -> None:
    assert concepts_of(["un", "cessez-le-feu", "l'armée"], "fr") == (
        ConceptHit(1, 2, "ceasefire"),
        ConceptHit(2, 3, "army"),
    )


def test_an_ambiguous_word_names_its_other_concepts() -> None:
    (hit,) = concepts_of(["défaite"], "fr")
    assert {hit.key, *hit.others} == {"defeat", "lose"}


def test_a_form_marked_exact_does_not_stand_for_its_stem() -> None:
    assert [hit.key for hit in concepts_of(["né"], "fr")] == ["birth"]
    assert concepts_of(["ne"], "fr") == ()


def test_a_verb_is_found_under_an_ending_that_its_algorithm_leaves() -> None:
    assert [hit.key for hit in concepts_of(["annoncent"], "fr")] == ["say"]
    assert [hit.key for hit in concepts_of(["denunció"], "es")] == ["criticise"]


def test_a_word_excepted_from_its_stem_has_no_concept() -> None:
    assert [hit.key for hit in concepts_of(["execution"], "en")] == ["execute"]
    assert [hit.key for hit in concepts_of(["executive"], "en")] == ["manager"]


def test_a_language_without_a_file_has_no_concepts() -> None:
    assert concepts_of(["president", "dead"], "xx") == ()


def test_a_regional_code_reads_as_its_language() -> None:
    assert concepts_of(["morts"], "fr-CA") == concepts_of(["morts"], "fr")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("rise", "fall", True),
        ("fall", "rise", True),
        ("accept", "reject", True),
        ("alive", "death", True),
        ("profit", "loss", True),
        ("rise", "double", False),
        ("death", "injury", False),
        ("rise", "rise", False),
        ("rise", "no such concept", False),
    ],
)
def test_opposites_hold_in_either_order(a: str, b: str, expected: bool) -> None:
    assert opposite(a, b) is expected


def test_the_opposites_of_concepts_are_those_of_each_of_them() -> None:
    assert "fall" in opposites_of(frozenset({"rise"}))
    assert {"rise", "fall", "reject"} <= opposites_of(frozenset({"rise", "fall", "accept"}))
    assert opposites_of(frozenset({"no such concept"})) == opposites_of(frozenset()) == frozenset()


def test_the_kin_of_a_concept_are_those_finer_and_those_broader() -> None:
    for a, b in itertools.product(("vehicle", "car", "people", "boy"), repeat=2):
        assert (b in kin_of(frozenset({a}))) is (is_narrower(a, b) or is_narrower(b, a)), (a, b)
    assert {"car", "people"} <= kin_of(frozenset({"vehicle", "boy"}))


def test_no_concept_is_its_own_opposite_or_that_of_a_finer_one() -> None:
    for a, b in concepts._opposites():
        assert a != b
        assert not is_narrower(a, b), (a, b)
        assert not is_narrower(b, a), (a, b)


def test_finer_descriptions_are_found_by_way_of_others() -> None:
    assert is_narrower("vehicle", "car")
    assert is_narrower("people", "boy")
    assert not is_narrower("car", "vehicle")
    assert not is_narrower("people", "car")


def test_no_description_is_finer_than_itself() -> None:
    assert not [key for key in load("en").table("concepts") if is_narrower(key, key)]


def test_a_death_toll_changes_over_time_and_a_price_paid_does_not() -> None:
    assert changes_over_time("death")
    assert not changes_over_time("buy")


@given(st.lists(st.text()), st.sampled_from([*LANGUAGES, "xx", ""]))
def test_any_words_give_hits_in_order_without_overlaps(words: list[str], language: str) -> None:
    last = 0
    for hit in concepts_of(words, language):
        assert 0 <= last <= hit.last <= len(words)
        assert hit.first < hit.last
        last = hit.first


@given(st.lists(st.sampled_from("prime minister the lives lost their of a death said New York".lower().split())))
def test_hits_of_single_words_never_overlap(words: list[str]) -> None:
    last = 0
    for hit in concepts_of(words, "en"):
        assert last <= hit.first < hit.last <= len(words)
        last = hit.last
