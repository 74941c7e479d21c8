"""Rules of `verification.rules.fragments`, claims that are no whole sentence: cases in ../data/rules/fragments.toml."""

from __future__ import annotations

import pytest

from claimcheck.verification import proof
from claimcheck.verification.case import Case as HeldCase
from claimcheck.verification.case import Doubt
from claimcheck.verification.rules import fragments
from tests.verification.rule_cases import Case, cases_of, checked, first_rule, name

CASES = cases_of("fragments")


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_claim_gets_the_verdict_and_the_rule_of_its_case(case: Case) -> None:
    claim = checked(case)
    assert (str(claim.verdict), first_rule(case)) == (case["verdict"], case["rule"]), claim.explanation


@pytest.mark.parametrize("rule", ["missing_noun", "missing_ending", "missing_clause"])
def test_without_the_rule_one_of_its_cases_is_borne_out(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [one for one in proof._ENDINGS if one is not getattr(fragments, rule)]

    def endings(case: HeldCase) -> Doubt | None:
        return next(filter(None, (one(case) for one in kept)), None)

    monkeypatch.setattr(proof, "RULES", {**proof.RULES, "ending": endings})
    assert any(str(checked(case).verdict) in ("supported", "precision") for case in CASES)
