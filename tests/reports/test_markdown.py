"""Markdown as a renderer of CommonMark with GitHub's tables reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck import check, compare, extract
from claimcheck.reading import article_from_text
from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports.markdown import escaped, render
from claimcheck.reports.sanitize import visible

if TYPE_CHECKING:
    from tests.conftest import Railway

TAGS = {
    "details",
    "summary",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "sub",
    "br",
}
PARSER = MarkdownIt("gfm-like", {"linkify": False})


def html(source: str) -> str:
    return str(PARSER.render(source))


def plain(rendered: str) -> str:
    """The text of inline HTML, entities resolved, comments gone."""
    tokens = PARSER.parseInline(rendered)[0].children or []
    assert not [token for token in tokens if token.type not in {"text", "text_special", "html_inline"}]
    assert all(token.content == "<!-- -->" for token in tokens if token.type == "html_inline")
    return "".join(token.content for token in tokens if token.type != "html_inline")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    assert plain(escaped(text)) == visible(text).strip()


@pytest.mark.parametrize("text", ["1. one", "- one", "# one", "> one", "+ one", "2) two", "=====", "---", "    code"])
def test_text_at_the_start_of_a_line_makes_no_block(text: str) -> None:
    assert html(escaped(text)).startswith("<p>")


@pytest.mark.parametrize("text", ["@everyone", "<!-- hidden", "[x](javascript:alert(1))", "![x](y)", "a | b", "$x$"])
def test_text_of_articles_makes_no_markup(text: str) -> None:
    shown = html(escaped(text))
    assert not re.search(r"<(a|img|em|strong|td)\b", shown)
    assert "@everyone" not in shown


_REFERENCE = re.compile(r"@\w|#\d|\bGH-\d", re.IGNORECASE)


@pytest.mark.parametrize("text", ["#1", "see #12.", "@name", "varn/ferry#3", "GH-4", "gh-5", "a@b.example", "##6"])
def test_what_looks_like_an_issue_or_a_user_refers_to_none(text: str) -> None:
    assert not _REFERENCE.search(escaped(text))
    assert plain(escaped(text)) == text


def test_no_report_refers_to_an_issue_or_notifies_a_user() -> None:
    a = "The council of Varn sold berth #1 to @harbour for 4 million euros on Tuesday. GH-7 stays shut."
    b = "The council of Varn sold berth #2 to @harbour for 5 million euros on Tuesday. Ferries were late, @pilot said."
    sources = [article_from_text(text, name="#8 @desk", title="#9 by @reporter", language="en") for text in (a, b)]
    documents: tuple[Comparison | Check | Extraction, ...] = (
        compare(sources, engine="rules"),
        check(a, sources[1:], engine="rules"),
        extract(sources[0]),
    )
    for document in documents:
        report = render(document, texts=document.texts, language="en")
        assert not _REFERENCE.search(report), report
        assert "berth" in report


def test_an_address_in_an_article_is_not_made_a_link() -> None:
    assert "https\\://" in escaped("see https://example.org")
    assert "www\\.example" in escaped("see www.example.org")


def test_what_differs_is_told_source_by_source_with_the_differing_words_in_bold(railway: Railway) -> None:
    shown = html(render(railway.comparison, texts=railway.texts, language="en"))
    assert shown.startswith("<h1>The sources contradict each other on 2 points.</h1>")
    assert "<td>Corvane agreed to pay <strong>9.74 billion euros</strong> for Aldermere Rail.</td>" in shown
    assert (
        shown.index("<h2>Conflict (2)</h2>")
        < shown.index("<h2>Disputed (1)</h2>")
        < shown.index("<h2>No counterpart found")
    )
    assert "<em>(in the conditional: two people close to it)</em>" in shown


def test_what_agrees_shows_the_words_of_each_and_what_stands_alone_takes_one_line(railway: Railway) -> None:
    report = render(railway.comparison, texts=railway.texts, language="en")
    assert "- **A** The board approved the sale.\\\n  **B** " in report
    assert "- **C** Le rachat est financé pour moitié par l’emprunt.\n" in report


def test_a_check_shows_the_claim_above_the_words_of_the_sources(railway: Railway) -> None:
    shown = html(render(railway.check, texts=railway.texts, language="en"))
    assert "<h1>The sources contradict the text.</h1>" in shown
    assert "<td><strong>Text</strong></td>\n<td>Corvane bought Aldermere Rail for <strong>9.82" in shown


def test_an_extraction_lists_its_claims_and_what_was_rejected(railway: Railway) -> None:
    report = render(railway.extraction, texts=railway.texts, language="fr")
    assert "- **A2** The board approved the sale.\n" in report
    assert "Corvane was founded in 1911." in report


def test_how_the_texts_were_read_is_folded_up_below(railway: Railway) -> None:
    report = render(railway.comparison, texts=railway.texts, language="en")
    assert "<details><summary>How this text was read</summary>\n\n- **B** A list of links after the" in report


def test_hostile_articles_stay_text(hostile: str) -> None:
    document = compare([hostile, hostile.replace("euros", "dollars")])
    sources = tuple(replace(source, name=hostile, title=hostile) for source in document.sources)
    findings = tuple(replace(finding, explanation=hostile) for finding in document.findings)
    report = render(replace(document, sources=sources, findings=findings), texts={}, language="en")
    shown = html(report)
    assert set(re.findall(r"<([a-z]+\d?)", shown)) <= TAGS
    report.encode("utf-8")
