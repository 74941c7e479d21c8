"""Files that a run is given beside its sources: earlier reports, cassettes, configurations."""

from __future__ import annotations

import errno
from pathlib import Path


def text_of(path: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises OSError where it cannot be read, and where it is a pipe or a device, whose reading may never end; ValueError
    where it is no text in UTF-8.
    """
    if is_endless(path):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
    return path.read_text("utf-8")


def is_endless(path: Path) -> bool:
    """Tell whether there is something at `path` that is neither a file nor a folder, links followed."""
    return path.exists() and not path.is_file() and not path.is_dir()
