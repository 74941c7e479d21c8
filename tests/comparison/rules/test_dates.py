"""Two dates of two things exclude nothing."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.rules import dates
from claimcheck.reading import article_from_text
from claimcheck.verdicts import OPPOSED

TEXTS = (
    "Luc Arnal, né en 1951, a dirigé le port de Corle.",
    "Luc Arnal a dirigé le port de Corle, ouvert en 1874.",
)


def _verdict() -> str:
    return str(claimcheck.relate(*(article_from_text(text, language="fr") for text in TEXTS)).verdict)


def test_a_year_behind_a_word_of_one_side_alone_is_of_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _verdict() == "undecided"
    monkeypatch.setattr(dates, "_dates_something_else", lambda *_: False)
    assert _verdict() in OPPOSED
