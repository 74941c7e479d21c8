"""The pictures of the README show what the program makes today."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    return loaded(ROOT / "docs" / "pictures.py")


def test_the_terminal_in_the_readme_shows_the_report_of_today(pictures: ModuleType) -> None:
    assert pictures.terminal() == pictures.TERMINAL.read_text("utf-8"), "run `make pictures`"


def test_the_page_in_the_readme_is_that_of_today(pictures: ModuleType) -> None:
    assert pictures.PAGE_SHA256.read_text("utf-8").strip() == pictures.sha256(pictures.page()), "run `make pictures`"


def test_a_picture_of_the_terminal_loads_nothing_from_elsewhere(pictures: ModuleType) -> None:
    loaded = re.findall(r"url\(([^)]*)\)|(?:href|src)=\"([^\"]*)\"", pictures.TERMINAL.read_text("utf-8"))
    assert loaded
    assert all((url or link).startswith("#") for url, link in loaded)


def test_the_readme_shows_both_pictures_with_words_for_who_cannot_see_them(pictures: ModuleType) -> None:
    shown = dict(re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8")))
    assert {ROOT / path for path in shown.values()} == {pictures.TERMINAL, pictures.PAGE}
    assert all(len(words) > 40 for words in shown)
    assert pictures.PAGE.read_bytes().startswith(b"\x89PNG")
