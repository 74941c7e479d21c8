"""What stands between quotation marks, in the marks of seven languages."""

from __future__ import annotations

import pytest

from claimcheck.annotation.quotations import quoted_runs, quoted_spans


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Lund nannte es »ein Geschenk« und ging.", ["»ein Geschenk«"]),
        ("»Nein«, sagte Lund. Er ging. »Doch.«", ["»Nein«", "»Doch.«"]),
        ("Lund nannte es ‚ein Geschenk‘ und ging.", ["‚ein Geschenk‘"]),
        ("Lund parle d’un « cadeau » et d’un « vol ».", ["« cadeau »", "« vol »"]),
        ("c’était fini », dit-elle, « et bien fini ».", ["c’était fini »", "« et bien fini »"]),
        ("Das Ende«, sagte Lund.", ["Das Ende«"]),
        ("»Das Ende«, sagte Lund. »Wir gehen.«", ["»Das Ende«", "»Wir gehen.«"]),
        ("„Das Ende.“ Lund ging.", ["„Das Ende.“"]),
        ("c’est fini »dit-elle.", ["c’est fini »"]),
        ("c’est fini»dit-elle, « bien fini ».", ["c’est fini»", "« bien fini »"]),
        ("Lund noemde het ‘een cadeau’.", ["‘een cadeau’"]),
        ("Lund's men said 'no way' again.", ["'no way'"]),
    ],
)
def test_each_quotation_stands_between_its_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ('She said: "We will ... sell [the] yard."', ["We will", "sell", "yard."]),
        ('She said: "[W]e will … sell."', ["We will", "sell."]),
        ("the end,\" she said. 'It is over", []),
        ("« Non », »Nein«, “no”, „nee”, ‘não’, ‚nein‘", ["Non", "Nein", "no", "nee", "não", "nein"]),
        ("She said: “It is over", []),
        ('She said "".', []),
    ],
)
def test_what_is_said_in_these_words_is_parted_where_words_are_left_out(text: str, runs: list[str]) -> None:
    assert list(quoted_runs(text)) == runs
