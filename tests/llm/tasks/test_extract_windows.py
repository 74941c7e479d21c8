from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.llm.tasks.extract.windows import Window, halves, sentence_text, windows
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Role, Sentence


def _article(lengths: list[int]) -> Article:
    sentences, start = [], 0
    for length in lengths:
        sentences.append(Sentence(start, start + length))
        start += length + 1
    return Article(name="x", text="a" * start, language="en", sentences=tuple(sentences))


@given(st.lists(st.integers(min_value=1, max_value=400), max_size=60), st.integers(min_value=1, max_value=1200))
def test_every_sentence_stands_in_a_window_and_windows_stand_in_order(lengths: list[int], characters: int) -> None:
    made = windows(_article(lengths), characters)
    seen: set[int] = set()
    for window in made:
        assert list(window.sentences) == list(range(window.sentences[0], window.sentences[-1] + 1))
        new = [index for index in window.sentences if index not in seen]
        assert new
        assert sum(lengths[index] for index in window.sentences) <= characters or len(new) == 1
        seen.update(window.sentences)
    assert seen == set(range(len(lengths)))
    assert [window.sentences[0] for window in made] == sorted(window.sentences[0] for window in made)


def test_a_window_begins_with_the_last_sentences_of_the_one_before() -> None:
    first, second = windows(_article([100] * 12), 800)
    assert second.sentences[:2] == first.sentences[-2:]


def test_windows_of_one_article_are_of_about_equal_length() -> None:
    made = windows(_article([100] * 13), 1200)
    assert len(made) == 2
    assert abs(len(made[0].sentences) - len(made[1].sentences)) <= 3


def test_an_article_that_fits_is_one_window() -> None:
    assert windows(_article([100] * 5), 6000) == (Window((0, 1, 2, 3, 4)),)


def _with_roles(*roles: Role) -> Article:
    spans = tuple(Sentence(i * 10, i * 10 + 9, role) for i, role in enumerate(roles))
    return Article(name="x", text="a" * 10 * len(roles), language="en", sentences=spans)


def test_headings_boilerplate_and_repeated_paragraphs_stand_in_no_window() -> None:
    article = _with_roles(Role.BODY, Role.TITLE, Role.REPEATED, Role.BODY, Role.BOILERPLATE)
    assert windows(article, 6000) == (Window((0, 3)),)


def test_the_title_stands_in_front_and_is_marked() -> None:
    article = _with_roles(Role.TITLE, Role.BODY, Role.TITLE, Role.BODY)
    assert windows(article, 6000) == (Window((0, 1, 3)),)
    assert [sentence_text(article, index).startswith("(title)") for index in (0, 1)] == [True, False]


def test_an_article_without_a_sentence_has_no_window() -> None:
    assert windows(article_from_text("Prêt ?", language="fr"), 10) != ()
    assert windows(_article([]), 6000) == ()


@given(st.lists(st.integers(), min_size=2, max_size=20))
def test_halves_hold_all_sentences_once(indices: list[int]) -> None:
    parts = halves(Window(tuple(indices)))
    assert len(parts) == 2
    assert parts[0].sentences + parts[1].sentences == tuple(indices)
    assert all(part.sentences for part in parts)


def test_one_sentence_cannot_be_halved() -> None:
    assert halves(Window((3,))) == (Window((3,)),)
