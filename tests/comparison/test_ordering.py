"""What is equally good is taken by what the sources say, never by who was named first."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest

from claimcheck.comparison import ordering, origins
from claimcheck.reading import article_from_text
from tests.fuzz import invariants, mutations

MILL, FERRY, TRAM = "The mill burned on Monday.", "The ferry was late.", "The tram was sold."


def test_sources_are_ranked_by_their_texts_whatever_they_are_called() -> None:
    for texts in permutations((MILL, FERRY, TRAM)):
        articles = {str(number): article_from_text(text) for number, text in enumerate(texts)}
        assert [articles[source].text for source in ordering.ranks(articles)] == sorted(texts)


def test_sources_of_one_text_are_ranked_by_their_day() -> None:
    days = [datetime.date(2024, 5, day) for day in (14, 13)]
    articles = {name: article_from_text(MILL, published=day) for name, day in zip("AB", days, strict=True)}
    assert ordering.ranks(articles) == {"B": 0, "A": 1}


# Texts in which one claim has two equally good partners, or two matters may take it, so that the first named had won.
@pytest.mark.parametrize("seed", [7301625, 7300293, 7303451, 7302480, 7308086, 7308391, 7308751, 7310118])
def test_equally_good_partners_are_taken_alike_in_either_order(seed: int) -> None:
    invariants.order_of_sources_does_not_matter(*mutations.mutated(seed))


def test_what_shares_its_origin_with_either_of_two_texts_joins_both_in_any_order() -> None:
    runs = [
        f"{name} Lund of {place} opened the {thing} beside the old {place} road at noon. "
        for name, place, thing in (
            ("Ada", "Varn", "mill"),
            ("Bo", "Corle", "weir"),
            ("Cleo", "Dorval", "quay"),
            ("Dan", "Elmstad", "lock"),
        )
    ]
    one, other, both = runs[0] + runs[1], runs[2] + runs[3], "".join(runs)
    for order in permutations({"one": one, "other": other, "both": both}.items()):
        assert [set(group) for group in origins.origins(dict(order))] == [{"one", "other", "both"}]
