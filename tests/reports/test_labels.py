from __future__ import annotations

import pytest

import claimcheck
from claimcheck.reports.labels import label
from claimcheck.reports.phrases import phrases

STATED = "The mill at Brenholm closed on Monday."
REPORTED = "The mill at Brenholm closed on Monday, the mayor said."


def labels(language: str, *texts: str) -> list[str]:
    document = claimcheck.compare(list(texts))
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    return [label(finding, claims, phrases(language)) for finding in document.findings]


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", (STATED, REPORTED), "less firm in B"),
        ("en", (REPORTED, STATED), "less firm in A"),
        ("en", (STATED, REPORTED, REPORTED), "less firm in B and C"),
        ("fr", (STATED, REPORTED), "moins affirmé chez B"),
        ("en", ("The mill has 40 ovens.", "The mill has 50 ovens."), "conflict"),
    ],
)
def test_a_label_says_of_which_source_it_is_said(language: str, texts: tuple[str, ...], expected: str) -> None:
    assert labels(language, *texts) == [expected]
