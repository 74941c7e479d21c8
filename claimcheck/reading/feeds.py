"""Feeds (RSS, Atom, JSON Feed) to their entries."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any

from claimcheck.errors import ReadingError
from claimcheck.reading.markup import holds_markup, without_markup
from claimcheck.reading.typesetting import as_seen

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_SAMPLE = 2048
#: The elements of an entry, without their namespaces, in the order in which they are looked for.
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "issued", "date", "created", "updated")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article of a feed, as plain text; what the feed does not give is None."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None


def is_feed(data: bytes) -> bool:
    """Tell whether a file is a feed, by its first elements."""
    return bool(_FEED.search(data[:_SAMPLE])) or _is_json_feed(data)


def entries_of_feed(name: str, data: bytes) -> list[FeedEntry]:
    """Return the entries of a feed in its order; their texts, often HTML, are read as such.

    Raises ReadingError for a feed that is neither XML nor JSON.
    """
    if _is_json_feed(data):
        return _entries_of_json(name, data)
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"{name} is a feed that can't be read.", "Fetch it again; it is damaged.") from error
    items = [] if root is None else [element for element in root.iter() if _kind(element) in {"item", "entry"}]
    return [_entry(item) for item in items]


def _is_json_feed(data: bytes) -> bool:
    """Tell whether a file is a JSON Feed: its version stands at the head, or, in another order, at the end."""
    begins = data[:_SAMPLE].removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
    return begins and any(_JSON_FEED.search(part) for part in (data[:_SAMPLE], data[-_SAMPLE:]))


def _entries_of_json(name: str, data: bytes) -> list[FeedEntry]:
    try:
        items = json.loads(data.decode("utf-8-sig")).get("items", [])
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{name} is a feed that can't be read.", "Fetch it again; it is damaged.") from error
    return [_json_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _json_entry(item: dict[str, Any]) -> FeedEntry:
    def said(*keys: str) -> list[str]:
        return [words for key in keys if isinstance(given := item.get(key), str) and (words := _plain(given))]

    return FeedEntry(
        text=max(said("content_html", "content_text", "summary"), key=len, default=""),
        title=" ".join(next(iter(said("title")), "").split()) or None,
        published=next(iter(said("date_published", "date_modified")), None),
        url=next(iter(said("url", "external_url", "id")), None),
    )


def _plain(text: str) -> str:
    return without_markup(text) if holds_markup(text) else as_seen(text).strip()


def _kind(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(item: Any) -> FeedEntry:
    texts = [_words(item, kind) for kind in _TEXTS]
    title = _words(item, "title")
    return FeedEntry(
        text=max((text for text in texts if text), key=len, default=""),
        title=" ".join(title.split()) if title else None,
        published=next((day for kind in _DAYS if (day := _words(item, kind))), None),
        url=_link(item),
    )


def _words(item: Any, kind: str) -> str | None:
    """Return the words of an entry's element; XHTML within it counts as its HTML."""
    element = next((child for child in item if _kind(child) == kind), None)
    if element is None:
        return None
    text = _inner(element) if len(element) else (element.text or "")
    return _plain(text) or None


def _inner(element: Any) -> str:
    from lxml import etree

    return (element.text or "") + "".join(
        re.sub(r"<(/?)\w+:", r"<\1", etree.tostring(child, encoding="unicode")) for child in element
    )


def _link(item: Any) -> str | None:
    for child in item:
        if _kind(child) == "link" and child.get("rel", "alternate") == "alternate":
            return (child.get("href") or child.text or "").strip() or None
    return None
