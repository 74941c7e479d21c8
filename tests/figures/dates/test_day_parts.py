"""Parts of the day are found by their names, and hold the hours that a paper may mean by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.figures.dates.day_parts import DayPart, find_day_parts
from claimcheck.languages import available


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It burned on Monday evening.", ["evening"]),
        ("fr", "Lundi après-midi, le moulin a brûlé.", ["après-midi"]),  # and no noon within it
        ("de", "Am Montagabend brannte die Mühle.", ["Montagabend"]),
        ("de", "Morgen brennt die Mühle.", []),  # tomorrow
        ("nl", "De molen brandde 's nachts.", ["'s nachts"]),
        ("it", "È bruciato lunedì sera, o di notte.", ["sera", "notte"]),
        ("es", "Mañana vuelve el alcalde.", []),
        ("xx", "It burned on Monday evening.", []),
    ],
)
def test_the_parts_of_a_day_are_found_by_their_names(language: str, text: str, found: list[str]) -> None:
    assert [part.text for part in sorted(find_day_parts(text, language), key=lambda part: part.start)] == found


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [(16, 24, (16 * 60, 24 * 60 - 1), (3 * 60, 15 * 60)), (18, 8, (18 * 60, 0, 3 * 60, 8 * 60), (9 * 60, 17 * 60))],
)
def test_a_part_holds_the_hours_between_its_two_also_over_midnight(
    first: int, last: int, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    part = DayPart("", 0, 0, first, last)
    assert all(map(part.holds, inside))
    assert not any(map(part.holds, outside))


@given(st.sampled_from(available()), st.text(max_size=80))
def test_every_part_is_the_text_at_its_offsets(language: str, text: str) -> None:
    for part in find_day_parts(text, language):
        assert text[part.start : part.end] == part.text
