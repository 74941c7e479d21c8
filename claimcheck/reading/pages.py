"""HTML pages to drafts."""

from __future__ import annotations

import datetime
import re
from typing import Any

from claimcheck.errors import ReadingError
from claimcheck.reading.drafts import Draft
from claimcheck.reading.encodings import Decoded, decode
from claimcheck.reading.linked_data import body_of
from claimcheck.reading.main_part import main_part
from claimcheck.reading.notes import examples
from claimcheck.reading.page_dates import published_of
from claimcheck.reading.page_kinds import check_is_article, left_out, offer_beside
from claimcheck.reading.published import day_of_metadata
from claimcheck.reading.taming import tamed
from claimcheck.reading.texts import plain_newlines
from claimcheck.reading.titles import title_of_page
from claimcheck.reading.typesetting import as_seen, raised
from claimcheck.records import Note

# Browsers look for the declaration in the first kilobyte; pages in the wild have it later.
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {"p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "table", "caption", "tr", "pre", "address"}
    | {"div", "section", "article", "main", "header", "body"}
)
_LINE_BREAK = "br"
_STRUCK = ("s", "strike", "del")
_CELLS = frozenset({"td", "th"})

#: What HTML takes for white space; a no-break space is a character of the text.
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")


def draft_of_html(name: str, data: bytes, declared_encoding: str | None = None) -> Draft:
    """Return the draft of a page: the article's text without menus, banners and asides.

    Paragraphs, headings and list items are separated by an empty line; offsets refer to that text, not to the page.

    Raises ReadingError where no article is found on the page.
    """
    decoded = _decoded(name, data, declared_encoding)
    page = tamed(decoded.text)
    tree = _tree(page)
    part = main_part(page)
    struck = _take_out_struck(part) if part is not None else []
    pieces = _paragraphs(part) if part is not None else []
    title = title_of_page(tree)
    body = None if pieces else body_of(tree, title)
    if body:
        pieces = [("p", words) for line in body.split("\n") if (words := as_seen(" ".join(line.split())))]
    text = "\n\n".join(words for _, words in pieces)
    check_is_article(name, text, title, tree)
    published, unread = _published(tree, title)
    return Draft(
        name=name,
        text=text,
        title=title,
        published=published,
        headings=_heading_offsets(pieces),
        notes=(
            *decoded.notes(name),
            Note("from_metadata" if body else "taken_out", {"name": name}),
            *([Note("word_deleted", {"name": name}, len(struck), examples(struck))] if struck else ()),
            *(() if body else left_out(tree, text)),
            *offer_beside(text),
            *([Note("unread_day", {"day": unread})] if unread else ()),
        ),
        code=plain_newlines(decoded.text),
    )


def _take_out_struck(part: Any) -> list[str]:
    """Take what is struck out of an article, and return its passages: "cost <s>52</s> 38 million euros" is 38.

    Where most of the article is struck, that says nothing of the words, and they stay.
    """
    struck = [element for element in part.iter(*_STRUCK) if next(element.iterancestors(*_STRUCK), None) is None]
    passages = [words for element in struck if (words := " ".join(element.text_content().split()))]
    if 2 * sum(map(len, passages)) > len(part.text_content()):
        return []
    for element in struck:
        element.drop_tree()
    return passages


def _tree(page: str) -> Any:
    """Return the elements of a page, those of an empty one where nothing can be made of it."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8")
    try:
        return lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return lxml.html.document_fromstring(b"<html></html>")


def _published(tree: Any, title: str | None) -> tuple[datetime.date | None, str | None]:
    """Return the day on which the page says that its article appeared, or the first day it names that can't be read."""
    language = (tree.get("lang") or "en").replace("_", "-").split("-")[0].lower()
    unread = None
    for named in published_of(tree, title):
        if day := day_of_metadata(named.text, language):
            return day, None
        unread = unread or named.text
    return None, unread


def _decoded(name: str, data: bytes, declared_encoding: str | None) -> Decoded:
    charset = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    decoded = decode(data, declared_encoding or (charset[1].decode("ascii") if charset else None))
    if decoded is None:
        raise ReadingError(f"{name} is a binary file, not a page.", "Save the page as HTML or its text as a .txt file.")
    return decoded


def _paragraphs(body: Any) -> list[tuple[str, str]]:
    """Return the kind of element and the words of every paragraph, heading, list item and table row."""
    pieces: list[tuple[str, list[str]]] = [("p", [])]
    _collect(body, pieces)
    lines = ((kind, as_seen(_WHITE_SPACE.sub(" ", "".join(words))).strip()) for kind, words in pieces)
    return [(kind, line) for kind, line in lines if line]


def _collect(element: Any, pieces: list[tuple[str, list[str]]]) -> None:
    if element.tag == "sup":
        pieces[-1][1].append(raised(str(element.text_content())))
        return
    kind = element.tag if element.tag in _BLOCKS else pieces[-1][0]
    if element.tag in _BLOCKS:
        pieces.append((kind, []))
    pieces[-1][1].append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag in _CELLS and pieces[-1][1] and "".join(pieces[-1][1]).strip():
            pieces[-1][1].append(" | ")
        if _runs_on(pieces[-1][1], child):
            pieces[-1][1].append(" ")
        _collect(child, pieces)
        if child.tag in _BLOCKS or child.tag == _LINE_BREAK:
            pieces.append((kind, []))
        pieces[-1][1].append(child.tail or "")


def _runs_on(before: list[str], element: Any) -> bool:
    """Tell whether two words of their own would run together where one inline element follows another.

    `<span>Tuesday</span><time>3 March</time>` is set apart by style; a capital that is set large belongs to its word.
    """
    neighbour = element.getprevious()
    if neighbour is None or neighbour.tail or neighbour.tag in _BLOCKS or element.tag in _BLOCKS:
        return False
    left, right = (before[-1] or "".join(before))[-2:], str(element.text_content())[:1]
    if not left or not right or not left[-1].isalnum() or not right.isalnum():
        return False
    return left[-1].isdigit() is not right.isdigit() or (left.islower() and right.isupper())


def _heading_offsets(pieces: list[tuple[str, str]]) -> frozenset[int]:
    offsets = []
    offset = 0
    for kind, words in pieces:
        if kind in _HEADINGS:
            offsets.append(offset)
        offset += len(words) + 2
    return frozenset(offsets)
