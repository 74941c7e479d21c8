"""Files, addresses and standard input to articles."""

from __future__ import annotations

import dataclasses
import datetime
import sys
from pathlib import Path

from claimcheck.errors import ReadingError, named_current_folder
from claimcheck.reading.articles import article_from_draft
from claimcheck.reading.drafts import Draft
from claimcheck.reading.encodings import Decoded, decode
from claimcheck.reading.feeds import entries_of_feed, is_feed
from claimcheck.reading.payloads import Payload, check_length, check_size, limit_in_force, read_within
from claimcheck.reading.published import day_of_metadata
from claimcheck.reading.texts import draft_of_markdown, draft_of_text
from claimcheck.records import Article, Note

_PAGE_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")


def read(
    source: str | Path,
    *,
    language: str | None = None,
    published: datetime.date | None = None,
    limit: int | None = None,
) -> Article:
    """Return the article of a file (.txt, .md, .html, .pdf, .docx, .eml), an address, or "-" for standard input.

    `language` (ISO 639-1) and `published` take precedence over what the source says. `limit` is the largest source in
    bytes; None stands for the environment variable CLAIMCHECK_MAX_BYTES, or 5,000,000. The text may hold a tenth as
    many characters. Of a text file every line end is read as a line feed, and what no reader sees is left out: a byte
    order mark, soft hyphens, spaces without a width, letters that are joined or stand apart from their accents.

    Raises ReadingError for whatever cannot be read as an article, with what to try.
    """
    limit = limit_in_force() if limit is None else limit
    return read_payload(_load(source, limit), limit, language=language, published=published)


def read_payload(
    payload: Payload, limit: int, *, language: str | None = None, published: datetime.date | None = None
) -> Article:
    """Return the article of a file whose bytes are at hand; see `read`."""
    draft = _draft(payload, limit)
    check_length(draft.name, len(draft.text), limit)
    return article_from_draft(
        dataclasses.replace(
            draft,
            language=language or draft.language,
            published=published or draft.published,
            url=payload.url,
        )
    )


def _load(source: str | Path, limit: int) -> Payload:
    address = str(source)
    if address == "-":
        return _load_standard_input(limit)
    if "://" in address and isinstance(source, str):
        from claimcheck.reading.web import fetch

        return fetch(address, limit)
    return _load_file(Path(source), limit)


def _load_standard_input(limit: int) -> Payload:
    if sys.stdin is None:
        raise ReadingError("There is no standard input.", 'Name a file or an address in place of "-".')
    data = read_within(sys.stdin.buffer, limit)
    check_size("standard input", len(data), limit)
    return Payload("standard input", data)


def _load_file(path: Path, limit: int) -> Payload:
    name = str(path)
    try:
        if path.is_dir():
            raise ReadingError(
                f"{name} is a folder, not a file.", f"Name the articles themselves, such as {path / 'article.txt'}."
            )
        if path.exists() and not path.is_file():
            raise ReadingError(
                f"{name} is a pipe or a device, not a file.",
                'Save its text in a file, or give it as "-" (standard input).',
            )
        with path.open("rb") as file:
            data = read_within(file, limit)
        if len(data) > limit:
            check_size(name, max(path.stat().st_size, len(data)), limit)
    except FileNotFoundError:
        raise ReadingError(
            f"There is no file {name}.", f"Check the spelling; paths are taken from {named_current_folder()}."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file has such a name"
        raise ReadingError(
            f"{name} cannot be read: {reason}.", "Check its permissions, or copy it elsewhere."
        ) from error
    return Payload(name, data, path.suffix.lower())


def _draft(payload: Payload, limit: int) -> Draft:
    if not payload.data.strip():
        raise ReadingError(f"{payload.name} is empty.", "Give a file with the text of an article.")
    if is_feed(payload.data):
        return _draft_of_feed(payload)
    kind = _kind(payload)
    if kind == ".pdf":
        from claimcheck.reading.pdf import draft_of_pdf

        return draft_of_pdf(payload.name, payload.data)
    if kind == ".docx":
        from claimcheck.reading.word import draft_of_docx

        return draft_of_docx(payload.name, payload.data, limit)
    if kind == ".eml":
        from claimcheck.reading.mail import draft_of_mail

        return draft_of_mail(payload.name, payload.data)
    if kind == ".html":
        from claimcheck.reading.pages import draft_of_html

        return draft_of_html(payload.name, payload.data, payload.declared_encoding)
    decoded = _decoded(payload)
    draft = (draft_of_markdown if kind == ".md" else draft_of_text)(payload.name, decoded.text)
    return dataclasses.replace(draft, notes=(*decoded.notes(payload.name), *draft.notes))


def _draft_of_feed(payload: Payload) -> Draft:
    """Return the draft of the only entry of a feed; one of several is not for this program to choose."""
    entries = [entry for entry in entries_of_feed(payload.name, payload.data) if entry.text]
    if len(entries) != 1:
        raise ReadingError(
            f"{payload.name} is a feed of {len(entries)} articles, not an article.",
            "Give the address of one of them, or the feed to `claimcheck corpus`.",
        )
    entry = entries[0]
    return Draft(
        name=payload.name,
        text=entry.text,
        title=entry.title,
        published=day_of_metadata(entry.published) if entry.published else None,
        notes=(Note("markup", {"name": payload.name}),),
    )


def _kind(payload: Payload) -> str:
    """Return the suffix of the format, by content first: names lie more often than first bytes do."""
    head = payload.data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if b"%PDF-" in payload.data[:1024] or payload.suffix == ".pdf":
        return ".pdf"
    if payload.data.startswith(b"PK\x03\x04") or payload.suffix == ".docx":
        return ".docx"
    if payload.suffix == ".eml":
        return ".eml"
    if payload.suffix in {".html", ".htm", ".xhtml"}:
        return ".html"
    if payload.suffix in {".md", ".markdown"}:
        return ".md"
    beginning = head[:256].replace(b"\x00", b"").lower()
    if payload.suffix != ".txt" and beginning.startswith(_PAGE_BEGINNINGS):
        return ".html"
    return ".txt"


def _decoded(payload: Payload) -> Decoded:
    if payload.data.startswith(b"{\\rtf"):
        raise ReadingError(f"{payload.name} is an RTF document.", "Save it as .docx or .txt and read that.")
    decoded = decode(payload.data, payload.declared_encoding)
    if decoded is None:
        raise ReadingError(
            f"{payload.name} is a binary file, not a text.",
            "claimcheck reads .txt, .md, .html, .pdf, .docx and .eml; save the article as one of these.",
        )
    return decoded
