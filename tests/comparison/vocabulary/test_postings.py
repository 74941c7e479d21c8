"""What bears a sign is found in the order in which it was added, and one thing alone costs no list of its own."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.comparison.vocabulary.postings import Postings

_BORNE = st.lists(st.tuples(st.integers(0, 9), st.sets(st.sampled_from("abcd"))), max_size=12)


@given(_BORNE)
def test_what_bears_a_sign_is_found_in_its_order(borne: list[tuple[int, set[str]]]) -> None:
    postings, plain = Postings[str, int](), defaultdict[str, list[int]](list)
    for held, signs in borne:
        postings.add(held, signs)
        for sign in signs:
            plain[sign].append(held)
    assert {sign: list(found) for sign, found in postings.items()} == plain
    assert [sign in postings for sign in "abcd"] == [sign in plain for sign in "abcd"]
    assert set(postings) == set(plain)


def test_a_sign_that_nothing_bears_is_not_kept() -> None:
    postings = Postings[str, int]()
    assert list(postings.get("a")) == []
    assert list(postings) == []


def test_signs_of_one_thing_share_what_they_lead_to() -> None:
    postings = Postings[str, str]()
    postings.add("mill", ("a", "b"))
    assert postings.get("a") is postings.get("b")
