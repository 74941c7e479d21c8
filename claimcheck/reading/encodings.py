"""Bytes to text, for the encodings that articles are found in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from claimcheck.records import Note

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Signs of UTF-8 that was taken for cp1252 or Latin-1: a letter of its first byte, and a sign that no word has there.
_MISREAD = re.compile(
    r"[ÂÃ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â[\u0080\u20ac]|ï»¿|ðŸ"
)

#: Bytes looked at to tell UTF-16 without a mark, or a binary file, from text.
_SAMPLE = 4096
#: At least this share of every second byte is zero in UTF-16 text of a European language.
_ZERO_SHARE = 0.4
#: More control characters than this share are not text.
_CONTROL_SHARE = 0.02
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b\x08")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, whether that was a guess, and how many characters could not be read."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0
    mended: bool = False

    def notes(self, name: str) -> tuple[Note, ...]:
        """Return what a reader should know of this."""
        notes = []
        if self.guessed:
            notes.append(Note("guessed_encoding", {"name": name, "encoding": self.encoding}))
        if self.mended:
            notes.append(Note("mended_encoding", {"name": name}))
        if self.replaced:
            notes.append(Note("damaged_characters", {"name": name}, self.replaced))
        return tuple(notes)


#: A closing quotation mark, UTF-8 read as cp1252: its last byte has no meaning there and was lost.
_LOST_QUOTE = "\u00e2\u20ac\ufffd"


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the text that `data` holds, its byte order mark removed; None where it is not text.

    What was decoded wrongly before it was written ("cafÃ©", "donâ€™t") is mended.
    """
    decoded = _decode(data, declared)
    if decoded is None or not _MISREAD.search(decoded.text):
        return decoded
    import ftfy

    text = ftfy.fix_encoding(decoded.text.replace(_LOST_QUOTE, "\u201d"))
    if text == decoded.text:
        return decoded
    return replace(decoded, text=text, mended=True, replaced=text.count("\ufffd"))


def _decode(data: bytes, declared: str | None) -> Decoded | None:
    """Return the text that `data` holds as its encoding has it.

    In turn: a byte order mark; UTF-16 by its zero bytes; UTF-8; the encoding that the page or server declares; UTF-8
    with a few damaged characters; cp1252, and Latin-1 where a byte has no meaning in cp1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return None if "\x00" in text else Decoded(text, encoding, replaced=text.count("\ufffd"))
    utf16 = _utf16(data)
    if utf16 is not None:
        return utf16
    if is_binary(data):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _declared(data, declared) or _damaged(data) or _single_byte(data)


def is_binary(data: bytes) -> bool:
    """Return whether `data` holds zero bytes or more control characters than any text."""
    sample = data[:_SAMPLE]
    controls = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in sample)
    return b"\x00" in data or controls > max(2, _CONTROL_SHARE * len(sample))


def _utf16(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a mark, known by the zero bytes of its Latin letters."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2].count(0), sample[0::2].count(0)),
        ("utf-16-be", sample[0::2].count(0), sample[1::2].count(0)),
    ):
        if zeros >= _ZERO_SHARE * half and others == 0:
            text = data.decode(encoding, "replace")
            controls = any(ord(character) < 0x20 and ord(character) not in _TEXT_CONTROLS for character in text)
            return None if controls or "\ufffd" in text else Decoded(text, encoding, guessed=True)
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        # Browsers read pages that declare Latin-1 or ASCII as cp1252, and so do their authors.
        name = codecs.lookup(declared).name
        if name in {"iso8859-1", "ascii"}:
            return _single_byte(data, guessed=False)
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _damaged(data: bytes) -> Decoded | None:
    """Return the text of UTF-8 with a few wrong bytes, as cutting and pasting leave them."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond_ascii = sum(not character.isascii() for character in text) - wrong
    return Decoded(text, "utf-8", replaced=wrong) if beyond_ascii >= 10 * wrong else None


def _single_byte(data: bytes, *, guessed: bool = True) -> Decoded:
    try:
        return Decoded(data.decode("cp1252"), "cp1252", guessed)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", guessed)
