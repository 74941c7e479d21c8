"""Which words of a sentence are quoted for a claim that it bears."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.llm.grounding.anchors import Anchor, ground, uphold
from claimcheck.llm.grounding.problems import Problem
from claimcheck.reading import article_from_text

_CASES = tomllib.loads((Path(__file__).parent / "data" / "quoting.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in _CASES])
def test_a_claim_is_quoted_with_the_words_that_bear_it(case: dict[str, Any]) -> None:
    before = case.get("context", "")
    article = article_from_text(f"{before} {case['sentence']}".strip(), language="en")
    place = len(article.sentences) - 1
    grounded = ground(case["claim"], article, place, [place])
    found: Anchor | Problem | None = grounded
    if case.get("upheld"):
        assert isinstance(grounded, Problem)
        found = uphold(case["claim"], article, place, grounded)
    assert isinstance(found, Anchor), found
    quote = article.text[found.start : found.end]
    assert quote == case.get("quote", quote)
    assert case.get("contains", "") in quote


@given(st.lists(st.sampled_from([word for case in _CASES for word in case["sentence"].split()]), min_size=1))
def test_whatever_a_claim_says_its_quote_is_whole_words_of_one_sentence(words: list[str]) -> None:
    article = article_from_text(" ".join(case["sentence"] for case in _CASES), language="en")
    for index, sentence in enumerate(article.sentences):
        found = ground(" ".join(words), article, index, [index])
        if isinstance(found, Anchor):
            assert sentence.start <= found.start < found.end <= sentence.end
            before, behind = article.text[found.start - 1 : found.start], article.text[found.end : found.end + 1]
            assert not before.isalnum() and not behind.isalnum()
