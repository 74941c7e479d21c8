from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.reading import read
from claimcheck.records import Article
from tests.noted import noted

_LEFT = """The council of Lorna voted on Monday
to reopen the old mill by the river,
after two years of quarrels over its
price. The mayor, Ada Holm, said that
the work would begin on 12 May and
would take less than three years."""
_RIGHT = """A group of neighbours called it a
mistake, and said that they would ask
a judge to look at it. The judge has
until 3 June to answer. The price is
4.2 million euros, the town said on
Tuesday in a letter to the press."""


def _article(tmp_path: Path, data: bytes) -> Article:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read(path, language="en")


def _pieces(lines: str, left: int, top: int = 740) -> list[tuple[int, int, int, str]]:
    return [(left, top - 14 * number, 11, line) for number, line in enumerate(lines.splitlines())]


def _row_by_row(*columns: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
    return [piece for row in zip(*columns, strict=True) for piece in row]


def test_columns_that_were_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path, documents: ModuleType) -> None:
    title = [(50, 790, 18, "Mill to reopen in Lorna")]
    page = [*title, *_row_by_row(_pieces(_LEFT, 50), _pieces(_RIGHT, 310))]
    article = _article(tmp_path, documents.pdf_at([page]))
    words = " ".join(article.text.split())
    assert words == " ".join(["Mill to reopen in Lorna", *_LEFT.split(), *_RIGHT.split()])
    assert "1 page is set in columns; each column is read to its end." in noted(article)


def test_columns_whose_paragraphs_end_at_other_heights_are_read_one_after_the_other(
    tmp_path: Path, documents: ModuleType
) -> None:
    """Few rows have both columns, and the last line of the left one is its longest."""
    left = [(0, "The toll house at Brellin opens again,"), (1, "its keeper said."), (3, "Nobody had lived there since")]
    left += [(4, "the ferry was sold to a man of Lorna."), (5, "He means to keep it as it is, for the children.")]
    right = [(1, "A room costs less than it did, and"), (2, "breakfast comes with it."), (4, "Guests bring boots.")]
    right.append((6, "The path is steep."))
    pieces = [(x, 740 - 14 * row, 11, line) for x, lines in ((50, left), (330, right)) for row, line in lines]
    page = sorted(pieces, key=lambda piece: (-piece[1], piece[0]))
    article = _article(tmp_path, documents.pdf_at([page], ended=True))
    assert article.text.split() == " ".join(line for _, line in (*left, *right)).split()


def test_lines_of_a_row_that_are_lines_of_text_of_their_own_are_columns(tmp_path: Path, documents: ModuleType) -> None:
    """Some programs end the line after every piece they draw, so that nothing but its place says what is beside it."""
    page = _row_by_row(_pieces(_LEFT, 50), _pieces(_RIGHT, 310))
    article = _article(tmp_path, documents.pdf_at([page], ended=True))
    assert article.text.split() == [*_LEFT.split(), *_RIGHT.split()]


def test_a_left_column_that_is_longer_is_read_to_its_end_first(tmp_path: Path, documents: ModuleType) -> None:
    lines = _LEFT.splitlines()
    tail = ["and the last of them left in May,", "as the board had feared."]
    below = [(50, 740 - 14 * (len(lines) + number), 11, line) for number, line in enumerate(tail)]
    page = [*_row_by_row(_pieces(_LEFT, 50), _pieces(_RIGHT, 310)), *below]
    article = _article(tmp_path, documents.pdf_at([page]))
    assert article.text.split() == [*_LEFT.split(), *" ".join(tail).split(), *_RIGHT.split()]


@pytest.mark.parametrize(("size", "apart"), [(8, 30), (11, 40)], ids=["smaller type", "room alone"])
def test_a_caption_in_a_paragraph_stands_behind_it(
    tmp_path: Path, documents: ModuleType, size: int, apart: int
) -> None:
    lines = [
        "The harbour board of Lorna voted on Monday to shut the pier, which has cost the town a fortune. The mayor,",
        "who had asked for",
        "it, said that ninety dockers would be trained for the new quay by the end of the month and nobody would be",
        "left without work.",
        "Nobody had spoken to the crews before the vote.",
    ]
    before = [(50, 740 - 14 * number, 11, line) for number, line in enumerate(lines[:2])]
    caption = [(50, 726 - apart, size, "The pier in winter. Photo: I. Dahl")]
    after = [(50, 726 - 2 * apart - 14 * number, 11, line) for number, line in enumerate(lines[2:])]
    article = _article(tmp_path, documents.pdf_at([[*before, *caption, *after]]))
    assert article.text.split("\n\n") == [" ".join(lines[:4]), caption[0][3], lines[4]]


def test_words_drawn_one_by_one_make_no_columns_where_some_begin_at_one_place(
    tmp_path: Path, documents: ModuleType
) -> None:
    lines = (
        "The old wall gave way at noon", "and two men fled down the hill", "The new gate was shut at once",
        "but its keys were lost in the mud", "All the cows went home by road",
    )  # fmt: skip
    pieces = []
    for row, line in enumerate(lines):
        left = 50
        for word in line.split():
            pieces.append((left, 780 - 14 * row, 11, word))
            left += 6 * len(word) + 6
    path = tmp_path / "words.pdf"
    path.write_bytes(documents.pdf_at([pieces]))
    article = read(path)
    assert " ".join(lines) in " ".join(article.text.split())
    assert not any(note.key == "columns" for note in article.notes)


@pytest.mark.parametrize(
    ("before", "left", "after", "shown"),
    [
        ("The yard built 12 ships", 161, " and 40 boats.", "ships³ and"),
        ("The yard lets out CO", 152, " all day.", "CO3 all"),
    ],
    ids=["the mark of a footnote", "below the line"],
)
def test_small_figures_tied_to_a_word_are_no_part_of_it(
    tmp_path: Path, documents: ModuleType, before: str, left: int, after: str, shown: str
) -> None:
    pieces = [(50, 780, 11, before), (left, 780, 7, "3"), (left + 4, 780, 11, after)]
    assert shown in _article(tmp_path, documents.pdf_at([pieces])).text


def test_three_columns_are_read_one_after_the_other(tmp_path: Path, documents: ModuleType) -> None:
    third = _LEFT.replace("Monday", "Friday")
    page = _row_by_row(_pieces(_LEFT, 40), _pieces(_RIGHT, 250), _pieces(third, 460))
    article = _article(tmp_path, documents.pdf_at([page]))
    assert article.text.split() == [*_LEFT.split(), *_RIGHT.split(), *third.split()]


def test_a_table_is_read_row_by_row(tmp_path: Path, documents: ModuleType) -> None:
    names = "Lorna\nTarn\nVale\nHalden\nNorvane"
    numbers = "12 ships\n3 ships\n9 ships\n40 ships\n2 ships"
    article = _article(tmp_path, documents.pdf_at([_row_by_row(_pieces(names, 50), _pieces(numbers, 310))]))
    assert "Lorna 12 ships" in article.text
    assert not any("columns" in note for note in noted(article))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Weber, who is the vice-", "chairman of the board, agreed to go.", "vice-chairman"),
        ("The self-", "employed crews will be paid for a year.", "self-employed"),
        ("It is a long-", "term plan, and no one knows its price.", "long-term"),
        ("She wrote of a twelve-year-", "old boy who had seen it all.", "twelve-year-old"),
        ("He cited a state-of-the-", "art engine that nobody wanted.", "state-of-the-art"),
        ("The repairs cost the termi-", "nal a year, and its board two.", "terminal"),
        ("The board expects to open the pier in the au-", "tumn, and no one knows its price.", "autumn"),
        ("The offers were low-", "er than the board had thought.", "lower"),
        ("The crews will move the 15-", "year-old train to the yard.", "15-year-old"),
        ("The pupils are 12-", "and 15-year-olds from the town.", "12- and 15-year-olds"),
        ("It is a place for pre-", "and primary school pupils.", "pre- and primary"),
        ("The season of 2024-", "25 was the last of its kind.", "2024-25"),
        ("Between 1,200-", "1,300 people will feel it soon.", "1,200-1,300"),
        ("Entre 1998\u2013", "2003 rien n'a bougé dans la ville.", "1998\u20132003"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs_to_the_word(
    tmp_path: Path, documents: ModuleType, first: str, second: str, joined: str
) -> None:
    filler = ["The harbour board of Lorna voted on Monday to shut the pier.", "Nobody had thought it possi-", "ble."]
    article = _article(tmp_path, documents.pdf([[*filler, first, second]]))
    assert joined in article.text


def test_a_part_before_a_conjunction_keeps_its_hyphen_and_its_space(tmp_path: Path, documents: ModuleType) -> None:
    lines = [
        "Der Rat der Stadt Lorna hat am Montag über die neue Brü-",
        "cke beraten und die Vor-",
        "und Nachteile des Plans gehört.",
    ]
    assert "Vor- und Nachteile" in _article(tmp_path, documents.pdf([lines])).text


def test_two_short_columns_whose_lines_run_on_are_read_one_after_the_other(
    tmp_path: Path, documents: ModuleType
) -> None:
    left, right = ("\n".join(text.splitlines()[:3]) for text in (_LEFT, _RIGHT))
    article = _article(tmp_path, documents.pdf_at([_row_by_row(_pieces(left, 50), _pieces(right, 310))]))
    assert article.text.split() == [*left.split(), *right.split()]


def test_three_rows_of_a_table_are_read_row_by_row(tmp_path: Path, documents: ModuleType) -> None:
    left = "Port of Lorna\nPort of Tarn\nPort of Vale"
    right = "Twelve large ships\nThree small ships\nNo more ships"
    article = _article(tmp_path, documents.pdf_at([_row_by_row(_pieces(left, 50), _pieces(right, 310))]))
    assert "Port of Lorna Twelve large ships" in article.text


@pytest.mark.parametrize("begins", ["4.2 million euros since 2019", "Lorna and its people a fortune"])
def test_a_sentence_that_runs_over_the_end_of_a_page_is_one(tmp_path: Path, documents: ModuleType, begins: str) -> None:
    head, pages = "The Lorna Herald", []
    for number, lines in enumerate(
        (
            ["The council of Lorna voted on Monday to shut the old pier of the town, a", "pier that had cost"],
            [f"{begins}, the mayor said in a letter to the press on", "Tuesday."],
        )
    ):
        pages.append([head, *lines, f"Page {number + 1}"])
    article = _article(tmp_path, documents.pdf(pages))
    assert f"a pier that had cost {begins}, the mayor said" in article.text


_BEFORE = """The keepers of Lorna lighthouse asked on Monday for a new lamp and
a new stair. The last repair of the tower had cost the county some"""
_AFTER = """3.1 million crowns in 1998, the board said on Tuesday evening in the
town hall, where half the harbour had come to listen."""


@pytest.mark.parametrize(
    "inset",
    [
        [(90, 696, 16, '"IT WILL NOT FALL"'), (90, 676, 16, "Ada Holm, keeper")],
        [(50, 696, 8, "The lighthouse in 1998, the year of its last repair")],
    ],
)
def test_a_sentence_that_goes_on_with_a_figure_behind_an_inset_is_one(
    tmp_path: Path, documents: ModuleType, inset: list[tuple[int, int, int, str]]
) -> None:
    page = [*_pieces(_BEFORE, 50), *inset, *_pieces(_AFTER, 50, 640)]
    words = " ".join(_article(tmp_path, documents.pdf_at([page], ended=True)).text.split())
    assert "had cost the county some 3.1 million crowns in 1998, the board said" in words
    assert words.endswith(" ".join(words for _, _, _, words in inset))


def test_a_footnote_between_two_pages_stands_behind_the_sentence_that_goes_on(
    tmp_path: Path, documents: ModuleType
) -> None:
    first = [*_pieces(_BEFORE, 50), (50, 60, 8, "1 Survey of the county, made in 2023.")]
    words = " ".join(_article(tmp_path, documents.pdf_at([first, _pieces(_AFTER, 50)], ended=True)).text.split())
    assert "had cost the county some 3.1 million crowns in 1998, the board said" in words


def test_a_heading_behind_a_short_line_stays_in_front_of_what_begins_with_a_figure(
    tmp_path: Path, documents: ModuleType
) -> None:
    page = [(50, 740, 11, "By Ada Holm"), (50, 700, 16, "The cost"), *_pieces(_AFTER, 50, 660)]
    words = " ".join(_article(tmp_path, documents.pdf_at([page], ended=True)).text.split())
    assert "The cost 3.1 million" in words


@pytest.mark.parametrize(
    ("initial", "rest", "read_as"),
    [
        ("T", "he keepers of Lorna lighthouse asked for a new lamp on Monday.", "The keepers of Lorna"),
        ("A", "lamp was all that they asked for on Monday, they said.", "A lamp was all"),
        ('"W', 'e asked for a lamp," said the keepers of Lorna on Monday.', '"We asked for a lamp,"'),
    ],
)
def test_a_large_initial_is_put_to_the_word_that_it_begins(
    tmp_path: Path, documents: ModuleType, initial: str, rest: str, read_as: str
) -> None:
    page = [(50, 735, 36, initial), (80, 750, 11, rest), *_pieces(_AFTER, 80, 736)]
    assert _article(tmp_path, documents.pdf_at([page], ended=True)).text.startswith(read_as)
