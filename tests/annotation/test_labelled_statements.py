"""The labelled sentences that `benchmarks/statements.py` measures with: their labels are ones that a claim can have."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimcheck.languages import available
from claimcheck.records import Certainty

FOLDER = Path(__file__).parents[2] / "benchmarks" / "data" / "statements"


def rows() -> list[dict[str, Any]]:
    return [
        json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def test_the_labelled_set_has_300_sentences_in_every_language_and_keeps_a_third_unseen() -> None:
    counts, unseen = Counter(row["language"] for row in rows()), sum(bool(row.get("unseen")) for row in rows())
    assert set(counts) == set(available())
    assert sum(counts.values()) >= 300
    assert 0.3 < unseen / sum(counts.values()) < 0.4


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_label_quotes_its_sentence_and_names_a_certainty(row: dict[str, Any]) -> None:
    for claim in row["claims"]:
        assert claim["quote"] in row["text"]
        assert claim["speakers"]
        assert {Certainty(name) for name in claim["certainties"]}
