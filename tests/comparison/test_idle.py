"""What words join loosely and rules leave open is dropped where an encoder sees no likeness; nothing else is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import pytest

from claimcheck.comparison.idle import without_idle
from claimcheck.comparison.relate import Relation, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.records import Verdict
from tests.comparison.texts import statement_of

LOOSE = (
    "The blaze at the Corle mill was put out by the brigade of Orvan.",
    "The brigade of Orvan has asked the Corle mill for a new engine.",
)
FIGURE_OF_BOTH = (
    "The blaze at the Corle mill was put out on 3 May by the brigade of Orvan.",
    "On 3 May the brigade of Orvan asked the Corle mill for a new engine.",
)
DECIDED = (
    "The Corle mill employs 240 people.",
    "The Corle mill employs 310 people.",
)


@dataclass(frozen=True)
class Encoder:
    """Holds the named pairs for the nearest; counts how often it was asked."""

    pairs: Set[tuple[str, str]]
    asked: list[int]

    def nearest(self, a: Sequence[Statement], b: Sequence[Statement], /) -> Set[tuple[str, str]]:
        self.asked.append(len(a) + len(b))
        return self.pairs


def related(texts: tuple[str, str]) -> tuple[Relation, Statement, Statement]:
    a, b = (statement_of(text, source, "en") for text, source in zip(texts, "AB", strict=True))
    relation = relate_statements(a, b)
    assert relation is not None
    return relation, a, b


def kept(texts: tuple[str, str], *nearest: tuple[str, str]) -> tuple[int, int]:
    """Return how many relations of two statements are kept, and how often the encoder was asked."""
    relation, a, b = related(texts)
    encoder = Encoder(set(nearest), [])
    return len(without_idle([relation], [a], [b], encoder)), len(encoder.asked)


def test_an_open_question_of_two_statements_that_are_far_apart_is_dropped() -> None:
    assert related(LOOSE)[0].verdict is Verdict.UNDECIDED
    assert kept(LOOSE) == (0, 1)


def test_it_is_kept_where_one_is_the_nearest_of_the_other() -> None:
    assert kept(LOOSE, ("A1", "B1")) == (1, 1)


@pytest.mark.parametrize(("texts", "verdict"), [(FIGURE_OF_BOTH, Verdict.UNDECIDED), (DECIDED, Verdict.CONFLICT)])
def test_what_is_decided_and_what_shares_a_figure_is_kept_and_no_encoder_is_asked(
    texts: tuple[str, str], verdict: Verdict
) -> None:
    assert related(texts)[0].verdict is verdict
    assert kept(texts) == (1, 0)


def test_across_languages_it_is_not_asked_again() -> None:
    relation, a, b = related(LOOSE)
    abroad = replace(relation, b=replace(b, language="fr"))
    encoder = Encoder(set(), [])
    assert without_idle([abroad], [a], [b], encoder) == [abroad]
    assert encoder.asked == []


def test_seen_from_the_other_side_a_relation_shares_the_same_figure() -> None:
    relation, _, _ = related(FIGURE_OF_BOTH)
    assert relation.shares_a_figure
    assert relation.mirrored().shares_a_figure
