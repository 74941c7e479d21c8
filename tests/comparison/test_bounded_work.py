"""The cost of a comparison grows with the length of its texts, not with the square of it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

import claimcheck
from claimcheck.comparison.alignment import shortlist
from claimcheck.comparison.evidence import roles
from claimcheck.comparison.evidence.matching import rarity
from claimcheck.comparison.statements import statements
from claimcheck.reading import article_from_text
from claimcheck.records import Verdict

NUMBERS = ["two", "three", "four", "six", "seven", "eight"]


def _counted(count: int, shift: int = 0) -> str:
    return " ".join(f"{NUMBERS[(place + shift) % 6]} mugs," for place in range(count))


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    looked: list[object] = []
    pair = roles._pair

    def counted(*given: object) -> object:
        looked.append(given)
        return pair(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(roles, "_pair", counted)
    return looked


def test_not_all_pairs_of_figures_of_two_long_lists_are_looked_at(looked_at: list[object]) -> None:
    claimcheck.relate(f"The board counted {_counted(60)} it said.", f"The board counted {_counted(60, 1)} it said.")
    assert 0 < len(looked_at) < 10 * 60


def test_two_equal_long_lists_agree(looked_at: list[object]) -> None:
    text = f"The board counted {_counted(60)} it said."
    assert claimcheck.relate(text, text).verdict is Verdict.AGREE


@pytest.mark.parametrize("count", [30, 31, 66, 200])
def test_one_figure_changed_among_similar_sentences_is_found_however_many_they_are(count: int) -> None:
    sentences = [f"Quay {place + 1} handled {1003 + 37 * place} tonnes of grain." for place in range(count)]
    text = " ".join(sentences)
    days = (datetime.date(2024, 5, 1), datetime.date(2024, 5, 2))
    same = claimcheck.compare([replace(article_from_text(text), published=day) for day in days], engine="rules")
    assert [finding.verdict for finding in same.findings] == [Verdict.AGREE] * count
    for place in (0, count // 2, count - 1):
        figure = 1003 + 37 * place
        changed = " ".join(sentences).replace(f" {figure} ", f" {figure + 5} ")
        found = claimcheck.compare([text, changed], engine="rules").findings
        assert [one.verdict for one in found] == [Verdict.CONFLICT, *[Verdict.AGREE] * (count - 1)]
        assert found[0].explanation.startswith(f"{figure} tonnes (A) against {figure + 5} tonnes (B)")


@pytest.mark.parametrize("count", [4, 19, 29])
def test_one_number_exchanged_in_a_list_is_found_however_long_the_list_is(count: int) -> None:
    quays = ", ".join(f"Quay {chr(65 + place)} ({place + 11})" for place in range(count))
    text = f"The plan names {quays}."
    assert claimcheck.relate(text, text.replace("(13)", "(97)")).verdict is Verdict.CONFLICT


def test_a_label_is_told_apart_by_the_number_in_brackets_behind_it() -> None:
    text = "Le plan compte le Moulin (10), la Tour (12) et la Rive (16)."
    assert claimcheck.relate(text, text.replace("(12)", "(13)")).verdict is Verdict.CONFLICT


def test_a_claim_is_held_against_a_bounded_number_of_claims_however_many_sources_there_are() -> None:
    text = "The board sold the ferry. The board closed the mill. The board moved the tram. The board paid the mayor."
    all_statements = [
        statement
        for source in range(40)
        for statement in statements(claimcheck.extract(text, engine="rules").source.claims, "en", f"S{source}")
    ]
    pairs = list(shortlist.candidate_pairs(all_statements, rarity(all_statements)))
    assert len(pairs) <= len(all_statements) * 39 * shortlist._FEWEST_CANDIDATES
