"""Each cause of false conflicts and of false agreement, in the languages in which it was met, as a matrix of cases.

A row of the data names its cause, the language of each side and every verdict that a careful reader accepts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.comparison.evidence.totals import totals
from claimcheck.comparison.statements import statement
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.reading import article_from_text

FILE = Path(__file__).parent / "data" / "causes.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def _name(row: dict[str, Any]) -> str:
    return f"{row['cause']}-{'-'.join(row['languages'])}: {row['a'][:40]}"


def _articles(row: dict[str, Any]) -> list[claimcheck.Article]:
    return [article_from_text(row[s], name=s, language=row["languages"]["ab".index(s)]) for s in ("a", "b")]


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_pair_has_a_verdict_that_a_careful_reader_accepts_from_either_side(row: dict[str, Any]) -> None:
    a, b = _articles(row)
    finding = claimcheck.relate(a, b, language="en")
    assert finding.verdict in row["verdicts"], finding.explanation
    assert claimcheck.relate(b, a, language="en").verdict == finding.verdict


@pytest.mark.parametrize("row", [row for row in ROWS if "conflict" not in row["verdicts"]], ids=_name)
def test_compared_as_articles_a_pair_without_a_conflict_has_none(row: dict[str, Any]) -> None:
    assert "conflict" not in {finding.verdict for finding in claimcheck.compare(_articles(row)).findings}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("zelensky", "zelenskyy"),
        ("zelensky", "selenskyj"),
        ("al-qaida", "al-qaeda"),
        ("kadhafi", "gaddafi"),
        ("müller", "mueller"),
        ("jpmorgan chase", "jp morgan"),
        ("labour", "labor"),
        ("marta olsen", "marta olson"),
        ("зеленский", "zelensky"),
    ],
)
def test_spellings_of_a_name_may_be_one_name_from_either_side(a: str, b: str) -> None:
    assert perhaps_one_name(a, b)
    assert perhaps_one_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("iran", "iraq"),
        ("berg", "kern"),
        ("ida berg", "paul kern"),
        ("north lorna", "south lorna"),
        ("apollo 11", "apollo 13"),
        ("lund", "lunt"),
        ("marta olsen", "peter olsen"),
        ("ann", "anna"),
    ],
)
def test_two_names_that_are_not_alike_are_no_spellings_of_one(a: str, b: str) -> None:
    assert not perhaps_one_name(a, b)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The crash injured eight adults and four children.", [12]),
        ("The crash injured more than eight adults and four children.", []),
        ("The crash cost 8 million euros and 4 million dollars.", []),
    ],
)
def test_exact_counts_alone_come_to_a_total(text: str, values: list[int]) -> None:
    (claim,) = claimcheck.extract(article_from_text(text, language="en")).source.claims
    assert [total.value for total in totals(statement(claim, "en", "A"))] == values
