"""What a page says of its article in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from claimcheck.reading.markup import holds_markup, without_markup
from claimcheck.reading.texts import plain_newlines

#: What hides a script from old browsers and XML: "//<![CDATA[", "<!--", and their ends.
_WRAPPING = re.compile(r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)\s*(?:\*/)?\s*\Z")
_COMMA_TOO_MUCH = re.compile(r",(?=\s*[}\]])")
_NODE_OF_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|NewsItem)\Z")
#: A body with fewer words is a teaser.
_FEWEST_WORDS = 40


def body_of(tree: Any, title: str | None) -> str | None:
    """Return the text of the article as the page has it for machines, a paragraph a line; None where it has none.

    A page that a script builds may show none of its words to those who run no scripts.
    """
    for node in own_nodes(list(nodes_of(tree)), title):
        body = node.get("articleBody")
        if isinstance(body, str) and len(body.split()) >= _FEWEST_WORDS:
            text = plain_newlines(body)
            return without_markup(text) if holds_markup(text) else text
    return None


def nodes_of(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the nodes of all JSON-LD scripts: those at the top, in a graph, or what a page is about."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            yield from _flattened(_parsed(_WRAPPING.sub("", script.text_content())))
        except (ValueError, RecursionError):
            continue


def _parsed(written: str) -> Any:
    """Return the value of a script, also where a comma stands in front of a closing bracket.

    Raises ValueError for what is no JSON in any other way.
    """
    try:
        return json.loads(written, strict=False)
    except ValueError:
        return json.loads(_COMMA_TOO_MUCH.sub("", written), strict=False)


def _flattened(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for entry in value:
            yield from _flattened(entry)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flattened(value.get(key))


def is_of_kind(node: dict[str, Any], kinds: re.Pattern[str]) -> bool:
    """Tell whether one of the types of a node is among `kinds`."""
    types = node.get("@type")
    return any(isinstance(kind, str) and kinds.search(kind) for kind in (types if isinstance(types, list) else [types]))


def own_nodes(nodes: list[dict[str, Any]], title: str | None) -> list[dict[str, Any]]:
    """Return the nodes of the article itself: where a page describes several, those that bear its title."""
    articles = [node for node in nodes if is_of_kind(node, _NODE_OF_ARTICLE)]
    if len(articles) <= 1:
        return articles
    own = [node for node in articles if title and _folded(node.get("headline") or node.get("name")) == _folded(title)]
    days = {str(node.get("datePublished")) for node in articles}
    return own or (articles[:1] if len(days) == 1 else [])


def _folded(words: object) -> str:
    return " ".join(str(words or "").split()).casefold()
