"""What two statements share in a row is found, whatever stands around it, and nothing that only names a thing."""

from __future__ import annotations

import pytest

from claimcheck.comparison.clauses.passages import shared_passages
from tests.comparison.texts import statement_of


def _shared(a: str, b: str, language: str = "en") -> list[tuple[str, ...]]:
    first, second = statement_of(a, "A", language), statement_of(b, "B", language)
    return [tuple(part.claim.quote for part in pair) for pair in shared_passages(first, second)]


def test_a_passage_has_the_small_words_in_front_of_it_and_stands_where_it_says() -> None:
    a = "The oak of Lorna was felled by a storm at dawn."
    b = "Children planted a tree for the oak, which was felled by a storm at dawn, and sang."
    assert _shared(a, b) == [
        ("The oak of Lorna was felled by a storm at dawn", "for the oak, which was felled by a storm at dawn")
    ]


def test_a_word_more_on_one_side_breaks_no_passage() -> None:
    assert _shared(
        "The oak was felled by a winter storm at dawn.", "They sang for the oak that was felled by a storm at dawn."
    ) == [("The oak was felled by a winter storm at dawn", "for the oak that was felled by a storm at dawn")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The oak was felled by a storm at dawn.", "It is not true that the oak was felled by a storm at dawn."),
        ("The oak was felled by a storm at dawn.", "The oak, nearly felled by a storm at dawn, stands."),
        ("The keeper of the northern lighthouse rests.", "The keeper of the northern lighthouse sails."),
        ("Three bakers were paid in full for the bread.", "Three sailors were paid in full for the bread."),
        ("The oak was felled. A storm at dawn did it.", "The oak was felled by a storm at dawn."),
    ],
    ids=["denied", "nearly", "only named", "of another subject", "of two sentences"],
)
def test_what_is_turned_or_only_named_is_no_passage(a: str, b: str) -> None:
    assert not [pair for pair in _shared(a, b) if "felled" in pair[0] or "bread" in pair[0] or "keeper" in pair[0]]
