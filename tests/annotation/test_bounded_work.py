"""Reading the claims of an article takes work that grows with its length, not with the square of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.annotation import candidates, descriptions, direct_speech, joining, listed, names, quotations
from claimcheck.annotation.left_aside import left_aside
from claimcheck.reading import article_from_text
from claimcheck.records import Sentence


def _steps_of(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[tuple[str, ...]]:
    """Return a list that takes the arguments of all calls of a function of a module."""
    seen: list[tuple[str, ...]] = []
    original: Callable[..., object] = getattr(module, name)

    def counted(*given: str) -> object:
        seen.append(given)
        return original(*given)

    monkeypatch.setattr(module, name, counted)
    return seen


def test_an_article_is_remembered_without_a_look_at_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_from_text("The mill closed. The quay opened. " * 20)

    def never(_: Sentence) -> int:
        raise AssertionError("a sentence was hashed")

    monkeypatch.setattr(Sentence, "__hash__", never)
    assert hash(article) == hash(article_from_text(article.text))


def test_the_names_of_an_article_are_read_once_however_many_phrases_are_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Rosa Weller painted the quay. She painted the mill too, she said. " * 90
    names._of_article.cache_clear()
    looked = _steps_of(monkeypatch, names, "_found_in")
    claimcheck.extract(text, engine="rules")
    assert sum(given == (text, "en") for given in looked) == 1


def test_the_quotations_of_a_paragraph_are_read_once_however_many_pronouns_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = _steps_of(monkeypatch, quotations, "_between_double_marks")
    text = " ".join(f"She painted {count} boats, she said." for count in range(2, 300))
    claimcheck.extract(text, engine="rules")
    assert sum(len(passage) for (passage,) in looked) < 6 * len(text)


@pytest.mark.parametrize("count", [200, 400])
def test_a_row_of_initials_is_not_read_again_for_each_of_them(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _steps_of(monkeypatch, names, "_is_initial")
    names.name_spans("They met " + "A.B. " * count, "en")
    assert len(looked) < 40 * count


def test_who_holds_an_office_is_read_once_however_often_it_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _steps_of(monkeypatch, descriptions, "_name_beside")
    sentences = ["Rosa Weller, the minister, opened the quay."]
    sentences += [f"The minister has painted {count} boats." for count in range(2, 100)]
    claims = claimcheck.extract(" ".join(sentences), engine="rules").source.claims
    assert "Rosa Weller" in claims[-1].text
    assert len(looked) < 4 * len(sentences)


def test_people_are_held_against_a_pronoun_once_however_often_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = _steps_of(monkeypatch, candidates, "may_stand_for")
    sentences = [f"Paul Weller{'abcdefghij'[count % 10]} painted {count} boats." for count in range(50)]
    sentences += [f"The quay was closed. The mill was painted {count} times, she said." for count in range(50)]
    claimcheck.extract(" ".join(sentences), engine="rules")
    assert 0 < len(looked) < 3 * len(sentences)


def test_what_is_left_aside_is_found_without_a_look_at_every_claim_for_every_sentence() -> None:
    looks = 0

    class Offset(int):
        def __lt__(self, other: int) -> bool:
            nonlocal looks
            looks += 1
            return int(self) < int(other)

    article = article_from_text("The mill of Varn closed. " * 300, language="en")
    claims: Any = [
        SimpleNamespace(start=Offset(sentence.start), end=Offset(sentence.end)) for sentence in article.sentences
    ]
    assert left_aside(article, claims[:-1])[0][:2] == (claims[-1].start, claims[-1].end)
    assert looks < 20 * len(claims)


@given(st.text("abZ .'", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_sentence_that_ends_between_two_marks_is_found_as_by_a_search(text: str, first: int, last: int) -> None:
    first, last = min(first, len(text)), min(last, len(text))
    searched = direct_speech._SENTENCE_END.search(text, first, last) is not None
    assert direct_speech._holds_sentence_end(text, first, last, (0, len(text))) is searched


def test_the_ends_of_sentences_are_looked_for_once_however_many_marks_stand_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []

    class Pattern:
        def finditer(self, *given: Any) -> list[re.Match[str]]:
            looked.append(given)
            return []

        def search(self, *given: Any) -> None:
            looked.append(given)

    monkeypatch.setattr(direct_speech, "_SENTENCE_END", Pattern())
    direct_speech.quotations.cache_clear()
    direct_speech._sentence_ends.cache_clear()
    direct_speech.quotations(" ".join(f"'{'abcdefghij'[count % 10] * 3}'s" for count in range(300)), "en")
    assert 0 < len(looked) < 10


@pytest.mark.parametrize("count", [300, 600])
def test_the_lead_of_a_list_is_not_looked_for_from_its_end_to_its_beginning(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = _steps_of(monkeypatch, listed, "is_listed")
    claimcheck.extract("\n".join(f"- Rosa Weller painted {place} boats" for place in range(count)))
    assert 0 < len(looked) < 400 * count


def test_a_sentence_that_needs_no_other_mark_is_kept_once() -> None:
    article = article_from_text("Rosa Weller opened the quay. She painted the mill. “It stands,” she said.")
    placed = joining.sentences_in_place(article)
    assert all(one is other for one, other in zip(placed, article.sentences, strict=True))
