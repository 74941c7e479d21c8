"""Where small words turn what both tell, and where each stands behind another word."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.rules import turning
from claimcheck.comparison.vocabulary import turning as turning_vocabulary
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.reading import article_from_text


def _related(language: str, a: str, b: str) -> claimcheck.Verdict:
    return claimcheck.relate(*(article_from_text(text, language=language) for text in (a, b))).verdict


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "Le syndicat du port de Lorna a défilé samedi.", "Le syndicat du port a défilé samedi à Lorna."),
        ("fr", "Ada Brenk est née en 1917 dans le quartier nord de Lorna.", "Ada Brenk est née en 1917 à Lorna."),
    ],
)
def test_small_words_behind_two_words_turn_nothing(
    language: str, a: str, b: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _related(language, a, b) in {claimcheck.Verdict.AGREE, claimcheck.Verdict.PRECISION}
    monkeypatch.setattr(turning, "_lead_from_one_word", lambda *_: True)
    assert _related(language, a, b) is claimcheck.Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "Le siège a déménagé de Lorna en mars.", "Le siège a déménagé à Lorna en mars."),
        ("en", "Lund moved to Oldport in 2019.", "Lund moved from Oldport in 2019."),
    ],
)
def test_small_words_behind_one_word_turn_it(language: str, a: str, b: str) -> None:
    assert _related(language, a, b) is claimcheck.Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("fr", "La chanteuse Ada Brenk est morte à 103 ans.", "Ada Brenk, chanteuse, est morte à l'âge de 103 ans."),
        ("es", "La cantante Ada Brenk falleció a los 103 años.", "Ada Brenk falleció a la edad de 103 años."),
    ],
)
def test_the_phrase_for_an_age_leads_nowhere(language: str, a: str, b: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _related(language, a, b) is claimcheck.Verdict.AGREE
    monkeypatch.setattr(turning_vocabulary, "_idle", lambda _: Phrasebook(()))
    assert _related(language, a, b) is claimcheck.Verdict.UNDECIDED


def test_a_small_word_of_a_hedge_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = "fr", "Ada Brenk a été contrôlée à plus de 200 km/h.", "Ada Brenk, 23 ans, a été contrôlée à 214 km/h."
    assert _related(*texts) is claimcheck.Verdict.PRECISION
    monkeypatch.setattr(turning, "_is_in_hedge", lambda *_: False)
    assert _related(*texts) is claimcheck.Verdict.UNDECIDED


def test_a_small_word_with_nothing_before_it_stands_behind_no_word_of_both() -> None:
    texts = "Le conseil municipal de Lorna a fermé le pont.", "À Lorna, le conseil a fermé le pont."
    finding = claimcheck.relate(*(article_from_text(text, language="fr") for text in texts))
    assert not any(difference.kind == "turning" for difference in finding.differences)


def test_a_small_word_within_a_phrase_of_both_turns_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rescued = "Three hikers were rescued from Ben Corrie on Sunday."
    brought = "Three hikers were brought to safety from Ben Corrie on Sunday."
    assert _related("en", rescued, brought) is claimcheck.Verdict.AGREE
    assert _related("en", rescued, "Three hikers were rescued to Ben Corrie on Sunday.") is claimcheck.Verdict.UNDECIDED
    monkeypatch.setattr(turning, "_outside_phrases", lambda side, _: side.markers)
    assert _related("en", rescued, brought) is claimcheck.Verdict.UNDECIDED
