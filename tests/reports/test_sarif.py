"""SARIF as a code host reads it.

The official schema is not in this repository: tests/browser/install.sh fetches a package that ships it. Without it the
shape is held to the parts of SARIF 2.1.0 that are written down here.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from claimcheck import compare
from claimcheck.records import Acceptance, Changed, Since, Verdict
from claimcheck.reports import sarif
from claimcheck.reports.results import levels
from claimcheck.reports.sarif import render

if TYPE_CHECKING:
    from tests.conftest import Railway

TOOLS = Path(os.environ.get("CLAIMCHECK_TEST_TOOLS", Path.home() / ".cache" / "claimcheck-tools"))
SCHEMA = TOOLS / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

LOCATION: dict[str, Any] = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "physicalLocation": {
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {"required": ["uri"], "properties": {"uri": {"pattern": "^[!-~]+$"}}},
                "region": {
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "additionalProperties": {"type": "integer", "minimum": 0},
                    "properties": {
                        "startLine": {"minimum": 1},
                        "startColumn": {"minimum": 1},
                        "snippet": {"required": ["text"]},
                    },
                },
            },
        },
    },
}
OWN_SCHEMA: dict[str, Any] = {
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"required": ["driver"], "properties": {"driver": {"required": ["name", "rules"]}}},
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": {
                        "items": {
                            "required": ["ruleId", "level", "message", "locations", "partialFingerprints"],
                            "properties": {
                                "level": {"enum": ["error", "warning", "note"]},
                                "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                            },
                        }
                    },
                },
            }
        },
    },
}


@pytest.fixture(params=["own", "official"])
def schema(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "own":
        return OWN_SCHEMA
    if not SCHEMA.is_file():
        pytest.skip(f"no SARIF schema at {SCHEMA}: run tests/browser/install.sh")
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def log_of(document: Any, texts: dict[str, str]) -> Any:
    return json.loads(render(document, texts=texts, language="en"))


@pytest.mark.parametrize("kind", ["comparison", "check", "extraction"])
def test_a_log_is_valid(kind: str, schema: dict[str, Any], railway: Railway) -> None:
    log = log_of(getattr(railway, kind), railway.texts)
    # Taken as draft 7, whatever the copy says: for what SARIF's schema uses the drafts agree.
    jsonschema.Draft7Validator(schema).validate(log)


def test_a_log_of_accepted_findings_beside_an_earlier_report_is_valid(schema: dict[str, Any], railway: Railway) -> None:
    first, *rest = railway.comparison.findings
    findings = (replace(first, accepted=Acceptance("known", "2027-01-31")), *rest)
    since = Since("then.json", new=(rest[0].id,), changed=(Changed(rest[1].id, Verdict.AGREE, "0" * 32),))
    log = log_of(replace(railway.comparison, findings=findings, since=since), railway.texts)
    results = log["runs"][0]["results"]
    assert results[0]["suppressions"][0]["justification"] == "known"
    assert [one["baselineState"] for one in results[:3]] == ["unchanged", "new", "updated"]
    jsonschema.Draft7Validator(schema).validate(log)


def test_a_hostile_log_is_valid(schema: dict[str, Any], hostile: str) -> None:
    texts = {"A": hostile, "B": hostile.replace("euros", "dollars")}
    jsonschema.Draft7Validator(schema).validate(log_of(compare(list(texts.values())), texts))


def test_the_verdict_gives_the_level_and_agreement_gives_no_result(railway: Railway) -> None:
    results = log_of(railway.comparison, railway.texts)["runs"][0]["results"]
    assert {result["ruleId"]: result["level"] for result in results} == {
        "claimcheck/conflict": "error",
        "claimcheck/disputed": "warning",
        "claimcheck/update": "warning",
        "claimcheck/certainty": "note",
        "claimcheck/precision": "note",
        "claimcheck/undecided": "note",
    }


def test_every_result_names_its_rule(railway: Railway) -> None:
    (run,) = log_of(railway.check, railway.texts)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len(levels())
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "claimcheck/contradicted",
        "claimcheck/unsupported",
    ]


def test_lines_and_columns_lead_to_the_words_of_each_source(railway: Railway) -> None:
    result = log_of(railway.comparison, railway.texts)["runs"][0]["results"][0]
    places = [*result["locations"], *result["relatedLocations"]]
    assert [place["physicalLocation"]["artifactLocation"]["uri"] for place in places] == [
        "courier.txt",
        "gazette.html",
        "journal.txt",
    ]
    assert "region" not in places[1]["physicalLocation"], "the lines of a page are not those of its text"
    for source, place in (("A", places[0]), ("C", places[2])):
        region = place["physicalLocation"]["region"]
        lines = railway.texts[source].split("\n")
        assert region["startLine"] == region["endLine"]
        words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == region["snippet"]["text"]


def test_names_of_files_become_references_that_a_host_can_resolve(railway: Railway) -> None:
    names = ["texts/été 1.txt", "/tmp/x y.txt", "https://example.org/a?b=1&c=%20"]
    sources = tuple(replace(one, name=name) for one, name in zip(railway.comparison.sources, names, strict=True))
    log = log_of(replace(railway.comparison, sources=sources), railway.texts)
    assert [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]] == [
        "texts/%C3%A9t%C3%A9%201.txt",
        "file:///tmp/x%20y.txt",
        "https://example.org/a?b=1&c=%20",
    ]


def test_brackets_in_an_article_make_no_link_in_a_message(railway: Railway) -> None:
    finding = replace(railway.comparison.findings[0], explanation="[click](1)")
    log = log_of(replace(railway.comparison, findings=(finding,)), railway.texts)
    assert log["runs"][0]["results"][0]["message"]["text"].startswith("\\[click\\](1) ")


@pytest.mark.parametrize("links", [["Issues, https://code.example/x/issues", "Homepage, https://code.example/x"], None])
def test_the_log_leads_to_the_homepage_that_the_distribution_names(
    monkeypatch: pytest.MonkeyPatch, links: list[str] | None
) -> None:
    named = Message()
    for link in links or ():
        named["Project-URL"] = link
    monkeypatch.setattr(importlib.metadata, "metadata", lambda name: named if name == sarif.DISTRIBUTION else None)
    sarif._homepage.cache_clear()
    comparison = compare(["The fire killed 12 people.", "The fire killed 15 people."])
    driver = json.loads(render(comparison, texts=comparison.texts, language="en"))["runs"][0]["tool"]["driver"]
    sarif._homepage.cache_clear()
    assert driver.get("informationUri") == ("https://code.example/x" if links else None)
