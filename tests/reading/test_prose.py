from __future__ import annotations

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.reading.prose import without_runs
from claimcheck.records import Role
from tests.noted import noted

PROSE = "The harbour board closed the old ferry terminal on Tuesday. It had cost 4.2 million euros since 2019."


def _letters(count: int) -> str:
    return base64.b64encode(random.Random(1).randbytes(count)).decode()


def _in_lines(count: int) -> str:
    letters = _letters(count)
    return "\n".join(letters[at : at + 76] for at in range(0, len(letters), 76))


def _log(lines: int) -> str:
    return "\n".join(f"2024-05-07 10:{line:02}:07 INFO worker-{line} took {line} ms" for line in range(lines))


def _table(rows: int) -> str:
    return "\n".join(f"Lorna {row} | {row} | {row * 7} | {row + 3},4" for row in range(rows))


NO_PROSE = {
    "a picture in an address": f"![map](data:image/png;base64,{_letters(900)})",
    "a file in lines": _in_lines(900),
    "a log": _log(30),
    "a long table": _table(60),
}


def _body(text: str) -> list[str]:
    return [text[s.start : s.end] for s in article_from_text(text).sentences if s.role is Role.BODY]


@pytest.mark.parametrize("passage", NO_PROSE.values(), ids=NO_PROSE)
@pytest.mark.parametrize("place", ["before", "behind", "between"])
def test_what_is_no_prose_is_named_and_left_out_and_the_prose_around_it_is_read(passage: str, place: str) -> None:
    first, second = PROSE.split(". ")
    parts = {"before": [passage, PROSE], "behind": [PROSE, passage], "between": [f"{first}.", passage, second]}[place]
    text = "\n\n".join(parts)
    assert _body(text) == [f"{first}.", second]
    (note,) = [note for note in noted(article_from_text(text)) if "no prose" in note]
    start, end = text.index(passage), text.index(passage) + len(passage)
    assert f"characters {start} to {end}" in note


def test_a_picture_within_a_paragraph_is_cut_out_of_it() -> None:
    text = f"The board met on Tuesday. {_letters(600)} It sold the ferry on Friday."
    assert _body(text) == ["The board met on Tuesday.", "It sold the ferry on Friday."]


def test_the_language_is_that_of_the_prose() -> None:
    text = f"{_in_lines(6000)}\n\nLe conseil a fermé la gare maritime mardi, et le maire a dit qu’il le regrettait."
    assert article_from_text(text).language == "fr"


@pytest.mark.parametrize(
    "text",
    [
        _table(12),
        "\n".join(f"Lorna {goals}-1 Tarn" for goals in range(60)),
        "東京都は火曜日に港を閉鎖した" * 60,
        f"See https://a.example/{'harbour-' * 20} for more about the harbour board.",
    ],
    ids=["a short table", "a list of results", "a script without spaces", "a long address"],
)
def test_what_a_reader_reads_is_not_left_out(text: str) -> None:
    assert not any("no prose" in note for note in noted(article_from_text(f"{PROSE}\n\n{text}")))


def test_a_text_of_nothing_else_is_taken_at_its_word() -> None:
    assert len(_body(_log(30))) == 30


def test_no_amount_is_looked_for_in_a_run_that_is_no_word() -> None:
    run = "1/2" * 150
    text = f"{PROSE} The list is {run} million euros long."
    told = without_runs(text)
    start = text.index(run)
    assert len(told) == len(text)
    assert (told[:start], told[start + len(run) :]) == (text[:start], text[start + len(run) :])
    assert not any(character.isdigit() for character in told[start : start + len(run)])
    extracted = claimcheck.extract(text).source.claims
    assert [quantity.text for claim in extracted for quantity in claim.quantities] == ["4.2 million euros"]


def test_what_stands_before_a_run_in_its_paragraph_is_no_title() -> None:
    quotes = [claim.quote for claim in claimcheck.extract(f"{PROSE} The list is {'1/2' * 150} long.").source.claims]
    assert quotes[:2] == [f"{sentence.strip('.')}." for sentence in PROSE.split(". ")]


def test_a_text_that_is_nothing_but_a_run_is_taken_at_its_word() -> None:
    run = "a1/2" * 100
    assert without_runs(run) == run


@given(st.text("a1/ .\n", max_size=40), st.integers(290, 310))
def test_what_is_left_of_a_text_stands_where_it_stood(text: str, length: int) -> None:
    whole = f"{text} {'1/' * length}{text}"
    told = without_runs(whole)
    assert len(told) == len(whole)
    assert all(b in (a, "¶", " ") for a, b in zip(whole, told, strict=True))
