"""The state of earlier runs, damaged in every way a value or a page of the file can be: one message, no fault."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from claimcheck.corpus.state import State
from claimcheck.errors import UsageError
from tests.corpus.conftest import gather

_PAGE = 4096


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("gathered")
    source = folder / "articles"
    source.mkdir()
    for name, dead in (("a", "Twelve"), ("b", "Fifteen")):
        text = f"Mill fire in Aubel\n\nThe mill in Aubel burned on Monday. {dead} workers were hurt, police said.\n"
        (source / f"{name}.txt").write_text(text, "utf-8")
    gather(folder / "out", source)
    return folder / "out", source


@pytest.fixture
def damaged(gathered: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """Return a copy of the result, to be damaged, and the source."""
    folder, source = gathered
    shutil.copytree(folder, tmp_path / "out")
    return tmp_path / "out", source


@pytest.mark.parametrize(
    "statement",
    [
        "update articles set facts = 'null'",
        "update articles set facts = '[1]'",
        "update articles set facts = 'x'",
        "update articles set facts = '[1,2,3,4,5,6,7,8]'",
        "update articles set signature = x'00'",
        "update articles set signature = 'text'",
        "update articles set published = 'never'",
        "update places set run = 'x'",
        "update comparisons set document = x'00'",
        "update comparisons set page = x'00'",
        "update comparisons set letters = '{'",
        "update comparisons set letters = '[\"q\"]'",
        "update comparisons set counts = '3'",
        "update comparisons set origins = '[3]'",
        "drop table articles",
    ],
)
def test_a_value_that_no_run_wrote_is_one_message(damaged: tuple[Path, Path], statement: str) -> None:
    folder, source = damaged
    connection = sqlite3.connect(folder / ".claimcheck" / "state.sqlite")
    assert connection.execute("select count(*) from comparisons").fetchone() == (1,)
    connection.execute(statement)
    if statement.startswith("drop"):
        connection.execute("create table articles (key text)")
    connection.commit()
    connection.close()
    with pytest.raises(UsageError, match=r"is damaged|cannot be used"):
        gather(folder, source)


@pytest.mark.parametrize("page", range(1, 7))
def test_a_page_of_the_file_that_is_overwritten_is_one_message(damaged: tuple[Path, Path], page: int) -> None:
    folder, source = damaged
    state = folder / ".claimcheck" / "state.sqlite"
    content = state.read_bytes()
    state.write_bytes(content[: page * _PAGE] + b"\xff" * _PAGE + content[(page + 1) * _PAGE :])
    with pytest.raises(UsageError, match="cannot be used"):
        gather(folder, source)


@pytest.mark.parametrize("name", ["lock", "run.json", "state.sqlite"])
def test_a_folder_in_the_place_of_a_file_is_one_message(damaged: tuple[Path, Path], name: str) -> None:
    folder, source = damaged
    (folder / ".claimcheck" / name).unlink(missing_ok=True)
    (folder / ".claimcheck" / name).mkdir()
    with pytest.raises(UsageError, match=name.replace(".", r"\.")):
        gather(folder, source)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_IOERR_WRITE])
def test_a_full_disk_is_told_as_one_and_nobody_is_told_to_delete_what_is_kept(code: int, tmp_path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(UsageError, match="the disk is full or failing") as caught, State(tmp_path / "state.sqlite"):
        raise error
    assert "Delete" not in (caught.value.hint or "")
    assert "Make room" in (caught.value.hint or "")
