"""The documentation as a site: every page, every link of it, and nothing fetched from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site() -> ModuleType:
    return loaded(ROOT / "docs" / "site.py")


@pytest.fixture(scope="module")
def folder(site: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    site.write(made)
    return made


def test_every_page_of_the_repository_is_a_page_of_the_site(folder: Path) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        name = "index.html" if page.name == "README.md" else f"{page.stem}.html"
        assert (folder / page.relative_to(ROOT).with_name(name)).is_file()


def test_links_lead_to_files_and_headings_of_the_site(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="((?!https?:)[^"]*)"', page.read_text("utf-8")):
            target, _, anchor = address.partition("#")
            found = page.parent / target if target else page
            assert found.exists(), f"{page.name}: {address}"
            assert not anchor or f' id="{anchor}"' in found.read_text("utf-8"), f"{page.name}: {address}"


def test_a_page_fetches_nothing_from_elsewhere_and_runs_nothing(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        shown = page.read_text("utf-8")
        assert not re.search(r'src="https?:|<script|<link|@import|url\(', shown), page.name


def test_a_page_says_which_of_the_list_it_is(folder: Path) -> None:
    for page in (folder / "index.html", folder / "docs" / "ci.html"):
        assert page.read_text("utf-8").count("aria-current='page'") == 1
