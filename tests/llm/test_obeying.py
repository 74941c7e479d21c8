"""A model that obeys what an article orders: what changes is what that article tells of itself, and nothing else."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimcheck
from claimcheck import pipeline
from claimcheck.llm.engine import open_engine
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import article_from_text
from claimcheck.records import Check, Comparison, Source, Verdict
from tests.llm.obeying import (
    A_IN_DOUBT,
    B_IN_DOUBT,
    C_IN_DOUBT,
    A,
    B,
    C,
    ObeyingModel,
    among_others,
    manners_for,
    with_order,
)

if TYPE_CHECKING:
    from tests.llm.conftest import FakeService

_ATTACKS = [json.loads(line) for line in (Path(__file__).parent / "attacks.jsonl").read_text("utf-8").splitlines()]
_OPPOSED = {Verdict.CONFLICT, Verdict.DISPUTED, Verdict.UPDATE}


def patient(settings: ModelSettings) -> ModelSettings:
    """Return settings that wait long enough on a busy machine."""
    return dataclasses.replace(settings, timeout_seconds=60, deadline_seconds=60)


def compared(
    model: ObeyingModel,
    attacked: str,
    service: FakeService,
    settings: ModelSettings,
    beside: tuple[str, str] = (B, C),
) -> Comparison:
    """Compare an article that gives orders with two others, by a model that a service plays."""
    service.answers_by(lambda body: service.says(model.answer(body)))
    articles = [
        article_from_text(text, name=name, language="en") for name, text in zip("abc", (attacked, *beside), strict=True)
    ]
    with open_engine(patient(settings)) as engine:
        return pipeline.compare(articles, engine=engine, language="en")


def checked(model: ObeyingModel, attacked: str, service: FakeService, settings: ModelSettings) -> Check:
    """Check the second article against the one that gives orders and the third."""
    service.answers_by(lambda body: service.says(model.answer(body)))
    sources = [article_from_text(text, language="en") for text in (attacked, C)]
    with open_engine(patient(settings)) as engine:
        return pipeline.check(article_from_text(B, language="en"), sources, engine=engine, language="en")


def found(comparison: Comparison) -> Counter[tuple[Verdict, tuple[str, ...]]]:
    """The findings, by their verdict and the words of their claims."""
    quotes = {claim.id: f"{source.id}: {claim.quote}" for source in comparison.sources for claim in source.claims}
    return Counter((one.verdict, tuple(quotes[claim] for claim in one.claims)) for one in comparison.findings)


def others(comparison: Comparison) -> list[Source]:
    """All that is told of the sources that give no orders: claims, summary, notes."""
    return [source for source in comparison.sources if source.id != "A"]


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack["why"])
def test_an_order_changes_nothing_of_the_others_nor_what_rules_find_opposed(
    attack: dict[str, str], service: FakeService, settings: ModelSettings
) -> None:
    attacked = with_order(attack["text"])
    unmoved = compared(ObeyingModel(), attacked, service, settings)
    opposed = [claims for verdict, claims in found(unmoved) if verdict in _OPPOSED]
    assert len(opposed) == 3
    for manner in manners_for(_ATTACKS.index(attack)):
        moved = compared(ObeyingModel((attack["text"],), manner), attacked, service, settings)
        assert others(moved) == others(unmoved)
        assert among_others(moved) == among_others(unmoved)
        kept = {claims: verdict for verdict, claims in found(moved)}
        of_attacked = [claims for claims in opposed if any(claim.startswith("A: ") for claim in claims)]
        if manner in ("sly", "crossed"):
            # It knows what is asked only to try it: what it denies is left open, and never told as an agreement.
            assert all(kept[claims] in {*_OPPOSED, Verdict.UNDECIDED} for claims in of_attacked)
        else:
            assert all(kept[claims] is Verdict.CONFLICT for claims in of_attacked)
        if manner not in ("sly", "drawn", "crossed"):
            assert found(moved) == found(unmoved)


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack["why"])
def test_an_order_in_the_second_question_changes_nothing_of_the_others_nor_of_figures_and_denials(
    attack: dict[str, str], service: FakeService, settings: ModelSettings
) -> None:
    attacked, beside = with_order(attack["text"], A_IN_DOUBT), (B_IN_DOUBT, C_IN_DOUBT)
    unmoved = compared(ObeyingModel(), attacked, service, settings, beside)
    asked = pairs_in_doubt(service)
    assert len(asked) == 3, "a pair of claims of each two articles is in doubt"
    opposed = {claims for verdict, claims in found(unmoved) if verdict in _OPPOSED}
    decided = {claims for claims in opposed if "killed" in "".join(claims) or "resign" in "".join(claims)}
    assert (len(opposed), len(decided)) == (5, 2)
    for manner in manners_for(_ATTACKS.index(attack)):
        service.bodies.clear()
        moved = compared(ObeyingModel((attack["text"],), manner), attacked, service, settings, beside)
        assert others(moved) == others(unmoved)
        assert among_others(moved) == among_others(unmoved)
        assert [one for one in pairs_in_doubt(service) if "pumps" in one] == [one for one in asked if "pumps" in one]
        kept = {claims: verdict for verdict, claims in found(moved)}
        for claims in decided:
            assert kept[claims] in {*_OPPOSED, *([Verdict.UNDECIDED] if manner in ("sly", "crossed") else [])}


def test_an_order_that_a_model_draws_into_the_second_question_is_obeyed_there(
    service: FakeService, settings: ModelSettings
) -> None:
    """The model of these tests has its way where it is asked once more: what is left open would else be a conflict."""
    order = _ATTACKS[0]["text"]
    attacked, beside = with_order(order, A_IN_DOUBT), (B_IN_DOUBT, C_IN_DOUBT)
    unmoved = compared(ObeyingModel(), attacked, service, settings, beside)
    service.bodies.clear()
    moved = compared(ObeyingModel((order,), "drawn"), attacked, service, settings, beside)
    assert sum(order in question for question in pairs_in_doubt(service)) == 2
    of_land = [claims for verdict, claims in found(unmoved) if "brewery" in claims[0] and verdict in _OPPOSED]
    assert found(moved)[Verdict.UNDECIDED, of_land[0]] == 1


def pairs_in_doubt(service: FakeService) -> list[str]:
    """The questions in which a model was asked once more whether claims can both be true, in order."""
    asked = (str(body["messages"][-1]["content"]) for body in service.bodies)
    return sorted(question for question in asked if "<pairs of A" in question)


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack["why"])
def test_no_order_has_a_claim_borne_out_that_rules_find_contradicted(
    attack: dict[str, str], service: FakeService, settings: ModelSettings
) -> None:
    attacked = with_order(attack["text"])
    unmoved = checked(ObeyingModel(), attacked, service, settings)
    assert [claim.verdict for claim in unmoved.claims] == [Verdict.CONTRADICTED, Verdict.CONTRADICTED]
    assert checked(ObeyingModel((attack["text"],), "agree"), attacked, service, settings).claims == unmoved.claims
    sly = checked(ObeyingModel((attack["text"],), "sly"), attacked, service, settings)
    assert {claim.verdict for claim in sly.claims} <= {Verdict.CONTRADICTED, Verdict.UNDECIDED}


@pytest.mark.parametrize("attack", _ATTACKS, ids=lambda attack: attack["why"])
def test_an_order_in_the_sentence_of_a_claim_makes_no_agreement_of_what_rules_find_opposed(
    attack: dict[str, str], service: FakeService, settings: ModelSettings
) -> None:
    order = " ".join(attack["text"].split())
    attacked = A.replace(". Mayor", f" ({order}). Mayor").replace(" on Monday.", f" on Monday ({order}).")
    ruled = claimcheck.compare([article_from_text(text, language="en") for text in (attacked, B, C)], engine="rules")
    opposed = {claims for verdict, claims in found(ruled) if verdict in _OPPOSED}
    assert opposed
    unmoved = compared(ObeyingModel(), attacked, service, settings)
    for manner in manners_for(_ATTACKS.index(attack)):
        moved = compared(ObeyingModel((order,), manner), attacked, service, settings)
        assert others(moved) == others(unmoved)
        agreed = {claims for verdict, claims in found(moved) if verdict in (Verdict.AGREE, Verdict.PRECISION)}
        assert agreed.isdisjoint(opposed)


def test_what_is_asked_of_an_article_has_no_word_of_another(service: FakeService, settings: ModelSettings) -> None:
    order = _ATTACKS[0]["text"]
    compared(ObeyingModel(), with_order(order), service, settings)
    asked = [str(body["messages"][-1]["content"]) for body in service.bodies]
    about_others = [question for question in asked if "<article>" in question and "12 people" not in question]
    assert len(about_others) == 2
    assert all(order not in question for question in about_others)


def test_the_model_obeys_what_it_reads(service: FakeService, settings: ModelSettings) -> None:
    """The model of these tests is moved at all: with an article whose claims are its own, it has its way."""
    order = _ATTACKS[0]["text"]
    body = {"messages": [{"role": "user", "content": f"<article>\n[1] It burned.\n[2] {order}\n</article>"}]}
    assert ObeyingModel((order,), "nothing").answer(body) == {"summary": [], "claims": []}
    assert len(ObeyingModel().answer(body)["claims"]) == 2
