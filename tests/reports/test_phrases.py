from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from claimcheck.languages import available, folder, load
from claimcheck.records import Certainty, Kind, Qualifier, Verdict
from claimcheck.reports.phrases import phrases


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for key, value in table.items():
        entries |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return entries


#: A language without phrases of its own has its reports in English.
LANGUAGES = [code for code in available() if load(code).table("phrases")]

#: Tables whose size is the language's own: the long scale has a word that the short one lacks.
OF_THE_LANGUAGE = ("page.scales.",)


def words_of(code: str, group: str = "report") -> dict[str, Any]:
    """The phrases of a group, or all of them, with the reasons for which claims are rejected."""
    tables: dict[str, Any] = tomllib.loads((folder(code) / "phrases.toml").read_text("utf-8"))
    if group:
        return flat(tables["phrases"][group])
    words = flat({**tables["phrases"], "grounding": load(code).table("grounding")["reasons"]})
    return {key: phrase for key, phrase in words.items() if not key.startswith(OF_THE_LANGUAGE)}


def blanks(phrase: object) -> set[str]:
    return set(re.findall(r"\{\w+\}", str(phrase)))


def test_every_language_that_reports_are_worded_in_is_known_by_name_in_every_other() -> None:
    for code in LANGUAGES:
        unnamed = [other for other in available() if f"languages.{other}" not in words_of(code)]
        assert not unnamed, f"{code}/phrases.toml: [phrases.report.languages] has no name for {', '.join(unnamed)}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_phrase_that_english_has_with_the_same_blanks(code: str) -> None:
    english, own = words_of("en", ""), words_of(code, "")
    assert set(own) == set(english)
    for key, phrase in own.items():
        assert blanks(phrase) == blanks(english[key]), key


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {"en"}))
def test_a_sentence_of_one_language_is_not_the_sentence_of_another(code: str) -> None:
    english = {key: phrase for key, phrase in words_of("en", "").items() if str(phrase).count(" ") > 2}
    own = words_of(code, "")
    same = [key for key, phrase in english.items() if own.get(key) == phrase]
    assert not same, f"{code}/phrases.toml: {len(same)} sentences are still English: {', '.join(same[:8])}, …"


def test_french_sets_a_no_break_space_before_high_punctuation_and_inside_quotation_marks() -> None:
    # Reasons for which claims are rejected are put to the model as well, which has no use for them.
    shown = {key: phrase for key, phrase in words_of("fr", "").items() if not key.startswith("grounding.")}
    for key, phrase in shown.items():
        for form in phrase if isinstance(phrase, list) else [phrase]:
            # An address stays one word.
            assert not re.search(r"(?<![\u202f\u00a0])(?::(?!//)|[;!?»])|«(?![\u202f\u00a0])", str(form)), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_are_words_of_a_newspaper(code: str) -> None:
    jargon = {"certainty", "precision", "précision", "certitude", "Präzision", "precisión", "precisione", "precisão"}
    assert not jargon & {str(words_of(code)[f"verdicts.{verdict}"]) for verdict in Verdict}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "members"), [("verdicts", Verdict), ("counts", Verdict), ("kinds", Kind), ("qualifiers", Qualifier)]
)
def test_every_closed_word_has_a_name(code: str, group: str, members: type[Verdict | Kind | Qualifier]) -> None:
    entries = words_of(code)
    assert not [m for m in members if not any(key.startswith(f"{group}.{m}") for key in entries)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_certainty_can_be_attributed(code: str) -> None:
    assert {f"attribution.{certainty}" for certainty in Certainty} <= set(words_of(code))


@pytest.mark.parametrize(
    ("language", "number", "phrase"),
    [
        ("en", 0, "0 claims"),
        ("en", 1, "1 claim"),
        ("en", 1200, "1,200 claims"),
        ("fr", 0, "0 affirmation"),
        ("fr", 1, "1 affirmation"),
        ("fr", 2, "2 affirmations"),
        ("fr", 1200, "1\u202f200 affirmations"),
    ],
)
def test_counts_take_the_singular_of_their_language(language: str, number: int, phrase: str) -> None:
    assert phrases(language).count("claims", number) == phrase


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert phrases("fr").date("2025-05-01") == "1er mai 2025"
    assert phrases("en").date("2025-05-01") == "1 May 2025"
    assert phrases("en").date("spring") == "spring"


def test_a_language_without_a_file_is_worded_in_english() -> None:
    assert phrases("sw").say("undated") == "undated"


def test_numbers_keep_all_their_digits() -> None:
    assert phrases("fr").number(9_740_000_000) == "9\u202f740\u202f000\u202f000"
    assert phrases("fr").number(9.735) == "9,735"
    assert phrases("en").number(12.34, 1) == "12.3"
