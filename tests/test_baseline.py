"""Findings known from an earlier report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.baseline import filter_known, new_findings
from claimcheck.errors import UsageError
from claimcheck.fingerprints import fingerprints
from claimcheck.records import Check, Comparison, Verdict
from claimcheck.reports.sarif import render as sarif

if TYPE_CHECKING:
    from tests.conftest import Railway


def report(document: Comparison | Check) -> str:
    return json.dumps(asdict(document))


def moved(document: Comparison) -> Comparison:
    """The same findings of texts that grew at the top, lie elsewhere, and were compared in another order."""
    sources = tuple(
        replace(
            source,
            name=f"/home/other/{source.name}",
            claims=tuple(
                replace(
                    claim,
                    id=f"x{claim.id}",
                    start=claim.start + 500,
                    end=claim.end + 500,
                    quote=claim.quote.replace(" ", "\n ", 1),
                )
                for claim in source.claims
            ),
        )
        for source in reversed(document.sources)
    )
    findings = tuple(
        replace(
            finding,
            id=f"F{number}",
            claims=tuple(f"x{claim}" for claim in reversed(finding.claims)),
            explanation="in other words",
        )
        for number, finding in enumerate(reversed(document.findings))
    )
    return replace(document, sources=sources, findings=findings)


def test_a_report_knows_its_own_findings(railway: Railway) -> None:
    assert not new_findings(railway.comparison, report(railway.comparison))
    assert not new_findings(railway.check, report(railway.check))


def test_a_finding_stays_the_same_when_the_text_around_it_moves(railway: Railway) -> None:
    later = moved(railway.comparison)
    assert not new_findings(later, report(railway.comparison))
    assert sorted(fingerprints(later).values()) == sorted(fingerprints(railway.comparison).values())


Change = Callable[[Comparison], Comparison]


def other_verdict(document: Comparison) -> Comparison:
    first, *rest = document.findings
    return replace(document, findings=(replace(first, verdict=Verdict.DISPUTED), *rest))


def other_words(document: Comparison) -> Comparison:
    first, *rest = document.sources
    claim, *others = first.claims
    changed = replace(first, claims=(replace(claim, quote=claim.quote.replace("9.7", "9.8")), *others))
    return replace(document, sources=(changed, *rest))


def other_source(document: Comparison) -> Comparison:
    return replace(document, findings=(replace(document.findings[0], claims=("A1", "B1")), *document.findings[1:]))


@pytest.mark.parametrize("change", [other_verdict, other_words, other_source])
def test_a_finding_with_another_verdict_words_or_sources_is_new(change: Change, railway: Railway) -> None:
    assert new_findings(change(railway.comparison), report(railway.comparison)) == {"F1"}


def test_a_finding_that_stands_twice_is_known_as_often_as_the_baseline_has_it(railway: Railway) -> None:
    first = railway.comparison.findings[0]
    twice = replace(railway.comparison, findings=(first, replace(first, id="F99")))
    assert new_findings(twice, report(railway.comparison)) == {"F99"}
    assert not new_findings(twice, report(twice))


def test_a_sarif_report_serves_as_a_baseline_for_all_it_lists(railway: Railway) -> None:
    log = sarif(railway.comparison, texts=railway.texts, language="en")
    left = filter_known(railway.comparison, log)
    assert {finding.verdict for finding in left.findings} == {Verdict.AGREE, Verdict.SINGLE}


def test_what_is_left_counts_new_findings_alone(railway: Railway) -> None:
    left = filter_known(other_words(railway.comparison), report(railway.comparison))
    assert [finding.id for finding in left.findings] == ["F1"]
    assert {name: number for name, number in left.counts.items() if number} == {"conflict": 1}
    assert left.counts.keys() == railway.comparison.counts.keys()


def test_a_check_is_filtered_claim_by_claim(railway: Railway) -> None:
    changed = replace(railway.check.claims[2], quote="All trains will be red.")
    later = replace(railway.check, claims=(*railway.check.claims[:2], changed))
    left = filter_known(later, report(railway.check))
    assert [claim.id for claim in left.claims] == ["T3"]
    assert {name: number for name, number in left.counts.items() if number} == {"unsupported": 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "no json",
        "[" * 100_000,
        '{"sources": 1}',
        '{"sources": [1]}',
        '{"sources": [], "claims": [{}]}',
        '{"runs": 3}',
        '{"runs": [3]}',
        '{"runs": [{"results": ["a"]}]}',
        '{"runs": [{"results": [{}]}]}',
        '{"runs": [{"results": [{"partialFingerprints": 1}]}]}',
    ],
)
def test_what_is_no_report_is_refused_in_one_message(text: str, railway: Railway) -> None:
    with pytest.raises(UsageError, match="no report"):
        new_findings(railway.comparison, text)


def test_fingerprints_do_not_change_between_versions(railway: Railway) -> None:
    # Baselines that people keep rest on these: a change here needs a new name in FINGERPRINT.
    prints: dict[str, Any] = fingerprints(railway.comparison)
    assert prints["F1"] == "e55ae40a68bed191cd053e6fb540d5a4"
