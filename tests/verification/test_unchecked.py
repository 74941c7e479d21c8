"""Sentences of a checked text that state nothing to be checked: texts in data/unchecked.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Check, Verdict

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "unchecked.toml").read_text("utf-8"))[
    "text"
]


def checked(case: dict[str, Any]) -> Check:
    article = article_from_text(case["text"], name="answer.txt", language=case["language"])
    return claimcheck.check(article, ["The council toured the tannery on Friday."])


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_what_states_nothing_stands_apart_where_it_stands_in_the_text(case: dict[str, Any]) -> None:
    document = checked(case)
    assert [one.text for one in document.unchecked] == case["unchecked"]
    assert all(case["text"][one.start : one.end] == one.text for one in document.unchecked)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_what_stands_apart_is_no_claim_and_counts_for_nothing(case: dict[str, Any]) -> None:
    document = checked(case)
    spans = [range(one.start, one.end) for one in document.unchecked]
    assert document.claims
    assert not any(claim.start in span for claim in document.claims for span in spans)
    assert [claim.id for claim in document.claims] == [f"T{n}" for n in range(1, len(document.claims) + 1)]
    assert sum(document.counts.values()) == len(document.claims)


def test_a_text_of_courtesies_alone_has_no_claim_and_is_left_undecided() -> None:
    document = claimcheck.check("Hello, dear readers! I hope this helps.", ["The council toured the tannery."])
    assert (document.claims, document.verdict) == ((), Verdict.UNDECIDED)
    assert document.unchecked


def test_a_document_names_the_text_that_was_checked() -> None:
    document = checked(CASES[0])
    article = article_from_text(CASES[0]["text"], name="answer.txt", language="en")
    assert (document.text.name, document.text.sha256) == ("answer.txt", article.sha256)
    assert document.text.characters == len(CASES[0]["text"])


@pytest.mark.parametrize("ending", ["json", "md", "html", "txt", "sarif", "csv"])
def test_every_report_shows_what_was_not_checked(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{ending}"
    checked(CASES[0]).save(path)
    assert "I hope this helps!" in path.read_text("utf-8")
