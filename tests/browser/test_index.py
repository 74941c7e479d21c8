"""The index of many stories in a real browser: search, filter, phone, axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.records import COMPARISON_VERDICTS
from claimcheck.reports.html.index import Entry, Titled, render


def entry(title: str, gravest: str, **counts: int) -> Entry:
    return Entry(
        page=f"stories/{title[:4].lower()}.html",
        title=title,
        language="en",
        first="2024-05-03",
        last="2024-05-04",
        articles=2,
        origins=2,
        compared=2,
        sources=("Gazette", "Post"),
        titles=(Titled("A", title), Titled("B", "Another title"), Titled("", "Not compared")),
        counts={str(verdict): counts.get(str(verdict), 0) for verdict in COMPARISON_VERDICTS},
        gravest=gravest,
    )


@pytest.fixture
def index() -> str:
    entries = (
        entry("Fire in the mill", "12 (A) against 15 (B): both cannot be true. (A: Gazette, B: Post)", conflict=1),
        entry("Vote for the tram", "", agree=3),
    )
    return render(entries, articles=4, stories=2, several=2, problems=0, language="en")


def test_stories_are_searched_by_the_words_of_their_gravest_point_and_filtered(show: Any, index: str) -> None:
    shown = show(index)
    page = shown.page
    page.fill("#search", "both cannot")
    assert page.locator(".story:visible h2").all_inner_texts() == ["Fire in the mill"]
    page.fill("#search", "")
    page.locator("label.chip", has_text="agreed").click()
    assert page.locator(".story:visible h2").all_inner_texts() == ["Vote for the tram"]
    page.click("#reset")
    # The stories are shown once the event of the form has been heard.
    page.locator(".story:visible").nth(1).wait_for()
    assert page.locator(".story:visible").count() == 2
    assert shown.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_fits_a_phone_and_has_no_fault_that_axe_knows(
    show: Any, index: str, violations: Callable[[Any], list[str]], scheme: str
) -> None:
    page = show(index, width=360, height=740, bypass_csp=True, color_scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []


def test_the_articles_of_a_story_stand_under_the_letters_that_its_point_names(show: Any, index: str) -> None:
    titles = show(index).page.locator(".story").first.locator(".titles li")
    assert [" ".join(one.split()) for one in titles.all_inner_texts()] == [
        "A Fire in the mill", "B Another title", "Not compared",
    ]  # fmt: skip
