"""What runs leave for the next one: articles as read, and stories as compared, in one SQLite file.

Every unit of work is a transaction of its own, so that a run that is killed has lost at most what was under way.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Self

from claimcheck.corpus.entries import Unreadable
from claimcheck.corpus.members import Facts, Member
from claimcheck.corpus.signatures import UNIT as SIGNATURE_UNIT
from claimcheck.errors import UsageError

#: Raised when the tables change.
_FORMAT = 2

# The lowest byte of what SQLite calls an error says of which kind it is.
_KIND_OF_ERROR = 0xFF
_OF_THE_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)

_TABLES = """
CREATE TABLE IF NOT EXISTS articles (
  key TEXT PRIMARY KEY, made_by TEXT NOT NULL, published TEXT, facts TEXT NOT NULL,
  packed BLOB NOT NULL, signature BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS places (
  source TEXT NOT NULL, place TEXT NOT NULL, key TEXT, id TEXT, reason TEXT, run INTEGER NOT NULL,
  PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS places_by_key ON places (key);
CREATE TABLE IF NOT EXISTS comparisons (
  work TEXT PRIMARY KEY, engine TEXT NOT NULL, made_by TEXT NOT NULL,
  document BLOB, page BLOB, letters TEXT, origins TEXT, counts TEXT, reason TEXT
);
CREATE TABLE IF NOT EXISTS stories (
  id TEXT PRIMARY KEY, first TEXT, work TEXT, members TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS stories_by_work ON stories (work);
CREATE TABLE IF NOT EXISTS meanings (
  key TEXT NOT NULL, encoder TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (key, encoder)
) WITHOUT ROWID;
"""

# An article belongs to the corpus while some place of some source gives it.
_PRESENT = "EXISTS (SELECT 1 FROM places WHERE places.key = articles.key AND places.reason IS NULL)"


@dataclass(frozen=True, slots=True)
class Signed:
    """An article by its key, with its day of publication (ISO 8601), its language and its signature."""

    key: str
    published: str | None
    language: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one event: the keys of its members, earliest first, undated ones last.

    `work` is the key of its comparison, None where there is nothing to compare.
    """

    id: str
    first: str | None
    members: tuple[str, ...]
    work: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing a story: the packed document and page, or the reason why there is none.

    `letters` are the keys of the articles compared, in the order of the sources A, B and so on; `origins` groups the
    keys of members that print one text; `counts` has the findings by verdict.
    """

    document: bytes | None
    page: bytes | None
    letters: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    counts: dict[str, int]
    reason: str | None = None


def _unusable(path: Path, error: sqlite3.DatabaseError) -> UsageError:
    """Return what to say where SQLite refuses a file: of a full disk nothing that would cost what is kept."""
    if getattr(error, "sqlite_errorcode", 0) & _KIND_OF_ERROR in _OF_THE_DISK:
        return UsageError(
            f"{path} cannot be written: the disk is full or failing ({error}).",
            "Make room and run the same command again, which keeps what is done; or name another folder with -o.",
        )
    return UsageError(f"{path} cannot be used: {error}.", "Delete it to start anew, or name another folder with -o.")


class State:
    """The file in which runs on one folder keep what they have done. A context manager: leaving it closes the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA temp_store = FILE")
            (found,) = self._connection.execute("PRAGMA user_version").fetchone()
            if found not in (0, _FORMAT):
                raise UsageError(
                    f"{path} was written by another version of claimcheck.", "Name another folder with -o."
                )
            self._connection.executescript(f"{_TABLES}PRAGMA user_version = {_FORMAT};")
        except sqlite3.DatabaseError as error:
            raise _unusable(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        """Close the file. What SQLite says of a file whose pages are damaged, or of a full disk, is a `UsageError`."""
        self._connection.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise _unusable(self._path, error) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for stages that keep tables of their own for the length of a run."""
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written within one whole: it is there entirely or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # Articles

    def next_run(self) -> int:
        """Return the number of a run that begins."""
        (last,) = self._connection.execute("SELECT max(run) FROM places").fetchone()
        with as_kept():
            return int(last or 0) + 1

    def has_article(self, key: str, made_by: str) -> bool:
        """Tell whether an article has been read, by the program as it is now."""
        row = self._connection.execute("SELECT 1 FROM articles WHERE key = ? AND made_by = ?", (key, made_by))
        return row.fetchone() is not None

    def put_article(self, member: Member, made_by: str) -> None:
        """Keep an article."""
        facts = member.facts
        row = (facts.key, made_by, facts.published, json.dumps(astuple(facts)), member.packed, member.signature)
        self._connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", row)

    def put_place(self, source: str, place: str, key: str, id: str, run: int) -> None:
        """Note that a place of a source gives an article."""
        self._connection.execute(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, NULL, ?)", (source, place, key, id, run)
        )

    def put_problem(self, source: str, problem: Unreadable, key: str | None, run: int) -> None:
        """Note that a place of a source gives no article, and why."""
        row = (source, problem.where, key, problem.id, problem.reason, run)
        self._connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?)", row)

    def forget_places(self, source: str, run: int) -> None:
        """Forget what a source gave in earlier runs and gives no more."""
        self._connection.execute("DELETE FROM places WHERE source = ? AND run < ?", (source, run))

    def forget_articles(self) -> None:
        """Forget the articles that no source gives any more."""
        self._connection.execute(f"DELETE FROM articles WHERE NOT {_PRESENT}")
        self._connection.execute("DELETE FROM meanings WHERE key NOT IN (SELECT key FROM articles)")

    def without_article(self, source: str) -> Iterator[str | None]:
        """Yield, where a source gives no article, the first reason why, None where it gives nothing at all."""
        places = "FROM places WHERE source = ?"
        (articles,) = self._connection.execute(f"SELECT count(key) {places} AND reason IS NULL", (source,)).fetchone()
        if not articles:
            first = self._connection.execute(f"SELECT reason {places} ORDER BY place LIMIT 1", (source,))
            yield next((reason for (reason,) in first), None)

    def problems(self) -> Iterator[Unreadable]:
        """Yield the places that hold no article, by their names."""
        rows = "SELECT DISTINCT place, reason, id FROM places WHERE reason IS NOT NULL ORDER BY place, reason, id"
        for place, reason, id in self._connection.execute(rows):
            yield Unreadable(place, reason, id)

    def signatures(self) -> Iterator[Signed]:
        """Yield every article with its signature, earliest first, undated ones last."""
        for key, published, facts, signature in self._connection.execute(
            f"SELECT key, published, facts, signature FROM articles WHERE {_PRESENT} "
            "ORDER BY published IS NULL, published, key"
        ):
            with as_kept():
                if published is not None:
                    datetime.date.fromisoformat(published)
                if len(memoryview(signature)) % SIGNATURE_UNIT:
                    raise ValueError("a signature is cut")
                language = Facts(*json.loads(facts)).language
            yield Signed(key, published, language, signature)

    def without_meaning(self, encoder: str) -> Iterator[str]:
        """Yield the keys of the articles of which this encoder has made no vector, by their keys."""
        rows = f"SELECT key FROM articles WHERE {_PRESENT} AND key NOT IN (SELECT key FROM meanings WHERE encoder = ?)"
        for (key,) in self._connection.execute(f"{rows} ORDER BY key", (encoder,)).fetchall():
            yield key

    def put_meaning(self, key: str, encoder: str, vector: bytes) -> None:
        """Keep the vector that an encoder has made of an article."""
        self._connection.execute("INSERT OR REPLACE INTO meanings VALUES (?, ?, ?)", (key, encoder, vector))

    def meaning(self, key: str, encoder: str) -> bytes | None:
        """Return the vector that an encoder has made of an article, None where it has made none."""
        one = "SELECT vector FROM meanings WHERE key = ? AND encoder = ?"
        row = self._connection.execute(one, (key, encoder)).fetchone()
        return bytes(row[0]) if row else None

    def count_articles(self) -> int:
        """Return how many articles the corpus has."""
        (count,) = self._connection.execute(f"SELECT count(*) FROM articles WHERE {_PRESENT}").fetchone()
        return int(count)

    def count_languages(self) -> int:
        """Return in how many languages the articles of the corpus are."""
        rows = self._connection.execute(f"SELECT facts FROM articles WHERE {_PRESENT}")
        with as_kept():
            return len({Facts(*json.loads(facts)).language for (facts,) in rows})

    def packed(self, keys: Iterable[str]) -> tuple[bytes, ...]:
        """Return the packed articles of `keys`, in their order."""
        one = "SELECT packed FROM articles WHERE key = ?"
        return tuple(self._connection.execute(one, (key,)).fetchone()[0] for key in keys)

    def facts(self, keys: Iterable[str]) -> tuple[Facts, ...]:
        """Return the facts of `keys`, in their order."""
        one = "SELECT facts FROM articles WHERE key = ?"
        found = []
        for key in keys:
            row = self._connection.execute(one, (key,)).fetchone()
            with as_kept():
                found.append(Facts(*json.loads(row[0])))
                if found[-1].key != key:
                    raise ValueError("facts of another article")
        return tuple(found)

    # Stories

    def put_stories(self, stories: Iterable[Story]) -> None:
        """Keep `stories` in place of those of the last run."""
        with self.transaction():
            self._connection.execute("DELETE FROM stories")
            self._connection.executemany(
                "INSERT INTO stories VALUES (?, ?, ?, ?)",
                ((story.id, story.first, story.work, " ".join(story.members)) for story in stories),
            )

    def stories(self) -> Iterator[tuple[Story, Compared | None]]:
        """Yield every story with what came of comparing it, earliest first, undated ones last."""
        for id, first, work, members, *compared in self._connection.execute(
            "SELECT id, first, stories.work, members, document, page, letters, origins, counts, reason FROM stories "
            "LEFT JOIN comparisons ON comparisons.work = stories.work ORDER BY first IS NULL, first, id"
        ):
            story = Story(id, first, tuple(members.split()), work)
            with as_kept():
                of_story = _compared(compared, story.members)
            yield story, of_story

    def to_compare(self) -> Iterator[Story]:
        """Yield the stories that are still to be compared, earliest first."""
        for id, first, work, members in self._connection.execute(
            "SELECT id, first, work, members FROM stories WHERE work IS NOT NULL "
            "AND work NOT IN (SELECT work FROM comparisons) ORDER BY first IS NULL, first, id"
        ).fetchall():
            yield Story(id, first, tuple(members.split()), work)

    def count_stories(self) -> tuple[int, int]:
        """Return how many stories there are, and how many of them have several articles."""
        every, several = self._connection.execute("SELECT count(*), count(work) FROM stories").fetchone()
        return int(every), int(several)

    # Comparisons

    def put_comparison(self, work: str, engine: str, made_by: str, compared: Compared) -> None:
        """Keep what came of comparing a story."""
        row = (
            work,
            engine,
            made_by,
            compared.document,
            compared.page,
            json.dumps(compared.letters),
            json.dumps(compared.origins),
            json.dumps(compared.counts),
            compared.reason,
        )
        self._connection.execute("INSERT OR REPLACE INTO comparisons VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def forget_failures(self) -> None:
        """Forget the stories that could not be compared: another run may have more luck."""
        self._connection.execute("DELETE FROM comparisons WHERE reason IS NOT NULL")

    def forget_comparisons(self, engine: str) -> None:
        """Forget what this engine compared and no story needs any more; other engines' work was paid for and stays."""
        self._connection.execute(
            "DELETE FROM comparisons WHERE engine = ? "
            "AND work NOT IN (SELECT work FROM stories WHERE work IS NOT NULL)",
            (engine,),
        )


@contextmanager
def as_kept() -> Iterator[None]:
    """Raise `UsageError` where what earlier runs kept cannot be read as what they wrote."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise UsageError(
            "What earlier runs kept in the folder of the result is damaged.",
            "Delete the folder .claimcheck in it to start anew, or name another folder with -o.",
        ) from error


def _compared(row: Sequence[Any], members: Sequence[str]) -> Compared | None:
    document, page, letters, origins, counts, reason = row
    if letters is None:
        return None
    by_origin = tuple(tuple(group) for group in json.loads(origins))
    compared = Compared(document, page, tuple(json.loads(letters)), by_origin, dict(json.loads(counts)), reason)
    if not {*compared.letters}.union(*by_origin) <= {*members}:
        raise ValueError("a comparison of other articles")
    return compared
