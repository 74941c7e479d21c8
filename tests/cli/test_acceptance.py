"""`[[accept]]`: what somebody has looked at and lets stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]

GATE = ("--fail-on", "conflict")
REASON = "The post rang the hospital: it is 12."


def conflict(claimcheck: Run, fire: Fire) -> str:
    document = claimcheck("compare", *fire, "--format", "json").value
    (print_,) = [one["fingerprint"] for one in document["findings"] if one["verdict"] == "conflict"]
    return str(print_)


def accepting(fingerprint: str, until: str = "", reason: str = REASON) -> None:
    ending = f"until = {until}\n" if until else ""
    Path("claimcheck.toml").write_text(f'[[accept]]\nfingerprint = "{fingerprint}"\nreason = "{reason}"\n{ending}')


@pytest.mark.parametrize("digits", [12, 32])
def test_what_is_accepted_fails_nothing(claimcheck: Run, fire: Fire, digits: int) -> None:
    assert claimcheck("compare", *fire, *GATE).code == 1
    accepting(conflict(claimcheck, fire)[:digits])
    assert claimcheck("compare", *fire, *GATE).code == 0


def test_the_digits_that_accept_a_finding_stand_in_the_report(claimcheck: Run, fire: Fire) -> None:
    assert f"#{conflict(claimcheck, fire)[:12]}" in claimcheck("compare", *fire).out


def test_one_command_accepts_a_finding_and_the_file_keeps_what_it_had(claimcheck: Run, fire: Fire) -> None:
    Path("claimcheck.toml").write_text('language = "en"  # of the house\n\n[compare]\nfail-on = "conflict"\n', "utf-8")
    known = conflict(claimcheck, fire)[:12]
    ran = claimcheck("accept", known, "--reason", 'The "post" rang\nthe hospital.', "--until", "9999-12-31")
    assert ran.code == 0
    assert f"{known} is accepted in " in ran.out
    assert Path("claimcheck.toml").read_text("utf-8").startswith('language = "en"  # of the house\n')
    ran = claimcheck("compare", *fire)
    assert ran.code == 0
    assert 'The "post" rang the hospital.' in " ".join(ran.out.split())


def test_accept_says_which_finding_of_a_report_it_is(claimcheck: Run, fire: Fire) -> None:
    assert claimcheck("compare", *fire, "-o", "report.json").code == 0
    known = conflict(claimcheck, fire)[:12]
    ran = claimcheck("accept", known, "--reason", REASON, "--report", "report.json")
    assert (ran.code, ran.err) == (0, "")
    found = next(
        one
        for one in json.loads(Path("report.json").read_text("utf-8"))["findings"]
        if one["fingerprint"].startswith(known)
    )
    lines = ran.out.splitlines()
    assert lines[1] == f"  conflict: {found['explanation']}"
    assert len(lines) == 2 + len(found["claims"]), "the words of each source"


def test_a_fingerprint_that_the_report_has_not_is_refused_and_nothing_is_written(claimcheck: Run, fire: Fire) -> None:
    assert claimcheck("compare", *fire, "-o", "report.json").code == 0
    ran = claimcheck("accept", "000000000000", "--reason", REASON, "--report", "report.json")
    assert ran.code == 2
    assert "No finding of report.json has the fingerprint 000000000000." in ran.err
    assert not Path("claimcheck.toml").exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sources": 1}', "no report"])
def test_a_file_that_is_no_report_is_named_as_such(claimcheck: Run, text: str) -> None:
    Path("report.json").write_text(text, "utf-8")
    ran = claimcheck("accept", "000000000000", "--reason", REASON, "--report", "report.json")
    assert ran.code == 2
    assert "report.json is no report" in ran.err


def test_without_a_report_accept_says_that_none_was_looked_at(claimcheck: Run) -> None:
    ran = claimcheck("accept", "000000000000", "--reason", REASON)
    assert ran.code == 0
    assert "no report was looked at" in ran.err


@pytest.mark.parametrize("before", [None, "[project]\nname = 'a'\n\n[tool.claimcheck]\nlanguage = 'en'\n"])
def test_where_no_file_holds_one_is_made_and_a_project_s_own_is_added_to(
    claimcheck: Run, fire: Fire, before: str | None
) -> None:
    if before:
        Path("pyproject.toml").write_text(before, "utf-8")
    known = conflict(claimcheck, fire)
    assert claimcheck("accept", f"#{known}", "--reason", REASON).code == 0
    assert Path("claimcheck.toml").exists() is (before is None)
    assert claimcheck("compare", *fire, *GATE).code == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("7a2d377bb0f8",), "--reason"),
        (("7a2d377bb0f8", "--reason", " "), "gives no reason"),
        (("7a2d", "--reason", REASON), "“7a2d” is no fingerprint"),
        (("7a2d377bb0f8", "--reason", REASON, "--until", "soon"), "is no day"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_nothing_is_written(
    claimcheck: Run, given: tuple[str, ...], said: str
) -> None:
    ran = claimcheck("accept", *given)
    assert ran.code == 2
    assert said in ran.err
    assert not Path("claimcheck.toml").exists()


def test_what_is_accepted_already_is_not_accepted_twice(claimcheck: Run) -> None:
    accepting("7a2d377bb0f8")
    before = Path("claimcheck.toml").read_text("utf-8")
    ran = claimcheck("accept", "7a2d377bb0f8aa", "--reason", "Again.")
    assert ran.code == 2
    assert REASON in ran.err
    assert Path("claimcheck.toml").read_text("utf-8") == before


def test_a_file_in_another_notation_is_left_as_it_is(claimcheck: Run) -> None:
    Path("claimcheck.toml").write_text('accept = [{fingerprint = "0123456789ab", reason = "Known."}]\n', "utf-8")
    ran = claimcheck("accept", "7a2d377bb0f8", "--reason", REASON)
    assert ran.code == 2
    assert "by hand" in ran.err


def test_what_is_accepted_until_a_day_that_is_over_counts_again_and_that_is_said(claimcheck: Run, fire: Fire) -> None:
    accepting(conflict(claimcheck, fire), until="2001-02-03")
    ran = claimcheck("compare", *fire, *GATE)
    assert ran.code == 1
    assert "was accepted until 2001-02-03" in ran.err
    assert REASON in ran.err
    assert REASON not in ran.out


def test_what_is_accepted_until_a_day_to_come_stands(claimcheck: Run, fire: Fire) -> None:
    accepting(conflict(claimcheck, fire), until="9999-12-31")
    ran = claimcheck("compare", *fire, *GATE)
    assert ran.code == 0
    assert "accepted until 31 December 9999" in ran.out


def test_an_acceptance_of_another_finding_changes_nothing(claimcheck: Run, fire: Fire) -> None:
    accepting("0123456789ab", until="2001-02-03")
    ran = claimcheck("compare", *fire, *GATE)
    assert ran.code == 1
    assert "accepted" not in ran.err + ran.out


@pytest.mark.parametrize(
    "format_name", ["terminal", "markdown", "html", "json", "sarif", "csv", "junit", "gitlab", "github"]
)
def test_every_report_gives_the_reason(claimcheck: Run, fire: Fire, format_name: str) -> None:
    accepting(conflict(claimcheck, fire))
    shown = claimcheck("compare", *fire, "--format", format_name).out
    assert REASON in " ".join(shown.split())


def test_programs_are_told_that_what_is_accepted_is_no_failure(claimcheck: Run, fire: Fire) -> None:
    accepting(conflict(claimcheck, fire))
    (result,) = claimcheck("compare", *fire, "--format", "sarif").value["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": REASON}]
    suites = ElementTree.fromstring(claimcheck("compare", *fire, "--format", "junit").out)
    assert suites.get("failures") == "0"
    (issue,) = claimcheck("compare", *fire, "--format", "gitlab").value
    assert issue["severity"] == "info"
    assert claimcheck("compare", *fire, "--format", "github").out.startswith("::notice ")


def test_a_claim_of_a_check_is_accepted_too(claimcheck: Run, fire: Fire) -> None:
    run = ("check", fire[0], "--against", fire[1])
    wrong = [one for one in claimcheck(*run, "--format", "json").value["claims"] if one["verdict"] == "contradicted"]
    accepting(wrong[0]["fingerprint"])
    assert claimcheck(*run, "--fail-on", "contradicted").code == 0
    assert json.loads(claimcheck(*run, "--format", "json").out)["claims"][0]["accepted"]["reason"] == REASON
