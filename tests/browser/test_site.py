"""The static site as a person meets it: the program runs in the browser, and nothing leaves it."""

from __future__ import annotations

import functools
import http.server
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.browser.conftest import INSTALL, TOOLS
from tests.scripts import loaded

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday. The mill had closed in 2019."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday. Nobody has been arrested."
BUILD = Path(__file__).parents[2] / "scripts" / "site" / "build.py"
PARTS = TOOLS / "site-parts"

# Python itself is loaded first, on a machine that may be busy.
PATIENCE = 90_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *values: object) -> None:
        pass


def builder() -> ModuleType:
    return loaded(BUILD)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as any host of files would serve it, under a path."""
    if not builder().has_all(PARTS):
        pytest.skip(f"what the site is built from is not in {PARTS}: {INSTALL}")
    folder = tmp_path_factory.mktemp("host")
    builder().build(folder / "some" / "path", PARTS)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/path/"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def opened(browser: Any, site: str) -> Iterator[Any]:
    """A window on the site; at its end nothing was complained of, and nothing was asked of anybody else."""
    window = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)
    page = window.new_page()
    complaints: list[str] = []
    requests: list[tuple[str, str]] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("request", lambda request: requests.append((request.method, request.url)))
    page.goto(site)
    yield page
    assert complaints == []
    assert [one for one in requests if one[0] != "GET" or not one[1].startswith((site, "blob:"))] == []
    window.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page opened for this test alone."""
    with opened(browser, site) as page:
        yield page


@pytest.fixture(scope="module")
def loaded_page(browser: Any, site: str) -> Iterator[Any]:
    with opened(browser, site) as page:
        yield page


@pytest.fixture
def desk(loaded_page: Any) -> Any:
    """A page with two empty texts on which others have worked before: loading Python takes longer than any test."""
    if loaded_page.locator("#back").is_visible():
        loaded_page.click("#back")
    while loaded_page.locator("#texts li button").count():
        loaded_page.locator("#texts li button").first.click()
    for area in loaded_page.locator("#texts textarea").all():
        area.fill("")
    while loaded_page.locator("#texts li").count() < 2:
        loaded_page.click("#add")
    loaded_page.select_option("#what", "compare")
    loaded_page.select_option("#language", "")
    return loaded_page


def fill(page: Any, *texts: str) -> None:
    for area, text in zip(page.locator("#texts textarea").all(), texts, strict=False):
        area.fill(text)


def headline(page: Any) -> str:
    frame = page.frame_locator("#report")
    frame.locator("h1").wait_for(timeout=PATIENCE)
    return str(frame.locator("h1").inner_text())


def test_texts_are_compared_in_the_browser_and_nothing_leaves_it(desk: Any, tmp_path: Path) -> None:
    fill(desk, FIRST, SECOND)
    desk.click("#go")
    assert headline(desk) == "The sources contradict each other on one point."
    with desk.expect_download() as download:
        desk.click("#save")
    download.value.save_as(tmp_path / "report.html")
    assert "The sources contradict each other" in (tmp_path / "report.html").read_text("utf-8")
    desk.click("#back")
    assert desk.locator("#texts textarea").first.input_value() == FIRST, "going back loses nothing"


def test_files_are_dropped_and_a_text_is_checked(desk: Any) -> None:
    dropped = desk.evaluate_handle(
        """([first, second]) => {
            const data = new DataTransfer();
            data.items.add(new File([first], "summary.txt", {type: "text/plain"}));
            data.items.add(new File([second], "article.md", {type: "text/markdown"}));
            return data;
        }""",
        [FIRST, SECOND],
    )
    desk.dispatch_event("#desk", "drop", {"dataTransfer": dropped})
    desk.select_option("#what", "check")
    desk.select_option("#language", "fr")
    desk.click("#go")
    assert "contredi" in headline(desk)


PAGE = f"""<html lang="en"><head><title>Mill fire - The Herald</title>
<meta property="article:published_time" content="2026-04-07T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Fire in the mill of Brenholm</h1>
<p>{SECOND}</p><p>The mayor, Ada Holm, said that the rebuilding would begin on 12 May, and that sixty people would
find a job there, as many as before.</p><table><tr><td>Damage</td><td>4.2 million euros</td></tr></table>
<p>A group of neighbours asked for another site, farther from the river, and went to court.</p></article>
<footer>All rights reserved.</footer></body></html>"""


def word(words: str) -> bytes:
    """A Word document of one paragraph."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def test_a_page_and_a_word_document_are_dropped(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "herald.html").write_text(PAGE, "utf-8")
    (tmp_path / "post.docx").write_bytes(word(FIRST))
    desk.set_input_files("#files", [tmp_path / "herald.html", tmp_path / "post.docx"])
    desk.click("#go")
    assert headline(desk) == "The sources contradict each other on one point."
    report = desk.frame_locator("#report").locator("body")
    shown = str(report.inner_text())
    assert "Fire in the mill of Brenholm" in shown
    assert "7 April 2026" in shown
    assert "4.2 million euros" in str(report.text_content())
    assert "All rights reserved" not in str(report.text_content())


def test_a_page_without_an_article_is_said_to_be_one(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body></body></html>", "utf-8")
    fill(desk, FIRST)
    desk.set_input_files("#files", tmp_path / "empty.html")
    desk.click("#go")
    desk.locator("#problem").wait_for(timeout=PATIENCE)
    assert "No article was found on the page empty.html" in desk.locator("#problem").inner_text()


def test_names_in_two_spellings_and_text_decoded_wrongly_are_read_as_elsewhere(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(
        "The café owner Volodymyr Zelensky won the vote in Brenholm.".encode().decode("cp1252").encode()
    )
    fill(desk, "The café owner Volodymyr Zelenskyy won the vote in Brenholm.")
    desk.set_input_files("#files", tmp_path / "odd.txt")
    desk.click("#go")
    assert headline(desk)
    assert "café owner Volodymyr Zelensky won" in str(desk.frame_locator("#report").locator("body").text_content())


def test_an_address_is_not_fetched_and_the_page_says_what_to_do(desk: Any) -> None:
    fill(desk, FIRST, "https://example.org/article")
    desk.click("#go")
    desk.locator("#problem").wait_for(timeout=PATIENCE)
    assert "Paste the text" in desk.locator("#problem").inner_text()


def test_a_run_that_is_stopped_leaves_a_page_that_works(page: Any) -> None:
    fill(page, FIRST, SECOND)
    page.click("#go")
    page.click("#stop")
    assert page.locator("#problem").is_hidden()
    page.click("#go")
    assert "contradict" in headline(page)


def test_every_language_has_its_page(page: Any) -> None:
    page.get_by_role("link", name="français").click()
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.locator("footer a").count() == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_site_fits_a_phone_and_has_no_fault_that_axe_knows(
    browser: Any, site: str, violations: Callable[[Any], list[str]], scheme: str
) -> None:
    window = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, color_scheme=scheme)
    opened = window.new_page()
    opened.goto(site)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(opened) == []
    window.close()
