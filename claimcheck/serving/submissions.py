"""What was filled in, as articles. A text is a text, an address or a file that was handed over: never a path."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from claimcheck.errors import UsageError
from claimcheck.reading import article_from_text, read_payload
from claimcheck.reading.payloads import Payload, check_length, limit_in_force
from claimcheck.reading.typesetting import as_seen
from claimcheck.records import Article

#: So many texts are compared at most: the page has a column for each.
MOST_TEXTS = 12

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

Fetch = Callable[[str, int], Payload]


@dataclass(frozen=True, slots=True)
class Handed:
    """A text that was pasted (`name` is empty) or a file that was handed over, with its bytes.

    `suffix` says what the bytes are where the name does not: the words of a page are text. `published` is the day that
    whoever took them out of the page found.
    """

    name: str
    data: bytes
    suffix: str | None = None
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One filled-in form: `checking` holds the first text against the others, else all are compared."""

    handed: tuple[Handed, ...]
    checking: bool = False
    engine: str = "rules"
    language: str | None = None


def articles_of(submission: Submission, fetch: Fetch, watch: Callable[[int, int], None]) -> list[Article]:
    """Return the articles of a form; `watch` is told how many of how many are read.

    Raises `ClaimcheckError` for fewer than two texts, for too many, and for what cannot be read.
    """
    handed = [one for one in submission.handed if one.data.strip()]
    if len(handed) < 2:
        raise UsageError("Two texts are needed.", "Paste another one, drop a file, or give an address.")
    if len(handed) > MOST_TEXTS:
        raise UsageError(f"{len(handed)} texts are too many.", f"Compare {MOST_TEXTS} at most.")
    articles = []
    for number, one in enumerate(handed):
        watch(number, len(handed))
        articles.append(_article(one, number + 1, fetch))
    watch(len(handed), len(handed))
    return articles


def _article(handed: Handed, number: int, fetch: Fetch) -> Article:
    limit = limit_in_force()
    if handed.name:
        path = PurePath(handed.name.replace("\\", "/"))
        suffix = path.suffix.lower() if handed.suffix is None else handed.suffix
        return read_payload(Payload(path.name, handed.data, suffix), limit, published=handed.published)
    text = handed.data.decode("utf-8", "replace").replace("\r\n", "\n")
    if _ADDRESS.fullmatch(text.strip()):
        return read_payload(fetch(text.strip(), limit), limit)
    check_length(f"text {number}", len(text), limit)
    return article_from_text(as_seen(text), name=f"text {number}")


def languages_accepted(header: str, known: Sequence[str]) -> str:
    """Return the first language of an Accept-Language header that is known, English where none is.

    >>> languages_accepted("fr-CH, en;q=0.9", ["en", "fr"])
    'fr'
    """
    for entry in header.split(","):
        code = entry.split(";")[0].strip().lower().split("-")[0]
        if code in known:
            return code
    return "en"
