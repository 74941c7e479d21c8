"""The page of `claimcheck serve` as a person meets it: paste, drop, phone, keyboard."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

uvicorn = pytest.importorskip("uvicorn", reason="the extra claim-by-claim[serve] is not installed")

from claimcheck.serving.app import application  # noqa: E402

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday. The mill had closed in 2019."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday. Nobody has been arrested."


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = application([f"127.0.0.1:{port}"])
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    window = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)
    opened = window.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.goto(address)
    yield opened
    assert opened.complaints == []
    window.close()


def headline(page: Any) -> str:
    frame = page.frame_locator("#report")
    frame.locator("h1").wait_for(timeout=20_000)
    return str(frame.locator("h1").inner_text())


def test_two_texts_that_are_pasted_give_the_report_in_the_same_window(page: Any) -> None:
    page.fill("#text-1", FIRST)
    page.fill("#text-2", SECOND)
    page.click("#go")
    assert headline(page) == "The sources contradict each other on one point."
    card = page.frame_locator("#report").locator(".card .open").first
    card.click()
    assert page.frame_locator("#report").locator(".card.selected .detail").first.is_visible()
    page.click("#back")
    assert page.input_value("#text-1") == FIRST, "going back loses nothing"


def test_the_report_is_saved_as_one_file(page: Any, tmp_path: Path) -> None:
    page.fill("#text-1", FIRST)
    page.fill("#text-2", SECOND)
    page.click("#go")
    headline(page)
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "report.html")
    assert "The sources contradict each other" in (tmp_path / "report.html").read_text("utf-8")


def test_files_are_dropped_on_the_page(page: Any) -> None:
    dropped = page.evaluate_handle(
        """([first, second]) => {
            const data = new DataTransfer();
            data.items.add(new File([first], "post.txt", {type: "text/plain"}));
            data.items.add(new File([second], "courier.txt", {type: "text/plain"}));
            return data;
        }""",
        [FIRST, SECOND],
    )
    page.dispatch_event("#desk", "drop", {"dataTransfer": dropped})
    assert page.locator(".file").all_inner_texts() == ["post.txt", "courier.txt"]
    assert page.locator("textarea").count() == 0, "an empty place is taken by what is dropped"
    page.click("#go")
    assert "contradict" in headline(page)


def test_what_is_done_names_the_places_for_texts_and_the_button(page: Any) -> None:
    page.click("#add")

    def names() -> list[str]:
        labels = page.locator("#texts label").all_inner_texts()
        remove = page.locator("#texts button").get_attribute("aria-label")
        return [*labels, remove, page.inner_text("#add"), page.inner_text("#go")]

    compared = ["Text 1", "Text 2", "Text 3", "Remove text 3", "Add a text", "Compare"]
    assert names() == compared
    page.select_option("#what", "check")
    assert names() == ["Text to check", "Source 1", "Source 2", "Remove source 2", "Add a source", "Check"]
    assert page.get_attribute("#text-1", "placeholder").startswith("Paste the text to check here")
    page.select_option("#what", "compare")
    assert names() == compared


def test_a_text_is_checked_against_its_source(page: Any) -> None:
    page.select_option("#what", "check")
    page.get_by_label("Text to check").fill(FIRST)
    page.get_by_label("Source 1").fill(SECOND)
    page.click("#go")
    assert headline(page) == "The sources contradict the text."


@pytest.mark.parametrize(
    ("what", "said"),
    [("compare", "The sources contradict each other on 3 points."), ("check", "The sources contradict the text.")],
)
def test_an_example_fills_the_form_and_shows_what_comes_of_it(page: Any, what: str, said: str) -> None:
    page.select_option("#what", what)
    page.click("#example")
    assert page.locator("#example").is_hidden()
    assert page.evaluate("document.activeElement.id") == "go"
    page.keyboard.press("Enter")
    assert headline(page) == said


def test_an_example_finds_its_places_where_files_were_dropped_and_removed(page: Any) -> None:
    page.set_input_files("#files", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"One."}] * 2)
    page.locator("#texts button").first.click()
    page.locator("#texts button").first.click()
    assert page.locator("#texts li").count() == 0
    page.click("#example")
    assert page.locator("#texts textarea").count() == 2


def test_no_example_is_offered_where_it_would_overwrite_a_text(page: Any) -> None:
    assert page.locator("#example").is_visible()
    page.fill("#text-2", SECOND)
    assert page.locator("#example").is_hidden()
    page.fill("#text-2", "")
    assert page.locator("#example").is_visible()


def test_a_problem_is_said_where_it_is_heard(page: Any) -> None:
    page.fill("#text-1", FIRST)
    page.click("#go")
    alert = page.locator("#problem")
    alert.wait_for()
    assert alert.get_attribute("role") == "alert"
    assert "Two texts are needed." in alert.inner_text()


def test_the_keyboard_alone_does_it(page: Any) -> None:
    page.locator("#text-1").focus()
    page.keyboard.insert_text(FIRST)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(SECOND)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "go":
            break
    page.keyboard.press("Enter")
    assert "contradict" in headline(page)
    assert page.evaluate("document.activeElement.id") == "back"


def test_texts_are_added_and_taken_away(page: Any) -> None:
    page.click("#add")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert page.locator(".text label").all_inner_texts() == ["Text 1", "Text 2", "Text 3"]
    page.get_by_role("button", name="Remove text 3").click()
    assert page.locator(".text").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_fits_a_phone_and_has_no_fault_that_axe_knows(
    browser: Any, address: str, violations: Callable[[Any], list[str]], scheme: str
) -> None:
    window = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, color_scheme=scheme)
    opened = window.new_page()
    opened.goto(address)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(opened) == []
    window.close()


def test_without_a_script_the_form_gives_the_report(browser: Any, address: str) -> None:
    window = browser.new_context(java_script_enabled=False)
    opened = window.new_page()
    opened.goto(address)
    opened.fill("#text-1", FIRST)
    opened.fill("#text-2", SECOND)
    opened.click("#go")
    assert "contradict" in opened.locator("h1").inner_text()
    window.close()
