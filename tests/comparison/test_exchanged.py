"""One name, figure or date that is exchanged in a copy is a contradiction, told once; other texts are left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison import exchanged
from claimcheck.comparison.exchanged import exchanged_in_copies
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.reading import article_from_text
from tests.comparison.texts import compared, worded_statements

CASES = [json.loads(line) for line in (Path(__file__).parent / "exchanged.jsonl").read_text("utf-8").splitlines()]

BEFORE = "The council of Varn sold the mill on Monday. Work will begin at Lorna station."
AFTER = "The square stays closed to lorries from Kell. A dance is planned in front of the hall of Kessel in Orde."
PRIZE = ("Ida Berg was given the prize of the fair.", "Eva Holm was given the prize of the fair.")


def _found(a: str, b: str) -> list[Relation]:
    first, second = (
        worded_statements(article_from_text(text, language="en"), name) for name, text in (("A", a), ("B", b))
    )
    return exchanged_in_copies(first, second, Setting())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_an_exchange_in_a_copy_is_told_once(case: dict[str, Any]) -> None:
    found = [finding for finding in compared(case).findings if finding.verdict not in ("agree", "single")]
    assert [(one.verdict, [[d.a, d.b] for d in one.differences]) for one in found] == [
        (case["verdict"], case["differs"])
    ]


def test_a_copy_is_told_from_a_text_of_one_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = (
        "In {0} Monday stays dry. The wind is weak. {1} degrees are expected at the port. The sea is calm. {0} fair. "
        "{2} gave {2} bread, and {2} gave it salt."
    )
    towns = pattern.format("Varn", 12, "Ode"), pattern.format("Lorna", 15, "Kell")
    assert not _found(*towns)
    monkeypatch.setattr(exchanged, "are_of_one_origin", lambda _a, _b: True)
    assert _found(*towns)


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        (BEFORE, AFTER, 1),
        (BEFORE, "", 1),
        ("", AFTER, 1),
        ("", "A dance is planned in front of the hall of Kessel in Orde.", 0),
    ],
    ids=["in the middle", "at the end", "at the beginning", "one neighbour"],
)
def test_two_neighbours_are_the_same(before: str, after: str, count: int) -> None:
    assert len(_found(*(f"{before} {text} {after}".strip() for text in PRIZE))) == count


def test_as_many_sentences_stand_between_the_same_neighbours() -> None:
    more = f"{BEFORE} {PRIZE[1]} Two dogs barked at the stage. {AFTER}"
    assert not _found(f"{BEFORE} {PRIZE[0]} {AFTER}", more)


def test_a_sentence_that_stands_twice_is_no_neighbour() -> None:
    bell = "The bell rang."
    assert not _found(f"{bell} {bell} {PRIZE[0]} {bell} {bell}", f"{bell} {bell} {PRIZE[1]} {bell} {bell}")


def test_figures_are_told_each_by_itself() -> None:
    sums = [
        f"{BEFORE} The rink cost {n} euros. {AFTER} The hall cost {n} euros. The lamps burn. A bell rings."
        for n in (300, 400)
    ]
    assert [len(one.beside) for one in _found(*sums)] == [0, 0]
