"""Make the pictures of the README anew: run `make pictures` after a change of the reports or of examples/.

The report in a terminal is rich's own SVG, and the same on every machine. The page is photographed in Chromium, whose
pixels differ from one machine to the next: beside it lies the SHA-256 of the page it shows, so that a test can tell
whether it is current without a browser.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import claimcheck
from claimcheck.records import Comparison
from claimcheck.reports.html import render as render_page
from claimcheck.reports.phrases import phrases
from claimcheck.reports.terminal import render as render_terminal

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
TERMINAL = PICTURES / "terminal.svg"
PAGE = PICTURES / "page.png"
PAGE_SHA256 = PICTURES / "page.sha256"

#: The articles that the pictures compare, and the command that they show.
SOURCES = ("examples/harbour-post.txt", "examples/tide-and-times.txt")
COMMAND = "claimcheck compare harbour-post.txt tide-and-times.txt"

_WIDTH = 100
_WINDOW = {"width": 1280, "height": 860}

# Background, foreground, and the eight colours of a terminal, dim and bright: all readable on the background.
_COLOURS = (
    (24, 26, 31),
    (222, 222, 222),
    [
        (24, 26, 31),
        (255, 107, 107),
        (126, 217, 87),
        (255, 190, 85),
        (110, 168, 254),
        (214, 140, 255),
        (86, 212, 221),
        (222, 222, 222),
    ],
    [
        (150, 156, 168),
        (255, 107, 107),
        (126, 217, 87),
        (255, 190, 85),
        (110, 168, 254),
        (214, 140, 255),
        (86, 212, 221),
        (255, 255, 255),
    ],
)

# A reader of the picture may be offline, and GitHub loads nothing from elsewhere: the fonts of the machine must do.
_FONTS = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def terminal() -> str:
    """Return the report in a terminal as SVG, down to where the differences end."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    comparison, texts = _compared()
    report = render_terminal(comparison, texts=texts, language="en", width=_WIDTH, colour=True)
    shown = report.partition(phrases("en").say("heading_agree"))[0].rstrip().removesuffix("\x1b[1m").rstrip()
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(shown))
    picture = console.export_svg(title=COMMAND, theme=TerminalTheme(*_COLOURS), unique_id="claimcheck")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]+;", f"font-family: {_FONTS};", picture)


def page() -> str:
    """Return the page that the second picture shows."""
    comparison, texts = _compared()
    return render_page(comparison, texts=texts, language="en")


def photograph(html: str, file: Path) -> None:
    """Write the first screen of a page, as Chromium draws it, to `file`."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CLAIMCHECK_CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        address = Path(folder) / "page.html"
        address.write_text(html, "utf-8")
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        window = browser.new_page(viewport=_WINDOW, color_scheme="light", reduced_motion="reduce")
        window.goto(address.as_uri())
        window.screenshot(path=file)
        browser.close()


def sha256(text: str) -> str:
    """Return what `page.sha256` holds for a page."""
    return hashlib.sha256(text.encode()).hexdigest()


def _compared() -> tuple[Comparison, dict[str, str]]:
    with contextlib.chdir(ROOT):
        articles = [claimcheck.read(source) for source in SOURCES]
    comparison = claimcheck.compare(articles, language="en")
    texts = {source.id: article.text for source, article in zip(comparison.sources, articles, strict=True)}
    return comparison, texts


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    TERMINAL.write_text(terminal(), "utf-8")
    shown = page()
    if PAGE_SHA256.exists() and PAGE_SHA256.read_text("utf-8").strip() == sha256(shown):
        sys.exit()
    photograph(shown, PAGE)
    PAGE_SHA256.write_text(f"{sha256(shown)}\n", "utf-8")
