"""The documentation as a site, as a reader meets it: on a phone, in the dark, without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.scripts import loaded

ROOT = Path(__file__).parents[2]
PAGES = ("index.html", "docs/ci.html", "docs/languages.html", "docs/decisions/index.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docs")
    loaded(ROOT / "docs" / "site.py").write(made)
    return made


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_has_no_fault_that_axe_knows(
    name: str, width: int, scheme: str, folder: Path, browser: Any, violations: Callable[[Any], list[str]]
) -> None:
    window = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = window.new_page()
    page.goto((folder / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    window.close()
