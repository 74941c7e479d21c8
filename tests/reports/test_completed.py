"""Beside a quote that begins inside a sentence stands what it is read as, in every report that people read."""

from __future__ import annotations

from types import ModuleType

import pytest

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Claim
from claimcheck.reports import html, markdown, terminal
from claimcheck.reports.completed import read_as
from claimcheck.reports.phrases import phrases

A = "Ann Hall, who runs the ferry, resigned on Friday and announced an 11th day of strikes in the port of Corle."
B = "Ann Hall announced a 12th day of strikes in the port of Corle."
COMPLETED = "read as “Ann Hall announced an 11th day of strikes in the port of Corle.”"


def last_claim(text: str) -> Claim:
    return claimcheck.extract(article_from_text(text, language="en")).source.claims[-1]


def test_a_quote_that_lacks_its_subject_is_completed() -> None:
    assert read_as(last_claim(A), phrases("en")) == COMPLETED


@pytest.mark.parametrize(
    "text",
    [
        "The yard of Corle was sold in May, while the quay was closed in June.",  # but its first word
        "Ann Hall runs the ferry of Corle. She announced a day of strikes.",  # a sentence of its own
    ],
)
def test_a_quote_that_says_what_its_claim_says_stands_alone(text: str) -> None:
    claim = last_claim(text)
    assert claim.text != claim.quote
    assert not read_as(claim, phrases("en"))


@pytest.mark.parametrize("format_", [terminal, markdown, html], ids=["terminal", "markdown", "html"])
def test_every_report_that_people_read_completes_the_quote_of_a_finding(format_: ModuleType) -> None:
    said = report(format_, A, B)
    assert COMPLETED in said
    assert "and announced an" in said


@pytest.mark.parametrize("format_", [terminal, html], ids=["terminal", "html"])
def test_a_claim_without_a_counterpart_is_worded_already(format_: ModuleType) -> None:
    assert "read as" not in report(format_, A, "The quay is old.")


def report(format_: ModuleType, *texts: str) -> str:
    document = claimcheck.compare([article_from_text(text, language="en") for text in texts])
    options = {"width": 400} if format_ is terminal else {}
    sources = {source.id: text for source, text in zip(document.sources, texts, strict=True)}
    return str(format_.render(document, texts=sources, language="en", **options))
