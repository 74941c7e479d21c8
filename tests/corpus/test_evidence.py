"""What joins reports of one event that share little, and what keeps two matters of one name apart."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus.signatures import Term, kind_of, signature, terms_of, with_openings
from claimcheck.reading import article_from_text
from tests.corpus.conftest import gather, table, write_feed

_REPORTS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").with_stem("evidence").read_text("utf-8")
)


def _cases(kind: str) -> list[Any]:
    known = pytest.mark.xfail(reason="what little they share is outweighed", strict=True)
    return [
        pytest.param(case["report"], id=case["name"], marks=[known] if case.get("missed") else [])
        for case in _REPORTS[kind]
    ]


def _stories(folder: Path, reports: list[dict[str, str]], days: Sequence[int] = ()) -> list[list[int]]:
    on = days or [3] * len(reports)
    rows = [{"id": str(n), **report, "published": f"2026-03-0{on[n]}"} for n, report in enumerate(reports)]
    gather(folder / "out", write_feed(folder / "feed.jsonl", rows))
    return sorted(sorted(int(m["id"]) for m in story["members"]) for story in table(folder / "out", "stories"))


@pytest.mark.parametrize("reports", _cases("two"))
def test_two_matters_of_one_name_are_two_stories(tmp_path: Path, reports: list[dict[str, str]]) -> None:
    assert _stories(tmp_path, reports) == [[0, 1], [2, 3]]


@pytest.mark.parametrize("reports", _cases("apart"))
def test_two_reports_that_share_a_town_alone_are_two_stories(tmp_path: Path, reports: list[dict[str, str]]) -> None:
    assert _stories(tmp_path, reports) == [[0], [1]]


@pytest.mark.parametrize("reports", _cases("one"))
def test_reports_of_one_event_of_which_not_every_two_share_a_name_are_one_story(
    tmp_path: Path, reports: list[dict[str, str]]
) -> None:
    assert _stories(tmp_path, reports) == [list(range(len(reports)))]


def test_one_event_told_two_days_apart_is_one_story(tmp_path: Path) -> None:
    assert _stories(tmp_path, _REPORTS["one"][1]["report"], [2, 4]) == [[0, 1]]


def _terms(text: str, kind: Term, language: str = "en") -> set[int]:
    found = terms_of(signature(article_from_text(text, name="x", language=language)))
    return {term for term, _ in found if kind_of(term) is kind}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the song of Singer Mira Tolvan", "a song by Mira Tolvan"),
        ("a plan of the People's League", "members of the People's League"),
        ("the health minister, Dr Yuri Vakhov", "the driver of Yuri Vakhov"),
    ],
)
def test_a_full_name_is_the_same_whatever_stands_before_it(a: str, b: str) -> None:
    assert len(_terms(a, Term.NAME) & _terms(b, Term.NAME)) >= 3  # its two words and both together


@pytest.mark.parametrize("written", ["31,000", "31 000", "31.000", "31\u202f000", "31'000"])
def test_a_number_is_one_figure_however_its_thousands_are_set_off(written: str) -> None:
    assert _terms(f"In all {written} came.", Term.FIGURE) == _terms("In all 31000 came.", Term.FIGURE)


@pytest.mark.parametrize("text", ["In 2020 100 people came.", "Of 31 0000 nothing is known.", "They were 1234 567."])
def test_digits_side_by_side_are_not_always_one_number(text: str) -> None:
    assert len(_terms(text, Term.FIGURE)) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [("Sergei Sharov", "Sergej Scharow"), ("Sergei Vakhenko", "Sergej Wachenko"), ("Ivan Kuchkin", "Ivan Kouchkin")],
)
def test_a_name_of_another_alphabet_is_the_same_in_each_spelling(a: str, b: str) -> None:
    assert len(_terms(f"the driver of {a}", Term.NAME) & _terms(f"the driver of {b}", Term.NAME)) == 3


def test_names_that_sound_alike_in_part_are_two() -> None:
    both = _terms("the driver of Clara Martin", Term.NAME) & _terms("the driver of Clara Morten", Term.NAME)
    assert both == _terms("the driver of Clara", Term.NAME)


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("Talverne shuts its gates. The guards left.", "Talverne", True),
        ("It was shut. Talverne, they said, is shut.", "Talverne", True),
        ("It is Talverne that is shut.", "Talverne", False),  # a name
        ("Gates are shut. Nobody saw the gates.", "Gates", False),
        ("GATES are shut.", "Gates", False),
        ("Tal is shut.", "Tal", False),
    ],
)
def test_a_word_that_opens_a_sentence_may_be_a_name(text: str, word: str, opens: bool) -> None:
    assert bool(_terms(text, Term.OPENING) & _opening(word)) is opens


def _opening(word: str) -> set[int]:
    """Return the term that a word has where it opens a sentence."""
    return {term & ~7 | Term.OPENING for term in _terms(f"{word} met {word}. The old {word} met {word}.", Term.NAME)}


@pytest.mark.parametrize(("named", "opens", "is_name"), [(2, 1, True), (1, 1, True), (0, 1, False), (2, 3, False)])
def test_it_is_one_where_other_articles_have_it_as_a_name_and_no_more_open_a_sentence_with_it(
    named: int, opens: int, is_name: bool
) -> None:
    term = 8 * 3 | Term.OPENING
    frequency = [0] * 32
    frequency[8 * 3 | Term.NAME], frequency[term] = named, opens
    found = {kind_of(one) for one, _ in with_openings([(term, 1.0)], frequency)}
    assert found == ({Term.NAME} if is_name else set())


def _notice(firm: str, profit: int, revenue: int) -> dict[str, str]:
    body = f"{firm} obtuvo un beneficio neto de {profit} millones de euros en el segundo trimestre. "
    rest = f"Los ingresos crecieron hasta {revenue} millones de euros, informó el lunes la compañía."
    return {"title": f"{firm} gana {profit} millones hasta junio", "text": body + rest}


def test_firms_whose_name_opens_title_and_body_and_nothing_else_are_two_stories(tmp_path: Path) -> None:
    notices = [_notice("Corvasa", 41, 410), _notice("Delmira", 22, 220), _notice("Galtor", 130, 905)]
    assert _stories(tmp_path, notices) == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("opens", "is_name"),
    [
        ("Corvane earned|Corvane earned 41 million", True),
        ("Corvane earned|Delmira lost money", False),
        ("Shares rose|Shares rose by a tenth", False),
        ("Nearly all gone|Nearly all of it went", False),
        ("Through the night|Through the night it burned", False),
    ],
)
def test_a_word_without_a_meaning_that_opens_title_and_body_is_a_name(opens: str, is_name: bool) -> None:
    title, body = opens.split("|")
    article = article_from_text(body, name="x", title=title, language="en")
    assert any(kind_of(term) is Term.NAME for term, _ in terms_of(signature(article))) is is_name
