"""The places that two statements both fill, and by which words they are the same."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.rules import decide


def places(a: str, b: str) -> dict[str, str]:
    return {
        outcome.rule.removeprefix("place."): outcome.outcome
        for outcome in claimcheck.explain(a, b).outcomes
        if outcome.rule.startswith("place.")
    }


def test_each_place_that_both_fill_is_named_with_the_words_by_which_it_is_the_same() -> None:
    trace = claimcheck.explain(
        "Dora Finn sold 12 ferries on 3 May 2024, the mayor said.",
        "On 3 May 2024 Dora Finn sold 12 ferries, the mayor said.",
    )
    same = {outcome.rule: (outcome.a, outcome.b) for outcome in trace.outcomes if outcome.rule.startswith("place.")}
    assert same["place.who"] == ("Dora Finn", "Dora Finn")
    assert same["place.how_much"] == ("12", "12")
    assert {"place.what", "place.when", "place.speaker"} <= same.keys()


@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ("The yard in Oldport closed.", "The yard in Newport closed for good last year.", "who"),
        ("The mill paid 12 workers in cash.", "The mill paid workers $500 in cash.", "how_much"),
        ("The yard closed in 2019.", "The yard closed in 2023 for good.", "when"),
        ("“It is open”, said Dora Finn.", "“It is open”, said Carl Moor on Monday.", "speaker"),
    ],
)
def test_a_place_that_both_fill_and_nothing_shows_to_be_the_same_is_open(a: str, b: str, place: str) -> None:
    assert places(a, b)[place] == "undecided"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("An earlier flood killed 8,000 people in Lorna.", "At least 74 people died in Lorna."),
        ("Une crue avait fait 9 000 morts à Lorna.", "Au moins 74 personnes sont mortes à Lorna."),
        ("Una inundación causó 8.000 muertos en Lorna.", "Al menos 74 personas murieron en Lorna."),
        ("Uma cheia causou 8.000 mortos em Lorna.", "Pelo menos 74 pessoas morreram em Lorna."),
    ],
)
def test_a_bound_that_admits_a_number_of_something_else_proves_nothing(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).verdict == "undecided"
    assert [str(finding.verdict) for finding in claimcheck.compare([a, b]).findings] == ["undecided"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire destroyed 211 homes in Lorna.", "The fire destroyed more than 200 homes in Lorna."),
        ("Au moins 74 personnes sont mortes à Lorna.", "L'inondation a fait 80 morts à Lorna."),
        ("Les deux tiers des élus de Lorna ont voté pour.", "66 % des élus de Lorna ont voté pour."),
    ],
)
def test_a_bound_and_a_number_of_one_thing_go_together(a: str, b: str) -> None:
    assert claimcheck.relate(a, b).verdict in ("agree", "precision")
    assert [str(finding.verdict) for finding in claimcheck.compare([a, b]).findings] in (["agree"], ["precision"])


def test_a_place_that_one_side_leaves_empty_is_none_of_both() -> None:
    assert "how_much" not in places("The mill paid 12 workers.", "The mill paid workers.")


def test_an_amount_of_both_says_that_they_tell_one_thing_wherever_it_is() -> None:
    pair = ("The firm will cut 1,200 jobs in Europe.", "The firm will cut 1,200 jobs, 300 of them in Spain.")
    assert places(*pair)["who"] == "undecided"
    assert claimcheck.relate(*pair).verdict in ("agree", "precision")


def test_between_articles_two_names_in_few_words_are_not_said_to_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("A fire in Oldport killed 12 people.", "In Newport 12 people were killed by a fire.")

    def verdicts() -> list[str]:
        return [str(one.verdict) for one in claimcheck.compare(texts).findings if len(one.sources) > 1]

    assert verdicts() == ["undecided"]
    monkeypatch.setattr(decide, "TABLE", tuple(line for line in decide.TABLE if line.name != "open.place"))
    assert verdicts() == ["agree"]
