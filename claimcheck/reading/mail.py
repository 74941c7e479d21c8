"""Mail (.eml): its subject is the title, the day of sending that of publication, its text what a reader sees."""

from __future__ import annotations

import dataclasses
import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import islice
from typing import Any, cast

from claimcheck.errors import ReadingError
from claimcheck.reading.drafts import Draft
from claimcheck.reading.encodings import decode
from claimcheck.reading.notes import examples
from claimcheck.reading.texts import draft_of_text, plain_newlines
from claimcheck.records import Note

#: The plain part of a mail is often a stub that points to its HTML: it counts where it has so much of its words.
_WHOLE = 0.5

# What Python's own parser raises on damaged headers, days beyond any calendar, and parts in parts without an end.
_DAMAGED = (LookupError, ArithmeticError, RecursionError)

# Nobody writes a mail of more parts: to look through them takes the square of their number.
_MOST_PARTS = 1000

# Signs of a header that are looked at: whoever sends a mail may fold one over a million lines.
_LONGEST_HEADER = 10_000


class _Bounded(policy.EmailPolicy):
    """Reads the beginning of a header."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header as the parser of mails understands it, of a longer one what its beginning says."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def draft_of_mail(name: str, data: bytes) -> Draft:
    """Return the draft of a mail: its plain text, or its HTML where the plain text is but a stub of that.

    What is attached is named in a note. Raises ReadingError for a mail without words, and for a damaged one.
    """
    try:
        return _draft(name, data)
    except _DAMAGED as error:
        raise ReadingError(
            f"{name} is a damaged mail: its headers or its parts cannot be told apart.",
            "Save its text in a .txt file, and give that.",
        ) from error


def _draft(name: str, data: bytes) -> Draft:
    mail = cast("EmailMessage", BytesParser(EmailMessage, policy=_Bounded()).parsebytes(data))
    if sum(1 for _ in islice(mail.walk(), _MOST_PARTS + 1)) > _MOST_PARTS:
        raise ReadingError(f"{name} is a mail of more than {_MOST_PARTS:,} parts.", "Save its text, and give that.")
    drafts = [draft_of_text(name, words) for kind in ("plain", "html") if (words := _words(mail, kind))]
    if not drafts:
        raise ReadingError(f"{name} is a mail without words.", "Save what is attached to it, and give that.")
    draft = drafts[0] if len(drafts[0].text) >= _WHOLE * len(drafts[-1].text) else drafts[-1]
    attached = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    written, day = str(mail["date"] or ""), _day(mail)
    notes = [
        *draft.notes,
        *([Note("mail_attached", {"name": name}, len(attached), examples(attached))] if attached else ()),
        *([Note("unread_day", {"day": written})] if written and not day else ()),
    ]
    return dataclasses.replace(draft, title=str(mail["subject"] or "") or None, published=day, notes=tuple(notes))


def _words(mail: EmailMessage, kind: str) -> str:
    """Return the words of the part of a mail in plain text or in HTML, nothing where it has none."""
    part = mail.get_body((kind,))
    if part is None:
        return ""
    written = part.get_payload(decode=True)
    decoded = decode(written if isinstance(written, bytes) else b"", part.get_content_charset())
    return plain_newlines(decoded.text).strip() if decoded else ""


def _day(mail: EmailMessage) -> datetime.date | None:
    sent = getattr(mail["date"], "datetime", None)
    return sent.date() if isinstance(sent, datetime.datetime) else None
