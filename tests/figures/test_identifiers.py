from __future__ import annotations

import pytest

from claimcheck.figures import find
from claimcheck.figures.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("She lives in Mill Street, 62701 Corle.", "en", "62701"),
        ("She lives in Corle, IL 62701.", "en", "62701"),
        ("Mora na Rua Alta, 25, 1100-048 Lisboa.", "pt", "1100-048"),
        ("Ring 0800 555 0174 for help.", "en", "005550174"),
        ("Llame al 91 234 56 71.", "es", "912345671"),
    ],
)
def test_postcodes_and_telephones_that_are_no_amounts_are_identifiers(text: str, language: str, key: str) -> None:
    amounts = [(amount.start, amount.end) for amount in find(text, language)]
    assert amounts == []
    assert key in [identifier.key for identifier in find_identifiers(text, language, amounts)]
