"""The result of a run: tables, pages of stories, the index. All of it comes from the state, a story at a time."""

from __future__ import annotations

import heapq
import os
import re
import shutil
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.corpus.comparing import unpacked_document
from claimcheck.corpus.entries import STATE_FOLDER
from claimcheck.corpus.rows import TABLES, ProblemRow, StoryRow
from claimcheck.corpus.state import Compared, State, Story, as_kept
from claimcheck.corpus.tables import Table
from claimcheck.corpus.tabulating import PAGES, claim_rows, finding_rows, gravest, story_row
from claimcheck.errors import UsageError
from claimcheck.pipeline import Observer, source_ids
from claimcheck.records import COMPARISON_VERDICTS
from claimcheck.reports.html.index import Entry, Titled, render

#: The page that links the pages of all stories.
INDEX = "index.html"

# What this command calls the pages of stories; whatever else lies beside them stays.
_OWN_PAGE = re.compile(r"[0-9a-f]{16}\.(?:html|part)")

# A page with more is none to read; the tables hold all.
_MOST_ON_INDEX = 2000


@dataclass(slots=True)
class Written:
    """What the result of a run holds."""

    index: Path
    articles: int = 0
    stories: int = 0
    several: int = 0
    failed: int = 0
    problems: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def result_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a result in `folder` that have the same name in each."""
    names = (INDEX, *(f"{name}.{ending}" for name in TABLES for ending in ("jsonl", "parquet")))
    return tuple(folder / name for name in names)


def check_result(folder: Path, sources: Sequence[str]) -> None:
    """Raise `UsageError` where a result in `folder` would take the place of what is not a result of this command.

    Whatever lies in a folder with the state of a run was written by one; elsewhere no file of those names may stand.
    """
    for source in sources:
        given = os.path.realpath(source)
        if given == os.path.realpath(folder) or given in map(os.path.realpath, result_files(folder)):
            raise UsageError(
                f"{source} is both a source and where the result would go.", "Name another folder with -o."
            )
    if os.path.islink(folder / PAGES):  # noqa: PTH114  whatever its name, no fault
        raise UsageError(
            f"{folder / PAGES} is a link, and the pages would be written where it leads.",
            "Remove it, or name another folder with -o.",
        )
    if os.path.isdir(folder / STATE_FOLDER) or not os.path.isdir(folder):  # noqa: PTH112  whatever its name, no fault
        return
    pages = sorted((folder / PAGES).glob("*.html"))
    found = next(filter(os.path.lexists, (*result_files(folder), *pages)), None)
    if found:
        raise UsageError(
            f"{folder} holds a file {found.relative_to(folder).as_posix()} that no run of this command wrote.",
            "Name another folder with -o.",
        )


def write(state: State, folder: Path, engine: str, language: str | None, observer: Observer) -> Written:
    """Write the result into `folder`, each file whole or not at all, and remove pages of stories that are no more.

    Raises `UsageError` where the folder cannot be written.
    """
    made = folder / STATE_FOLDER / "made"
    written = Written(folder / INDEX)
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        (folder / PAGES).mkdir(exist_ok=True)
        contested = _Writer(state, folder, engine, observer).write_tables(made, written)
        shown = language or min(written.languages, key=lambda code: (-written.languages[code], code), default="en")
        (made / INDEX).write_text(_index(contested, written, shown), "utf-8", newline="")
        for path in sorted(made.iterdir()):
            path.replace(folder / path.name)
        made.rmdir()
        _remove_stale(folder / PAGES, state)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {error.strerror}.", "Make room or name another folder with -o, and run again."
        ) from error
    return written


class _Writer:
    """Writes stories, one at a time."""

    def __init__(self, state: State, folder: Path, engine: str, observer: Observer) -> None:
        self._state = state
        self._folder = folder
        self._engine = engine
        self._observer = observer

    def write_tables(self, made: Path, written: Written) -> list[StoryRow]:
        """Write the tables and the pages of stories; return the rows of the most contested stories."""
        contested: list[tuple[tuple[int, ...], str, StoryRow]] = []
        total, _ = self._state.count_stories()
        with ExitStack() as stack:
            tables = {name: stack.enter_context(Table(made, name, record)) for name, record in TABLES.items()}
            for problem in self._state.problems():
                written.problems += 1
                tables["problems"].add(ProblemRow("article", problem.where, problem.id, problem.reason))
            for done, (story, compared) in enumerate(self._state.stories(), 1):
                row = self._write_story(story, compared, tables)
                _count(row, written)
                if row.status == "compared":
                    heapq.heappush(contested, (contention(row), row.story, row))
                    if len(contested) > _MOST_ON_INDEX:
                        heapq.heappop(contested)
                self._observer.stage("write", done, total)
        return [row for _, _, row in sorted(contested, reverse=True)]

    def _write_story(self, story: Story, compared: Compared | None, tables: dict[str, Table]) -> StoryRow:
        facts = self._state.facts(story.members)
        row = story_row(story, facts, compared, self._engine)
        if compared is None or compared.document is None or compared.page is None:
            tables["stories"].add(row)
        if compared is not None and compared.reason is not None:
            tables["problems"].add(ProblemRow("story", story.id, None, compared.reason))
        if compared is None or compared.document is None or compared.page is None:
            return row
        by_key = {fact.key: fact for fact in facts}
        letters = zip(source_ids(len(compared.letters)), compared.letters, strict=True)
        by_letter = {letter: by_key[key] for letter, key in letters}
        with as_kept():
            document, page = unpacked_document(compared.document), zlib.decompress(compared.page)
        row = replace(row, gravest=gravest(document, by_letter))
        tables["stories"].add(row)
        for claim in claim_rows(story, document, by_letter):
            tables["claims"].add(claim)
        for finding in finding_rows(story, document, by_letter):
            tables["findings"].add(finding)
        _write_page(self._folder / PAGES / f"{story.id}.html", page)
        return row


def contention(row: StoryRow) -> tuple[int, ...]:
    """Return how contested a story is: its conflicts first, then its disputes, and so on down to where it agrees."""
    return tuple(getattr(row, str(verdict)) for verdict in COMPARISON_VERDICTS)


def _write_page(path: Path, page: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(page) and path.read_bytes() == page:
        return
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(page)
    unfinished.replace(path)


def _count(row: StoryRow, written: Written) -> None:
    written.stories += 1
    written.articles += row.articles
    written.several += row.articles > 1
    if row.status == "failed":
        written.failed += 1
        written.problems += 1
    written.languages.update(member.language for member in row.members)
    written.counts.update({str(verdict): getattr(row, str(verdict)) for verdict in COMPARISON_VERDICTS})


def _index(contested: list[StoryRow], written: Written, language: str) -> str:
    return render(
        tuple(_entries(contested)),
        articles=written.articles,
        stories=written.stories,
        several=written.several,
        problems=written.problems,
        language=language,
    )


def _entries(contested: list[StoryRow]) -> Iterator[Entry]:
    for row in contested:
        counts = {str(verdict): getattr(row, str(verdict)) for verdict in COMPARISON_VERDICTS}
        yield Entry(
            page=row.page or "",
            title=row.title,
            language=row.members[0].language,
            first=row.first,
            last=row.last,
            articles=row.articles,
            origins=row.origins,
            compared=row.compared,
            sources=tuple(row.sources),
            titles=tuple(Titled(member.letter or "", member.title) for member in row.members if member.title),
            counts=counts,
            gravest=row.gravest or "",
        )


def _remove_stale(pages: Path, state: State) -> None:
    standing = {f"{story.id}.html" for story, compared in state.stories() if compared and compared.page}
    for path in pages.iterdir():
        if path.name not in standing and _OWN_PAGE.fullmatch(path.name):
            path.unlink()
