"""Articles in files of every kind without a day of publication: none is guessed, and no amount is lost."""

from __future__ import annotations

import json
import textwrap
import tomllib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import claimcheck
from claimcheck.reading.feeds import entries_of_feed
from claimcheck.records import Kind

_ARTICLES = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))["articles"]


def _page(one: dict[str, Any], _documents: ModuleType) -> bytes:
    prose = "".join(f"<p>{words}</p>" for words in one["paragraphs"])
    head = f"<html lang='{one['language']}'><head><meta charset='utf-8'><title>{one['title']}</title></head>"
    return (
        f"{head}<body><article><h1>{one['title']}</h1>{prose}</article><footer>© 2021</footer></body></html>".encode()
    )


def _text(one: dict[str, Any], _documents: ModuleType) -> bytes:
    return "\n\n".join([one["title"], *one["paragraphs"]]).encode("cp1252")


def _markdown(one: dict[str, Any], _documents: ModuleType) -> bytes:
    return "\n\n".join([f"# {one['title']}", *one["paragraphs"]]).encode()


def _pdf(one: dict[str, Any], documents: ModuleType) -> bytes:
    lines = [line for words in one["paragraphs"] for line in textwrap.wrap(words, 70)]
    return bytes(documents.pdf([[one["title"], *lines[:4]], lines[4:]]))


def _word(one: dict[str, Any], documents: ModuleType) -> bytes:
    return bytes(documents.word([("Title", one["title"]), *(("Normal", words) for words in one["paragraphs"])]))


def _mail(one: dict[str, Any], _documents: ModuleType) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = one["title"], "desk@herald.example"
    mail.set_content("\n\n".join(one["paragraphs"]))
    return mail.as_bytes()


_MAKERS = {".html": _page, ".txt": _text, ".md": _markdown, ".pdf": _pdf, ".docx": _word, ".eml": _mail}


def _amounts_and_days(text: str, language: str) -> tuple[set[tuple[Any, Any]], set[Any]]:
    found = claimcheck.quantities(text, language)
    dates = {quantity.value for quantity in found if quantity.kind is Kind.DATE}
    return {(quantity.value, quantity.unit) for quantity in found}, dates


@pytest.mark.parametrize("one", _ARTICLES, ids=lambda one: one["language"])
@pytest.mark.parametrize(("suffix", "make"), _MAKERS.items())
def test_no_day_is_guessed_and_every_amount_is_read(
    tmp_path: Path,
    documents: ModuleType,
    one: dict[str, Any],
    suffix: str,
    make: Callable[[dict[str, Any], ModuleType], bytes],
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(make(one, documents))
    article = claimcheck.read(path)
    amounts, days = _amounts_and_days(article.text, article.language)
    assert (article.published, article.language) == (None, one["language"])
    assert {(value, unit) for value, unit in one["amounts"]} <= amounts
    assert set(one["days"]) <= days


def _rss(one: dict[str, Any]) -> str:
    item = f"<item><title>{one['title']}</title><description><![CDATA[{_html(one)}]]></description></item>"
    return f"<rss version='2.0'><channel>{item}</channel></rss>"


def _atom(one: dict[str, Any]) -> str:
    entry = f"<entry><title>{one['title']}</title><content type='html'><![CDATA[{_html(one)}]]></content></entry>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><updated>2021-01-01T00:00:00Z</updated>{entry}</feed>"


def _json_feed(one: dict[str, Any]) -> str:
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "items": [{"title": one["title"], "content_html": _html(one)}]})


def _html(one: dict[str, Any]) -> str:
    return "".join(f"<p>{words}</p>" for words in one["paragraphs"])


@pytest.mark.parametrize("one", _ARTICLES, ids=lambda one: one["language"])
@pytest.mark.parametrize("make", [_rss, _atom, _json_feed])
def test_no_amount_of_a_feed_is_lost_and_no_day_is_guessed(
    one: dict[str, Any], make: Callable[[dict[str, Any]], str]
) -> None:
    (entry,) = entries_of_feed("feed", make(one).encode())
    amounts, days = _amounts_and_days(entry.text, one["language"])
    assert entry.published is None
    assert {(value, unit) for value, unit in one["amounts"]} <= amounts
    assert set(one["days"]) <= days
