from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.corpus.candidates import Pair
from claimcheck.corpus.clustering import groups

_COUNT = 12
_DAYS = [*(number // 2 for number in range(_COUNT - 2)), None, None]
_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, _COUNT - 1), st.integers(0, _COUNT - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-9.0, 9.0).map(lambda odds: round(odds, 3)),
    max_size=30,
).map(lambda found: [Pair(a, b, odds) for (a, b), odds in found.items()])


@given(_PAIRS, st.randoms())
def test_the_groups_are_the_same_in_whatever_order_the_pairs_come(pairs: list[Pair], chance: random.Random) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert groups(_DAYS, shuffled, 3) == groups(_DAYS, pairs, 3)


@given(_PAIRS)
def test_every_number_is_in_one_group(pairs: list[Pair]) -> None:
    assert sorted(number for group in groups(_DAYS, pairs, 3) for number in group) == list(range(_COUNT))


def test_a_chain_of_stories_falls_apart_where_it_is_thinnest() -> None:
    chain = [Pair(0, 1, 5.0), Pair(1, 2, 4.0), Pair(2, 3, 5.0)]
    assert groups([None] * 5, chain, 3) == [[0, 1], [2, 3], [4]]


@given(_PAIRS)
def test_no_two_articles_of_a_group_are_further_apart_than_is_allowed(pairs: list[Pair]) -> None:
    for group in groups(_DAYS, pairs, 2):
        known = [day for number in group if (day := _DAYS[number]) is not None]
        assert not known or max(known) - min(known) <= 2


def test_a_daily_bulletin_does_not_grow_into_one_endless_story() -> None:
    alike = [Pair(a, b, 5.0) for a in range(6) for b in range(a + 1, min(a + 4, 6))]
    assert max(map(len, groups(range(6), alike, 3))) == 4


def test_two_articles_that_share_little_are_one_story_with_a_third_that_outweighs_it() -> None:
    assert groups([None] * 3, [Pair(0, 1, 5.0), Pair(1, 2, 4.0), Pair(0, 2, -3.0)], 3) == [[0, 1, 2]]
    assert groups([None] * 3, [Pair(0, 1, 5.0), Pair(1, 2, 2.0), Pair(0, 2, -3.0)], 3) == [[0, 1], [2]]


def test_two_articles_that_were_never_held_together_share_nothing() -> None:
    known, unknown = [Pair(0, 1, 5.0), Pair(1, 2, 5.0), Pair(0, 2, -4.0)], [Pair(0, 1, 5.0), Pair(1, 2, 5.0)]
    assert groups([None] * 3, known, 3) == [[0, 1, 2]]
    assert groups([None] * 3, unknown, 3) == [[0, 1], [2]]


def test_an_article_equally_like_two_others_goes_to_the_nearer_in_time() -> None:
    alike = [Pair(0, 1, 3.0), Pair(1, 2, 3.0)]
    assert groups([0, 2, 3], alike, 3) == [[0], [1, 2]]
    assert groups([0, 1, 3], alike, 3) == [[0, 1], [2]]
