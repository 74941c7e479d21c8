"""Vectors kept by text and encoder: in this process always, on disk where a file is named.

A cache that cannot be read or written never stops a run; it only keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.local.encoders.encoder import Encoder, Vectors

# A vector takes 1.5 kB: so many of them take 150 MB on disk.
_MOST_KEPT = 100_000

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class CachedEncoder:
    """An encoder that encodes no text twice.

    `place` is where the encoder is, a folder or the address of a service: two of one name may stand at two places.
    """

    def __init__(self, encoder: Encoder, path: Path | None = None, place: str = "") -> None:
        self.name = encoder.name
        self._place = place
        self._encoder = encoder
        self._path = path
        self._known: dict[bytes, Any] = {}

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a row for each text, asking the encoder for those alone that are not known."""
        import numpy as np

        keys = [self._key(text) for text in texts]
        self._recall([key for key in keys if key not in self._known])
        unknown = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if unknown:
            vectors = self._encoder.encode(list(unknown.values()))
            fresh = dict(zip(unknown, vectors, strict=True))
            self._known.update(fresh)
            self._keep(fresh)
        if not keys:
            return self._encoder.encode([])
        found: Vectors = np.stack([self._known[key] for key in keys])
        return found

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{self._place}\0{text}".encode("utf-8", "replace")).digest()

    def _recall(self, keys: Sequence[bytes]) -> None:
        import sqlite3

        import numpy as np

        if self._path is None or not self._path.is_file():
            return
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(self._path)) as connection:
            for key in keys:
                row = connection.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                if row:
                    self._known[key] = np.frombuffer(row[0], dtype=np.float32)

    def _keep(self, fresh: dict[bytes, Any]) -> None:
        import sqlite3

        if self._path is None:
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self._path)) as connection, connection:
                connection.execute(_SCHEMA)
                (kept,) = connection.execute("SELECT COUNT(*) FROM vectors").fetchone()
                if kept + len(fresh) > _MOST_KEPT:
                    connection.execute("DELETE FROM vectors")
                rows = [(key, vector.astype("float32").tobytes()) for key, vector in fresh.items()]
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
