from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.llm.cassettes import inspection
from claimcheck.llm.cassettes.recording import written

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def cassette(tmp_path: Path) -> Path:
    path = tmp_path / "pair.json"
    path.write_text(written({"model": "small-1"}, []), "utf-8")
    return path


def test_show_tells_what_a_cassette_holds(claimcheck: Run, cassette: Path) -> None:
    ran = claimcheck("cassette", "show", cassette)
    assert ran.code == 0
    assert "model small-1" in ran.out
    assert ran.out.endswith("\n")


def test_check_ends_with_0_where_the_cassette_matches(claimcheck: Run, cassette: Path) -> None:
    ran = claimcheck("cassette", "check", cassette)
    assert ran.code == 0
    assert "matches" in ran.out


def test_check_ends_with_3_and_names_what_no_longer_matches(
    claimcheck: Run, cassette: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(path: Path, prompts: Path | None) -> tuple[str, ...]:
        assert prompts == tmp_path
        return ("stage 'extract': the words of the prompt changed",)

    monkeypatch.setattr(inspection, "check", stale)
    ran = claimcheck("cassette", "check", cassette, "--prompts", tmp_path)
    assert ran.code == 3
    assert ran.out == "stage 'extract': the words of the prompt changed\n"


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe[]"])
def test_what_is_no_cassette_ends_with_3_and_one_message(
    claimcheck: Run, tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "none.json"
    if content is not None:
        path.write_bytes(content)
    ran = claimcheck("cassette", command, path)
    assert (ran.code, ran.out) == (3, "")
    assert "none.json" in ran.err
    assert "Traceback" not in ran.err


def test_replaying_a_missing_cassette_ends_with_3(claimcheck: Run, fire: tuple[Path, Path]) -> None:
    ran = claimcheck("compare", *fire, "--cassette", "absent.json", "--record", "none")
    assert ran.code == 3
    assert "absent.json" in ran.err


def test_doctor_without_a_service_says_what_is_missing_and_is_content(claimcheck: Run) -> None:
    ran = claimcheck("doctor")
    assert ran.code == 0
    assert "CLAIMCHECK_MODEL" in ran.out


def test_doctor_reports_a_service_that_refuses_connections_with_3(claimcheck: Run) -> None:
    ran = claimcheck("doctor", "--model", "small-1", "--base-url", "http://127.0.0.1:9/v1")
    assert ran.code == 3
    assert "127.0.0.1:9" in ran.out


def test_doctor_looks_at_the_models_of_the_local_engine_that_an_option_or_the_project_names(claimcheck: Run) -> None:
    by_option = claimcheck("doctor", "--embeddings", "no-such-folder", "--entailment", "no-such-judge").out
    Path("claimcheck.toml").write_text('embeddings = "no-such-folder"\nentailment = "no-such-judge"\n', "utf-8")
    for output in (by_option, claimcheck("doctor").out):
        assert "FAIL --embeddings no-such-folder" in output
        assert "FAIL --entailment no-such-judge" in output
