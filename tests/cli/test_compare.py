from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]


def test_a_comparison_is_reported_in_words_on_standard_output(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("compare", *fire)
    assert ran.code == 0
    assert ran.err == ""
    assert re.search(r"CONFLICT .*12.*15", ran.out)
    assert "\x1b" not in ran.out


def test_json_follows_the_contract(claimcheck: Run, fire: Fire) -> None:
    value = claimcheck("compare", *fire, "--format", "json").value
    assert value["engine"]["name"] == "rules"
    assert [source["id"] for source in value["sources"]] == ["A", "B"]
    assert value["counts"]["conflict"] == 1
    for source, path in zip(value["sources"], fire, strict=True):
        text = path.read_text()
        assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in source["claims"])


@pytest.mark.parametrize(
    ("verdicts", "code"), [("conflict", 1), ("disputed,conflict", 1), (" Conflict ", 1), ("disputed", 0), ("single", 1)]
)
def test_fail_on_turns_a_verdict_into_code_1_after_the_whole_report(
    claimcheck: Run, fire: Fire, verdicts: str, code: int
) -> None:
    ran = claimcheck("compare", *fire, "--fail-on", verdicts)
    assert ran.code == code
    assert "CONFLICT" in ran.out


def test_files_take_the_format_of_their_ending_and_nothing_is_printed(
    claimcheck: Run, fire: Fire, tmp_path: Path
) -> None:
    ran = claimcheck("compare", *fire, "-o", "report.json", "-o", "report.txt")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["schema_version"] == "1"
    assert "CONFLICT" in (tmp_path / "report.txt").read_text("utf-8")


def test_a_format_by_name_wins_over_the_ending_of_one_file(claimcheck: Run, fire: Fire, tmp_path: Path) -> None:
    claimcheck("compare", *fire, "--format", "json", "-o", "report.txt")
    assert json.loads((tmp_path / "report.txt").read_text("utf-8"))["schema_version"] == "1"


def test_standard_output_can_be_named_beside_a_file(claimcheck: Run, fire: Fire, tmp_path: Path) -> None:
    ran = claimcheck("compare", *fire, "-o", "report.json", "-o", "-")
    assert "CONFLICT" in ran.out
    assert (tmp_path / "report.json").is_file()


def test_a_source_may_come_from_standard_input(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("compare", fire[0], "-", "--format", "json", stdin=fire[1].read_text())
    assert ran.value["counts"]["conflict"] == 1


def test_the_report_is_worded_in_the_language_asked_for_else_that_of_the_first_source(
    claimcheck: Run, fire: Fire, tmp_path: Path
) -> None:
    assert "Where they differ" in claimcheck("compare", *fire).out
    assert "Ce qui diffère" in claimcheck("compare", *fire, "--language", "fr").out
    french = tmp_path / "feu.txt"
    french.write_text("L’incendie de la sucrerie de Brenholm a tué 12 personnes lundi, selon la mairie.", "utf-8")
    assert claimcheck("compare", french, fire[1], "--format", "json").value["language"] == "fr"


def test_publication_days_go_with_the_sources_in_order_and_may_be_skipped(claimcheck: Run, fire: Fire) -> None:
    value = claimcheck("compare", *fire, "--published", "-", "--published", "2025-02-11", "--format", "json").value
    assert [source["published"] for source in value["sources"]] == [None, "2025-02-11"]


def test_columns_widen_a_report_that_goes_into_a_pipe(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert max(map(len, claimcheck("compare", *fire).out.split("\n"))) == 100
    monkeypatch.setenv("COLUMNS", "72")
    assert max(map(len, claimcheck("compare", *fire).out.split("\n"))) == 72


def test_the_same_command_prints_the_same_bytes(claimcheck: Run, fire: Fire) -> None:
    assert claimcheck("compare", *fire).out == claimcheck("compare", *fire).out


def test_a_dry_run_offline_says_that_nothing_is_asked(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("compare", *fire, "--dry-run", "--engine", "rules")
    assert ran.code == 0
    assert "asks nothing" in ran.out


def test_a_file_that_cannot_be_written_is_told_in_one_message(claimcheck: Run, fire: Fire, tmp_path: Path) -> None:
    (tmp_path / "report.json").symlink_to(tmp_path / "gone" / "report.json")
    ran = claimcheck("compare", *fire, "-o", "report.json")
    assert ran.code == 2
    assert "report.json cannot be written" in ran.err


def test_a_comparison_needs_no_pyarrow_and_corpus_says_that_it_does(
    claimcheck: Run, fire: Fire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    assert claimcheck("compare", *fire).code == 0
    ran = claimcheck("corpus", *fire, "-o", tmp_path / "stories")
    assert ran.code == 2
    assert "claim-by-claim[corpus]" in ran.err
