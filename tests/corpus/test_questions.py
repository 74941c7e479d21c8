"""The questions that docs/corpus.md asks of the tables."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.corpus.conftest import gather

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "corpus.md").read_text("utf-8")
QUESTIONS = re.findall(r"-- ([^\n]+\?)\n(.+?;)\n", PAGE.partition("```sql\n")[2].partition("```")[0], re.DOTALL)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    gather(folder / "stories", ROOT / "examples")
    return folder


@pytest.mark.parametrize(("question", "sql"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_a_question_of_the_page_has_an_answer(
    question: str, sql: str, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stories)
    rows = duckdb.connect().sql(sql).fetchall()
    assert rows, question


@pytest.mark.parametrize(("question", "sql"), QUESTIONS[1:], ids=[question for question, _ in QUESTIONS[1:]])
def test_what_is_undecided_answers_no_question(
    question: str, sql: str, stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stories").mkdir()
    shutil.copy(stories / "stories" / "claims.parquet", tmp_path / "stories")
    duckdb.connect().sql(
        f"COPY (SELECT * REPLACE ('undecided' AS verdict) FROM '{stories}/stories/findings.parquet') "
        f"TO '{tmp_path}/stories/findings.parquet' (FORMAT parquet)"
    )
    monkeypatch.chdir(tmp_path)
    assert duckdb.connect().sql(sql).fetchall() == [], question


def test_in_a_notebook_corpus_draws_no_progress() -> None:
    cells = [line for line in PAGE.splitlines() if line.startswith("!") and "claimcheck corpus" in line]
    assert cells
    assert all(" -q " in cell for cell in cells)


def test_there_are_three_questions() -> None:
    assert len(QUESTIONS) == 3
