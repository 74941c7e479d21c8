"""Texts that hypothesis makes up of words and figures of the news and of any signs, and shrinks where one breaks."""

from __future__ import annotations

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz import invariants

_WORDS = (
    *("Lund", "Ida Berg", "the mayor", "la mairie", "der Hafen", "12", "9,74 milliards d'euros", "40 %", "3 May 2024"),
    *("sold", "closed", "a démissionné", "died", "said", "selon", "not", "ne pas", "before", "more than", "of whom"),
    *(".", ",", "«", "»", "(", ")", ":", "\n\n", "- ", "…"),
)


def texts() -> st.SearchStrategy[str]:
    """Return a strategy for texts: runs of words that rules know, with any signs between them."""
    return st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=8)), max_size=40).map(" ".join)


def made_up_texts_keep_every_invariant(number: int, examples: int) -> None:
    """Hold the invariants against so many pairs of texts; the same number gives the same ones again."""

    @seed(number)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts(), texts())
    def trial(first: str, second: str) -> None:
        invariants.offsets_hold(first)
        invariants.a_text_agrees_with_itself(first)
        invariants.relating_is_symmetric(first, second)
        invariants.order_of_sources_does_not_matter(first, second)
        invariants.checking_refers_to_its_sources(first, second)

    trial()
