"""Files, pages and documents to articles: text, sentences by offset, title, date, language.

Nothing is deleted from a text; what is not the article proper is marked by its role, and `Article.notes` says so.
"""

from __future__ import annotations

from claimcheck.reading.articles import article_from_text
from claimcheck.reading.payloads import DEFAULT_LIMIT
from claimcheck.reading.sources import read, read_payload

__all__ = ["DEFAULT_LIMIT", "article_from_text", "read", "read_payload"]
