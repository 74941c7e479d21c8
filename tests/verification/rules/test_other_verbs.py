"""Rules of `verification.rules.other_verbs`, of which verb a word is told: cases in ../data/rules/other_verbs.toml."""

from __future__ import annotations

import pytest

from tests.verification.rule_cases import Case, cases_of, checked, first_rule, holds, name

CASES = cases_of("other_verbs")


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_claim_gets_the_verdict_and_the_rule_of_its_case(case: Case) -> None:
    claim = checked(case)
    assert (str(claim.verdict), first_rule(case)) == (case["verdict"], case["rule"]), claim.explanation


@pytest.mark.parametrize("rule", ["clause"])
def test_without_the_rule_one_of_its_cases_is_borne_out(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert holds(rule, CASES, monkeypatch)
