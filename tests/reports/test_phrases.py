from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck.languages
from claimcheck.records import Certainty, Kind, Qualifier, Verdict
from claimcheck.reports.phrases import phrases

FOLDER = Path(claimcheck.languages.__file__).parent


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for key, value in table.items():
        entries |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return entries


def words_of(code: str) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))["phrases"]["report"]
    return flat(table)


def test_french_has_every_phrase_that_english_has_with_the_same_blanks() -> None:
    english, french = words_of("en"), words_of("fr")
    assert set(english) == set(french)
    for key, phrase in english.items():
        if isinstance(phrase, str):
            assert set(re.findall(r"\{\w+\}", phrase)) == set(re.findall(r"\{\w+\}", french[key])), key


def test_french_sets_a_narrow_no_break_space_before_high_punctuation() -> None:
    for key, phrase in words_of("fr").items():
        if isinstance(phrase, str):
            assert not re.search(r"(?<!\u202f)[:;!?]", phrase), key


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(
    ("group", "members"), [("verdicts", Verdict), ("counts", Verdict), ("kinds", Kind), ("qualifiers", Qualifier)]
)
def test_every_closed_word_has_a_name(code: str, group: str, members: type[Verdict | Kind | Qualifier]) -> None:
    entries = words_of(code)
    assert not [m for m in members if not any(key.startswith(f"{group}.{m}") for key in entries)]


@pytest.mark.parametrize("code", ["en", "fr"])
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
