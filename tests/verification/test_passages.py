"""Which passages of a source come nearest to a claim."""

from __future__ import annotations

import random

import pytest

import claimcheck
from claimcheck.comparison.statements import Statement, statements
from claimcheck.verification.passages import Library, passages

# The words of both groups stand in as many sentences, so that both weigh the same.
FIRST = ["ladder", "blanket", "orchard", "tannery", "beacon", "granary", "cellar"]
SECOND = ["canal", "brewery", "lantern", "quarry", "chapel", "pantry", "violin"]


def _statements(text: str) -> tuple[Statement, ...]:
    return statements(claimcheck.extract(text, engine="rules").source.claims, "en", "A")


@pytest.mark.parametrize("seed", range(16))
def test_passages_with_words_as_rare_are_as_near_in_whatever_order_a_claim_has_these(seed: int) -> None:
    both = [f"The council closed the {' the '.join(group)}." for group in (FIRST, SECOND)]
    rest = [f"Ann saw the {word}." for group in (FIRST, SECOND) for n, word in enumerate(group) for _ in range(n * n)]
    said = random.Random(seed).sample([*FIRST, *SECOND], len(FIRST) + len(SECOND))
    [claim] = _statements(f"The council closed the {' the '.join(said)}.")
    nearest = Library(_statements(" ".join([*both, *rest]))).nearest(claim)
    assert [passage.statements[0].claim.quote for passage in nearest[:2]] == both


def test_a_sentence_without_an_end_is_several_passages() -> None:
    clauses = ", and ".join(f"Ida {name} sold {number} barrels in Lorna" for number, name in enumerate(FIRST * 20, 2))
    source_statements = _statements(f"{clauses}.")
    found = passages(source_statements)
    assert len(found) > 1
    assert [one for passage in found for one in passage.statements] == list(source_statements)
    assert all(len(passage.words) < 600 for passage in found)


def test_a_long_sentence_with_an_end_is_one_passage() -> None:
    source_statements = _statements(
        f"{', and '.join(f'Ida {name.title()} sold the {name} in Lorna' for name in FIRST * 3)}."
    )
    assert len(source_statements) > 1
    assert len(passages(source_statements)) == 1
