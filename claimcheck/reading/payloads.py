"""The bytes of a source, and how many of them an article may have."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO

from claimcheck.errors import ReadingError

#: The largest source, in bytes, unless the environment variable `LIMIT_VARIABLE` says otherwise.
DEFAULT_LIMIT = 5_000_000
LIMIT_VARIABLE = "CLAIMCHECK_MAX_BYTES"
# Larger than any file, and not too large for what counts bytes.
_NO_LIMIT = 10**15
_CHUNK = 1 << 20
#: The text of a source may hold one character for so many bytes of the limit: markup and pictures take most of a page.
BYTES_A_CHARACTER = 10


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of a source and what its name or server says they are."""

    name: str
    data: bytes
    suffix: str = ""
    declared_encoding: str | None = None
    url: str | None = None


def limit_in_force() -> int:
    """Return the limit in bytes that the environment sets, or `DEFAULT_LIMIT`.

    Raises ReadingError where the variable holds no number of bytes.
    """
    value = os.environ.get(LIMIT_VARIABLE, "").strip()
    if not value:
        return DEFAULT_LIMIT
    digits = value.replace("_", "").replace(",", "")
    if digits.isascii() and digits.isdigit() and digits.strip("0"):
        digits = digits.lstrip("0")
        return int(digits) if len(digits) < len(str(_NO_LIMIT)) else _NO_LIMIT
    raise ReadingError(
        f"{LIMIT_VARIABLE} is {value!r}, which is not a number of bytes.",
        f"Set it to a whole number such as {2 * DEFAULT_LIMIT}, or unset it for {DEFAULT_LIMIT:,}.",
    )


def read_within(file: BinaryIO, limit: int) -> bytes:
    """Return what a file holds, one byte more than the limit at most; memory is taken as it comes, not as allowed."""
    data = bytearray()
    while len(data) <= limit and (chunk := file.read(min(_CHUNK, limit + 1 - len(data)))):
        data += chunk
    return bytes(data)


def check_size(name: str, size: int, limit: int) -> None:
    """Raise ReadingError where a source of `size` bytes is over the limit."""
    if size > limit:
        raise ReadingError(
            f"{name} is too large to be an article: it has {size:,} bytes or more, the limit is {limit:,}.",
            f"Give the article alone, or raise the limit: {LIMIT_VARIABLE}={_rounded_up(size)}.",
        )


def check_length(name: str, characters: int, limit: int) -> None:
    """Raise ReadingError where a text of so many characters is too long under a limit of `limit` bytes."""
    allowed = max(1, limit // BYTES_A_CHARACTER)
    if characters > allowed:
        needed = _rounded_up(characters * BYTES_A_CHARACTER)
        raise ReadingError(
            f"{name} is too long to be an article: it has {characters:,} characters, the limit is {allowed:,}.",
            f"Give the article alone, or raise the limit: {LIMIT_VARIABLE}={needed} "
            f"(one character for {BYTES_A_CHARACTER} bytes).",
        )


def _rounded_up(size: int) -> int:
    million = 1_000_000
    return (size // million + 1) * million
