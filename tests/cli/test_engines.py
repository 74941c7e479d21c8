from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Service

Fire = tuple[Path, Path]
LOCAL = ("--base-url", "http://localhost:9/v1", "--model", "small-1")


def test_without_a_service_the_rules_engine_runs_and_says_nothing(
    claimcheck: Run, fire: Fire, service: Service
) -> None:
    ran = claimcheck("compare", *fire)
    assert service.settings is None
    assert ran.err == ""


def test_an_empty_address_of_a_service_is_an_error_and_no_run_by_rules(claimcheck: Run, fire: Fire) -> None:
    ran = claimcheck("compare", *fire, "--base-url", "")
    assert (ran.code, ran.out) == (2, "")
    assert "--base-url is empty" in ran.err


@pytest.mark.parametrize("variable", ["CLAIMCHECK_BASE_URL", "OPENAI_BASE_URL"])
def test_a_variable_that_names_no_service_is_an_error_and_openai_is_not_asked(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    monkeypatch.setenv(variable, "")
    ran = claimcheck("compare", *fire, "--model", "small-1")
    assert (ran.code, ran.out, service.settings) == (2, "", None)
    assert f"{variable} is empty" in ran.err
    assert "will be sent" not in ran.err


def test_a_variable_that_names_no_service_is_no_matter_where_none_is_asked(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    assert claimcheck("compare", *fire).code == 0
    assert claimcheck("compare", *fire, *LOCAL).code == 0
    assert service.settings is not None
    assert service.settings.base_url == "http://localhost:9/v1"


NO_ADDRESSES = [
    "http://a b/v1",
    "http://x\n.example/v1",
    "http://x\x00y/v1",
    "http://x\\@y/v1",
    "http://..",
    "http://.",
    "http://%61.example/",
    "ftp://x",
    "http://h:0/v1",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_cannot_be_an_address_is_refused_before_a_host_is_announced(
    claimcheck: Run, fire: Fire, service: Service, address: str
) -> None:
    ran = claimcheck("compare", *fire, "--model", "small-1", "--base-url", address)
    assert (ran.code, service.settings) == (2, None)
    assert ran.err.startswith("claimcheck: --base-url is no address of a service: ")
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize("address", ["http://localhost.:9/v1", "http://[fe80::1%25eth0]:9/v1", "HTTP://é.example/v1"])
def test_a_root_dot_a_zone_and_letters_of_any_script_are_an_address(
    claimcheck: Run, fire: Fire, service: Service, address: str
) -> None:
    assert claimcheck("compare", *fire, "--model", "small-1", "--base-url", address).code == 0
    assert service.settings is not None


def test_whoever_named_what_is_no_address_is_named(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "claimcheck.toml").write_text('base-url = "ftp://x"\nmodel = "m"\n')
    ran = claimcheck("compare", *fire)
    assert f"base-url in {tmp_path / 'claimcheck.toml'} is no address of a service: 'ftp://x'" in ran.err
    monkeypatch.setenv("OPENAI_BASE_URL", " ")
    assert "claimcheck: OPENAI_BASE_URL is empty" in claimcheck("compare", *fire).err


def test_a_note_says_to_which_host_how_much_will_go_before_it_goes(
    claimcheck: Run, fire: Fire, service: Service
) -> None:
    ran = claimcheck("compare", *fire, *LOCAL)
    characters = sum(len(path.read_text()) for path in fire)
    assert ran.err == f"claimcheck: 2 texts, {characters} characters in all, will be sent to localhost:9.\n"
    assert service.settings is not None
    assert service.closed


def test_nothing_is_said_to_go_anywhere_where_no_model_is_named(
    claimcheck: Run, fire: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    ran = claimcheck("compare", *fire, "--engine", "model")
    assert ran.code == 2
    assert "No model is named" in ran.err
    assert "will be sent" not in ran.err


@pytest.mark.parametrize("variable", ["CLAIMCHECK_MODEL", "OPENAI_MODEL"])
def test_auto_takes_the_model_where_the_environment_configures_one(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "small-1")
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    claimcheck("compare", *fire)
    assert service.settings is not None
    assert service.settings.model == "small-1"


def test_a_key_without_a_model_leaves_the_article_on_the_machine_and_says_why(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    ran = claimcheck("compare", *fire)
    assert service.settings is None
    assert "--model" in ran.err
    assert ran.code == 0


def test_rules_asked_for_by_name_win_over_the_environment(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODEL", "small-1")
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    assert claimcheck("compare", *fire, "--engine", "rules").err == ""
    assert service.settings is None


def test_options_reach_the_engine(claimcheck: Run, fire: Fire, service: Service, tmp_path: Path) -> None:
    claimcheck("compare", *fire, *LOCAL, "--jobs", "2", "--no-cache", "--language", "fr", "--prompts", tmp_path)
    settings = service.settings
    assert settings is not None
    assert (settings.jobs, settings.cache, settings.language, settings.prompts) == (2, None, "fr", tmp_path)


@pytest.mark.parametrize(("ci", "record"), [("true", "none"), ("", "once")])
def test_in_a_pipeline_nothing_is_recorded_unless_asked(
    claimcheck: Run, fire: Fire, service: Service, monkeypatch: pytest.MonkeyPatch, ci: str, record: str
) -> None:
    monkeypatch.setenv("CI", ci)
    claimcheck("compare", *fire, *LOCAL, "--cassette", "new.json")
    assert service.settings is not None
    assert service.settings.record == record


def test_a_replay_sends_nothing_and_announces_nothing(
    claimcheck: Run, fire: Fire, service: Service, tmp_path: Path
) -> None:
    ran = claimcheck("compare", *fire, "--cassette", "absent.json", "--record", "none")
    assert service.settings is not None
    assert "sent" not in ran.err


def test_a_dry_run_asks_for_an_estimate_only(claimcheck: Run, fire: Fire, service: Service) -> None:
    ran = claimcheck("compare", *fire, *LOCAL, "--dry-run")
    assert ran.out == "2 calls\n"
    assert ran.err == ""


def test_a_run_that_must_not_send_fails_before_it_would(claimcheck: Run, fire: Fire, service: Service) -> None:
    ran = claimcheck("compare", *fire, *LOCAL, "--no-send")
    assert ran.code == 2
    assert "--no-send" in ran.err and "localhost:9" in ran.err
    assert service.settings is None


def test_a_run_that_must_not_send_may_run_rules_or_replay(
    claimcheck: Run, fire: Fire, service: Service, tmp_path: Path
) -> None:
    assert claimcheck("compare", *fire, "--no-send").code == 0
    assert claimcheck("compare", *fire, "--no-send", "--cassette", "any.json", "--record", "none").code == 0
