"""Notices of one pattern, which fill other names and figures into the same words, are as many events."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus.candidates import Pair
from claimcheck.corpus.clustering import groups
from claimcheck.corpus.signatures import Term, kind_of, signature, terms_of
from claimcheck.reading import article_from_text
from tests.corpus.conftest import gather, table, write_feed

# Six polls of three towns by one pollster, and two mayors' races told in words of their own.
_POLLS = [
    ("Ostrel", "Ida Fennmark", "Karl Dovrel", 41, 27, 803),
    ("Brunnau", "Lena Haskil", "Otto Merwin", 38, 31, 611),
    ("Velmor", "Paula Yrsen", "Theo Gandrup", 44, 22, 1002),
    ("Kestby", "Maud Tarrow", "Nils Opheim", 36, 29, 750),
]
_RETOLD = (
    "Merwin distancé",
    "À trois semaines du vote, l'écart se creuse dans la course à la mairie de Brunnau. Le camp de Otto Merwin accuse "
    "plus de cinq points de retard. Haskil, créditée de 38 %, refuse de crier victoire. Les indécis, d'après Sondalis "
    "Interactive, peuvent encore tout changer.",
)
_NOTICE = (
    "Municipales à {town} : {a} en tête selon un sondage",
    "{a} arriverait en tête du premier tour de l'élection municipale à {town} avec {x} % des voix, devant {b} ({y} %), "
    "selon un sondage Sondalis Interactive publié mardi. Une partie des personnes interrogées n'exprime pas "
    "d'intention de vote. L'enquête a été réalisée en ligne auprès de {asked} personnes. La marge d'erreur est de "
    "trois points.",
)

# Recalls of two makers, sold in one chain of shops and read on one page.
_RECALL = (
    "Rappel de produits : du miel de la marque {maker}",
    "La société {maker} procède au rappel de {pots} pots de miel, en raison de la présence possible de morceaux de "
    "verre. Le lot concerné a été vendu dans les magasins Lormarché. Les consommateurs sont invités à ne plus manger "
    "le produit et à le rapporter en magasin, a indiqué mardi le site Rappel Conso. Un numéro vert est à leur "
    "disposition : 0 800 12 34 56.",
)

# A notice that another paper copies with later figures.
_COUNT = (
    "Ferry Nordlys runs aground off Halmsund",
    "The ferry Nordlys ran aground off Halmsund on Tuesday with {aboard} people aboard, the coast guard said. "
    "Helicopters and lifeboats took {saved} of them to the hospital of Tarnby. Captain Henrik Solvang reported fog. "
    "The ferry lies on its side, and a tug from Kvernes is on its way. Nobody is said to be in danger.",
)


def _row(id: str, title: str, text: str) -> dict[str, Any]:
    return {"id": id, "title": title, "text": text, "published": "2026-03-03"}


def _polls() -> list[dict[str, Any]]:
    keys = ("town", "a", "b", "x", "y", "asked")
    filled = [dict(zip(keys, poll, strict=True)) for poll in _POLLS]
    return [_row(str(n), *(part.format(**slots) for part in _NOTICE)) for n, slots in enumerate(filled)]


def _stories(folder: Path, rows: list[dict[str, Any]]) -> list[list[str]]:
    gather(folder / "out", write_feed(folder / "feed.jsonl", rows))
    return sorted(sorted(m["id"] for m in story["members"]) for story in table(folder / "out", "stories"))


def test_notices_of_one_pattern_are_as_many_stories_though_one_pollster_stands_in_all(tmp_path: Path) -> None:
    assert _stories(tmp_path, _polls()) == [["0"], ["1"], ["2"], ["3"]]


def test_recalls_of_two_makers_are_two_stories_though_shop_page_and_telephone_are_the_same(tmp_path: Path) -> None:
    makers = [{"maker": "Aquivelle", "pots": 11632}, {"maker": "Brandosse", "pots": 4270}]
    rows = [_row(str(n), *(part.format(**slots) for part in _RECALL)) for n, slots in enumerate(makers)]
    assert _stories(tmp_path, rows) == [["0"], ["1"]]


def test_a_report_in_other_words_goes_to_the_notice_with_its_people_not_to_all_that_name_the_pollster(
    tmp_path: Path,
) -> None:
    assert _stories(tmp_path, [*_polls(), _row("retold", *_RETOLD)]) == [["0"], ["1", "retold"], ["2"], ["3"]]


def test_a_notice_with_later_figures_tells_of_one_event(tmp_path: Path) -> None:
    later = [{"aboard": 214, "saved": 35}, {"aboard": 219, "saved": 180}]
    rows = [_row(str(n), *(part.format(**slots) for part in _COUNT)) for n, slots in enumerate(later)]
    assert _stories(tmp_path, rows) == [["0", "1"]]


def test_two_notices_are_never_in_one_group_however_like_a_third_is_to_both() -> None:
    alike = [Pair(0, 1, 8.0), Pair(1, 2, 7.0), Pair(0, 2, -4.0)]
    assert groups([None] * 3, alike, 3) == [[0, 1, 2]]
    assert groups([None] * 3, [*alike[:2], Pair(0, 2, -math.inf)], 3) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The shop lost 19.1 tons.", 2),
        ("The shop lost 19,1 tons.", 2),
        ("The shop lost 19 tons.", 1),
        ("It opened on 03.11.2026.", 3),
        ("Call +44 20 7946 0958.", 0),
        ("Appelez le 0 800 12 34 56.", 0),
    ],
)
def test_decimals_are_a_figure_beside_the_whole_number_and_telephone_numbers_are_none(text: str, figures: int) -> None:
    found = [term for term, _ in terms_of(signature(article_from_text(text))) if kind_of(term) is Term.FIGURE]
    assert len(found) == figures
