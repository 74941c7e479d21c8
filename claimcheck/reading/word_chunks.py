"""The words of a file that a Word document takes in whole (an "altChunk"): HTML, a web archive, plain text.

Programs that make reports and merge mails write the body of a document so; Word shows it in the text.
"""

from __future__ import annotations

import re

from claimcheck.reading.encodings import decode
from claimcheck.reading.markup import holds_markup, without_markup
from claimcheck.reading.texts import plain_newlines

_RTF = b"{\\rtf"
# A web archive (.mht) is built like a mail.
_MAIL = re.compile(rb"\A\s*(?:MIME-Version|Content-Type|From|Subject|Date):", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n\s*\n")


def paragraphs_of_chunk(data: bytes) -> list[str] | None:
    """Return the paragraphs of a file taken in whole, None where it is of a kind that is not read (RTF, pictures)."""
    if data.lstrip().startswith(_RTF):
        return None
    text = _words_of_mail(data) if _MAIL.match(data) else _decoded(data, None)
    if text is None:
        return None
    return [words for part in _PARAGRAPHS.split(text) if (words := " ".join(part.split()))]


def _words_of_mail(data: bytes) -> str | None:
    import email.policy

    mail = email.message_from_bytes(data, policy=email.policy.default)
    part = mail.get_body(("html", "plain"))
    written = part.get_payload(decode=True) if part is not None else None
    return _decoded(written, part.get_content_charset()) if part is not None and isinstance(written, bytes) else None


def _decoded(data: bytes, charset: str | None) -> str | None:
    decoded = decode(data, charset)
    if decoded is None:
        return None
    text = plain_newlines(decoded.text)
    return without_markup(text) if holds_markup(text) else text
