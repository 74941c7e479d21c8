"""What a word is said of, and what it is done to, by the small words around."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.comparison.evidence.noun_phrases import object_phrase, subject_phrase
from claimcheck.comparison.statements import Statement
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "noun_phrases.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _phrase(side: Statement, look: str, word: str) -> list[str]:
    start = side.claim.start + side.claim.quote.index(word)
    if look == "subject":
        return [term.text for term in subject_phrase(side, start)]
    return [term.text for term in object_phrase(side, next(term for term in side.terms if term.start == start))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['look']}: {case['text'][:40]}")
def test_a_phrase_ends_where_small_words_end_it(case: dict[str, Any]) -> None:
    assert _phrase(statement_of(case["text"], "A", case["language"]), case["look"], case["word"]) == case["phrase"]
