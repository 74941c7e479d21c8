"""A run: sources in; stories, claims, findings and pages out."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from claimcheck.corpus.candidates import keys_in_order, pairs
from claimcheck.corpus.clustering import groups
from claimcheck.corpus.comparing import MOST_LOOKED_AT, Task, compare_story, work_key
from claimcheck.corpus.entries import (
    STATE_FOLDER,
    Entry,
    Unreadable,
    check_sources,
    entries,
    identity_of_source,
)
from claimcheck.corpus.lock import alone
from claimcheck.corpus.meaning import BringsEncoder, Meanings, vectors_of
from claimcheck.corpus.members import Facts, Member, Unread, read_entries
from claimcheck.corpus.provenance import made_by
from claimcheck.corpus.state import Compared, State, Story
from claimcheck.corpus.workers import Outcome, Workers, outcomes
from claimcheck.corpus.writing import Written, check_result, write
from claimcheck.engines import ClaimEngine, DeferringEngine
from claimcheck.errors import UsageError
from claimcheck.pipeline import Observer as ObserverOfStages
from claimcheck.reading.addresses import shown

# Articles that are read as one unit of work: reading one takes milliseconds, sending it to another process one.
_READ_AT_ONCE = 16

# Leads that are encoded as one unit of work.
_ENCODED_AT_ONCE = 32

_STORY_ID = 16

#: Opens the engine of a run, being told how many articles with how many characters it is to compare.
EngineOpener = Callable[[int, int], AbstractContextManager[ClaimEngine]]


class Observer(ObserverOfStages, Protocol):
    """Hears how far a run has come, and what it waits for."""

    def waiting(self, what: str, done: int, total: int) -> None:
        """Take note that the run waits for others: for `what`, of which `done` of `total` requests are done."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do.

    `days` is how far apart two articles of one event may have appeared; `language` is that of the reports' own words,
    None for that of each story's first article; `engine` names the engine in the rows, `shape` is all else that shapes
    what it answers; `follow_links` says whether links within folders are followed.
    """

    folder: Path
    days: int
    engine: str
    language: str | None = None
    shape: str = ""
    follow_links: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the folder holds now. `read` and `done` count the work of this run alone.

    `unread` are the sources that gave no article at all, each with the first reason why, None where it is empty.
    """

    articles: int
    read: int
    stories: int
    several: int
    done: int
    failed: int
    problems: int
    counts: dict[str, int]
    index: Path
    unread: tuple[tuple[str, str | None], ...] = ()


@dataclass(slots=True)
class _Run:
    state: State
    settings: Settings
    observer: Observer
    made_by: str = field(default_factory=made_by)


def run(
    sources: Sequence[str],
    settings: Settings,
    *,
    readers: Workers,
    comparers: Workers,
    opener: EngineOpener,
    observer: Observer,
    encoding: BringsEncoder | None = None,
) -> Summary:
    """Bring the folder up to date with `sources` and return what it holds.

    A source that was given in an earlier run as well takes the place of what it gave then; others stay. `encoding` has
    an encoder that helps to find the stories told in several languages. Raises `UsageError` for a source that does not
    exist and a folder that another run works on or that cannot be written.
    """
    check_sources(tuple(sources))
    kept = settings.folder / STATE_FOLDER
    check_result(settings.folder, sources)
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{kept} cannot be made: {error.strerror}.", "Name another folder with -o.") from error
    with alone(kept), State(kept / "state.sqlite") as state:
        work = _Run(state, settings, observer)
        read = _read(work, sources, readers)
        if encoding and work.state.count_languages() > 1:
            _encode(work, readers, encoding)
        _gather(work, encoding)
        done = _compare(work, comparers, opener)
        state.forget_comparisons(settings.engine)
        written = write(state, settings.folder, settings.engine, settings.language, observer)
        unread = tuple(
            (shown(source), why) for source in sources for why in state.without_article(identity_of_source(source))
        )
    return replace(_summary(read, done, written), unread=unread)


def _read(work: _Run, sources: Sequence[str], readers: Workers) -> int:
    """Read the articles that no earlier run has read; return how many there were."""
    run = work.state.next_run()
    read = 0
    for source in sources:
        known_as = identity_of_source(source)
        new = _new_entries(work, entries(source, follow_links=work.settings.follow_links), known_as, run)
        for outcome in outcomes(readers, read_entries, _batches(new)):
            for one in _each(outcome, readers):
                _keep_reading(work, known_as, one, run)
                read += isinstance(one[1], Member)
        with work.state.transaction():
            work.state.forget_places(known_as, run)
    with work.state.transaction():
        work.state.forget_articles()
    return read


def _new_entries(work: _Run, found: Iterable[Entry | Unreadable], source: str, run: int) -> Iterator[Entry]:
    """Yield the entries that are still to be read, having noted the others."""
    for number, entry in enumerate(found, 1):
        work.observer.stage("gather", number, 0)
        if isinstance(entry, Unreadable):
            work.state.put_problem(source, entry, None, run)
        elif work.state.has_article(entry.key, work.made_by):
            work.state.put_place(source, entry.where, entry.key, entry.id, run)
            _note_day(work, source, entry, work.state.facts([entry.key])[0], run)
        else:
            yield entry


def _note_day(work: _Run, source: str, entry: Entry, facts: Facts, run: int) -> None:
    """Note a day of publication that was given and cannot be read."""
    if entry.published is not None and facts.published is None:
        reason = f"“{entry.published[:80]}” is no day of publication that can be read; the article is read without one."
        work.state.put_problem(source, Unreadable(f"{entry.where}:published", reason, entry.id), None, run)


def _batches(found: Iterator[Entry], size: int = _READ_AT_ONCE) -> Iterator[tuple[Entry, ...]]:
    while batch := tuple(itertools.islice(found, size)):
        yield batch


def _each(
    outcome: Outcome[tuple[Entry, ...], tuple[Member | Unread, ...]], readers: Workers
) -> Iterator[tuple[Entry, Member | Unread]]:
    """Yield what each entry of a batch is; where the batch ended its process, each is read alone."""
    if outcome.result is not None:
        yield from zip(outcome.unit, outcome.result, strict=True)
        return
    if len(outcome.unit) > 1:
        for one in outcomes(readers, read_entries, _batches(iter(outcome.unit), 1)):
            yield from _each(one, readers)
        return
    (entry,) = outcome.unit
    yield entry, Unread(entry.where, entry.key, entry.id, outcome.failure or "")


def _keep_reading(work: _Run, source: str, one: tuple[Entry, Member | Unread], run: int) -> None:
    entry, read = one
    with work.state.transaction():
        if isinstance(read, Unread):
            work.state.put_problem(source, Unreadable(read.where, read.reason, read.id), read.key, run)
        else:
            work.state.put_article(read, work.made_by)
            work.state.put_place(source, entry.where, entry.key, entry.id, run)
            _note_day(work, source, entry, read.facts, run)


def _encode(work: _Run, workers: Workers, encoding: BringsEncoder) -> None:
    """Make the vectors of the articles that have none yet; of one whose process ends there is none."""
    missing = list(work.state.without_meaning(encoding.encoder.name))
    batches = (tuple(missing[at : at + _ENCODED_AT_ONCE]) for at in range(0, len(missing), _ENCODED_AT_ONCE))
    encode = functools.partial(_encoded, engine=encoding)
    done = 0
    for outcome in outcomes(workers, encode, ((keys, work.state.packed(keys)) for keys in batches)):
        keys, _ = outcome.unit
        with work.state.transaction():
            for key, vector in zip(keys, outcome.result or (), strict=False):
                work.state.put_meaning(key, encoding.encoder.name, vector)
        done += len(keys)
        work.observer.stage("encode", done, len(missing))


def _encoded(unit: tuple[tuple[str, ...], tuple[bytes, ...]], engine: BringsEncoder) -> tuple[bytes, ...]:
    return vectors_of(unit[1], engine)


def _gather(work: _Run, encoding: BringsEncoder | None) -> None:
    """Find the stories of all articles anew."""
    total = work.state.count_articles()
    keys = keys_in_order(work.state)
    meanings = Meanings(lambda n: work.state.meaning(keys[n][0], encoding.encoder.name)) if encoding else None
    found = pairs(work.state, work.settings.days, lambda done: work.observer.stage("group", done, total), meanings)
    days = [datetime.date.fromisoformat(day).toordinal() if day else None for _, day in keys]
    grouped = groups(days, found, work.settings.days)
    work.state.put_stories(_story(work, [keys[number] for number in group]) for group in grouped)


def _story(work: _Run, members: Sequence[tuple[str, str | None]]) -> Story:
    keys = tuple(key for key, _ in members)
    day = members[0][1]
    compared_by = " ".join((work.settings.engine, work.settings.language or "", work.settings.shape))
    key = work_key(keys, compared_by, work.made_by) if len(keys) > 1 else None
    return Story(keys[0][:_STORY_ID], day, keys, key)


def _compare(work: _Run, comparers: Workers, opener: EngineOpener) -> int:
    """Compare the stories that no earlier run has compared; return how many there were."""
    work.state.forget_failures()
    stories = list(work.state.to_compare())
    if not stories:
        return 0
    sizes = [fact.characters for story in stories for fact in work.state.facts(story.members[:MOST_LOOKED_AT])]
    work.observer.stage("compare", 0, len(stories))
    with opener(len(sizes), sum(sizes)) as engine:
        waiting = stories
        while waiting := _compare_all(work, comparers, engine, waiting):
            if not isinstance(engine, DeferringEngine):
                raise TypeError(f"{engine.describe().name} puts questions off and never asks them")
            engine.exchange_batch(work.observer.waiting)
    return len(stories)


def _compare_all(work: _Run, comparers: Workers, engine: ClaimEngine, stories: Sequence[Story]) -> list[Story]:
    """Compare stories, and return those that wait for answers to questions that were put off."""
    by_work = {story.work: story for story in stories}
    compare = functools.partial(compare_story, engine=engine)
    deferred = []
    for done, outcome in enumerate(outcomes(comparers, compare, (_task(work, story) for story in stories)), 1):
        if outcome.deferred:
            deferred.append(by_work[outcome.unit.work])
        else:
            with work.state.transaction():
                compared = outcome.result or _failed(outcome)
                work.state.put_comparison(outcome.unit.work, work.settings.engine, work.made_by, compared)
        work.observer.stage("compare", done, len(stories))
    return deferred


def _task(work: _Run, story: Story) -> Task:
    keys = story.members[:MOST_LOOKED_AT]
    return Task(story.work or "", keys, work.state.packed(keys), work.settings.language)


def _failed(outcome: Outcome[Task, Compared]) -> Compared:
    return Compared(None, None, (), (), {}, outcome.failure)


def _summary(read: int, done: int, written: Written) -> Summary:
    return Summary(
        articles=written.articles,
        read=read,
        stories=written.stories,
        several=written.several,
        done=done,
        failed=written.failed,
        problems=written.problems,
        counts=dict(Counter(written.counts)),
        index=written.index,
    )
