"""Texts checked against a source: cases in data/checks.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "checks.toml").read_text("utf-8"))[
    "check"
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_claim_of_a_text_gets_the_verdict_that_its_source_bears_out(case: dict[str, Any]) -> None:
    claims = claimcheck.check(case["text"], [case["source"]]).claims
    assert [str(claim.verdict) for claim in claims] == case["verdicts"], [
        (claim.text, claim.explanation) for claim in claims
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_evidence_of_a_claim_stands_in_the_source(case: dict[str, Any]) -> None:
    for claim in claimcheck.check(case["text"], [case["source"]]).claims:
        for evidence in claim.evidence:
            assert case["source"][evidence.start : evidence.end] == evidence.quote


def test_a_pronoun_for_nobody_is_named_as_the_reason() -> None:
    case = next(case for case in CASES if case["name"] == "a text that opens with a pronoun for nobody")
    [claim] = claimcheck.check(case["text"], [case["source"]]).claims
    assert "whom the text means" in claim.explanation


@pytest.mark.parametrize(
    ("text", "source", "named"),
    [
        (
            "The council wrote to the tenants.",
            "The council wrote for the tenants.",
            ("“to the tenants”", "“for the tenants”"),
        ),
        ("Odo Brandt is to sell the ferry.", "Odo Brandt is reported to be selling the ferry.", ("“is reported to”",)),
        ("La mairie a écrit à la presse.", "La mairie a écrit pour la presse.", ("à la presse", "pour la presse")),
    ],
)
def test_a_small_word_is_named_with_what_it_stands_by(text: str, source: str, named: tuple[str, ...]) -> None:
    [claim] = claimcheck.check(text, [source]).claims
    assert claim.verdict == "undecided"
    assert all(words in claim.explanation for words in named), claim.explanation


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "Police arrested two men.",
            "Police did not arrest two men.",
            "The source says “did not arrest”, the text “arrested”.",
        ),
        ("The mayor did not resign.", "The mayor resigned.", "The source says “resigned”, the text “did not resign”."),
        (
            "Le maire a démissionné lundi.",
            "Le maire n'a pas démissionné lundi.",
            "La source dit «\u202fn'a pas démissionné\u202f», le texte «\u202fa démissionné\u202f».",
        ),
    ],
)
def test_a_contradiction_by_negation_quotes_what_negates(text: str, source: str, said: str) -> None:
    [claim] = claimcheck.check(text, [source]).claims
    assert (claim.verdict, claim.explanation) == ("contradicted", said)


def test_words_that_may_have_changed_places_are_not_called_two_words_for_one_thing() -> None:
    found = claimcheck.relate("Kitewell will buy the mill.", "The mill buy Kitewell will.")
    assert found.verdict == "undecided"
    assert "changed places" in found.explanation
