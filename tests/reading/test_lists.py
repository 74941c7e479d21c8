from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading import article_from_text
from claimcheck.reading.lists import LONGEST_SENTENCE, MOST_FIGURES, items
from claimcheck.records import Role

TOWNS = ["Lorna", "Tarn", "Velm", "Orsk", "Aubel", "Kermor"]


def _items(text: str) -> list[str]:
    return [text[start:end] for start, end in items(text, 0, len(text))]


def _listed(count: int, joint: str) -> str:
    return joint.join(f"{number + 2} mugs in {TOWNS[number % 6]}" for number in range(count))


@pytest.mark.parametrize("joint", ["; ", ", ", " | ", " – "])
def test_a_sentence_with_dozens_of_figures_is_a_list_and_each_item_a_sentence(joint: str) -> None:
    assert _items(_listed(40, joint)) == [f"{number + 2} mugs in {TOWNS[number % 6]}" for number in range(40)]


def test_items_of_a_word_or_two_stay_with_the_next() -> None:
    text = ", ".join(f"{number} dead" for number in range(2, 42))
    assert _items(text)[:2] == ["2 dead, 3 dead", "4 dead, 5 dead"]


@pytest.mark.parametrize("joint", ["; ", ", "])
def test_a_sentence_with_a_dozen_figures_is_one_sentence(joint: str) -> None:
    assert len(_items(_listed(12, joint))) == 1


def test_numbers_in_brackets_say_which_place_is_meant_and_are_no_figures() -> None:
    text = ", ".join(f"the county of {TOWNS[number % 6]} ({number:02})" for number in range(1, 31))
    assert len(_items(text)) == 1


def test_a_comma_within_a_figure_parts_nothing() -> None:
    text = ", ".join(f"{number},500 mugs in Velm" for number in range(1, 41))
    assert _items(text)[0] == "1,500 mugs in Velm"


def test_a_transcript_without_full_stops_is_cut_between_words() -> None:
    text = "and then they went on with what the others had left " * 200
    pieces = _items(text.strip())
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert " ".join(pieces) == text.strip()


@given(st.text(alphabet="ab1 ,;.|\n\u00a0", max_size=4000))
def test_items_lie_in_order_within_the_sentence_and_hold_all_its_figures(text: str) -> None:
    spans = items(text, 0, len(text))
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) and end - start <= LONGEST_SENTENCE for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    left_out = set(range(len(text))) - {offset for span in spans for offset in range(*span)}
    assert not any(text[offset].isalnum() for offset in left_out)


def test_a_list_in_an_article_is_read_item_by_item() -> None:
    text = f"The board met on Tuesday. It counted {_listed(3 * MOST_FIGURES, ', ')} at noon."
    sentences = [text[s.start : s.end] for s in article_from_text(text).sentences if s.role is Role.BODY]
    assert sentences[:3] == ["The board met on Tuesday.", "It counted 2 mugs in Lorna", "3 mugs in Tarn"]
    assert sentences[-1] == "55 mugs in Kermor at noon."
