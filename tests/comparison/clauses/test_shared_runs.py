"""A run is what both statements have in one order, and what one side has between its items only describes."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.clauses.passages import shared_passages
from tests.comparison.texts import statement_of


def _shared(a: str, b: str, language: str = "en") -> list[tuple[str, ...]]:
    first, second = statement_of(a, "A", language), statement_of(b, "B", language)
    return [tuple(part.claim.quote for part in pair) for pair in shared_passages(first, second)]


_SHORT = "They learnt how a passenger train hit a loaded lorry crossing the river."


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        (
            "Crews came after a passenger train carrying more than 350 miners hit a loaded lorry in the fog.",
            _SHORT,
            "en",
        ),
        (
            "Crews came after a passenger train on its way to Lorna from Corle hit a loaded lorry in the fog.",
            _SHORT,
            "en",
        ),
        (
            "In Corle, a bank branch, a kiosk and a tram were burned by masked youths.",
            "A bank was burned by youths as were bins across the town.",
            "en",
        ),
        (
            "Miners told how the keeper of the gate saw the express of Corle in May.",
            "It is known that the keeper of the old northern gate near Varn saw the express.",
            "en",
        ),
        (
            "On a appris qu'un train de voyageurs transportant plus de 350 mineurs a heurté un camion chargé la nuit.",
            "Les secours racontent comment un train de voyageurs a heurté un camion chargé.",
            "fr",
        ),
    ],
    ids=["a participle", "a way", "a list", "a listed form", "French"],
)
def test_what_only_describes_breaks_no_run_that_tells_what_one_does(a: str, b: str, language: str) -> None:
    assert len(_shared(a, b, language)) == 1


@pytest.mark.parametrize(
    "a",
    [
        "Crews came after a passenger train engineer's news that an empty bus hit a loaded lorry in May.",
        "Crews came after a passenger train guard saw an empty bus hit a loaded lorry in May.",
        "Crews came after a passenger train with no guard, lamp, bell or horn hit a loaded lorry in May.",
        "Crews came after a passenger train; a grey tram of the harbour hit a loaded lorry in May.",
        "Crews came after a passenger train of the old green Varn, Corle and Lorna coast hit a loaded lorry in May.",
    ],
    ids=["a clause", "a deed of another", "a negation", "a pause", "too much"],
)
def test_what_may_tell_something_else_breaks_a_run(a: str) -> None:
    assert not [pair for pair in _shared(a, _SHORT) if "passenger" in pair[0] and "lorry" in pair[0]]


def test_what_stands_elsewhere_in_the_other_statement_is_no_description() -> None:
    a = "The vaccine reduced the risk of fever by 92 %."
    assert not _shared(a, "The vaccine reduced to 92 % the risk of fever.")
    assert _shared(a, "The vaccine reduced in any dose the risk of fever.")


def test_two_things_of_one_kind_on_both_sides_of_a_verb_are_not_taken_for_each_other() -> None:
    a = "A goods train was empty when a passenger train hit a lorry at the crossing."
    b = "How a passenger train hit a lorry at the crossing is open."
    assert [pair[1] for pair in _shared(a, b)] == ["How a passenger train hit a lorry at the crossing"]


def test_an_infinitive_tells_no_deed() -> None:
    b = "They learnt how a passenger train hit a lorry by the river."
    assert _shared("Crews came when a passenger train hit a lorry in May.", b)
    assert not _shared("Crews came for a passenger train to hit a lorry in May.", b)


def test_a_noun_that_looks_like_a_verb_tells_no_deed() -> None:
    a = "Le bureau suit Météo France, une alerte orange."
    assert not _shared(a, "Hier, Météo France, une alerte orange en poche, se taisait.", "fr")


@pytest.mark.parametrize("led_to", ["un quai", "Varn", "12 voiliers"])
def test_a_finite_verb_leads_to_what_stands_behind_it(led_to: str) -> None:
    assert _shared(
        f"La nuit, une barge heurte {led_to} sans bruit.", f"Une barge grise heurte {led_to} sans bruit.", "fr"
    )


def test_what_stands_close_together_within_a_run_is_a_passage_too() -> None:
    a = "A plane carrying the old chief Ida Lund has crashed in the hills of Varn."
    shared = [pair[0] for pair in _shared(a, "A private plane has crashed in the hills of Varn.")]
    assert shared == [a[:-1], "has crashed in the hills of Varn"]


def test_what_is_part_of_a_number_is_no_item_beside_that_number() -> None:
    texts = ["The Boeing 737-800 landed in Corle at 9.30 p.m.", "At 9.30 p.m. the Boeing 737-800 landed in Corle."]
    assert claimcheck.compare(texts, engine="rules").counts["agree"] == 1
