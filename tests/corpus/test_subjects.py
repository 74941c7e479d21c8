"""Reports that share a place and little else: two matters where their subjects are two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.corpus.conftest import gather, table, write_feed

_MUD = (
    "Mud in every cellar, a chain of buckets, a smell of oil. In Astelholm a swollen river took {witness}'s two ovens, "
    "and of her shop nothing is left after this flood but a clock."
)
_WALL = (
    "The wall should have stood ten years ago, says {mayor}. The mayor of Astelholm wants the state to pay for it. "
    "The rain will go on, and the water rises."
)
_TRIAL = (
    "A judge sent {witness} to prison in Astelholm. The court heard eleven witnesses in a trial that lasted a month, "
    "and the lawyer will appeal against the sentence."
)


def _stories(folder: Path, *texts: str) -> list[list[str]]:
    names = {"mayor": "Ilse Karvendal", "witness": "Petra Odrin"}
    rows: list[dict[str, Any]] = [
        {"id": str(number), "text": text.format(**names), "published": "2026-03-03"}
        for number, text in enumerate(texts)
    ]
    gather(folder / "out", write_feed(folder / "feed.jsonl", rows))
    return sorted(sorted(m["id"] for m in story["members"]) for story in table(folder / "out", "stories"))


@pytest.mark.xfail(reason="a town alone is no event, whatever both are about", strict=True)
def test_two_reports_of_one_flood_that_share_the_town_alone_are_one_story(tmp_path: Path) -> None:
    assert _stories(tmp_path, _MUD, _WALL) == [["0", "1"]]


def test_a_flood_and_a_trial_in_one_town_are_two_stories(tmp_path: Path) -> None:
    assert _stories(tmp_path, _TRIAL, _WALL) == [["0"], ["1"]]


def test_a_place_that_many_reports_name_is_the_scene_of_none(tmp_path: Path) -> None:
    others = [f"Snow fell in Astelholm on the market number {number} of {name}." for number, name in enumerate(
        ("Arden", "Brink", "Colmar", "Dovrel", "Essing", "Farlow", "Gunter", "Hollis", "Ingram", "Jarvis")
    )]  # fmt: skip
    assert ["0", "1"] not in _stories(tmp_path, _MUD, _WALL, *others)


@pytest.mark.parametrize(
    ("known", "together"), [("Marseille", False), ("Saint-Aubrac", True)], ids=["a city of every reader", "a village"]
)
def test_a_city_that_everybody_knows_is_the_scene_of_many_events(tmp_path: Path, known: str, together: bool) -> None:
    mud = f"De la boue dans les caves et des seaux. À {known}, la crue a pris les deux fours de Petra Odrin."
    wall = f"La digue aurait dû être là depuis dix ans, dit le maire de {known}, Ilse Karvendal. La pluie va durer."
    assert (len(_stories(tmp_path, mud, wall)) == 1) is together


def test_the_words_of_a_hyphenated_name_are_no_places_of_their_own(tmp_path: Path) -> None:
    one = "Le vent a pris le toit de l'école. À Saint-Aubrac, Petra Odrin fait classe dans la salle des fêtes."
    other = "L'orage a coupé le courant. À Saint-Vellac, Ilse Karvendal attend les techniciens depuis une nuit."
    assert len(_stories(tmp_path, one, other)) == 2
