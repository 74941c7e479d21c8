from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.languages import load
from claimcheck.llm.grounding.anchors import Anchor, ground
from claimcheck.llm.grounding.problems import Problem, reason
from claimcheck.llm.grounding.proposal import Said
from claimcheck.llm.grounding.summaries import borne_out
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Role

_CASES = tomllib.loads((Path(__file__).parent / "data" / "anchors.toml").read_text("utf-8"))["article"]


def _article(case: dict[str, Any]) -> Article:
    return article_from_text(case["text"], language=case["language"], published=case["published"])


def _body(article: Article) -> list[int]:
    return [index for index, sentence in enumerate(article.sentences) if sentence.role is Role.BODY]


@pytest.mark.parametrize(
    ("case", "claim"),
    [pytest.param(case, claim, id=claim["why"]) for case in _CASES for claim in case["claim"]],
)
def test_a_claim_stands_where_its_sentence_bears_it_out_and_nowhere_else(
    case: dict[str, Any], claim: dict[str, Any]
) -> None:
    article = _article(case)
    body = _body(article)
    said = Said(claim.get("speaker", ""), claim.get("denied", False))
    named = body[claim["sentence"] - 1] if claim["sentence"] else -1
    found = ground(claim["text"], article, named, body, said)
    if "problem" in claim:
        assert isinstance(found, Problem), found
        assert found.key == claim["problem"]
        return
    assert isinstance(found, Anchor), found
    quote = article.text[found.start : found.end]
    if "quote" in claim:
        assert quote == claim["quote"]
    assert claim.get("contains", "") in quote
    assert found.text == claim.get("worded", found.text)


def test_only_the_amounts_that_a_claim_tells_are_its_own() -> None:
    article = _article(_CASES[0])
    found = ground("Le prêt est de 18 millions d'euros pour la cale sèche.", article, _body(article)[0], _body(article))
    assert isinstance(found, Anchor)
    assert [quantity.value for quantity in found.quantities] == [18_000_000]


@pytest.mark.parametrize(
    ("language", "text", "claim", "day"),
    [
        (
            "fr",
            "La halle a été fermée mercredi 4 mars après un feu.",
            "C'est mercredi 4 mars que la halle a été fermée.",
            "04",
        ),
        ("fr", "La halle a été fermée mercredi après un feu.", "C'est mercredi que la halle a été fermée.", "04"),
        (
            "en",
            "The hall was closed on Tuesday and 300 people were moved from it.",
            "On Tuesday the hall was closed.",
            "03",
        ),
        ("de", "Die Halle wurde am 3. März nach einem Feuer gesperrt.", "Am 3. März wurde die Halle gesperrt.", "03"),
    ],
)
def test_a_day_of_the_sentence_stays_with_its_claim_whatever_comes_before_or_after(
    language: str, text: str, claim: str, day: str
) -> None:
    article = article_from_text(text, language=language, published=datetime.date(2026, 3, 4))
    found = ground(claim, article, 0, [0])
    assert isinstance(found, Anchor)
    assert [date.value for date in found.dates] == [f"2026-03-{day}"]


def test_a_sentence_outside_the_candidates_is_never_taken() -> None:
    article = _article(_CASES[0])
    body = _body(article)
    assert isinstance(ground("Le chantier emploie 1 200 salariés.", article, body[3], body[:3]), Problem)


def test_a_summary_sentence_may_rest_on_several_sentences_together() -> None:
    article = _article(_CASES[1])
    body = _body(article)
    text = "Norvane rejected a $2.7 billion bid and its shares rose 6%."
    assert borne_out(text, article, (body[0], body[3])) == (body[0], body[3])
    assert borne_out("Norvane rejected a $2.8 billion bid.", article, (body[0],)) == ()


def test_a_summary_does_not_tell_what_its_article_negates_one_sentence_before() -> None:
    text = "The mayor met the press. She did not apologise for it. She called the report an attack by her rivals."
    article = article_from_text(text, language="en")
    summary = "The mayor apologised for it and called the report an attack by her rivals."
    assert borne_out(summary, article, (1, 2)) == ()
    assert borne_out("The mayor called the report an attack by her rivals.", article, (1, 2)) == (2,)


def test_words_of_several_sentences_put_together_anew_are_no_summary_of_them() -> None:
    article = _article(_CASES[1])
    body = _body(article)
    assert borne_out("Norvane shares rose 6% to $2.7 billion.", article, (body[0], body[3])) == ()


def test_a_summary_sentence_that_cites_the_wrong_sentence_is_given_the_right_one() -> None:
    article = _article(_CASES[1])
    body = _body(article)
    assert borne_out("Norvane rejected a $2.7 billion bid from Halden.", article, (body[3],)) == (body[0],)


def test_every_reason_has_words_in_every_language_that_has_any() -> None:
    reasons = {code: load(code).table("grounding")["reasons"] for code in ("en", "fr")}
    assert reasons["en"].keys() == reasons["fr"].keys()
    assert "12" in reason("number", "fr", words="12")


def test_a_language_without_reasons_is_given_those_of_another() -> None:
    assert Problem("empty").worded("cs") == Problem("empty").worded("en")


@given(st.text(max_size=80), st.integers(min_value=-2, max_value=6))
def test_whatever_a_model_writes_an_anchor_is_a_span_of_one_sentence(text: str, named: int) -> None:
    article = _article(_CASES[0])
    found = ground(text, article, named, _body(article))
    if isinstance(found, Anchor):
        sentence = article.sentences[found.sentence]
        assert sentence.start <= found.start < found.end <= sentence.end


@given(st.integers(min_value=0, max_value=99_999))
def test_a_number_that_the_sentence_does_not_give_never_passes(number: int) -> None:
    article = _article(_CASES[0])
    found = ground(f"Le chantier emploie {number} salariés.", article, _body(article)[3], _body(article))
    assert isinstance(found, Anchor) is (number == 1200)
