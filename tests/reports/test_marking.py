"""Claims marked in a text, whatever way they overlap."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.reports.html.marking import Mark, Spot, paragraphs
from claimcheck.reports.sanitize import visible

# Drawing is slow on a busy machine, and says nothing about what is tested.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = "One and two.\nThree, four\n\n  and five."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=8))
    return [
        Mark(start, min(start + length, len(TEXT)), f"A{n}", f"F{n}", str(n), "agree", n)
        for n, (start, length) in enumerate(spans)
    ]


@patient
@given(marks(), marks())
def test_marks_never_change_the_words_of_a_line(claims: list[Mark], others: list[Mark]) -> None:
    spots = [Spot(mark.start, mark.end, mark.card) for mark in others]
    lines = ["".join(run.text for run in line) for line in paragraphs(TEXT, claims, spots)]
    assert lines == [visible(line) for line in TEXT.split("\n") if line.strip()]


@patient
@given(marks())
def test_every_character_of_a_claim_is_marked_and_no_other(claims: list[Mark]) -> None:
    position = 0
    for line in paragraphs(TEXT, claims, []):
        for run in line:
            position = TEXT.index(run.text, position)
            for offset in range(position, position + len(run.text)):
                expected = {mark.card for mark in claims if mark.start <= offset < mark.end}
                assert set(run.cards.split()) == expected
            position += len(run.text)


def test_a_claim_within_another_shows_the_graver_verdict() -> None:
    outer = Mark(0, 11, "A1", "F1", "1", "agree", 5)
    inner = Mark(4, 7, "A2", "F2", "2", "conflict", 0)
    (runs, *_) = paragraphs(TEXT, [outer, inner], [])
    assert [(run.text, run.verdict) for run in runs] == [
        ("One ", "agree"),
        ("and", "conflict"),
        (" two", "agree"),
        (".", ""),
    ]
    assert [tag.claim for run in runs for tag in run.tags] == ["A2", "A1"]


def test_a_claim_over_two_lines_is_marked_on_both() -> None:
    first, second, _ = paragraphs(TEXT, [Mark(8, 18, "A1", "F1", "1", "agree", 0)], [])
    assert [run.text for run in first if run.cards] == ["two."]
    assert [run.text for run in second if run.cards] == ["Three"]
