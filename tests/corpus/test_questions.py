"""The questions that docs/corpus.md asks of the tables."""

from __future__ import annotations

import re
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


def test_there_are_three_questions() -> None:
    assert len(QUESTIONS) == 3
