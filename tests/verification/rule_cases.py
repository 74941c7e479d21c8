"""The cases of the rules by which a passage proves a claim, one file a module of rules: data/rules/*.toml.

A case names the rule that speaks first and the verdict; what no rule leaves open is in data/rules/proved.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.statements import Statement, statements
from claimcheck.reading import article_from_text
from claimcheck.records import Article, CheckedClaim
from claimcheck.verification import proof
from claimcheck.verification.case import hold_against
from claimcheck.verification.passages import Library

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "data" / "rules"

# "finer" is a reason of the rule for what is added.
_RULE_OF = {"finer": "added"}


def cases_of(module: str) -> list[Case]:
    """Return the cases of a module of rules."""
    found: list[Case] = tomllib.loads((FOLDER / f"{module}.toml").read_text("utf-8"))["case"]
    return found


def all_cases() -> list[Case]:
    """Return the cases of all modules, and those that are borne out."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in cases_of(path.stem)]


def name(case: Case) -> str:
    """Return by what a report of the tests calls a case."""
    return f"{case['rule']}: {case['text']}"


def checked(case: Case) -> CheckedClaim:
    """Return the one claim of the text of a case, checked against its source."""
    [claim] = claimcheck.check(article_of(case, "text"), [article_of(case, "source")]).claims
    return claim


def first_rule(case: Case) -> str:
    """Return the rule that speaks first of the claim of a case and the passage nearest to it."""
    [claim] = _stated(case, "text")
    [passage, *_] = Library(_stated(case, "source")).nearest(claim)
    return next(proof.doubts(hold_against(claim, passage))).rule


def is_borne_out_without(rule: str, case: Case, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether the claim of a case is borne out where a rule is switched off."""
    with monkeypatch.context() as patch:
        patch.setattr(proof, "RULES", {one: test for one, test in proof.RULES.items() if one != rule})
        return str(checked(case).verdict) in ("supported", "precision")


def holds(rule: str, cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether a rule can't be switched off without one of its own cases being borne out."""
    own = [case for case in cases if _RULE_OF.get(case["rule"], case["rule"]) == rule]
    return any(is_borne_out_without(rule, case, monkeypatch) for case in own)


def article_of(case: Case, part: str) -> Article:
    """Return the text or the source of a case."""
    language = case.get(f"language_of_{part}", case.get("language", "en"))
    return article_from_text(case[part], name=part, language=language)


def _stated(case: Case, part: str) -> tuple[Statement, ...]:
    article = article_of(case, part)
    return statements(RulesEngine(divided=False).extract(article, part[0].upper()).claims, article.language, part)
