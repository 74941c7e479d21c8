"""A passage proves a claim where no rule leaves it open; the cases of the rules stand in data/rules."""

from __future__ import annotations

import re

import pytest

from claimcheck.languages.scanner import fold
from claimcheck.verification import proof
from tests.verification.rule_cases import Case, all_cases, cases_of, checked, name

PROVED = cases_of("proved")
OF_RULES = [case for case in all_cases() if case["rule"] != "proved"]


@pytest.mark.parametrize("case", PROVED, ids=name)
def test_what_no_rule_leaves_open_is_borne_out(case: Case) -> None:
    claim = checked(case)
    assert str(claim.verdict) == case["verdict"], claim.explanation


@pytest.mark.parametrize("case", OF_RULES, ids=name)
def test_the_explanation_names_words_of_the_text_or_of_the_source(case: Case) -> None:
    claim = checked(case)
    if case["rule"] != "finer" and case["verdict"] == "undecided":
        named = re.findall(r"[«“„]\s*(.+?)\s*[»”“]", fold(claim.explanation))  # in the language's own quotation marks
        assert named
        assert all(words in f"{case['text']} {case['source']}" for words in named)


def test_every_rule_has_a_case_that_names_it() -> None:
    assert {case["rule"] for case in OF_RULES} == {*proof.RULES, "finer"}
