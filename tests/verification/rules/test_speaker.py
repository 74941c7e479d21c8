"""Rules of `verification.rules.speaker`, who says it: cases in ../data/rules/speaker.toml."""

from __future__ import annotations

import pytest

from tests.verification.rule_cases import Case, cases_of, checked, first_rule, holds, name

CASES = cases_of("speaker")


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_claim_gets_the_verdict_and_the_rule_of_its_case(case: Case) -> None:
    claim = checked(case)
    assert (str(claim.verdict), first_rule(case)) == (case["verdict"], case["rule"]), claim.explanation


@pytest.mark.parametrize("rule", ["speaker"])
def test_without_the_rule_one_of_its_cases_is_borne_out(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert holds(rule, CASES, monkeypatch)


def test_an_office_may_be_that_of_the_speaker() -> None:
    source = "Dora Finn, the mayor of Varn, said that the bridge to the quay is closed."
    claim = checked({"text": "The mayor of Varn said that the bridge to the quay is closed.", "source": source})
    assert str(claim.verdict) == "supported"
