"""`--since`: a report against an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Fire = tuple[Path, Path]

MORE = "The mill employed 40 people."


def since(claimcheck: Run, fire: Fire, *more: object) -> dict[str, Any]:
    found: dict[str, Any] = claimcheck("compare", *fire, "--since", "then.json", "--format", "json", *more).value
    return found


@pytest.fixture
def then(claimcheck: Run, fire: Fire) -> Fire:
    claimcheck("compare", *fire, "-o", "then.json")
    return fire


def test_nothing_has_changed_since_the_same_report(claimcheck: Run, then: Fire) -> None:
    found = since(claimcheck, then)["since"]
    assert found == {"report": "then.json", "new": [], "changed": [], "gone": [], "renamed": []}
    assert "Nothing has changed since then.json" in claimcheck("compare", *then, "--since", "then.json").out


def test_a_figure_that_was_put_right_is_a_finding_that_has_changed(claimcheck: Run, then: Fire) -> None:
    then[1].write_text(then[1].read_text().replace("15", "12"))
    document = since(claimcheck, then)
    (changed,) = document["since"]["changed"]
    (now,) = [one for one in document["findings"] if one["id"] == changed["id"]]
    assert (changed["before"], now["verdict"]) == ("conflict", "agree")
    assert document["since"]["new"] == document["since"]["gone"] == []


def test_what_one_text_adds_is_new_and_what_it_drops_is_gone(claimcheck: Run, then: Fire) -> None:
    then[0].write_text(then[0].read_text().replace("The mill had closed in 2019.", MORE))
    document = since(claimcheck, then)
    (new,) = document["since"]["new"]
    (gone,) = document["since"]["gone"]
    assert [one["verdict"] for one in document["findings"] if one["id"] == new] == ["single"]
    assert (gone["verdict"], gone["quotes"]) == ("single", ["The mill had closed in 2019."])


def test_a_text_that_moved_and_grew_at_the_top_is_not_new(claimcheck: Run, then: Fire, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    moved = tmp_path / "deep" / then[0].name
    moved.write_text(f"{MORE} {then[0].read_text()}")
    document = since(claimcheck, (moved, then[1]))
    assert len(document["since"]["new"]) == 1
    assert document["since"]["changed"] == document["since"]["gone"] == []


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html"])
def test_people_are_told_what_is_new_and_gone(claimcheck: Run, then: Fire, format_name: str) -> None:
    then[0].write_text(then[0].read_text().replace("12", "13"))
    then[1].write_text(then[1].read_text().replace("15", "16").replace("Nobody has been arrested.", ""))
    shown = claimcheck("compare", *then, "--since", "then.json", "--format", format_name).out
    assert "Since then.json: 1 new, 2 gone" in shown.replace("\\", "")
    assert "No longer found" in shown
    assert "Nobody has been arrested." in shown
    assert "new since the earlier report" in shown


def test_sarif_says_which_result_is_new(claimcheck: Run, then: Fire) -> None:
    states = [one["baselineState"] for one in _results(claimcheck, then)]
    assert states == ["unchanged"]
    then[0].write_text(then[0].read_text().replace("12", "13"))
    assert [one["baselineState"] for one in _results(claimcheck, then)] == ["updated"]


def _results(claimcheck: Run, fire: Fire) -> list[dict[str, Any]]:
    log = claimcheck("compare", *fire, "--since", "then.json", "--format", "sarif").value
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


def test_a_check_is_held_against_an_earlier_check(claimcheck: Run, fire: Fire) -> None:
    run = ("check", fire[0], "--against", fire[1])
    claimcheck(*run, "-o", "then.json")
    fire[1].write_text(fire[1].read_text().replace("15", "12"))
    document = claimcheck(*run, "--since", "then.json", "--format", "json").value
    assert [one["before"] for one in document["since"]["changed"]] == ["contradicted"]


def test_a_report_of_another_command_is_refused(claimcheck: Run, then: Fire) -> None:
    ran = claimcheck("check", then[0], "--against", then[1], "--since", "then.json")
    assert ran.code == 2
    assert "then.json" in ran.err


def test_a_report_that_is_none_is_refused(claimcheck: Run, fire: Fire) -> None:
    Path("then.json").write_text("[]")
    assert claimcheck("compare", *fire, "--since", "then.json").code == 2
    Path("then.json").unlink()
    ran = claimcheck("compare", *fire, "--since", "then.json")
    assert ran.code == 2
    assert "--since" in ran.err


def _rename(path: Path, name: str, text: str | None = None) -> Path:
    renamed = path.with_name(name)
    renamed.write_text(path.read_text() if text is None else text)
    path.unlink()
    return renamed


def test_a_source_that_was_renamed_is_the_same_source_and_is_said_to_be(claimcheck: Run, then: Fire) -> None:
    fire = (_rename(then[0], "final.txt"), then[1])
    found = since(claimcheck, fire)["since"]
    assert (found["new"], found["changed"], found["gone"]) == ([], [], [])
    assert [(Path(one["before"]).name, Path(one["now"]).name) for one in found["renamed"]] == [
        (then[0].name, "final.txt")
    ]
    assert "final.txt now." in claimcheck("compare", *fire, "--since", "then.json").out.replace("\n", " ")


def test_a_source_that_was_renamed_and_put_right_has_changed(claimcheck: Run, then: Fire) -> None:
    text = then[1].read_text().replace("15", "12")
    document = since(claimcheck, (then[0], _rename(then[1], "later.txt", text)))
    (changed,) = document["since"]["changed"]
    (now,) = [one for one in document["findings"] if one["id"] == changed["id"]]
    assert (changed["before"], now["verdict"]) == ("conflict", "agree")
    earlier = json.loads(Path("then.json").read_text())["findings"]
    assert changed["fingerprint"] in {one["fingerprint"] for one in earlier}


def test_another_text_under_another_name_is_another_source(claimcheck: Run, then: Fire) -> None:
    text = "The ferry to Holm sank on Friday. Its captain was saved."
    found = since(claimcheck, (then[0], _rename(then[1], "other.txt", text)))["since"]
    assert found["renamed"] == []
    assert [one["quotes"] for one in found["gone"]] == [["Nobody has been arrested."]]


def test_a_baseline_knows_the_findings_of_a_renamed_source(claimcheck: Run, then: Fire) -> None:
    fire = (_rename(then[0], "final.txt"), then[1])
    run = ("compare", *fire, "--fail-on", "conflict")
    assert claimcheck(*run).code == 1
    assert claimcheck(*run, "--baseline", "then.json").code == 0


def test_of_a_conflict_that_stays_one_it_is_said_that_its_words_have_changed(claimcheck: Run, then: Fire) -> None:
    then[1].write_text(then[1].read_text().replace("15", "16"))
    out = claimcheck("compare", *then, "--since", "then.json").out
    assert "said in other words in the earlier report" in out
    assert "before: conflict" not in out
