"""Turned and low marks of quotation are read as English sets them, and nothing else moves."""

from __future__ import annotations

import pytest

from claimcheck.languages.quotation_marks import with_plain_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("»Das Ende«, sagte Lund.", "“Das Ende”, sagte Lund."),
        ("Lund rief: »Wir gehen.« Dann ging er.", "Lund rief: “Wir gehen.” Dann ging er."),
        ("Lund rief ›Halt!‹ und »Raus!«", "Lund rief ‘Halt!’ und “Raus!”"),
        ("„Das Ende.“ Lund ging.", "“Das Ende.” Lund ging."),
        ("Er hatte ‚nur das Wohl‘ im Auge.", "Er hatte ‘nur das Wohl’ im Auge."),
        ("« Fini », dit Lund.", "« Fini », dit Lund."),
        ("«Se acabó», dijo Lund.", "«Se acabó», dijo Lund."),
        ("c’est fini »dit-elle.", "c’est fini »dit-elle."),
        ("“It is over,” Lund said.", "“It is over,” Lund said."),
    ],
)
def test_marks_are_exchanged_one_for_one_and_those_of_other_languages_stay(text: str, plain: str) -> None:
    assert with_plain_marks(text) == plain
    assert len(plain) == len(text)
