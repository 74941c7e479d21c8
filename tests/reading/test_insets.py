"""What stands in the middle of a printed paragraph goes behind it, and no line is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.insets import behind_paragraphs
from claimcheck.reading.unwrapping import Line

_LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["The board met on", "monday in the hall.", "Photo: A. Lind", "and left it", "12 boats."]),
        st.booleans(),
        st.sampled_from([8.0, 11.0, 18.0]),
    ),
    max_size=14,
)


@given(_LINES)
def test_every_line_is_there_once(lines: list[Line]) -> None:
    assert sorted(line.text for line in behind_paragraphs(lines)) == sorted(line.text for line in lines)


def test_a_heading_after_a_full_stop_stays_where_it_stands() -> None:
    lines = [Line("It was sold.", size=11), Line("The price", apart=True, size=14), Line("it fetched.", True, 11)]
    assert behind_paragraphs(lines) == lines


def test_a_box_in_a_sentence_goes_behind_its_paragraph() -> None:
    lines = [Line("The mill was", size=11), Line("BOX", apart=True, size=9), Line("sold.", apart=True, size=11)]
    assert [line.text for line in behind_paragraphs(lines)] == ["The mill was", "sold.", "BOX"]
