from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_text_s_amounts_are_a_table_or_json(claimcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Il a payé 9,7 milliards de dollars.", "utf-8")
    assert "9,7 milliards" in claimcheck("quantities", "text.txt").out
    value = claimcheck("quantities", "text.txt", "--format", "json").value
    assert value["language"] == "fr"
    assert value["quantities"][0]["value"] == 9_700_000_000


def test_every_line_of_the_input_gives_one_object_even_an_empty_one(claimcheck: Run) -> None:
    lines = "12 morts\n\n3 % de plus\u2028et 4 km plus loin\r\nrien"
    ran = claimcheck("quantities", "-", "--lines", "--language", "fr", stdin=lines)
    values = [json.loads(line) for line in ran.out.splitlines()]
    assert [[found["value"] for found in value["quantities"]] for value in values] == [[12], [], [3, 4], []]
    assert {value["language"] for value in values} == {"fr"}
    assert {value["schema_version"] for value in values} == {"1"}


def test_offsets_count_characters_of_the_line(claimcheck: Run) -> None:
    ran = claimcheck("quantities", "-", "--lines", "--language", "en", stdin="🙂 12 dead\n")
    assert json.loads(ran.out)["quantities"][0]["start"] == 2


def test_a_day_of_publication_places_relative_dates(claimcheck: Run) -> None:
    arguments = ("quantities", "-", "--lines", "--language", "en", "--published", "2025-02-12")
    ran = claimcheck(*arguments, stdin="It burned on Monday.\n")
    assert json.loads(ran.out)["quantities"][0]["value"] == "2025-02-10"


@pytest.mark.parametrize("name", ["comparison", "extraction", "check", "quantities"])
def test_a_schema_is_printed_as_it_is_kept(claimcheck: Run, name: str) -> None:
    assert claimcheck("schema", name).value["$schema"].startswith("https://json-schema.org/")
