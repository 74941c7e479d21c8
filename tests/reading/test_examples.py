from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from claimcheck.reading import read
from claimcheck.records import Role

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("name", "language", "day", "sentences"),
    [
        ("gazette.txt", "fr", datetime.date(2024, 5, 15), 15),
        ("courrier.txt", "fr", datetime.date(2024, 5, 15), 16),
        ("harbour-post.txt", "en", datetime.date(2024, 5, 17), 17),
        ("radio-aubel.html", "fr", datetime.date(2024, 5, 16), 10),
        ("long.txt", "en", datetime.date(2024, 6, 1), 134),
        ("summary.txt", "en", None, 7),
    ],
)
def test_a_sample_article_is_read_as_it_was_written(
    name: str, language: str, day: datetime.date | None, sentences: int
) -> None:
    article = read(EXAMPLES / name)
    body = [span for span in article.sentences if span.role is Role.BODY]
    assert (article.language, article.published, len(body)) == (language, day, sentences)
    assert (article.title is None) == (name == "summary.txt")
    assert not any(span.role is Role.REPEATED for span in article.sentences)
