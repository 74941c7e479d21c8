"""One run at a time on a folder."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.errors import UsageError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder for this run. The lock is the system's: it ends with the process, however that ends.

    Raises `UsageError` where another run holds it, with its process, its machine and since when, and where the files
    that say so cannot be written.
    """
    from filelock import FileLock, Timeout

    holder = folder / "run.json"
    lock = FileLock(folder / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError(
            f"Another run is at work on {folder.parent}{_described(holder)}.", "Wait until it is done, or stop it."
        ) from None
    except OSError as error:
        raise _unwritable(folder / "lock", error) from error
    try:
        try:
            holder.write_text(json.dumps(_ourselves()), "utf-8")
        except OSError as error:
            raise _unwritable(holder, error) from error
        yield
    finally:
        lock.release()


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written: {error.strerror}.", "Delete it, or name another folder with -o.")


def _ourselves() -> dict[str, str | int]:
    since = datetime.datetime.now().astimezone().isoformat(" ", "seconds")
    return {"pid": os.getpid(), "host": platform.node(), "since": since}


def _described(holder: Path) -> str:
    try:
        run = json.loads(holder.read_text("utf-8"))
        return f" (process {run['pid']} on {run['host']}, since {run['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
