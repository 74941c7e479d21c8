"""The lines of the table of decisions that speak where no rule does: each has cases that name it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimcheck
from claimcheck.comparison import decide
from claimcheck.reading import article_from_text
from claimcheck.records import Finding

FILE = Path(__file__).parent / "decisions.jsonl"
CASES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _related(case: dict[str, str]) -> Finding:
    a, b = (article_from_text(case[side], name=side, language=case["language"]) for side in ("a", "b"))
    return claimcheck.relate(a, b)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['line']}: {case['a'][:40]}")
def test_a_line_of_the_table_decides_its_cases(case: dict[str, str]) -> None:
    finding = _related(case)
    assert [finding.verdict, *(trace.decided for trace in finding.trace)] == [case["verdict"], case["line"]]


@pytest.mark.parametrize("line", sorted({case["line"] for case in CASES}))
def test_without_a_line_one_of_its_cases_changes(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [case for case in CASES if case["line"] == line]
    before = [_related(case).verdict for case in own]
    monkeypatch.setattr(decide, "TABLE", tuple(one for one in decide.TABLE if one.name != line))
    assert before != [_related(case).verdict for case in own]


def _both(first: str, second: str) -> list[str]:
    texts = (f"{first} Il a fermé le port de Corle en mai.", f"{second} Il a fermé le port de Corle en mai.")
    comparison = claimcheck.compare([article_from_text(text, name=text, language="fr") for text in texts])
    return [finding.verdict for finding in comparison.findings if len(finding.sources) > 1]


def test_nothing_is_compared_on_a_pronoun_alone() -> None:
    assert _both("Luc Arnal a vu Paul Rey lundi.", "Jean Roy a vu Max Lot mardi.") == ["undecided"]
    assert _both("Luc Arnal a vu Paul Rey lundi.", "Luc Arnal est allé chez Max Lot.") == ["agree"]


def test_a_pronoun_that_stands_for_nobody_leaves_nothing_open() -> None:
    texts = [f"{name} est venu lundi. Il y a 300 blessés à Corle." for name in ("Luc Arnal", "Jean Roy")]
    comparison = claimcheck.compare([article_from_text(text, name=text, language="fr") for text in texts])
    assert "agree" in {finding.verdict for finding in comparison.findings if len(finding.sources) > 1}
