"""Which program made something: what is kept of earlier runs holds only for the program that made it."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

import claimcheck

# What shapes a result: code, words of languages, templates of pages.
_SHAPING = {".py", ".toml", ".json", ".jinja", ".css", ".js"}


@functools.cache
def made_by() -> str:
    """Return the version of this program, with a digest of all of its code and data."""
    package = Path(claimcheck.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in _SHAPING):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{claimcheck.__version__} {digest.hexdigest()[:16]}"
