"""Files that a run is given beside its sources: earlier reports, cassettes, configurations."""

from __future__ import annotations

import errno
import os
from pathlib import Path

#: The variable that says how many bytes a source may have; a file beside the sources may have ten times as many.
LIMIT_VARIABLE = "CLAIMCHECK_MAX_BYTES"
_TIMES = 10
_DEFAULT_LIMIT = 50_000_000


def text_of(path: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises OSError where it cannot be read, where it is a pipe or a device, whose reading may never end, and where it
    has more bytes than ten sources may have: what JSON is read to takes twice its size and more. ValueError where it is
    no text in UTF-8.
    """
    if is_endless(path):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
    size, limit = path.stat().st_size, _limit_in_force()
    if size > limit:
        enough = -(-size // _TIMES)
        words = f"it has {size:,} bytes, the limit is {limit:,}; {LIMIT_VARIABLE}={enough} would let it be read"
        raise OSError(errno.EFBIG, words, str(path))
    return path.read_text("utf-8")


def is_endless(path: Path) -> bool:
    """Tell whether there is something at `path` that is neither a file nor a folder, links followed."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _limit_in_force() -> int:
    """Return how many bytes a file may have. That the variable holds no number is said where sources are read."""
    given = os.environ.get(LIMIT_VARIABLE, "").strip().replace("_", "").replace(",", "")
    plain = given.isascii() and given.isdigit() and len(given) < len(str(10**15))
    return int(given) * _TIMES if plain else _DEFAULT_LIMIT
