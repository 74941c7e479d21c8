from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]


def test_an_extraction_lists_the_claims_of_one_article(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("extract", fire[0])
    assert ran.code == 0
    assert "killed 12 people" in ran.out
    assert claimcheck("extract", fire[0], "--format", "json").value["source"]["id"] == "A"


def test_fail_on_has_nothing_to_look_at_in_an_extraction_and_says_so(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("extract", fire[0], "--fail-on", "conflict")
    assert ran.code == 0
    assert "--fail-on" in ran.err


@pytest.mark.parametrize("order", ["text first", "sources after", "option first"])
def test_a_check_takes_its_sources_after_against(claimcheck: Run, fire: Fire, order: str) -> None:
    text, source = fire
    arguments = {
        "text first": [text, "--against", source],
        "sources after": [text, "--against", source, text],
        "option first": ["--against", source, text],
    }[order]
    value = claimcheck("check", *arguments, "--format", "json").value
    assert value["sources"][0]["name"].endswith("courier.txt")
    assert len(value["sources"]) == (2 if order == "sources after" else 1)


@pytest.mark.parametrize(("verdicts", "code"), [("contradicted", 1), ("contradicted,unsupported", 1), ("precision", 0)])
def test_a_check_fails_on_the_verdicts_of_its_claims(claimcheck: Run, fire: Fire, verdicts: str, code: int) -> None:
    ran = claimcheck("check", fire[0], "--against", fire[1], "--fail-on", verdicts)
    assert ran.code == code
    assert "CONTRADICTED" in ran.out


def test_a_day_of_publication_places_the_source_and_the_text_checked_against_it(claimcheck: Run, fire: Fire) -> None:
    given = ("check", fire[0], "--against", fire[1], "--published", "2025-02-11", "--format", "json")
    value = claimcheck(*given).value
    assert value["sources"][0]["published"] == "2025-02-11"
    assert value["claims"][0]["dates"][0]["value"] == "2025-02-10"


def test_a_trace_of_a_check_is_every_step_in_json_and_one_line_in_the_terminal(claimcheck: Run, fire: Fire) -> None:
    given = ("check", fire[0], "--against", fire[1], "--engine", "rules")
    value = claimcheck(*given, "--trace", "--format", "json").value
    decided = [one["decided"] for claim in value["claims"] for one in claim["trace"]]
    assert "opposed" in decided
    assert "T1/A opposed" in claimcheck(*given, "--trace").out
    assert not any(claim["trace"] for claim in claimcheck(*given, "--format", "json").value["claims"])
    assert "T1/A opposed" not in claimcheck(*given).out
