"""What stands in a long paragraph is read once for all of its sentences."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.annotation import pronouns
from claimcheck.annotation.quotations import quoted_spans


def test_the_quotations_of_a_paragraph_of_any_length_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(text: str) -> tuple[tuple[int, int], ...]:
        read.append(len(text))
        return quoted_spans(text)

    monkeypatch.setattr(pronouns, "quoted_spans", counted)
    text = " ".join(f"Le maire de Varna a vendu {place + 2} barques. Il part demain." for place in range(300))
    claimcheck.extract(text, engine="rules")
    assert len([length for length in read if length > len(text) / 2]) == 1
