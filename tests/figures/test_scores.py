from __future__ import annotations

import pytest

from claimcheck.figures.scores import find_scores
from claimcheck.languages.scanner import fold


@pytest.mark.parametrize(
    ("language", "text", "points"),
    [
        ("en", "The Lynx won 3-1, then 3:1.", [(3, 1), (3, 1)]),
        ("en", "The bill passed by 231 votes to 198.", [(231, 198)]),
        ("en", "The bill was passed by 231 to 198.", [(231, 198)]),
        ("en", "They won by three goals to one.", [(3, 1)]),
        ("fr", "Ils l'ont emporté quatre buts à deux.", [(4, 2)]),
        ("fr", "Le texte a été adopté par 52 voix contre 48.", [(52, 48)]),
        ("fr", "Le club a gagné 3 à 1.", [(3, 1)]),
        ("de", "Sie gewannen vier zu zwei, dann 88:79.", [(4, 2), (88, 79)]),
        ("de", "Der Antrag fiel mit 12:10 Stimmen durch.", [(12, 10)]),
        ("es", "Ganaron cuatro a dos.", [(4, 2)]),
        ("it", "Hanno vinto quattro a due.", [(4, 2)]),
        ("pt", "Venceram por quatro a dois.", [(4, 2)]),
        ("en", "They lost 1 to 3.", [(3, 1)]),
        ("en", "They lost 1 to 3 in the final.", [(3, 1)]),
        ("nl", "De wet werd met 76 tegen 74 stemmen aangenomen.", [(76, 74)]),
    ],
)
def test_two_numbers_of_a_score_or_a_vote_are_one(language: str, text: str, points: list[tuple[int, int]]) -> None:
    assert sorted(score.points for score in find_scores(fold(text), language)) == sorted(points)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It opens at 10:30 and at 9:05."),
        ("en", "They voted to cut it from 52 votes to 48."),
        ("en", "The party won 3 to 5 seats."),
        ("en", "The party won 3 to 5 of the seats."),
        ("en", "Turnout fell from 9 to 3."),
        ("en", "A map at a scale of 1:50 000."),
        ("en", "He ran it in 2:05:30."),
        ("fr", "Le prix passe de 52 à 48 euros."),
        ("es", "Votaron de 9 a 3 de la tarde."),
    ],
)
def test_times_scales_changes_and_ranges_are_no_scores(language: str, text: str) -> None:
    assert find_scores(fold(text), language) == []


def test_the_numbers_of_votes_are_counted_too_and_those_of_goals_are_not() -> None:
    (votes,) = find_scores(fold("It passed by 52 votes to 48."), "en")
    (goals,) = find_scores(fold("They won by three goals to one."), "en")
    assert (votes.counted, goals.counted) == (True, False)
