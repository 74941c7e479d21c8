"""Writing to standard output, whatever it is: a terminal, a full disk, a pipe that nobody reads, nothing at all."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from claimcheck.errors import UsageError


def print_text(text: str) -> bool:
    """Write to standard output, whatever its encoding, and return whether somebody still reads it.

    A reader who stops listening is no error.
    """
    stream = sys.stdout
    if stream is None:
        raise UsageError("There is no standard output to write to.", "Name a file with -o.")
    try:
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _give_up(stream)
        return False
    except OSError as error:
        _give_up(stream)
        raise UsageError(
            f"Standard output cannot be written: {error.strerror}.", "Make room, or name a file elsewhere with -o."
        ) from error
    return True


def _give_up(stream: TextIO) -> None:
    """Let go of a stream: what is left in its buffer would fail again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
