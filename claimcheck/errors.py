"""What can go wrong, as one family of exceptions.

Every exception that leaves a public function is a `ClaimcheckError`. Each carries what happened, where, and what to
try, so that the command line can print one clear message, and the exit code that the message goes with.
"""

from __future__ import annotations

import os
import re

# What the system and OpenSSL put around the words of an error: "[Errno 111] ", "[SSL: WRONG_VERSION_NUMBER] ".
_AROUND_WORDS = re.compile(r"\[(?:Errno|WinError|SSL)\b[^\]]*\] *| *\(_ssl\.c:\d+\)")


class ClaimcheckError(Exception):
    """Base of all errors of this package.

    `message` says what happened and where, `hint` what to try; either may be shown without the other. `secrets` is what
    nothing that is shown of it may hold: what it comes from may quote a key that a service sent back.
    """

    exit_code = 2
    secrets: tuple[str, ...] = ()

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(ClaimcheckError):
    """An option or argument that cannot be honoured."""


class ReadingError(ClaimcheckError):
    """A source that cannot be read as an article."""


class LanguageFileError(ClaimcheckError):
    """A file of a language whose words cannot be read: an unknown key, or a value in another notation."""


class ModelError(ClaimcheckError):
    """The model service failed for good."""

    exit_code = 3


class Deferred(ModelError):  # noqa: N818  (it says what became of the question)
    """A question was put aside to be asked together with others; the same work, done again later, will find its answer.

    Whoever does several pieces of work goes on with the others first, so that all questions come together.
    """


class CassetteError(ModelError):
    """A cassette that cannot be read, or that lacks a request."""


def how_to_install(extra: str) -> str:
    """Return what to do about an extra that is not there, in a checkout and elsewhere: no index has the package yet.

    >>> how_to_install("serve").partition(", ")[0]
    "Install the extra: in a checkout pip install '.[serve]'"
    """
    return (
        f"Install the extra: in a checkout pip install '.[{extra}]', elsewhere "
        f"pip install 'claim-by-claim[{extra}] @ git+https://…' with the address of the repository."
    )


def words_of(error: BaseException) -> str:
    """Return what an error of the system says, in words alone and on one line.

    >>> words_of(ConnectionRefusedError(111, "Connection refused"))
    'Connection refused'
    """
    return _AROUND_WORDS.sub("", " ".join(str(error).split()))


def why_unreadable(error: Exception) -> str:
    """Return why a file of text, JSON or TOML cannot be read, in words that name no part of Python.

    >>> why_unreadable(UnicodeDecodeError("utf-8", bytes([255]), 0, 1, "invalid start byte"))
    'it is no text in UTF-8 (byte 1)'
    >>> import json
    >>> why_unreadable(json.JSONDecodeError("Expecting value", '{"a": }', 6))
    'what stands in line 1 from sign 7 on is no JSON'
    """
    from json import JSONDecodeError  # loaded by whoever has read some, and by no other command

    if isinstance(error, OSError):
        return error.strerror or "it cannot be opened"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return f"it is no text in UTF-8 (byte {error.start + 1})"
    if "utf-8-sig" in str(error):
        return "it begins with a byte order mark"
    if isinstance(error, JSONDecodeError):
        if not error.doc.strip():
            return "it is empty"
        return f"what stands in line {error.lineno} from sign {error.colno} on is no JSON"
    return "a number in it has thousands of figures" if type(error) is ValueError else str(error)


def named_current_folder() -> str:
    """Return the current folder as messages name it, also where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109  pathlib is not loaded for an error's sake
    except OSError:
        return "a folder that is gone"
