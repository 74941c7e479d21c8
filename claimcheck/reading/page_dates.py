"""The day on which a page says that its article appeared: in its metadata, or beside its title, never in its prose.

In turn: the node of the article in JSON-LD; the meta elements of the head; the `time` element or `itemprop` of the
article itself, not of another story; the node of the whole page in JSON-LD. What gives no day that can be read is
handed back as it stands, so that a note can name it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimcheck.reading.linked_data import is_of_kind, nodes_of, own_nodes

#: Names of meta elements, in lower case, that hold the day of publication; the surest first.
_META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publication_date",
    "publication-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "date",
)
_NODE_OF_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage)\Z")
#: Elements, and words in their class or id, that hold other stories, comments and the page's own lines.
_ELSEWHERE = frozenset({"aside", "nav", "footer", "li", "form"})
_ELSEWHERE_CLASS = re.compile(
    r"related|recommend|teaser|promo|sidebar|comment|footer|most-read|trending|card|widget|newsletter", re.IGNORECASE
)
_DATE_CLASS = re.compile(
    r"publish|pub-?date|posted|entry-date|post-date|dateline|article-date|article__date", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A day of publication as a page names it, and where: "JSON-LD", "meta", "time"."""

    text: str
    where: str


def published_of(tree: Any, title: str | None) -> Iterator[Named]:
    """Yield what a page names as its article's day of publication, the surest first."""
    nodes = list(nodes_of(tree))
    yield from _of_nodes(own_nodes(nodes, title), "JSON-LD")
    yield from _of_meta(tree)
    yield from _of_elements(tree)
    yield from _of_nodes([node for node in nodes if is_of_kind(node, _NODE_OF_PAGE)], "JSON-LD")


def _of_nodes(nodes: list[dict[str, Any]], where: str) -> Iterator[Named]:
    for node in nodes:
        day = node.get("datePublished")
        if isinstance(day, str | int) and not isinstance(day, bool) and str(day).strip():
            yield Named(str(day).strip(), where)


def _of_meta(tree: Any) -> Iterator[Named]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            if content and name in _META_NAMES and not _stands_elsewhere(meta):
                found.setdefault(name, content)
    yield from (Named(found[name], "meta") for name in _META_NAMES if name in found)


def _of_elements(tree: Any) -> Iterator[Named]:
    """Yield the days of the elements that stand with the article: by `itemprop` first, then the first `time`."""
    article = _article(tree)
    times = [element for element in article.iter() if _is_own_date(element, article)]
    times.sort(key=lambda element: element.get("itemprop", "").lower() != "datepublished")
    for element in times[:1]:
        words = element.get("datetime") or element.get("content") or " ".join(element.text_content().split())
        if words:
            yield Named(words, "time")


def _article(tree: Any) -> Any:
    """Return the element that holds the article: the one `article` with the first heading, else the main part."""
    heading = next(tree.iter("h1"), None)
    if heading is not None:
        holders = [holder for holder in heading.iterancestors() if holder.tag in {"article", "main"}]
        if holders:
            return holders[0]
    articles = list(tree.iter("article"))
    if len(articles) == 1:
        return articles[0]
    return next(tree.iter("main"), tree)


def _is_own_date(element: Any, article: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    marked = element.get("itemprop", "").lower() == "datepublished" or (
        element.tag == "time" and (element.get("pubdate") is not None or _stands_on_top(element, article))
    )
    dated = bool(_DATE_CLASS.search(element.get("class") or "")) and element.tag == "time"
    return (marked or dated) and not _stands_elsewhere(element, article) and not _is_of_an_entry(element, article)


def _is_of_an_entry(element: Any, article: Any) -> bool:
    """Tell whether a `time` is that of an entry of a live report: beside the entry stands one like it, with its own."""
    for holder in itertools.takewhile(lambda holder: holder is not article, element.iterancestors()):
        beside = itertools.chain(holder.itersiblings(holder.tag), holder.itersiblings(holder.tag, preceding=True))
        is_one_of_several = any(
            other.get("class") == holder.get("class") and next(other.iter("time"), None) is not None for other in beside
        )
        if is_one_of_several and len(holder.text_content().split()) >= _PROSE:
            return True
    return False


def _stands_on_top(element: Any, article: Any) -> bool:
    """Tell whether a `time` element stands between the title and the first long paragraph."""
    for other in article.iter("p", "time"):
        if other is element:
            return True
        if other.tag == "p" and len(other.text_content().split()) >= _PROSE and element not in list(other.iter()):
            return False
    return False


#: Words of a paragraph of prose; above it stand the title, the author and the day.
_PROSE = 15


def _stands_elsewhere(element: Any, article: Any = None) -> bool:
    """Tell whether an element is part of another story, a list, or the foot of the page."""
    for holder in element.iterancestors():
        if holder is article or holder.tag in {"head", "body"}:
            return False
        if holder.tag in _ELSEWHERE or (article is not None and holder.tag == "article"):
            return True
        if _ELSEWHERE_CLASS.search(f"{holder.get('class') or ''} {holder.get('id') or ''}"):
            return True
    return False
