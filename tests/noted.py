"""What the notes on an article say, in sentences."""

from __future__ import annotations

from claimcheck.reading.notes import worded
from claimcheck.records import Article


def noted(article: Article, language: str | None = None) -> list[str]:
    """Return the notes of an article in its own language, or in another."""
    return [note.text for note in worded(article.notes, language or article.language)]
