"""The labelled sentences that `benchmarks/statements.py` measures with: their labels are ones that a claim can have."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text
from claimcheck.records import Certainty
from tests.scripts import loaded

FOLDER = Path(__file__).parents[2] / "benchmarks" / "data" / "statements"


def rows() -> list[dict[str, Any]]:
    return [
        json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def test_the_labelled_set_has_300_sentences_in_seven_languages_and_keeps_a_third_unseen() -> None:
    counts, unseen = Counter(row["language"] for row in rows()), sum(bool(row.get("unseen")) for row in rows())
    assert set(counts) == {"de", "en", "es", "fr", "it", "nl", "pt"}
    assert sum(counts.values()) >= 300
    assert 0.3 < unseen / sum(counts.values()) < 0.4


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_label_quotes_its_sentence_and_names_a_certainty(row: dict[str, Any]) -> None:
    for claim in row["claims"]:
        assert claim["quote"] in row["text"]
        assert claim["speakers"]
        assert {Certainty(name) for name in claim["certainties"]}


@pytest.mark.parametrize("unseen", [False, True])
def test_nineteen_of_twenty_labelled_claims_have_their_speaker_and_their_certainty(unseen: bool) -> None:
    benchmark = _benchmark()
    score = benchmark.Score()
    for row in rows():
        if bool(row.get("unseen")) is unseen:
            article = article_from_text(row["text"], language=row["language"])
            benchmark.measure(row, RulesEngine().extract(article, "A").claims, score)
    assert score.wanted > 100
    assert score.speaker >= 0.95 * score.wanted
    assert score.certainty >= 0.95 * score.wanted
    assert score.formed >= 0.95 * score.wanted


def _benchmark() -> ModuleType:
    return loaded(FOLDER.parents[1] / "statements.py")
