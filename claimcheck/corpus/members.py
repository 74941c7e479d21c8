"""Entries to members: articles as read, with what is kept of them between runs."""

from __future__ import annotations

import datetime
import email.utils
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from claimcheck.corpus.entries import Entry
from claimcheck.corpus.signatures import signature
from claimcheck.corpus.surrogates import without_surrogates
from claimcheck.errors import ReadingError
from claimcheck.languages import available
from claimcheck.reading import article_from_text, read
from claimcheck.reading.addresses import shown
from claimcheck.reading.published import date_of_line
from claimcheck.records import Article, Note, Role, Sentence

# Seconds since 1970 have ten digits until 2286, milliseconds thirteen.
_MILLISECONDS = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article without its text. `id` is its owner's, `key` ours; `published` is ISO 8601."""

    key: str
    id: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str
    characters: int


@dataclass(frozen=True, slots=True)
class Member:
    """An article as read: its facts, the packed article, its signature."""

    facts: Facts
    packed: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that is no article, and why."""

    where: str
    key: str
    id: str
    reason: str


def read_entries(entries: Sequence[Entry]) -> tuple[Member | Unread, ...]:
    """Return what each entry is, in their order. This is a unit of work for another process."""
    return tuple(_read_entry(entry) for entry in entries)


def pack(article: Article) -> bytes:
    """Return an article as compressed JSON."""
    published = article.published.isoformat() if article.published else None
    sentences = [(sentence.start, sentence.end, str(sentence.role)) for sentence in article.sentences]
    values = (article.name, article.text, article.language, sentences, article.title, published, article.url)
    notes = [asdict(note) for note in article.notes]
    return zlib.compress(json.dumps((*values, notes)).encode())


def unpack(packed: bytes) -> Article:
    """Return the article that `pack` was given."""
    name, text, language, sentences, title, published, url, notes = json.loads(zlib.decompress(packed))
    return Article(
        name=name,
        text=text,
        language=language,
        sentences=tuple(Sentence(start, end, Role(role)) for start, end, role in sentences),
        title=title,
        published=datetime.date.fromisoformat(published) if published else None,
        url=url,
        notes=tuple(Note(**{**note, "examples": tuple(note["examples"])}) for note in notes),
    )


def _read_entry(entry: Entry) -> Member | Unread:
    try:
        article = _article(entry)
    except ReadingError as error:
        return Unread(entry.where, entry.key, entry.id, _of_the_place(error.message, entry))
    facts = Facts(
        key=entry.key,
        id=entry.id,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        source=entry.source,
        url=shown(article.url) if article.url else None,
        language=article.language,
        characters=len(article.text),
    )
    return Member(facts, pack(article), signature(article))


def _article(entry: Entry) -> Article:
    """Return the article of an entry; its name is its address, or its source and id."""
    if entry.path is not None:
        article = read(entry.path)
        text = without_surrogates(article.text)
        notes = tuple(_note_of_the_place(note, entry) for note in article.notes)
        return replace(article, name=entry.where, text=text, notes=notes)
    article = article_from_text(entry.text or "", name=entry.where, title=entry.title)
    url = entry.url if entry.url and entry.url.startswith(("http://", "https://")) else None
    name = url or " · ".join(filter(None, (entry.source, entry.id)))
    article = replace(article, name=name, url=url)
    if entry.published is None:
        return article
    day = publication_day(entry.published, article.language)
    if day is None:
        return replace(article, notes=(*article.notes, Note("no_day", {"day": entry.published[:80]})))
    return replace(article, published=day)


def publication_day(written: str, language: str) -> datetime.date | None:
    """Return the day that the column `published` names, None where it cannot be read.

    It may be ISO 8601, the form of e-mail and RSS (RFC 2822), seconds or milliseconds since 1970, or a date in words:
    in the article's language, or else in the first that reads it. The day is that of the place where it was written: no
    time zone is converted.
    """
    text = written.strip()
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        if text.replace(".", "", 1).isdecimal():
            seconds = float(text)
            seconds = seconds / 1000 if seconds >= _MILLISECONDS else seconds
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        tried = dict.fromkeys((language, *available()))
        return next((day for code in tried if (day := date_of_line(text[:200], code))), None)


def _note_of_the_place(note: Note, entry: Entry) -> Note:
    """Return a note whose words name the entry by its place, and are Unicode that can be kept."""
    values = {key: _of_the_place(v, entry) if isinstance(v, str) else v for key, v in note.values.items()}
    return replace(note, values=values, examples=tuple(without_surrogates(words) for words in note.examples))


def _of_the_place(message: str, entry: Entry) -> str:
    """Return a message that names the entry by its place, not by its path on this machine."""
    return without_surrogates(message.replace(entry.path, entry.where) if entry.path else message)
