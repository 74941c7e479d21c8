"""What the command line prints where a model service fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from claimcheck import read
from claimcheck.errors import ReadingError
from tests.llm.conftest import FakeService, Played

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KEY = "sk-key-of-a-test-0815"


@pytest.fixture
def service() -> Iterator[FakeService]:
    fake = FakeService()
    yield fake
    fake.close()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("The board sold the ferry on Tuesday.", "utf-8")
    return path


def test_a_key_that_a_service_sends_back_is_not_shown_even_with_a_traceback(
    service: FakeService, article: Path, claimcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    service.plays(service.fails(401, message=f"{KEY} is no key, nor is in-the-query-4711"))
    address = f"{service.address}?api_key=in-the-query-4711"
    ran = claimcheck("extract", article, "--engine", "model", "--model", "m", "--base-url", address, "--debug")
    assert ran.code == 3
    assert "Traceback" in ran.err
    assert KEY not in ran.err
    assert "in-the-query-4711" not in ran.err


def test_an_answer_that_is_nested_without_an_end_is_said_to_be(
    service: FakeService, article: Path, claimcheck: Run
) -> None:
    service.plays(Played('{"choices": ' + "[" * 100_000))
    ran = claimcheck("extract", article, "--engine", "model", "--model", "m", "--base-url", service.address)
    assert ran.code == 3
    assert "nested too deep" in ran.err
    assert "Exception" not in ran.err


@pytest.mark.parametrize("command", [("compare", "a.txt", "b.txt"), ("demo",), ("accept", "abc", "--reason", "known")])
def test_a_current_folder_that_is_gone_is_said(
    command: tuple[str, ...], claimcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = claimcheck(*command)
    assert ran.code == 2
    assert "The current folder is gone or cannot be read." in ran.err
    monkeypatch.chdir(tmp_path)


def test_a_missing_file_in_a_folder_that_is_gone_is_an_error_of_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(ReadingError, match="a folder that is gone"):
        read("article.txt")
    monkeypatch.chdir(tmp_path)
