"""A document to a file, in the format that the file's ending stands for."""

from __future__ import annotations

import os
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.records import Check, Comparison, Extraction
from claimcheck.reports import ENDINGS, format_of, renderer


def save(document: Comparison | Check | Extraction, path: str | Path) -> None:
    """Write the report of a document to `path`. Raises `UsageError` for an ending without a format, or no such folder.

    >>> import claimcheck, tempfile
    >>> comparison = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(comparison, Path(folder) / "report.md")
    ...     (Path(folder) / "report.md").read_text().splitlines()[0]
    '# The sources contradict each other on one point.'
    """
    name = format_of(Path(path).name)
    if name is None:
        raise UsageError(f"{path}: the ending names no format.", f"End it in {', '.join(ENDINGS)}.")
    language = document.source.language if isinstance(document, Extraction) else document.language
    write(Path(path), renderer(name)(document, texts=document.texts, language=language))


def write(path: Path, text: str) -> None:
    """Write a report to a file, its line ends as they are. Raises `UsageError` where it cannot.

    It is written beside the file and renamed: where the disk is full, the report of before is still whole.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8", newline="")  # a device or a pipe has no place beside it
            return
        _write_whole(path.resolve(), text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file has such a name"
        raise UsageError(
            f"{path} cannot be written: {reason}.", "Check its folder and its permissions, or write elsewhere."
        ) from error


def _write_whole(path: Path, text: str) -> None:
    import tempfile

    handle, unfinished = tempfile.mkstemp(prefix=".claimcheck-", suffix=path.suffix[:16], dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_mask()
        Path(unfinished).chmod(mode & 0o777)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _mask() -> int:
    """Return the bits that a new file of this process does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
