"""The pictures of the README show what the program makes today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
