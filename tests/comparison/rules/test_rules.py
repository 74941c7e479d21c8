"""Every rule has cases that name it, alone and inside articles, and one of its own cases changes without it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.rules import registry
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Finding

FOLDER = Path(__file__).parent / "cases"
CASES = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def _article(text: str, case: dict[str, Any], name: str = "text") -> Article:
    return article_from_text(text, name=name, language=case["language"])


def _related(case: dict[str, Any]) -> Finding:
    return claimcheck.relate(_article(case["a"], case), _article(case["b"], case))


def _name(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['a'][:40]}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_pair_has_its_verdict_and_the_rule_speaks(case: dict[str, Any]) -> None:
    trace = claimcheck.explain(_article(case["a"], case), _article(case["b"], case))
    assert trace.verdict == _related(case).verdict
    assert trace.verdict in case["verdicts"], trace
    assert case["rule"] in {outcome.rule for outcome in trace.outcomes}


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_verdict_is_the_same_from_the_other_side(case: dict[str, Any]) -> None:
    assert _related({**case, "a": case["b"], "b": case["a"]}).verdict == _related(case).verdict


@pytest.mark.parametrize("case", [case for case in CASES if "agree" not in case["verdicts"]], ids=_name)
def test_inside_articles_a_pair_is_not_said_to_agree(case: dict[str, Any]) -> None:
    texts = [f"Port Vale\n\n{case[side]} Gulls were seen over the pier." for side in ("a", "b")]
    comparison = claimcheck.compare([_article(text, case, str(n)) for n, text in enumerate(texts)])
    claims = {claim.id: claim for source in comparison.sources for claim in source.claims}
    about = [f for f in comparison.findings if any(claims[i].quote[:20] in case["a"] + case["b"] for i in f.claims)]
    assert about
    assert not any(str(finding.verdict) == "agree" for finding in about)


@pytest.mark.parametrize("rule", registry.RULES)
def test_without_a_rule_one_of_its_own_cases_changes(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["rule"] == rule]
    before = [(_related(case).verdict, _related(case).differences) for case in own]
    monkeypatch.delitem(registry.RULES, rule)
    assert before != [(_related(case).verdict, _related(case).differences) for case in own]


def test_from_and_to_before_a_thing_that_is_no_name_are_left_open() -> None:
    texts = "The road from the mill to the pier is closed.", "The road to the mill from the pier is closed."
    assert claimcheck.relate(*texts).verdict == "undecided"


def test_a_trace_names_what_joined_two_statements_and_what_decided() -> None:
    trace = claimcheck.explain("The mill employs 240 people.", "The mill employs 310 people.")
    assert (trace.verdict, trace.decided, trace.door) == ("conflict", "opposed", "same wording")
    assert [place.text for place in trace.places_a if place.name == "amount"] == ["240"]


def test_statements_of_two_matters_have_a_trace_as_well() -> None:
    trace = claimcheck.explain("The mill employs 240 people.", "Rain fell on Sunday.")
    assert (trace.verdict, trace.decided, trace.door) == ("single", "unrelated.unlike", "")


def test_the_more_exact_side_is_named_whatever_the_unit() -> None:
    (difference,) = claimcheck.relate("The road is 1.5 kilometres long.", "The road is 1,520 metres long.").differences
    assert difference.finer == "b"


def test_a_name_that_a_pronoun_points_to_has_no_place_in_the_wording() -> None:
    texts = (
        "Ida Berg of Lorna met the board of Vale Motors on Monday. She then sued Vale Motors for fraud in a court.",
        "Vale Motors then sued Ida Berg. It was sued for fraud by Ida Berg.",
    )
    assert claimcheck.compare(texts).findings


def test_a_trace_lists_the_words_of_either_side_that_are_left_over() -> None:
    trace = claimcheck.explain("The council bought the old tannery.", "The council toured the old tannery in 2019.")
    assert [place.text for place in trace.left_a] == ["bought"]
    assert [place.text for place in trace.left_b] == ["toured", "2019"]


def test_also_beside_what_both_tell_makes_no_other_matter_of_it() -> None:
    assert claimcheck.relate("The minister met the guilds.", "The minister also met the guilds.").verdict == "agree"


@pytest.mark.parametrize("turned", [False, True])
def test_former_in_front_of_another_holder_of_the_office_limits_nothing_that_both_tell(turned: bool) -> None:
    texts = [
        "La rue avait poussé l'ancien Premier ministre Luc Arnal à partir avant la formation d'un cabinet de Paul Rey.",
        "Un nouveau cabinet dirigé par le Premier ministre Paul Rey a été formé en janvier.",
    ]
    articles = [article_from_text(text, language="fr") for text in (reversed(texts) if turned else texts)]
    assert "limit" not in {difference.kind for difference in claimcheck.relate(*articles).differences}


def test_a_word_that_the_other_side_has_elsewhere_stands_in_the_place_of_none() -> None:
    kept = "Ida Lund traverse Varn pour promouvoir sa stratégie commune des élections régionales de mai."
    for modifier, named in (("électorale", False), ("fiscale", True)):
        told = f"Ida Lund traverse Varn pour promouvoir sa stratégie {modifier} des élections régionales de mai."
        trace = claimcheck.explain(article_from_text(told, language="fr"), article_from_text(kept, language="fr"))
        assert any(outcome.rule == "word" for outcome in trace.outcomes) is named
