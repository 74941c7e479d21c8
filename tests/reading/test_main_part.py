from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from claimcheck.reading.pages import draft_of_html
from claimcheck.reading.titles import title_of_page

_CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("main_part.toml").read_text("utf-8"))
_PROSE = """<p>The council of Lorna voted on Monday to reopen the old mill by the river, after two years of
quarrels over its price.</p><p>The mayor, Ada Holm, said that the work would begin on 12 May and that sixty people
would find a job there.</p><p>A group of neighbours called the vote a mistake, and said that they would ask a judge to
look at it.</p>"""


@pytest.mark.parametrize("case", _CASES["parts"], ids=lambda case: case["why"])
def test_the_part_of_a_page_that_is_its_article(case: dict[str, Any]) -> None:
    page = f"<html><body>{case['page'].replace('{prose}', _PROSE)}</body></html>"
    text = draft_of_html("page.html", page.encode("utf-8")).text
    assert "The council of Lorna" in text
    assert "look at it." in text
    assert not [words for words in case.get("holds", []) if words not in text.split("\n\n")]
    assert not [words for words in case.get("without", []) if words in text]


@pytest.mark.parametrize("case", _CASES["titles"], ids=lambda case: case["why"])
def test_the_title_of_a_page_is_that_of_its_article(case: dict[str, Any]) -> None:
    assert title_of_page(lxml.html.document_fromstring(case["page"])) == case.get("title")
