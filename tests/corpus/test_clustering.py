from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.corpus.candidates import Pair
from claimcheck.corpus.clustering import groups

_COUNT = 12
_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, _COUNT - 1), st.integers(0, _COUNT - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.15, 1.0).map(lambda likeness: round(likeness, 3)),
    max_size=30,
).map(lambda found: [Pair(a, b, likeness) for (a, b), likeness in found.items()])


@given(_PAIRS, st.randoms())
def test_the_groups_are_the_same_in_whatever_order_the_pairs_come(pairs: list[Pair], chance: random.Random) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert groups(_COUNT, shuffled) == groups(_COUNT, pairs)


@given(_PAIRS)
def test_every_number_is_in_one_group(pairs: list[Pair]) -> None:
    assert sorted(number for group in groups(_COUNT, pairs) for number in group) == list(range(_COUNT))


def test_a_chain_of_stories_falls_apart_where_it_is_thinnest() -> None:
    chain = [Pair(0, 1, 0.9), Pair(1, 2, 0.35), Pair(2, 3, 0.9)]
    assert groups(5, chain) == [[0, 1], [2, 3], [4]]
