"""The rules by which a passage proves a claim: cases in data/rules.toml, each naming the rule that speaks first."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.statements import Statement, statements
from claimcheck.languages.scanner import fold
from claimcheck.reading import article_from_text
from claimcheck.records import Article, CheckedClaim
from claimcheck.verification import proof
from claimcheck.verification.case import hold_against
from claimcheck.verification.passages import Library

Case = dict[str, Any]

CASES: list[Case] = tomllib.loads((Path(__file__).parent / "data" / "rules.toml").read_text("utf-8"))["case"]
OF_RULES = [case for case in CASES if case["rule"] != "proved"]

# "finer" is a reason of the rule for what is added.
RULE_OF = {"finer": "added"}


def read(case: Case, part: str) -> Article:
    return article_from_text(case[part], name=part, language=case.get("language", "en"))


def stated(case: Case, part: str) -> tuple[Statement, ...]:
    article = read(case, part)
    return statements(RulesEngine(divided=False).extract(article, part[0].upper()).claims, article.language, part)


def checked(case: Case) -> CheckedClaim:
    [claim] = claimcheck.check(read(case, "text"), [read(case, "source")]).claims
    return claim


def name(case: Case) -> str:
    return f"{case['rule']}: {case['text']}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_claim_gets_the_verdict_of_its_case(case: Case) -> None:
    claim = checked(case)
    assert str(claim.verdict) == case["verdict"], claim.explanation


@pytest.mark.parametrize("case", OF_RULES, ids=name)
def test_the_rule_that_speaks_first_is_the_one_its_case_names(case: Case) -> None:
    [claim] = stated(case, "text")
    [passage, *_] = Library(stated(case, "source")).nearest(claim)
    assert next(proof.doubts(hold_against(claim, passage))).rule == case["rule"]


@pytest.mark.parametrize("case", OF_RULES, ids=name)
def test_the_explanation_names_words_of_the_text_or_of_the_source(case: Case) -> None:
    claim = checked(case)
    if case["rule"] != "finer" and case["verdict"] != "contradicted":
        named = re.findall(r"[«“„]\s*(.+?)\s*[»”“]", fold(claim.explanation))  # in the language's own quotation marks
        assert named
        assert all(words in f"{case['text']} {case['source']}" for words in named)


@pytest.mark.parametrize("rule", proof.RULES)
def test_without_a_rule_one_of_its_cases_is_borne_out(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [case for case in OF_RULES if RULE_OF.get(case["rule"], case["rule"]) == rule]
    monkeypatch.setattr(proof, "RULES", {name: one for name, one in proof.RULES.items() if name != rule})
    assert any(str(checked(case).verdict) in ("supported", "precision") for case in cases)
