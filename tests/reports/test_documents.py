from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from claimcheck.records import Kind, Measurement, Quantity, SummarySentence, Verdict
from claimcheck.reports import documents
from claimcheck.schemas import text_of

if TYPE_CHECKING:
    from tests.reports.conftest import Desk

COMPARISON = ["schema_version", "engine", "language", "sources", "findings", "counts"]
SOURCE = ["id", "name", "title", "language", "published", "sha256", "characters", "summary", "claims"]
CLAIM = ["id", "text", "quote", "start", "end", "speaker", "certainty", "negated", "quantities", "dates", "names"]
FINDING = ["id", "verdict", "claims", "sources", "differences", "explanation", "decided_by"]


def holds(value: object, name: str) -> None:
    jsonschema.Draft202012Validator(json.loads(text_of(name))).validate(value)


def test_a_comparison_has_the_fields_of_the_contract_in_order_and_fits_its_schema(fire: Desk) -> None:
    value = json.loads(documents.render(fire.comparison(), texts={}, language="en"))
    assert list(value)[: len(COMPARISON)] == COMPARISON
    assert list(value["sources"][0])[: len(SOURCE)] == SOURCE
    assert list(value["sources"][0]["claims"][0])[: len(CLAIM)] == CLAIM
    assert list(value["findings"][0])[: len(FINDING)] == FINDING
    assert value["findings"][0]["differences"][0]["relation"] == "conflict"
    holds(value, "comparison")


def test_an_extraction_fits_its_schema(fire: Desk) -> None:
    document = fire.extraction("A", SummarySentence("Twelve people died.", ("A1",)))
    value = json.loads(documents.render(document, texts={}, language="en"))
    assert value["source"]["summary"] == [{"text": "Twelve people died.", "claims": ["A1"]}]
    holds(value, "extraction")


def test_a_check_carries_the_claim_s_own_fields_and_fits_its_schema(fire: Desk) -> None:
    claim = fire.checked("12 people died.", Verdict.CONTRADICTED, "B1", ("12 people", "15 morts"), "15, not 12")
    value = json.loads(documents.render(fire.check(claim), texts={}, language="en"))
    assert list(value["claims"][0])[: len(CLAIM)] == CLAIM
    assert value["claims"][0]["evidence"][0]["source"] == "B"
    holds(value, "check")


def test_a_measurement_fits_its_schema_with_open_intervals_as_null() -> None:
    quantity = Quantity("plus de 200", 0, 11, 200, 200, None, None, Kind.COUNT)
    value = json.loads(documents.render_line(Measurement("fr", (quantity,))))
    assert value["quantities"][0]["high"] is None
    holds(value, "quantities")


def test_quotes_stand_where_the_document_says(fire: Desk) -> None:
    value = json.loads(documents.render(fire.comparison(), texts={}, language="en"))
    for source in value["sources"]:
        for claim in source["claims"]:
            assert fire.texts[source["id"]][claim["start"] : claim["end"]] == claim["quote"]


def test_accents_stay_readable_and_the_text_ends_in_a_newline(fire: Desk) -> None:
    text = documents.render(fire.comparison(), texts={}, language="en")
    assert "Aucun pompier n’a été blessé." in text
    assert text.endswith("}\n")


def test_a_measurement_of_one_line_stays_on_one_line() -> None:
    assert documents.render_line(Measurement("en", ())).count("\n") == 1


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\u202e", "\x9b", "\u200b", "\ud800"])
def test_hidden_characters_are_escaped_and_read_back_the_same(desk: Desk, hidden: str) -> None:
    desk.source("A", f"Rain {hidden} fell.")
    desk.claim("A1", f"Rain {hidden} fell.")
    text = documents.render(desk.extraction("A"), texts={}, language="en")
    assert hidden not in text
    assert json.loads(text)["source"]["claims"][0]["quote"] == f"Rain {hidden} fell."
