"""Titles that files carry as a property, told from what programs put there; the title of a page."""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 300
_FILE_NAME = re.compile(r"\.[A-Za-z]{2,5}\b|[\\/]|^[\w-]+$|^Microsoft ", re.IGNORECASE)
#: The meta elements that hold the title of the article, the surest first.
_META_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
#: The name of the paper behind the title of a page: a few words after a bar or a hyphen.
_SITE = re.compile(r"(?P<title>.+\S)\s+[|·»-]\s+(?P<site>\S+(?:\s+\S+){0,3})\Z")
_FEWEST_WORDS = 3


def sensible_title(title: str | None) -> str | None:
    """Return a property's title on one line.

    None where it is empty, a single word, the name of a file or what a program fills in.
    """
    words = " ".join((title or "").split())
    if not words or len(words) > _LONGEST or _FILE_NAME.search(words) or not any(map(str.isalpha, words)):
        return None
    return None if words.casefold() in {"word document", "untitled document", "document sans titre"} else words


def title_of_page(tree: Any) -> str | None:
    """Return the title of the article on a page: of its metadata, its one main heading, or the title of the page."""
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") for meta in tree.iter("meta")
    }
    headings = [words for heading in tree.iter("h1") if (words := _on_one_line(heading.text_content()))]
    whole = _on_one_line(next((element.text_content() for element in tree.iter("title")), None))
    for title in (_on_one_line(metas.get(name)) for name in _META_TITLES):
        if title:
            return _without_site(title, headings)
    if len(headings) == 1:
        return headings[0]
    return _without_site(whole, headings) or (headings[0] if headings else None)


def _on_one_line(words: str | None) -> str:
    return " ".join((words or "").split())


def _without_site(title: str, headings: list[str]) -> str | None:
    """Return a title without the name of the paper behind it; as a heading has it, where one begins it."""
    for heading in headings:
        if title.startswith(heading) and len(heading.split()) >= _FEWEST_WORDS:
            return heading
    named = _SITE.match(title)
    return (named["title"] if named and len(named["title"].split()) >= _FEWEST_WORDS else title) or None
