"""An order of sources that is their own: ties are broken alike, whichever source was named first.

Where two statements have equally good partners, or two matters may each take a claim, something must come first. What
comes first depends on what the sources say, never on the order in which somebody named them.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Article


def ranks(articles: Mapping[str, Article]) -> dict[str, int]:
    """Return the place of each source, by its id, in the order of their texts; the ids come in this order.

    Sources of one text are ordered by day, language, title and name; what is alike in all of these is one source twice.
    """
    ordered = sorted(articles, key=lambda identifier: _content(articles[identifier]))
    return {identifier: place for place, identifier in enumerate(ordered)}


def _content(article: Article) -> tuple[str, ...]:
    published = article.published.isoformat() if article.published else ""
    return article.text, published, article.language, article.title or "", article.name
