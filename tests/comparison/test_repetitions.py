"""What one source says twice joins the matter that an engine found by one of the two claims."""

from __future__ import annotations

import pytest

from claimcheck.engines import Match
from claimcheck.records import Verdict
from tests.comparison.judging.test_judgement import Engine, compared

FOUND = Match(("A1",), ("B1",), Verdict.AGREE, "nothing", "")
OTHER = "A gangway in the port of Aubel gave way."


def claims_of_matter(a: str) -> list[tuple[str, ...]]:
    comparison = compared(a, OTHER, Engine([FOUND]))
    return [finding.claims for finding in comparison.findings if len(finding.sources) > 1]


@pytest.mark.parametrize(
    "again",
    ["In the port of Aubel the gangway fell down.", "The gangway of the port of Aubel fell down."],
)
def test_a_claim_said_again_joins_the_matter_of_the_first(again: str) -> None:
    assert claims_of_matter(f"The gangway fell down in the port of Aubel. {again}") == [("A1", "A2", "B1")]


@pytest.mark.parametrize(
    "other",
    [
        "The gangway did not fall down in the port of Aubel.",
        "Ann Doyle said that the gangway fell down in the port of Aubel.",
        "The gangway fell down in the port of Corvaz.",
        "The gangway was painted in the port of Aubel.",
        "Two gangways fell down in the port of Aubel.",
    ],
    ids=["denied", "somebody's word", "another place", "another act", "another number"],
)
def test_what_is_said_otherwise_stays_apart(other: str) -> None:
    assert claims_of_matter(f"The gangway fell down in the port of Aubel. {other}") == [("A1", "B1")]


def test_a_claim_that_a_match_names_stays_in_it() -> None:
    own = Match(("A2",), ("B2",), Verdict.AGREE, "nothing", "")
    a = "The gangway fell down in the port of Aubel. In the port of Aubel the gangway fell down."
    comparison = compared(a, f"{OTHER} Nobody was on it.", Engine([FOUND, own]))
    assert {finding.claims for finding in comparison.findings if len(finding.sources) > 1} == {
        ("A1", "B1"),
        ("A2", "B2"),
    }
