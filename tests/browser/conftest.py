"""A real browser for the page: Debian's Chromium through playwright. Skipped, with the reason, where it is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(os.environ.get("CLAIMCHECK_TEST_TOOLS", Path.home() / ".cache" / "claimcheck-tools"))
AXE = Path(os.environ.get("CLAIMCHECK_AXE", TOOLS / "node_modules" / "axe-core" / "axe.min.js"))
CHROMIUM = os.environ.get("CLAIMCHECK_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
# Targets too small for a finger are asked for as well, which axe leaves out unless it is told.
ASKED = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
INSTALL = "run tests/browser/install.sh"
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason=f"playwright is not installed: {INSTALL}")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: {INSTALL}")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield launched
        launched.close()


@dataclass
class Shown:
    """A page in the browser, and what it complained of or asked for since it was opened."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    """Return a function that opens the text of a page in a fresh browser window."""
    opened: list[Any] = []

    def open_page(html: str, *, address: str = "", width: int = 1400, height: int = 900, **context: Any) -> Shown:
        file = tmp_path / f"report{len(opened)}.html"
        file.write_text(html, "utf-8")
        context = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce"} | context
        window = browser.new_context(**context)
        opened.append(window)
        shown = Shown(window.new_page())
        shown.page.on("console", lambda message: shown.complaints.append(message.text))
        shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        shown.page.on("dialog", lambda dialog: shown.complaints.append(dialog.message))
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        shown.page.goto(f"{file.as_uri()}{address}")
        shown.page.wait_for_timeout(100)
        return shown

    yield open_page
    for window in opened:
        window.close()


@pytest.fixture
def violations() -> Callable[[Any], list[str]]:
    """Return a function that asks axe-core what is wrong with a page that was opened with `bypass_csp`."""
    if not AXE.is_file():
        pytest.skip(f"no axe-core at {AXE}: {INSTALL}")

    def ask(page: Any) -> list[str]:
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(f"axe.run(document, {ASKED})")["violations"]
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    return ask
