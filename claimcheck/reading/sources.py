"""Files, addresses and standard input to articles."""

from __future__ import annotations

import dataclasses
import datetime
import os
import sys
from pathlib import Path

from claimcheck.errors import ReadingError
from claimcheck.reading.articles import article_from_draft
from claimcheck.reading.drafts import Draft
from claimcheck.reading.encodings import Decoded, decode
from claimcheck.reading.texts import draft_of_markdown, draft_of_text
from claimcheck.records import Article

#: The largest source, in bytes, unless the environment variable `LIMIT_VARIABLE` says otherwise.
DEFAULT_LIMIT = 5_000_000
LIMIT_VARIABLE = "CLAIMCHECK_MAX_BYTES"
#: The text of a source may hold one character for so many bytes of the limit: markup and pictures take most of a page.
BYTES_A_CHARACTER = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of a source and what its name or server says they are."""

    name: str
    data: bytes
    suffix: str = ""
    declared_encoding: str | None = None
    url: str | None = None


def read(
    source: str | Path,
    *,
    language: str | None = None,
    published: datetime.date | None = None,
    limit: int | None = None,
) -> Article:
    """Return the article of a file (.txt, .md, .html, .pdf, .docx), an http(s) address, or "-" for standard input.

    `language` (ISO 639-1) and `published` take precedence over what the source says. `limit` is the largest source in
    bytes; None stands for the environment variable CLAIMCHECK_MAX_BYTES, or 5,000,000. The text may hold a tenth as
    many characters. Every line end is read as a line feed, a byte order mark is dropped; nothing else of a text file changes.

    Raises ReadingError for whatever cannot be read as an article, with what to try.
    """
    limit = _limit() if limit is None else limit
    payload = _load(source, limit)
    draft = _draft(payload, limit)
    _check_length(draft, limit)
    return article_from_draft(
        dataclasses.replace(
            draft,
            language=language or draft.language,
            published=published or draft.published,
            url=payload.url,
        )
    )


def _limit() -> int:
    value = os.environ.get(LIMIT_VARIABLE, "").strip()
    if not value:
        return DEFAULT_LIMIT
    try:
        limit = int(value.replace("_", "").replace(",", ""))
    except ValueError:
        limit = 0
    if limit <= 0:
        raise ReadingError(
            f"{LIMIT_VARIABLE} is {value!r}, which is not a number of bytes.",
            f"Set it to a whole number such as {2 * DEFAULT_LIMIT}, or unset it for {DEFAULT_LIMIT:,}.",
        )
    return limit


def _load(source: str | Path, limit: int) -> Payload:
    address = str(source)
    if address == "-":
        return _load_standard_input(limit)
    if "://" in address and isinstance(source, str):
        from claimcheck.reading.web import fetch

        return fetch(address, limit)
    return _load_file(Path(source), limit)


def _load_standard_input(limit: int) -> Payload:
    data = sys.stdin.buffer.read(limit + 1)
    _check_size("standard input", len(data), limit)
    return Payload("standard input", data)


def _load_file(path: Path, limit: int) -> Payload:
    name = str(path)
    try:
        if path.is_dir():
            raise ReadingError(
                f"{name} is a folder, not a file.", f"Name the articles themselves, such as {path / 'article.txt'}."
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            _check_size(name, max(path.stat().st_size, len(data)), limit)
    except FileNotFoundError:
        raise ReadingError(
            f"There is no file {name}.", f"Check the spelling; paths are taken from {Path.cwd()}."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(
            f"{name} cannot be read: {reason}.", "Check its permissions, or copy it elsewhere."
        ) from error
    return Payload(name, data, path.suffix.lower())


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise ReadingError(
            f"{name} is too large to be an article: {size:,} bytes or more, the limit is {limit:,}.",
            f"Give the article alone, or raise the limit: {LIMIT_VARIABLE}={_rounded_up(size)}.",
        )


def _check_length(draft: Draft, limit: int) -> None:
    allowed = max(1, limit // BYTES_A_CHARACTER)
    if len(draft.text) > allowed:
        needed = len(draft.text) * BYTES_A_CHARACTER
        raise ReadingError(
            f"{draft.name} is too long to be an article: {len(draft.text):,} characters, the limit is {allowed:,}.",
            f"Give the article alone, or raise the limit: {LIMIT_VARIABLE}={_rounded_up(needed)} "
            f"(one character for {BYTES_A_CHARACTER} bytes).",
        )


def _rounded_up(size: int) -> int:
    million = 1_000_000
    return (size // million + 1) * million


def _draft(payload: Payload, limit: int) -> Draft:
    if not payload.data.strip():
        raise ReadingError(f"{payload.name} is empty.", "Give a file with the text of an article.")
    kind = _kind(payload)
    if kind == ".pdf":
        from claimcheck.reading.pdf import draft_of_pdf

        return draft_of_pdf(payload.name, payload.data)
    if kind == ".docx":
        from claimcheck.reading.word import draft_of_docx

        return draft_of_docx(payload.name, payload.data, limit)
    if kind == ".html":
        from claimcheck.reading.pages import draft_of_html

        return draft_of_html(payload.name, payload.data, payload.declared_encoding, payload.url)
    decoded = _decoded(payload)
    draft = (draft_of_markdown if kind == ".md" else draft_of_text)(payload.name, decoded.text)
    if decoded.guessed:
        note = f"The encoding of {payload.name} is not declared; it was read as {decoded.encoding}."
        draft = dataclasses.replace(draft, notes=(note, *draft.notes))
    return draft


def _kind(payload: Payload) -> str:
    """Return the suffix of the format, by content first: names lie more often than first bytes do."""
    head = payload.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in payload.data[:1024] or payload.suffix == ".pdf":
        return ".pdf"
    if payload.data.startswith(b"PK\x03\x04") or payload.suffix == ".docx":
        return ".docx"
    if payload.suffix in {".html", ".htm", ".xhtml"}:
        return ".html"
    if payload.suffix in {".md", ".markdown"}:
        return ".md"
    beginning = head[:256].replace(b"\x00", b"").lower()
    if payload.suffix != ".txt" and beginning.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        return ".html"
    return ".txt"


def _decoded(payload: Payload) -> Decoded:
    decoded = decode(payload.data, payload.declared_encoding)
    if decoded is None:
        raise ReadingError(
            f"{payload.name} is a binary file, not a text.",
            "claimcheck reads .txt, .md, .html, .pdf and .docx; save the article as one of these.",
        )
    return decoded
