"""Which figures of two statements stand for one thing; a day on which it was said is none on which it happens."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import compare
from claimcheck.reading import article_from_text

CASES = [json.loads(line) for line in Path(__file__).with_name("days_of_saying.jsonl").read_text("utf-8").splitlines()]
PUBLISHED = datetime.date(2025, 6, 4)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:40])
@pytest.mark.parametrize("turned", [False, True])
def test_a_day_on_which_something_was_said_is_none_on_which_it_happens(case: dict[str, Any], turned: bool) -> None:
    reported = article_from_text(case["a"], name="a", language=case["language"], published=PUBLISHED)
    stated = article_from_text(case["b"], name="b", language=case["language"])
    (found,) = compare([stated, reported] if turned else [reported, stated]).findings
    assert str(found.verdict) == case["verdict"]
    assert not [words for words in case["names"] if words not in found.explanation]
