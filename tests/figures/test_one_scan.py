"""The amounts of a text are read on the tokens of one scan: those of a whole article take fifty times its size."""

from __future__ import annotations

import pytest

from claimcheck.figures import amounts, line
from claimcheck.figures.dates import times
from claimcheck.languages.scanner import Token, scan


def test_amounts_are_read_on_the_tokens_of_one_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mill sold 12 boats between 3 and 5 in the afternoon of a long day. " * 80
    scanned = list[str]()

    def counted(words: str) -> tuple[Token, ...]:
        scanned.append(words)
        return scan(words)

    for module in (line, times):
        monkeypatch.setattr(module, "scan", counted)
    found = amounts.find_amounts(text, "en")
    assert len(found) >= 80
    assert scanned.count(text) == 1
