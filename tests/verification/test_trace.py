"""How a claim came to its verdict in a check: the passage, what every rule said of it, the words left over."""

from __future__ import annotations

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison import relate
from claimcheck.reading import article_from_text
from claimcheck.records import CheckedClaim, Trace
from claimcheck.verification import ruling
from tests.verification.rule_cases import Case, all_cases, article_of

CASES = all_cases()


def checked(text: str, source: str, language: str = "en", *, trace: bool = True) -> CheckedClaim:
    articles = [article_from_text(one, name=name, language=language) for one, name in ((text, "t"), (source, "s"))]
    [claim] = pipeline.check(articles[0], articles[1:], engine=RulesEngine(), trace=trace).claims
    return claim


def traced(case: Case) -> Trace:
    text, source = article_of(case, "text"), article_of(case, "source")
    [claim] = pipeline.check(text, [source], engine=RulesEngine(), trace=True).claims
    assert claim.trace
    return claim.trace[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_the_trace_names_what_decided_and_has_the_outcome_of_that_rule(case: Case) -> None:
    trace = traced(case)
    assert str(trace.verdict) == case["verdict"]
    if case["rule"] == "proved":
        assert trace.decided.partition(".")[0] == "proved"
        assert all(outcome.outcome == "same" for outcome in trace.outcomes)
    elif case["verdict"] != "contradicted":
        assert trace.decided.partition(".")[2] in {outcome.rule for outcome in trace.outcomes}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_every_place_of_a_trace_stands_in_the_text_or_in_the_source_where_it_says(case: Case) -> None:
    trace = traced(case)
    sides = ((case["text"], (*trace.places_a, *trace.left_a)), (case["source"], (*trace.places_b, *trace.left_b)))
    for text, places in sides:
        assert all(text[place.start :].startswith(place.text) for place in places)


def test_words_of_either_side_that_stand_for_nothing_of_the_other_are_left_over() -> None:
    [trace] = checked("The council bought the old tannery.", "The council toured the old tannery on Friday.").trace
    assert ([one.text for one in trace.left_a], [one.text for one in trace.left_b]) == (
        ["bought"],
        ["toured", "Friday"],
    )


def test_a_contradicted_claim_has_the_trace_of_how_the_two_statements_relate() -> None:
    [trace] = checked("The fire killed 12 people.", "The fire in the mill killed 15 people on Monday.").trace
    assert (trace.claims, trace.decided) == (("T1", "A"), "opposed")
    assert [(one.rule, one.outcome) for one in trace.outcomes if one.outcome == "differs"][:1] == [
        ("amount", "differs")
    ]


def test_a_check_that_is_not_asked_for_traces_has_none() -> None:
    assert checked("The fire killed 12 people.", "The fire killed 12 people.", trace=False).trace == ()


@pytest.mark.parametrize("toll", [12, 15])
def test_a_trace_that_nobody_asked_for_is_not_made(toll: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Trace:
        raise AssertionError("of a long text the traces take more memory than all else")

    monkeypatch.setattr(relate, "trace_of", refuse)
    monkeypatch.setattr(ruling, "trace_of_proof", refuse)
    assert checked("The fire killed 12 people.", f"The fire killed {toll} people.", trace=False).evidence


def test_a_claim_proved_fact_by_fact_has_a_trace_for_each_fact() -> None:
    text = "Dora Finn, who chairs the harbour board in Oldport, has resigned over the flood."
    source = "Dora Finn has resigned over the flood. Dora Finn chairs the harbour board in Oldport."
    traces = checked(text, source).trace
    assert {trace.decided for trace in traces} == {"proved.fact_by_fact"}
    facts = [outcome for trace in traces for outcome in trace.outcomes if outcome.rule == "fact"]
    assert [fact.b for fact in facts] == [f"{sentence.strip(' .')}." for sentence in source.split(". ")]
