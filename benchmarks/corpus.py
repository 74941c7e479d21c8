"""Measures `claimcheck corpus`: time and memory as it grows, where the time goes, and whether kills leave a trace.

    python benchmarks/corpus.py [--articles FILE] [--sizes 300 1000 3000 10000] [--jobs 1 2] [--cluster]
                                [--across] [--engine local]
    python benchmarks/corpus.py --kills 20 [--size 300]
    python benchmarks/corpus.py --pairs FILE [--show 40]

FILE is a set of pairs as in the set articles. A corpus takes its articles from there first, then variants of
them: the same lengths and words, other names, a week later, so that a larger corpus has more articles a day and the
same work for each. Without FILE it takes them from a generator of events, each told by two papers in other words.
Every measurement is a process of its own; memory is the peak of that process and of its largest worker times the
workers. On a machine that others use as well the processor time says more than the clock. `--pairs` throws all articles
of FILE into one heap and counts the pairs that come back in one story; with `--show` it prints so many stories of
several articles to read, with the beginnings of their articles: a quarter of them the largest, the others by chance,
the same ones each time.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import hashlib
import itertools
import json
import math
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.common import command_line

_ROOT = Path(__file__).parents[1]
_PAIRS = Path("articles") / "orangesum_pairs.fr.jsonl"
_MEGABYTE = 1024  # resource counts in kilobytes

# What is measured of a run's time: by the clock, and on all processors together (a cluster's own left out).
_TIMES = ("seconds", "processor")

# So much of an article is printed to be read by eye.
_LEAD_CHARACTERS = 240

# Variants of an event appear so many days apart: too far to be taken for one.
_DAYS_BETWEEN_VARIANTS = 7

_PLACES = ["Brenholm", "Kermor", "Aubel", "Harrow", "Velm", "Talvern", "Brévent", "Orsk", "Lindale", "Marwick"]
_THINGS = ["tram", "bridge", "ferry", "mill", "museum", "stadium", "hospital", "library", "tunnel", "market", "dam"]
_DEEDS = ["opens", "closes", "burns", "floods", "strikes", "expands", "moves", "collapses", "reopens", "sues", "wins"]
_DETAILS = (
    "The {thing} in {place} {deed} after {years} years, {name} said.",
    "Some {count} people work at the {thing}, which {owner} bought for {price} million euros.",
    "{name}, who runs the {thing} of {place}, spoke of {adjective} {noun} and of a {noun2}.",
    "Neighbours counted {small} {noun}s near the {noun2} before {owner} called the {adjective} brigade.",
    "The council of {place} will debate the {noun} on {day} May, and {owner} has until {day2} May to answer.",
    "In {year} the {thing} had been through a {adjective} {noun2}; {name} was then {age} years old.",
)


def main() -> None:
    """Measure what the command line names."""
    parser = command_line(__doc__)
    parser.add_argument("--articles", type=Path, help=f"default: {_PAIRS} in --data")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1000, 3000, 10000])
    parser.add_argument("--jobs", type=int, nargs="*", default=[2])
    parser.add_argument("--across", action="store_true", help="French and English reports (stories_across.toml)")
    parser.add_argument("--engine", choices=["rules", "local"], default="rules")
    parser.add_argument("--cluster", action="store_true", help="also on a Dask cluster of two workers, at --size")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--one", nargs=3, metavar=("FEED", "FOLDER", "JOBS"), help=argparse.SUPPRESS)
    parser.add_argument("--at", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.articles = options.articles or options.data / _PAIRS
    if options.one:
        _measure(Path(options.one[0]), Path(options.one[1]), int(options.one[2]), options.at, options.engine)
    elif options.pairs:
        _recall(options.pairs, options.show)
    elif options.kills:
        _kills(options.kills, options.size, options.articles)
    else:
        _growth(options)


def _growth(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for jobs in options.jobs:
            measurements: list[dict[str, Any]] = []
            for size in options.sizes:
                write = _write_across if options.across else _write
                feed = write(folder / f"{size}.jsonl", size, options.articles)
                measured = _in_process(feed, folder / f"out-{size}-{jobs}", jobs, engine=options.engine)
                measurements.append({"size": size, **measured})
                print(_line(size, f"{jobs} processes", measured), flush=True)
            if len(measurements) > 1:
                clock, processor = (_exponent([(one["size"], one[name]) for one in measurements]) for name in _TIMES)
                print(
                    f"  growth with {jobs} processes: articles to the power {clock:.2f} by the clock, "
                    f"{processor:.2f} by the processor",
                    flush=True,
                )
        if options.cluster:
            feed = _write(folder / "cluster.jsonl", options.size, options.articles)
            with _cluster() as address:
                print(_line(options.size, "a cluster of 2", _in_process(feed, folder / "out-cluster", 2, address)))


def _line(size: int, where: str, measured: dict[str, Any]) -> str:
    stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in measured["stages"].items())
    return (
        f"{size:6,} articles, {where}: {measured['seconds']:6.1f} s ({stages}), "
        f"{measured['processor']:.1f} s of processor, {measured['megabytes']:.0f} MB "
        f"({measured['own']:.0f} of its own, {measured['worker']:.0f} a worker), "
        f"{measured['stories']} stories, {measured['several']} of several"
    )


def _exponent(measurements: list[tuple[int, float]]) -> float:
    """Return the slope of a straight line through the logarithms, by least squares."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in measurements]
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def _in_process(
    feed: Path, folder: Path, jobs: int, address: str | None = None, engine: str = "rules"
) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(feed), str(folder), str(jobs), "--engine", engine]
    done = subprocess.run(
        [*command, *(["--at", address] if address else [])], capture_output=True, text=True, check=True
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


class _Clock:
    """An observer that notes how long each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.monotonic()

    def stage(self, name: str, done: int, total: int) -> None:  # noqa: ARG002
        now = time.monotonic()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now

    def waiting(self, what: str, done: int, total: int) -> None:  # noqa: ARG002
        self.stage("batch", done, total)


def _measure(feed: Path, folder: Path, jobs: int, address: str | None, engine: str) -> None:
    from claimcheck.annotation.rules import RulesEngine
    from claimcheck.corpus import run as runs
    from claimcheck.corpus import workers
    from claimcheck.engines import ClaimEngine
    from claimcheck.local.engine import open_engine
    from claimcheck.local.settings import LocalSettings

    local = open_engine(LocalSettings(keeps=False, only_across_languages=True)) if engine == "local" else None

    @contextmanager
    def opened(_articles: int, _characters: int) -> Iterator[ClaimEngine]:
        yield local or RulesEngine()

    comparers = workers.processes(jobs)
    if address:
        from claimcheck.corpus.cluster import machines

        comparers = machines(address)
    clock, begun = _Clock(), time.monotonic()
    summary = runs.run(
        [str(feed)],
        runs.Settings(folder, days=3, engine=engine),
        readers=workers.processes(jobs),
        comparers=comparers,
        opener=opened,
        observer=clock,
        encoding=local,
    )
    seconds = time.monotonic() - begun
    own, worker = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": own.ru_utime + own.ru_stime + worker.ru_utime + worker.ru_stime,
                "stages": clock.seconds,
                "own": own.ru_maxrss / _MEGABYTE,
                "worker": worker.ru_maxrss / _MEGABYTE,
                "megabytes": (own.ru_maxrss + jobs * worker.ru_maxrss) / _MEGABYTE,
                "stories": summary.stories,
                "several": summary.several,
            }
        )
    )


def _kills(count: int, size: int, articles: Path) -> None:
    """Kill a run at random moments, let it go on, and compare the files with those of a run that nobody killed."""
    chance = random.Random(count)
    with tempfile.TemporaryDirectory() as temporary:
        feed = _write(Path(temporary) / "feed.jsonl", size, articles)
        command = [sys.executable, "-m", "claimcheck", "corpus", str(feed), "-o"]
        begun = time.monotonic()
        subprocess.run([*command, str(Path(temporary) / "whole")], stdout=subprocess.DEVNULL, check=True)
        whole, lasts = _digest(Path(temporary) / "whole"), time.monotonic() - begun
        same = 0
        for number in range(count):
            folder = Path(temporary) / f"killed-{number}"
            with subprocess.Popen([*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
                time.sleep(chance.uniform(0.2, lasts))
                run.send_signal(signal.SIGKILL)
            subprocess.run([*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            same += _digest(folder) == whole
            print(f"{number + 1} of {count} kills, {same} with the same result", flush=True)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and ".claimcheck" not in path.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _recall(pairs: Path, show: int) -> None:
    """Throw the articles of labelled pairs into one heap; count the pairs that come back in one story."""
    rows = [json.loads(line) for line in pairs.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as temporary:
        feed = Path(temporary) / "feed.jsonl"
        heap = {row[side]["id"]: _row(row[side]) for row in rows for side in ("a", "b")}
        feed.write_text("".join(f"{json.dumps(row)}\n" for row in heap.values()), "utf-8")
        folder = Path(temporary) / "out"
        _in_process(feed, folder, 2)
        stories = [json.loads(line) for line in (folder / "stories.jsonl").read_text("utf-8").splitlines()]
    home = {member["id"]: story["story"] for story in stories for member in story["members"]}
    together = {frozenset((row["a"]["id"], row["b"]["id"])) for row in rows}
    found = sum(len({home[id] for id in pair}) == 1 for pair in together)
    print(f"{len(heap)} articles, {len(stories)} stories; {found} of {len(together)} pairs in one story")
    for number, story in enumerate(_to_read([story for story in stories if story["articles"] > 1], show), 1):
        print(f"\n{number}. {story['first']} to {story['last']}")
        for member in story["members"]:
            lead = " ".join(heap[member["id"]]["text"].split())[:_LEAD_CHARACTERS]
            print(f"   {' '.join((member['title'] or '').split())} | {lead}")


def _to_read(stories: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Return stories to be read by eye: chance alone would hardly draw a large one, and those go wrong first."""
    by_size = sorted(stories, key=lambda story: -story["articles"])
    largest, others = by_size[: count // 4], by_size[count // 4 :]
    return largest + random.Random(count).sample(others, min(count - len(largest), len(others)))


def _write(path: Path, size: int, articles: Path) -> Path:
    heap: dict[str, dict[str, Any]] = {}
    for line in articles.read_text("utf-8").splitlines() if articles.is_file() else ():
        row = json.loads(line)
        heap |= {row[side]["id"]: _row(row[side]) for side in ("a", "b")}
    real = list(heap.values())
    if real:
        rows = [_variant(real[number % len(real)], number // len(real)) for number in range(size)]
    else:
        rows = [row for number in range((size + 1) // 2) for row in _event(number)][:size]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def _write_across(path: Path, size: int, _articles: Path) -> Path:
    """Write reports of made-up events in French and English, each event told in both.

    A larger corpus has more days, and the same number of articles each day.
    """
    from benchmarks.stories import heap_across

    rows: list[dict[str, Any]] = []
    for seed in itertools.count():
        if len(rows) >= size:
            break
        first = datetime.date(2020, 1, 1) + datetime.timedelta(days=28 * seed)
        for row in heap_across(22, seed):
            day = first + datetime.timedelta(days=int(row["published"][-2:]))
            rows.append({**row, "id": f"{seed} {row['id']}", "published": day.isoformat()})
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows[:size]), "utf-8")
    return path


def _row(article: dict[str, Any]) -> dict[str, Any]:
    words = {"id": article["id"], "text": article["text"], "title": article["title"]}
    return {**words, "published": article["date"], "source": article.get("provider")}


def _variant(row: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an article as it is (number 0), or as of another event: other names, some weeks later."""
    if number == 0:
        return row

    def renamed(name: re.Match[str]) -> str:
        return f"{_word(random.Random(f'{number} {name[0]}')).title()}{name[0].lower()}"

    values = {name: re.sub(r"\b[A-ZÀ-Ý]\w{3,}", renamed, row[name] or "") for name in ("title", "text")}
    day = datetime.date.fromisoformat(row["published"]) + datetime.timedelta(days=number * _DAYS_BETWEEN_VARIANTS)
    return {**row, **values, "id": f"{row['id']}-{number}", "published": day.isoformat()}


def _event(number: int) -> list[dict[str, Any]]:
    """Return one made-up event as two papers tell it: the same facts, other sentences, one figure rounded."""
    chance = random.Random(number)
    word = functools.partial(_word, chance)
    facts: dict[str, Any] = {
        "place": f"{chance.choice(_PLACES)}-{word().title()}",
        "thing": chance.choice(_THINGS),
        "deed": chance.choice(_DEEDS),
        "name": f"{word().title()} {word().title()}",
        "owner": f"{word().title()} Holding",
        "adjective": word(),
        "noun": word(),
        "noun2": word(),
    }
    day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    figures = {"years": 30, "count": 4100, "price": 12.5, "small": 14, "day": 12, "day2": 26, "year": 1998, "age": 34}
    title = f"{facts['place']}: {facts['thing']} {facts['deed']}, {facts['name']} explains"
    rows = []
    for paper in ("Gazette", "Post"):
        sentences = chance.sample(_DETAILS, k=5)
        values = {**figures, "count": 4117 if paper == "Post" else 4100}
        text = " ".join(sentence.format(**facts, **values) for sentence in sentences)
        rows.append(
            {"id": f"{number}-{paper}", "title": f"{title} ({paper})", "text": text, "published": day, "source": paper}
        )
    return rows


def _word(chance: random.Random) -> str:
    syllables = (chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    return "".join(syllables)


@contextmanager
def _cluster() -> Iterator[str]:
    """Start a Dask scheduler and two workers of one thread each on this machine; yield the scheduler's address."""
    from distributed import LocalCluster

    started: Any = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with started as cluster:
        yield cluster.scheduler_address


if __name__ == "__main__":
    main()
