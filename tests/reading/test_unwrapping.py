"""The lines of a document are put together to paragraphs, however many lines a paragraph has."""

from __future__ import annotations

import re

import pytest

from claimcheck.reading import unwrapping
from claimcheck.reading.unwrapping import Line, paragraphs_of


def _paragraph(lines: list[str]) -> list[str]:
    return paragraphs_of([Line(line) for line in lines])


def test_of_a_paragraph_only_the_end_is_looked_at_for_its_next_line(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = list[int]()

    class _Counting:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def search(self, text: str) -> re.Match[str] | None:
            looked_at.append(len(text))
            return self.pattern.search(text)

    for name in ("_HYPHENATED", "_OPEN_RANGE"):
        monkeypatch.setattr(unwrapping, name, _Counting(getattr(unwrapping, name)))
    lines = ["the ferry board of the harbour closed the old quay and sold the ware-", "house of the mill"] * 400
    assert _paragraph(lines) == [" ".join(["".join(lines[:2]).replace("-", "")] * 400)]
    assert max(looked_at) <= 300


def test_a_word_that_was_broken_twice_is_put_together() -> None:
    lines = ["The board of the harbour of Sano said nothing of the ware-", "housekeep-", "ers of the mill of Corle."]
    assert _paragraph(lines) == [
        "The board of the harbour of Sano said nothing of the warehousekeepers of the mill of Corle."
    ]
