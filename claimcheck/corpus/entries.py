"""Sources to entries, one at a time: files, folders, JSON Lines, Parquet, separated values, feeds, addresses."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.corpus.separated import rows_of
from claimcheck.corpus.surrogates import without_surrogates
from claimcheck.corpus.tables import parquet_package
from claimcheck.errors import ReadingError, UsageError, named_current_folder, why_unreadable
from claimcheck.reading import read
from claimcheck.reading.addresses import shown as shown_address
from claimcheck.reading.feeds import entries_of_feed, is_feed
from claimcheck.reading.markup import holds_markup, without_markup
from claimcheck.reading.payloads import check_length, check_size, limit_in_force
from claimcheck.reading.typesetting import as_seen

#: Where the state of earlier runs stands in the folder of the result; a folder that has it is no source.
STATE_FOLDER = ".claimcheck"

_LINES = {".jsonl", ".ndjson"}
_PARQUET = {".parquet"}
_SEPARATED = {".csv", ".tsv"}
_FEEDS = {".xml", ".rss", ".atom", ".json"}
_ARTICLES = {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"}
_COLUMNS = ("id", "text", "title", "published", "source", "url")
_ADDRESSES = ("id", "source", "url")  # columns that may be addresses, and then may hold a password or a token
_ROWS_AT_ONCE = 256

# A line holds the text, JSON's escapes of it (six characters for one at worst) and the other columns.
_LINE_PER_LIMIT = 1.2


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it was given, not yet read.

    `where` says where it stands, for people: "feed.jsonl:12", "day/fire.html". `key` is the SHA-256 of its content and
    of all that was said of it. Either `text` or `path` is set; `published` is as it was written.
    """

    where: str
    key: str
    id: str
    text: str | None = None
    path: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place that holds no article, and why."""

    where: str
    reason: str
    id: str | None = None


def check_sources(sources: tuple[str, ...]) -> None:
    """Raise `UsageError` where there are no sources, or one of them does not exist."""
    if not sources:
        raise UsageError("corpus needs a source.", "Name a folder, or a file of articles (.jsonl, .csv, .parquet).")
    for source in sources:
        if not _is_address(source) and not os.path.exists(source):  # noqa: PTH110  whatever its name, no fault
            raise UsageError(
                f"There is no file or folder {source}.",
                f"Check the spelling; paths are taken from {named_current_folder()}.",
            )


def identity_of_source(source: str) -> str:
    """Return what a source is known by in later runs: its address, or its path from the root.

    The state of a run lies on the disk: what an address hides is told apart there, but not written.
    """
    if not _is_address(source):
        return str(Path(source).resolve())
    address = shown_address(source)
    return source if address == source else f"{address} {_digest(source)[:12]}"


def entries(source: str, *, follow_links: bool = False) -> Iterator[Entry | Unreadable]:
    """Yield what a source holds, in a fixed order. What cannot be read is yielded as such and stops nothing.

    Links within a folder are followed with `follow_links` alone: they may lead out of it. A source that is a link was
    named itself, and is followed.
    """
    if _is_address(source):
        yield _of_address(source)
        return
    path = Path(source)
    if not path.is_dir():
        yield from _of_file(path, path.name)
        return
    for file in _files(path, follow_links=follow_links):
        where = file.relative_to(path).as_posix()
        if file.is_symlink() and not follow_links:
            yield Unreadable(
                without_surrogates(where), "It is a link, and links in a folder are followed with --follow-links alone."
            )
        else:
            yield from _of_file(file, where)


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _files(folder: Path, *, follow_links: bool) -> Iterator[Path]:
    """Yield the files below a folder in order, without hidden ones and without results of this command.

    A link to a folder is yielded like a file: whoever fills a folder must not choose what else is read. Where links are
    followed, no folder is entered twice.
    """
    entered: set[str] = set()
    for parent, folders, files in os.walk(folder, followlinks=follow_links):
        here = Path(parent)
        if (here / STATE_FOLDER).is_dir() or os.path.realpath(here) in entered:
            folders.clear()
            continue
        entered.add(os.path.realpath(here))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [] if follow_links else [name for name in folders if (here / name).is_symlink()]
        yield from (here / name for name in sorted([*files, *links]) if not name.startswith("."))


def _of_file(path: Path, where: str) -> Iterator[Entry | Unreadable]:
    shown = without_surrogates(where)
    suffix = path.suffix.lower()
    try:
        if path.exists() and not path.is_file():
            yield Unreadable(shown, "It is a pipe or a device, not a file.")
        elif suffix in _LINES:
            yield from _of_lines(path, shown)
        elif suffix in _PARQUET:
            yield from _of_parquet(path, shown)
        elif suffix in _SEPARATED:
            for number, row in enumerate(rows_of(path, shown, _COLUMNS), 1):
                yield _of_row(row, f"{shown}:{number}")
        elif suffix in _FEEDS:
            yield from _of_feed(path, shown)
        elif suffix in _ARTICLES:
            yield _of_article(path, shown)
        else:
            yield Unreadable(shown, f"The ending {suffix or '(none)'} is not one of an article or a table of articles.")
    except ReadingError as error:
        yield Unreadable(shown, error.message)
    except OSError as error:
        yield Unreadable(shown, f"It cannot be read: {error.strerror}.")


def _of_article(path: Path, where: str) -> Entry:
    limit = limit_in_force()
    check_size(where, path.stat().st_size, limit)
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return Entry(where, _digest("file", where, content), where, path=str(path))


def _of_feed(path: Path, name: str) -> Iterator[Entry | Unreadable]:
    check_size(name, path.stat().st_size, limit_in_force())
    data = path.read_bytes()
    if not is_feed(data):
        yield Unreadable(name, "It is no feed (RSS, Atom, JSON Feed).")
        return
    for number, entry in enumerate(entries_of_feed(name, data), 1):
        row = {"text": entry.text or None, "title": entry.title, "published": entry.published, "url": entry.url}
        yield _of_row({**row, "id": entry.url}, f"{name}:{number}")


def _of_address(url: str) -> Entry | Unreadable:
    try:
        article = read(url)
    except ReadingError as error:
        return Unreadable(shown_address(url), error.message)
    published = article.published.isoformat() if article.published else None
    return _of_row(
        {"text": article.text, "title": article.title, "published": published, "url": url, "id": url},
        shown_address(url),
    )


def _of_lines(path: Path, name: str) -> Iterator[Entry | Unreadable]:
    longest = int(limit_in_force() * _LINE_PER_LIMIT)
    with path.open("rb") as file:
        number = 0
        while line := file.readline(longest):
            number += 1
            where = f"{name}:{number}"
            if len(line) == longest and not line.endswith(b"\n"):
                while (rest := file.readline(longest)) and not rest.endswith(b"\n"):
                    pass
                yield Unreadable(where, f"The line is longer than {longest:,} bytes.")
            elif line.strip():
                yield _of_line(line, where)


def _of_line(line: bytes, where: str) -> Entry | Unreadable:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Unreadable(where, "The line is no text in UTF-8.")
    except (ValueError, RecursionError) as error:
        return Unreadable(where, f"The line is no JSON: {_why_no_json(error)}.")
    if not isinstance(row, dict):
        return Unreadable(where, "The line is no JSON object.")
    return _of_row(row, where)


def _why_no_json(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"what stands from sign {error.colno} on is none"
    return why_unreadable(error)


def _of_parquet(path: Path, name: str) -> Iterator[Entry | Unreadable]:
    parquet = parquet_package()
    import pyarrow

    try:
        with parquet.ParquetFile(path) as table:
            columns = [column for column in _COLUMNS if column in table.schema_arrow.names]
            if "text" not in columns:
                raise ReadingError(f"{name} has no column text.", "Name the column of the articles' texts so.")
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
                for values in zip(*(batch.column(column) for column in columns), strict=True):
                    number += 1
                    yield _of_values(dict(zip(columns, values, strict=True)), f"{name}:{number}")
    except pyarrow.ArrowException as error:
        raise ReadingError(f"{name} is no Parquet file that can be read: {str(error).splitlines()[0]}") from error


def _of_values(values: Mapping[str, Any], where: str) -> Entry | Unreadable:
    """Return the entry of a row of Parquet; a value beyond what Python can hold makes no article of it."""
    row = {}
    for column, value in values.items():
        try:
            row[column] = value.as_py()
        except (ValueError, OverflowError):
            return Unreadable(where, f"Its column {column} holds a value that is out of range.")
    return _of_row(row, where)


def _of_row(row: Mapping[str, Any], where: str) -> Entry | Unreadable:
    words = {column: _words(row.get(column)) for column in _COLUMNS}
    key = _digest("row", *words.values())
    words |= {column: shown_address(written) for column in _ADDRESSES if (written := words[column])}
    text = words["text"]
    if text is None or not isinstance(row["text"], str):
        return Unreadable(where, "It has no text.", words["id"])
    text = without_markup(text) if holds_markup(text) else as_seen(text)
    try:
        check_length(where, len(text), limit_in_force())
    except ReadingError as error:
        return Unreadable(where, error.message, words["id"])
    return Entry(
        where,
        key,
        words["id"] or key[:12],
        text=text,
        title=without_markup(words["title"]) or None if words["title"] else None,
        published=words["published"],
        source=words["source"],
        url=words["url"],
    )


def _words(value: object) -> str | None:
    """Return a value of a column as text; None for nothing, and for what is neither text, number nor date."""
    if value is None or isinstance(value, bool | list | dict | bytes):
        return None
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return without_surrogates(text) if text.strip() else None


def _digest(*parts: str | None) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
