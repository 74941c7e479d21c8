"""What is read from a claim's own words: who says it, how firmly, whom and what it names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.annotation.clauses import statement_spans
from claimcheck.annotation.measuring import claim_from_span, quantities_of
from claimcheck.annotation.names import find_names
from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text
from claimcheck.records import Claim

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(row, id=row["text"][:50]) for row in rows]


def claim_of(text: str, language: str) -> Claim:
    article = article_from_text(text, language=language)
    return claim_from_span(article, 0, len(text), id="A1")


@pytest.mark.parametrize("case", cases("speakers"))
def test_a_claim_names_who_says_it_and_nobody_else(case: dict[str, Any]) -> None:
    assert claim_of(case["text"], case["language"]).speaker == case.get("speaker")


@pytest.mark.parametrize("case", cases("pronouns"))
def test_a_pronoun_that_speaks_stands_for_a_person_who_agrees_with_it_or_for_nobody(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], language=case["language"])
    assert RulesEngine().extract(article, "A").claims[-1].speaker == case.get("speaker")


@pytest.mark.parametrize("case", cases("certainty"))
def test_a_claim_is_as_certain_as_its_words(case: dict[str, Any]) -> None:
    claim = claim_of(case["text"], case["language"])
    assert (claim.certainty, claim.negated) == (case["certainty"], case["negated"])


@pytest.mark.parametrize("case", cases("names"))
def test_names_are_told_by_their_capitals(case: dict[str, Any]) -> None:
    assert list(find_names(case["text"], case["language"])) == case["names"]


@pytest.mark.parametrize("case", cases("clauses"))
def test_a_sentence_falls_into_its_statements(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], language=case["language"])
    spans = statement_spans(article.text, 0, len(article.text), case["language"], quantities_of(article))
    assert [article.text[start:end] for start, end in spans] == case["statements"]


@pytest.mark.parametrize("case", cases("quotations"))
def test_a_quotation_is_never_cut_and_keeps_its_speaker_to_its_end(case: dict[str, Any]) -> None:
    claims = RulesEngine().extract(article_from_text(case["text"], language=case["language"]), "A").claims
    found = [(claim.quote, claim.speaker, str(claim.certainty)) for claim in claims]
    assert found == [(row["quote"], row.get("speaker"), row["certainty"]) for row in case["claim"]]


@pytest.mark.parametrize("case", cases("whose_words"))
def test_what_a_sentence_tells_has_its_speaker_though_no_name_stands_in_it(case: dict[str, Any]) -> None:
    claims = RulesEngine().extract(article_from_text(case["text"], language=case["language"]), "A").claims
    found = {(claim.quote, claim.speaker, str(claim.certainty)) for claim in claims}
    assert {(row["quote"], row.get("speaker"), row["certainty"]) for row in case["claim"]} <= found


def test_a_pronoun_that_speaks_is_resolved_to_the_name_in_the_sentence_before() -> None:
    article = article_from_text("Ingrid Vale met the unions on Friday. According to her, the yard will stay open.")
    assert [claim.speaker for claim in RulesEngine().extract(article, "A").claims] == [None, "Ingrid Vale"]


def test_questions_are_no_claims() -> None:
    article = article_from_text("Will the yard survive the winter? The owner has lost four contracts.")
    claims = RulesEngine().extract(article, "A").claims
    assert [claim.quote for claim in claims] == ["The owner has lost four contracts."]


@example(text="«L7L7L\n7»")  # a mark that stays open, and the rest of it in the next paragraph
@given(
    st.text(
        alphabet=st.sampled_from("Le groupe aurait payé 9,7 milliards d’euros : « non », selon X. \n\u202f;—"),
        min_size=1,
    )
)
def test_every_claim_quotes_the_article_to_the_letter(text: str) -> None:
    if not any(character.isalpha() for character in text):
        return
    article = article_from_text(text, language="fr")
    extracted = RulesEngine().extract(article, "A")
    for claim in extracted.claims:
        assert article.text[claim.start : claim.end] == claim.quote
        assert all(claim.start <= q.start < q.end <= claim.end for q in (*claim.quantities, *claim.dates))
    assert [claim.id for claim in extracted.claims] == [f"A{n}" for n in range(1, len(extracted.claims) + 1)]
    assert {i for s in extracted.summary for i in s.claims} <= {claim.id for claim in extracted.claims}


def test_a_pronoun_that_speaks_is_whoever_spoke_before_not_a_place_in_that_sentence() -> None:
    text = "The rescue in Harrow is over, the harbour office announced. It said that nobody was hurt."
    claims = RulesEngine().extract(article_from_text(text, language="en"), "A").claims
    assert claims[-1].speaker == "harbour office"


@pytest.mark.parametrize("case", cases("facts"))
def test_each_fact_of_a_sentence_is_a_claim_that_names_its_subject(case: dict[str, Any]) -> None:
    claims = RulesEngine().extract(article_from_text(case["text"], language=case["language"]), "A").claims
    wanted = [(claim["text"], claim.get("quote", claim["text"])) for claim in case["claim"]]
    assert [(claim.text, claim.quote) for claim in claims] == wanted
    for claim, row in zip(claims, case["claim"], strict=True):
        assert claim.speaker == row.get("speaker", claim.speaker)
        assert claim.certainty == row.get("certainty", claim.certainty)


@pytest.mark.parametrize("case", cases("pronoun_subjects"))
def test_a_pronoun_is_named_where_the_article_leaves_one_candidate(case: dict[str, Any]) -> None:
    claim = RulesEngine().extract(article_from_text(case["text"], language=case["language"]), "A").claims[-1]
    assert claim.text == case["says"]
    assert case["text"].endswith(claim.quote)


def test_a_summary_takes_no_sentence_that_ends_inside_a_quotation() -> None:
    text = (
        'The yard of Corle shuts in May. Ann Hall of the yard said: "The yard of Corle was our life. '
        "The yard of Corle owes 3 million. The port of Corle stays open."
    )
    extracted = RulesEngine().extract(article_from_text(text, language="en"), "A")
    assert not any('"' in sentence.text for sentence in extracted.summary)
