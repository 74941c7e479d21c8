"""What meaning, letters and words say of a question that words leave open within one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claimcheck.comparison.alignment import doubts
from claimcheck.comparison.alignment.weights import weights_made
from claimcheck.comparison.evidence.matching import even_weight
from claimcheck.comparison.statements import Statement
from tests.comparison.texts import statement_of

if TYPE_CHECKING:
    from claimcheck.comparison.alignment.embedding import Vectors

pytest.importorskip("numpy", reason="needs the extra `local` for numpy")


class Directions:
    """Encodes a text by the first letter of its first word; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        self.asked += texts
        vectors = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row, ord(text[0].lower()) - ord("a")] = 1.0
        return vectors


def statements_of(source: str, *texts: str) -> list[Statement]:
    made = [statement_of(text, source, "en") for text in texts]
    return [replace(one, claim=replace(one.claim, id=f"{source}{number}")) for number, one in enumerate(made, 1)]


A = ("Ferries lay idle in Corle.", "Guards slept.", "Miners sang all night.", "Bakers shut their doors.")
B = ("Fishermen brought the ferries of Corle home.", "Masons sang.", "Teachers sang all night.")


def test_each_question_is_answered_with_meaning_letters_and_the_share_of_words() -> None:
    a, b, encoder = statements_of("A", *A), statements_of("B", *B), Directions()
    asked = {("A1", "B1"), ("A3", "B2"), ("A3", "B3")}
    signs = doubts.signs_of(a, b, asked, even_weight, encoder)
    assert signs.keys() == asked
    assert signs["A1", "B1"].meaning > 0.9 > 0 > signs["A3", "B3"].meaning
    assert signs["A3", "B3"].letters > signs["A3", "B2"].letters == 0.0
    assert signs["A3", "B3"].share > signs["A1", "B1"].share > 0


def test_of_short_sources_all_statements_are_encoded_for_what_they_share() -> None:
    encoder = Directions()
    doubts.signs_of(statements_of("A", *A), statements_of("B", *B), {("A1", "B1")}, even_weight, encoder)
    assert encoder.asked == [*A, *B]


def test_of_longer_ones_only_those_in_question_and_some_of_the_others() -> None:
    a = statements_of("A", *(f"Ferry number {number} was late." for number in range(40)))
    b = statements_of("B", *(f"Miner number {number} was ill." for number in range(40)))
    encoder = Directions()
    doubts.signs_of(a, b, {("A2", "B7")}, even_weight, encoder)
    assert {a[1].claim.quote, b[6].claim.quote} <= set(encoder.asked)
    assert len(encoder.asked) == len(set(encoder.asked)) <= 18
    assert {text.split()[0] for text in encoder.asked} == {"Ferry", "Miner"}


@pytest.mark.parametrize("better", ["meaning", "letters", "share"])
def test_the_more_of_a_sign_the_more_speaks_for_one_matter(better: str) -> None:

    signs, weights = doubts.Signs(meaning=0.3, letters=0.3, share=0.3), weights_made().within_a_language
    more = replace(signs, **{better: 0.9})
    assert more.evidence(weights) > signs.evidence(weights)
