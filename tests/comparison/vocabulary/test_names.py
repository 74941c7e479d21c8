"""Names that may name the same are found among thousands as they are by looking at each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.comparison.vocabulary import names
from claimcheck.comparison.vocabulary.names import Names, same_name, share_a_name

_WORDS = ["ann", "anns", "lee", "jean", "jean-paul", "paul", "al", "war", "ii", "13", "jp", "u", "s"]
_KEYS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


@given(_KEYS, st.lists(_KEYS, max_size=8))
def test_a_name_is_found_among_others_where_it_is_the_same_as_one_of_them(key: str, others: list[str]) -> None:
    assert Names(others).has(key) is any(same_name(key, other) for other in others)


@pytest.mark.parametrize("other", ["{} dale", "dale {}", "{}"])
def test_not_all_pairs_of_two_long_lists_of_names_are_looked_at(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[str, str]] = []

    def counted(a: str, b: str) -> bool:
        looked.append((a, b))
        return same_name(a, b)

    monkeypatch.setattr(names, "same_name", counted)
    first, second = ([other.format(f"{side}{number}x") for number in range(300)] for side in "ab")
    assert not share_a_name(first, second)
    assert len(looked) < 3 * len(first)


@given(_KEYS, st.lists(_KEYS, max_size=8))
def test_all_that_may_name_the_same_as_a_name_are_found_among_others(key: str, others: list[str]) -> None:
    assert set(Names(others).alike(key)) == {other for other in others if same_name(key, other)}


@given(st.sampled_from(_WORDS), st.lists(_KEYS, max_size=8))
def test_names_of_several_words_are_found_by_each_of_these(word: str, others: list[str]) -> None:
    found = {other for other in others if " " in other and word in other.split()}
    assert set(Names(others).with_word(word)) == found
    assert len(Names(others)) == len(set(others))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("jean claude lund", "jean marc lund", False),
        ("jean claude lund", "jean lund", True),
        ("ann mary berg", "ann berg", True),
        ("economy minister ann lee", "prime minister ann lee", True),
        ("jurgen moller", "juergen moeller", True),
        ("moller", "juergen moeller", True),
        ("baur", "bauer", False),
    ],
)
def test_two_double_first_names_are_of_two_persons_and_a_vowel_written_out_is_of_one(
    a: str, b: str, *, expected: bool
) -> None:
    assert same_name(a, b) is expected
