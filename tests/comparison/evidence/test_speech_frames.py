"""Behind what is said, a frame names who says it: what stands there is none of the matter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.evidence.speech_frames import is_in_closing_frame
from claimcheck.comparison.rules import decide
from claimcheck.reading import article_from_text
from tests.comparison.texts import statement_of

FILE = Path(__file__).parent / "speech_frames.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["quote"][:50])
def test_a_frame_names_who_speaks_and_ends_where_a_clause_opens(case: dict[str, Any]) -> None:
    side = statement_of(case["quote"], "A", case["language"])
    side = replace(side, claim=replace(side.claim, speaker=case["speaker"]))
    inside = [place for place in range(len(case["quote"])) if is_in_closing_frame(side, side.claim.start + place)]
    found = case["quote"][inside[0] : inside[-1] + 1] if inside else ""
    assert found.strip("\"'»“”. ") == case["frame"]


ONE_SPEAKER = (
    "« Le port restera fermé », a déclaré Lena Orsk, porte-parole du bureau de la navigation de Corle.",
    "« Nous exhortons chacun à partir », a déclaré Lena Orsk, porte-parole du bureau de la navigation de Corle.",
)


def _joined() -> list[str]:
    articles = [article_from_text(text, name=text[:9], language="fr") for text in ONE_SPEAKER]
    return [str(one.verdict) for one in claimcheck.compare(articles).findings if len(one.sources) > 1]


def test_two_quotations_of_one_speaker_that_share_only_the_frame_are_two_matters() -> None:
    assert _joined() == []


def test_without_its_line_they_would_be_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "TABLE", tuple(one for one in decide.TABLE if one.name != "unrelated.frame"))
    assert _joined()
