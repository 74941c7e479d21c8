"""Bytes to text, for the encodings that articles are found in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from claimcheck.reading.code_pages import USUAL, page_of
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
#: More characters than this share that no text holds: unassigned, of private use, halves of pairs, controls, damaged.
_UNREADABLE_SHARE = 0.02
_UNREADABLE = frozenset({"Cn", "Co", "Cs", "Cc"})
#: In the languages of Western Europe fewer of the signs of a text than this share are beyond ASCII: a tenth in
#: French, all of them in Russian or Chinese.
_BEYOND_ASCII_SHARE = 0.3
_FEW_BEYOND_ASCII = 11  # too few for a share to say anything: "Été", "ÉTÉ À PARIS"
#: Characters of UTF-8 beyond ASCII from which on they are no chance pairs of a code page.
_FEWEST_OF_UTF8 = 4
#: Signs of ISO 8859-15, which has the euro where Latin-1 has a sign for any currency, and "œ" for a half: "12 €",
#: "cœur"; and bytes that have a meaning on Windows alone.
_LATIN_9 = re.compile(rb"\d[ \xa0]?\xa4|\xa4 ?\d|[A-Za-z]\xbd[a-z]")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_AS_CP1252 = "claimcheck_cp1252"
_ESCAPE_OF_JAPANESE = b"\x1b$"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, whether that was a guess, and how many characters could not be read.

    `declared` is the encoding that it says it has where it was read in another one.
    """

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0
    mended: bool = False
    declared: str = ""

    def notes(self, name: str) -> tuple[Note, ...]:
        """Return what a reader should know of this."""
        notes = []
        if self.declared:
            values = {"name": name, "declared": self.declared, "encoding": self.encoding}
            notes.append(Note("misdeclared_encoding", values))
        elif self.guessed:
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
    if decoded and decoded.guessed and declared:
        decoded = replace(decoded, declared=declared)
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
    with a few damaged characters, or beside passages of a code page; a code page with Latin letters; whatever the
    frequency of its characters tells.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, encoding, replaced=text.count("\ufffd")) if _is_readable(text) else None
    utf16 = _utf16(data)
    if utf16 is not None:
        return utf16
    if is_binary(data):
        by_frequency = None if len(data) % 2 else _by_frequency(data)
        return by_frequency if by_frequency and by_frequency.encoding.startswith("utf_16") else None
    if _ESCAPE_OF_JAPANESE in data and (japanese := _by_frequency(data)):
        return japanese
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _declared(data, declared) or _damaged(data) or _mixed(data) or _western(data) or _by_frequency(data)


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


def _mixed(data: bytes) -> Decoded | None:
    """Return the text of two files in one, of which one is UTF-8 and the other cp1252.

    Pairs of bytes that make a character of UTF-8 are next to impossible in a code page, where "Ã©" is no word.
    """
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - wrong
    if whole < max(_FEWEST_OF_UTF8, wrong):
        return None
    codecs.register_error(_AS_CP1252, _in_cp1252)
    mixed = data.decode("utf-8", _AS_CP1252)
    return Decoded(mixed, "utf-8, cp1252", guessed=True, replaced=mixed.count("\ufffd"))


def _in_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as cp1252, as an error handler of `bytes.decode`."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _single_byte(data: bytes, *, guessed: bool = True) -> Decoded:
    if _LATIN_9.search(data) and not _WINDOWS.search(data):
        return Decoded(data.decode("iso-8859-15"), "iso-8859-15", guessed)
    try:
        return Decoded(data.decode("cp1252"), "cp1252", guessed)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", guessed)


def _western(data: bytes) -> Decoded | None:
    """Return the text of a code page with Latin letters, None where too much of it is beyond ASCII or fits none."""
    signs = [byte for byte in data if byte > ord(" ")]
    beyond = sum(byte >= 0x80 for byte in signs)
    if beyond > max(_FEW_BEYOND_ASCII, _BEYOND_ASCII_SHARE * len(signs)):
        return None
    page = page_of(data)
    if page is None or page == USUAL:
        return _single_byte(data) if page else None
    text = data.decode(page, "replace")
    return Decoded(text, page, guessed=True, replaced=text.count("\ufffd"))


def _by_frequency(data: bytes) -> Decoded | None:
    """Return the text of what the frequency of its characters shows to be one, as of Cyrillic or Chinese code pages."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    text = str(best) if best else ""
    return Decoded(text.lstrip("\ufeff"), best.encoding, guessed=True) if best and _is_readable(text) else None


def _is_readable(text: str) -> bool:
    """Tell whether nearly all characters are such as texts hold."""
    sample = text[:_SAMPLE]
    unreadable = sum(_is_unreadable(character) for character in sample)
    return "\x00" not in text and unreadable <= max(2, _UNREADABLE_SHARE * len(sample))


def _is_unreadable(character: str) -> bool:
    if character == "\ufffd":
        return True
    return unicodedata.category(character) in _UNREADABLE and ord(character) not in _TEXT_CONTROLS
