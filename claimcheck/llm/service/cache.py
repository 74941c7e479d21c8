"""Answers that were paid for, kept on disk by what was asked.

The cache lies between instructor and openai: it keeps single completions, keyed by the whole request (address of the
service, model, messages, schema, settings), so that a question that took two attempts takes none the next time. The
client puts answers in once the question they belong to has ended well: what never led to an acceptable reply is asked
afresh. A cache that cannot be read or written never stops a run; it only keeps nothing. No key stands in it: services
are known by a digest of their address, and an answer that repeats a secret is kept without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.llm.cassettes.redaction import without_secrets

#: Raised when what is kept, or how it is keyed, changes its meaning.
_FORMAT = 2

#: A service may learn new tricks: what was found out about it is believed for this long.
_DIALECT_SECONDS = 7 * 24 * 3600.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers
  (key TEXT PRIMARY KEY, answer TEXT NOT NULL, size INTEGER NOT NULL, used REAL NOT NULL);
CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used);
DROP TABLE IF EXISTS dialects;  -- it named services by whole addresses, which may hold a key
CREATE TABLE IF NOT EXISTS services (service TEXT PRIMARY KEY, dialect TEXT NOT NULL, found REAL NOT NULL);
"""

# Nobody else on the machine reads what was said of articles.
_OWN = 0o600


def key_of(endpoint: str, request: Mapping[str, Any]) -> str:
    """Return the key of a request: two that ask the same of the same service have the same one."""
    asked = json.dumps([_FORMAT, endpoint, request], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(asked.encode()).hexdigest()


class AnswerCache:
    """A file of answers; safe with several threads and several runs at once.

    `megabytes` bounds what is kept; the answers that were not used for longest go first. `secrets` are taken out of it.
    """

    def __init__(self, path: Path, *, megabytes: float, secrets: Sequence[str] = ()) -> None:
        self._path = path
        self._secrets = secrets
        self._bytes = megabytes * 1_000_000
        self._lock = threading.Lock()
        #: Whether an answer given to this cache can be had again, and how many were kept.
        self.works = True
        self.kept = 0
        #: How many questions were answered from it.
        self.found = 0
        self._connection = self._open()
        self.works = self._connection is not None

    def get(self, key: str) -> str | None:
        """Return the answer kept under `key`, None if there is none."""
        with self._guarded() as connection:
            if connection is None:
                return None
            row = connection.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            connection.execute("UPDATE answers SET used = ? WHERE key = ?", (time.time(), key))
            self.found += 1
            return str(row[0])
        return None

    def put(self, answers: Mapping[str, str]) -> None:
        """Keep `answers`, by their keys, and let go of the oldest where they do not all fit."""
        with self._guarded() as connection:
            if connection is None or not answers:
                return
            now = time.time()
            kept = {key: without_secrets(answer, self._secrets) for key, answer in answers.items()}
            rows = [(key, answer, len(answer.encode("utf-8", "replace")), now) for key, answer in kept.items()]
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
            self.kept += len(rows)
            self._evict(connection)

    def dialect(self, service: str) -> Any:
        """Return the dialect that was found out about a service, None if none was lately."""
        with self._guarded() as connection:
            if connection is None:
                return None
            row = connection.execute(
                "SELECT dialect FROM services WHERE service = ? AND found > ?",
                (service, time.time() - _DIALECT_SECONDS),
            ).fetchone()
            return json.loads(row[0]) if row else None
        return None

    def remember_dialect(self, service: str, dialect: Mapping[str, Any]) -> None:
        """Keep what was found out about a service."""
        with self._guarded() as connection:
            if connection is not None:
                row = (service, json.dumps(dialect), time.time())
                connection.execute("INSERT OR REPLACE INTO services VALUES (?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """Yield the connection for one short transaction; what goes wrong with the file ends the caching only."""
        with self._lock:
            try:
                yield self._connection
            except (sqlite3.DatabaseError, json.JSONDecodeError):
                self.works = False
                with contextlib.suppress(sqlite3.Error):
                    if self._connection is not None:
                        self._connection.rollback()

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if not self._path.exists():
                self._path.touch(mode=_OWN)
            return self._connect()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            return self._start_anew()
        except OSError:
            return None

    def _start_anew(self) -> sqlite3.Connection | None:
        """Put a file that is no database out of the way, and begin a new one."""
        try:
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))
            for leftover in ("-wal", "-shm"):
                self._path.with_name(self._path.name + leftover).unlink(missing_ok=True)
            return self._connect()
        except (OSError, sqlite3.Error):
            return None

    def _connect(self) -> sqlite3.Connection:
        """Open the file in autocommit with a write-ahead log: each answer is on disk when `put` returns."""
        connection = sqlite3.connect(self._path, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            connection.execute("SELECT key, answer, size, used FROM answers LIMIT 1").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _evict(self, connection: sqlite3.Connection) -> None:
        (size,) = connection.execute("SELECT coalesce(sum(size), 0) FROM answers").fetchone()
        while size > self._bytes:
            oldest = connection.execute("SELECT key, size FROM answers ORDER BY used, key LIMIT 64").fetchall()
            for key, length in oldest:
                if size <= self._bytes:
                    break
                connection.execute("DELETE FROM answers WHERE key = ?", (key,))
                size -= length
