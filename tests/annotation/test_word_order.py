"""A clause with its verb last, worded as a main clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.annotation.word_order import as_main_clause, of_subject

RELATIVES = [
    ("de", "einem roten Kahn", "der am Kai gesehen wurde", "ein roter Kahn wurde am Kai gesehen"),
    ("de", "der neuen Werft", "die zuletzt 80 Leute beschäftigte", "die neue Werft beschäftigte zuletzt 80 Leute"),
    ("de", "Ida Vogt", "die seit Mai im Rat sitzt", "Ida Vogt sitzt seit Mai im Rat"),
    ("de", "das Boot", "das nach dem Sturm gesunken war", "das Boot war nach dem Sturm gesunken"),
    ("nl", "een man", "die maandag werd opgepakt", "een man werd maandag opgepakt"),
]
OPEN = [
    ("de", "dem Präsidenten", "der am Montag zurücktrat"),
    ("de", "die Werft", "die der Konzern übernahm"),
    ("de", "den Männern", "die am Kai gesehen wurden"),
    ("de", "die Frau", "deren Boot sank"),
    ("nl", "Anna Vos", "die de partij koos"),
    ("en", "the man", "who left"),
]


@pytest.mark.parametrize(("language", "subject", "clause", "worded"), RELATIVES)
def test_a_relative_that_is_plainly_the_subject_gives_a_sentence(
    language: str, subject: str, clause: str, worded: str
) -> None:
    assert of_subject(subject, clause, language) == worded


@pytest.mark.parametrize(("language", "subject", "clause"), OPEN)
def test_where_the_case_or_the_subject_is_open_there_is_no_sentence(language: str, subject: str, clause: str) -> None:
    assert of_subject(subject, clause, language) is None


@given(st.text(max_size=60), st.sampled_from(["de", "nl", "en", "pl"]))
def test_any_text_is_worded_or_left(clause: str, language: str) -> None:
    worded = as_main_clause(clause, language)
    assert worded is None or sorted("".join(worded.split())) == sorted("".join(clause.split()))
