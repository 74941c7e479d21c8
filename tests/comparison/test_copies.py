"""A copy of a source follows it into its findings, and makes, hides and changes none."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from claimcheck import compare
from claimcheck.comparison.copies import first_of_each
from claimcheck.engines import Side
from claimcheck.reading import article_from_text
from claimcheck.records import Comparison, Verdict
from claimcheck.reports import terminal
from tests.comparison.test_clustering import articles

A = (
    "The council of Varn sold its ice rink for 3.2 million euros on Monday. Nine skaters were hurt when a stand gave "
    "way. The mayor, Lena Orsk, called the rink a burden for Varn. It was built in 1962. "
    "The library of Varn opened in 1931."
)
B = (
    "On Monday the council of Varn sold its ice rink for 3.6 million euros. Eleven skaters were hurt when a stand gave "
    "way. Mayor Lena Orsk called the rink a joy for Varn. Divers searched the lake for a lost "
    "boat. In 1931 the library of Varn opened."
)


def _findings(comparison: Comparison, origin_of: dict[str, str]) -> list[tuple[object, ...]]:
    """The findings, each source replaced by the one it is a copy of."""
    stands = {
        claim.id: (origin_of[source.id], claim.start, claim.end)
        for source in comparison.sources
        for claim in source.claims
    }
    return [
        (
            finding.verdict,
            sorted({stands[claim] for claim in finding.claims}),
            sorted({(d.kind, *sorted((d.a or "", d.b or ""))) for d in finding.differences}),
        )
        for finding in comparison.findings
    ]


def _sorted(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=str)


@pytest.mark.parametrize(
    ("texts", "origin_of"),
    [([A, B, B], "ABB"), ([A, A, B], "AAB"), ([A, B, B, B, A], "ABBBA")],
)
def test_copies_of_sources_leave_the_findings_as_they_are(texts: list[str], origin_of: str) -> None:
    two = compare([A, B], engine="rules")
    more = compare(texts, engine="rules")
    letters = dict(zip((source.id for source in more.sources), origin_of, strict=True))
    verdicts = {finding.verdict for finding in two.findings}
    assert verdicts == {Verdict.AGREE, Verdict.CONFLICT, Verdict.UNDECIDED, Verdict.SINGLE}
    assert _sorted(_findings(more, letters)) == _sorted(_findings(two, {"A": "A", "B": "B"}))


@settings(max_examples=20, deadline=None)
@given(articles, articles)
def test_a_copy_of_any_source_changes_nothing(a: str, b: str) -> None:
    copied = compare([a, b, b])
    origin_of = {"A": "A", "B": "A" if a == b else "B", "C": "A" if a == b else "B"}
    if a == b:
        assert {finding.verdict for finding in copied.findings} <= {Verdict.AGREE}
        return
    assert _sorted(_findings(copied, origin_of)) == _sorted(_findings(compare([a, b]), origin_of))


def test_an_explanation_names_a_copy_beside_the_source_that_it_repeats() -> None:
    money = next(one for one in compare([A, B, B], engine="rules").findings if "million" in one.explanation)
    assert "3.2 million euros (A) against 3.6 million euros (B, C)" in money.explanation
    assert [difference.claims for difference in money.differences] == [("A1", "B1"), ("A1", "C1")]


def test_what_a_source_tells_alone_is_borne_out_by_no_copy_of_it() -> None:
    comparison = compare([A, B, B], engine="rules")
    findings = [finding for finding in comparison.findings if "A" not in finding.sources]
    assert [(finding.verdict, finding.sources, finding.origins, finding.explanation) for finding in findings] == [
        (Verdict.SINGLE, ("B", "C"), (("B", "C"),), "No counterpart found in another source.")
    ]


def test_a_source_without_a_statement_is_another_source_than_the_copies() -> None:
    assert {finding.verdict for finding in compare(["Why?", B, B], engine="rules").findings} == {Verdict.SINGLE}


def test_copies_beside_no_other_source_agree_wholly() -> None:
    assert {finding.verdict for finding in compare([B, B, B], engine="rules").findings} == {Verdict.AGREE}


def test_a_report_says_once_what_copies_alone_tell() -> None:
    report = terminal.render(compare([A, B, B], engine="rules"), texts={}, language="en")
    assert report.count("Divers searched the lake") == 1
    assert "B and C · 1 claim" in report


@pytest.mark.parametrize(
    "change", [{"title": "Rink sold"}, {"language": "fr"}, {"published": datetime.date(2024, 5, 3)}, {"text": f"{A} "}]
)
def test_only_the_same_text_of_the_same_day_is_a_copy(change: dict[str, Any]) -> None:
    article = article_from_text(A, name="a", language="en")
    other = {"C": replace(article, **change)}
    sides = [Side(letter, "en", None, ()) for letter in "ABC"]
    first = first_of_each(sides, {"A": article, "B": replace(article, name="b"), **other}, {"C": 0, "A": 1, "B": 2})
    assert first == {"A": "A", "B": "A", "C": "C"}
