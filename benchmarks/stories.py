"""Heaps of articles whose events are known, and how well `claimcheck corpus` finds its stories in them.

    python benchmarks/stories.py [--events 12] [--rounds 3] [--jobs 2] [--show] [--across] [--engine local]

Each event is made up after the patterns of benchmarks/data/stories.toml and told by one to five papers; two events of a
kind told by one paper share every word but names and figures. Every kind is gathered alone, then all in one heap, then
five reports of one event alone, then five events of one paper. Counted are the pairs of articles in one story that tell
of one event (right), the events of several reports that are one story, whole and with nothing else in it (whole),
conflicts between articles of two events, and origins that join two events.

`--across` makes heaps of French and English reports (stories_across.toml), in which events of several kinds happen in
one town on one day. `--engine local` has a sentence encoder beside the words.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import json
import random
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data" / "stories.toml"
_ACROSS = Path(__file__).parent / "data" / "stories_across.toml"
_LEAST_RIGHT, _LEAST_WHOLE = 0.95, 0.97

_FIRST = ["Ada", "Bruno", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ida", "Jonas", "Karin", "Louis"]
_SYLLABLES = ["bar", "cor", "del", "fen", "gal", "hol", "jun", "kel", "lor", "mar", "nor", "pel", "quin", "ros", "sal"]
_ENDS = {"town": ["ham", "ville", "wick", "by", "au", "ey"], "name": ["in", "ard", "sen", "et", "ova", "ler"]}
_LAST_OF_FIRM = ["Group", "Foods", "Marine", "Steel", "Micro", "Energy", "Motors", "Pharma"]
_LAST_OF_TEAM = ["Rovers", "United", "City", "Town", "Rangers", "Athletic", "Albion", "Wanderers"]
_TRADES = ["painter", "composer", "actor", "novelist", "sculptor", "photographer"]
_WORKS = ["harbour", "winter", "garden", "river", "window", "silence", "lantern", "orchard"]
_CRIMES = {"fraud": "escroquerie", "murder": "meurtre", "burglary": "cambriolage", "arson": "incendie volontaire"}
_DEAD = {"two": "deux", "three": "trois", "four": "quatre", "five": "cinq", "six": "six"}
_DAYS = {"Monday": "lundi", "Tuesday": "mardi", "Wednesday": "mercredi", "Thursday": "jeudi"}


def facts(chance: random.Random) -> dict[str, str]:
    """Return what the slots of one event are filled with."""

    def made(kind: str) -> str:
        return f"{''.join(chance.sample(_SYLLABLES, 2))}{chance.choice(_ENDS[kind])}".title()

    def person() -> str:
        return f"{chance.choice(_FIRST)} {made('name')}"

    money = chance.randint(20, 900)
    dead, crime, day = chance.choice(list(_DEAD)), chance.choice(list(_CRIMES)), chance.choice(list(_DAYS))
    share = chance.randint(38, 58)
    filled = {
        "firm": f"{made('town')} {chance.choice(_LAST_OF_FIRM)}",
        "team": f"{made('town')} {chance.choice(_LAST_OF_TEAM)}",
        "team2": f"{made('town')} {chance.choice(_LAST_OF_TEAM)}",
        "person": person(),
        "person2": person(),
        "town": made("town"),
        "town2": made("town"),
        "region": f"{chance.choice(['North', 'South', 'East', 'West'])} {made('town')}",
        "work": f"The {made('town')} {chance.choice(_WORKS)}",
        "up": chance.choice(["rose", "fell"]),
        "thing": chance.choice(["pumps", "bicycles", "paints", "cables", "engines", "glass"]),
        "trade": chance.choice(_TRADES),
        "car": chance.choice(["car", "van", "lorry", "minibus"]),
        "day": day,
        "jour": _DAYS[day],
        "dead": dead,
        "Dead": dead.title(),
        "dead_fr": _DEAD[dead],
        "Dead_fr": _DEAD[dead].title(),
        "crime": crime,
        "crime_fr": _CRIMES[crime],
        "score": f"{chance.randint(1, 4)}-{chance.randint(0, 1)}",
    }
    numbers = {
        "money": money,
        "money2": money + chance.randint(2, 9),
        "percent": chance.randint(2, 9),
        "minute": chance.choice([64, 75, 84, 88, 89]),
        "crowd": f"{chance.randint(4, 40)},{chance.randint(100, 999)}",
        "age": chance.randint(28, 92),
        "wind": chance.randrange(90, 160, 5),
        "rain": chance.randrange(40, 120, 5),
        "hours": chance.randint(2, 6),
        "years": chance.randint(2, 12),
        "share": share,
        "share2": 92 - share,
        "sample": chance.choice([801, 1002, 1010, 1204]),
    }
    return {**filled, **{name: str(number) for name, number in numbers.items()}}


def heap(kinds: Iterable[dict[str, Any]], events: int, seed: int, reports: int | None = None) -> list[dict[str, Any]]:
    """Return articles of `events` events of each kind, each told by `reports` papers, by one to five without it.

    The id of an article begins with the name of its event.
    """
    rows = []
    for kind in kinds:
        for event in range(events):
            chance = random.Random(f"{seed} {kind['name']} {event}")
            filled = facts(chance)
            papers = chance.sample(range(len(kind["report"])), reports or chance.randint(1, len(kind["report"])))
            for paper in papers:
                pattern = kind["report"][paper]
                rows.append(
                    {
                        "id": f"{kind['name']} {event} paper{paper}",
                        "title": pattern["title"].format(**filled)[:1].upper() + pattern["title"].format(**filled)[1:],
                        "text": pattern["text"].format(**filled)[:1].upper() + pattern["text"].format(**filled)[1:],
                        "published": f"2026-03-0{chance.randint(2, 4) if reports else 3}",
                        "source": f"Paper {paper}",
                    }
                )
    return rows


@dataclass(frozen=True, slots=True)
class _Called:
    """What a thing is called in each of two languages."""

    fr: str
    en: str


def _called(chance: random.Random, things: Sequence[tuple[str, str]]) -> _Called:
    return _Called(*chance.choice(things))


_CALLED = {
    "thing": [("pompes", "pumps"), ("vélos", "bicycles"), ("peintures", "paints"), ("câbles", "cables")],
    "trade": [("peintre", "painter"), ("romancier", "novelist"), ("sculpteur", "sculptor"), ("acteur", "actor")],
    "car": [("autocar", "coach"), ("minibus", "minibus"), ("camion", "lorry"), ("car scolaire", "school bus")],
    "dead": [("Deux", "Two"), ("Trois", "Three"), ("Quatre", "Four"), ("Six", "Six")],
    "crime": [("escroquerie", "fraud"), ("cambriolage", "burglary"), ("incendie volontaire", "arson")],
    "day": [(french, english) for english, french in _DAYS.items()],
    "country": [("L'Espagne", "Spain"), ("Le Danemark", "Denmark"), ("L'Irlande", "Ireland"), ("La Pologne", "Poland")],
    "fish": [("cabillaud", "cod"), ("maquereau", "mackerel"), ("hareng", "herring")],
}


# Cities that have another name in each language; events of two numbers are in two of them.
_CITIES = [
    *(("Bruxelles", "Brussels"), ("Lisbonne", "Lisbon"), ("Varsovie", "Warsaw"), ("Copenhague", "Copenhagen")),
    *(("Anvers", "Antwerp"), ("Gand", "Ghent"), ("Vienne", "Vienna"), ("Genève", "Geneva"), ("Bâle", "Basel")),
    *(("Venise", "Venice"), ("Gênes", "Genoa"), ("Athènes", "Athens"), ("Londres", "London"), ("Moscou", "Moscow")),
    *(("Bucarest", "Bucharest"), ("Édimbourg", "Edinburgh"), ("Barcelone", "Barcelona"), ("Hambourg", "Hamburg")),
    *(("Le Caire", "Cairo"), ("Pékin", "Beijing"), ("Séville", "Seville"), ("Francfort", "Frankfurt")),
]


def heap_across(events: int, seed: int) -> list[dict[str, Any]]:
    """Return reports of `events` events of each kind in French and English, each told by two papers or more of both."""
    rows, towns = [], set[str]()
    for event in range(events):
        of_the_day = random.Random(f"{seed} {event}")
        while (
            town := facts(of_the_day)["town"]
        ) in towns:  # two crashes in one town in one week are hard to tell apart
            pass
        towns.add(town)
        published = f"2026-03-{of_the_day.randint(2, 28):02}"
        for kind in tomllib.loads(_ACROSS.read_text("utf-8"))["kind"]:
            chance = random.Random(f"{seed} {event} {kind['name']}")
            people = {f"person{number}": facts(chance)["person"] for number in ("", *range(2, 7))}
            filled: dict[str, Any] = {**facts(chance), **people, "town": town, "hurt": str(chance.randint(7, 60))}
            filled |= {name: _called(chance, things) for name, things in _CALLED.items()}
            filled["some"] = _Called(filled["dead"].fr.lower(), filled["dead"].en.lower())
            filled["city"] = _Called(*_CITIES[(2 * event + (kind["name"] == "talks")) % len(_CITIES)])
            for paper, pattern in enumerate(kind["report"]):
                rows.append(
                    {
                        "id": f"{kind['name']} {event} {pattern['language']}{paper}",
                        "title": pattern["title"].format(**filled),
                        "text": pattern["text"].format(**filled),
                        "published": published,
                        "source": f"{pattern['language']} {paper}",
                    }
                )
    return rows


@dataclass(frozen=True, slots=True)
class Found:
    """What of a heap was found; see the module."""

    pairs: int
    right: int
    events: int
    whole: int
    conflicts: int
    origins: int

    def __add__(self, other: Found) -> Found:
        return Found(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def gathered(rows: Sequence[dict[str, Any]], jobs: int = 1, *, show: bool = False, engine: str = "rules") -> Found:
    """Gather `rows` with `claimcheck corpus` and count what came of it."""
    from claimcheck.annotation.rules import RulesEngine
    from claimcheck.corpus import run as runs
    from claimcheck.corpus import workers
    from claimcheck.engines import ClaimEngine
    from claimcheck.local.engine import open_engine
    from claimcheck.local.settings import LocalSettings

    local = open_engine(LocalSettings(keeps=False)) if engine == "local" else None

    @contextmanager
    def opened(_articles: int, _characters: int) -> Iterator[ClaimEngine]:
        yield local or RulesEngine()

    with tempfile.TemporaryDirectory() as temporary:
        feed, folder = Path(temporary) / "feed.jsonl", Path(temporary) / "out"
        feed.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        runs.run(
            [str(feed)],
            runs.Settings(folder, days=3, engine=engine),
            readers=workers.threads(jobs),
            comparers=workers.threads(jobs),
            opener=opened,
            observer=_Silent(),
            encoding=local,
        )
        stories, findings = (_table(folder, name) for name in ("stories", "findings"))
    return _counted(rows, stories, findings, show=show)


class _Silent:
    def stage(self, name: str, done: int, total: int) -> None:
        pass

    def waiting(self, what: str, done: int, total: int) -> None:
        pass


def _table(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _event(id: str) -> str:
    return id.rpartition(" ")[0]


def _counted(
    rows: Sequence[dict[str, Any]], stories: Sequence[dict[str, Any]], findings: Sequence[dict[str, Any]], *, show: bool
) -> Found:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(_event(row["id"]), set()).add(row["id"])
    several = [reports for reports in found.values() if len(reports) > 1]
    together = [{member["id"] for member in story["members"]} for story in stories]
    pairs = [pair for story in together for pair in itertools.combinations(sorted(story), 2)]
    events_of = {story["story"]: {m["letter"]: _event(m["id"]) for m in story["members"]} for story in stories}
    mixed = [
        finding
        for finding in findings
        if finding["verdict"] in {"conflict", "disputed", "update"}
        and len({events_of[finding["story"]][letter] for letter in finding["letters"]}) > 1
    ]
    origins: dict[tuple[str, int], set[str]] = {}
    for story in stories:
        for member in story["members"]:
            if member["origin"] is not None:
                origins.setdefault((story["story"], member["origin"]), set()).add(_event(member["id"]))
    if show:
        for members in together:
            if len({_event(id) for id in members}) > 1:
                print("  together:", sorted(members))
        for reports in several:
            if reports not in together:
                print("  apart:", [sorted(reports & members) for members in together if reports & members])
    return Found(
        len(pairs),
        sum(_event(a) == _event(b) for a, b in pairs),
        len(several),
        sum(reports in together for reports in several),
        len(mixed),
        sum(len(events) > 1 for events in origins.values()),
    )


def kinds() -> list[dict[str, Any]]:
    """Return the kinds of events with the patterns of their reports."""
    found: list[dict[str, Any]] = tomllib.loads(_DATA.read_text("utf-8"))["kind"]
    return found


def _line(name: str, found: Found) -> str:
    right, whole = found.right / max(1, found.pairs), found.whole / max(1, found.events)
    return (
        f"{name:24}{found.right:6} of {found.pairs:6} pairs right ({right:7.1%})"
        f"{found.whole:5} of {found.events:4} events whole ({whole:7.1%})"
        f"{found.conflicts:5} conflicts,{found.origins:3} origins of two events"
    )


def main() -> int:
    """Print what is found; return 1 where it is too little."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--engine", choices=["rules", "local"], default="rules")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    gather = functools.partial(gathered, jobs=options.jobs, show=options.show, engine=options.engine)
    if options.across:
        for seed in range(options.rounds):
            print(_line(f"across, round {seed + 1}", gather(heap_across(options.events, seed))), flush=True)
        return 0
    every, total = kinds(), []
    for seed in range(options.rounds):
        print(f"round {seed + 1}")
        for kind in every:
            total.append(gather(heap([kind], options.events, seed)))
            print(_line(f"{kind['name']} alone", total[-1]), flush=True)
        total.append(gather(heap(every, options.events, seed)))
        print(_line("all in one heap", total[-1]), flush=True)
        alone = [gather(heap([kind], 1, seed + 100, reports=5)) for kind in every]
        total.append(functools.reduce(lambda a, b: a + b, alone))
        print(_line("five reports alone", total[-1]), flush=True)
        single = [gather(_one_paper(heap([kind], 5, seed + 200, reports=5))) for kind in every]
        total.append(functools.reduce(lambda a, b: a + b, single))
        print(_line("five events, one paper", total[-1]), flush=True)
    whole = functools.reduce(lambda a, b: a + b, total)
    print(_line("all", whole))
    well = whole.right >= _LEAST_RIGHT * whole.pairs and whole.whole >= _LEAST_WHOLE * whole.events
    return 0 if well and not whole.conflicts else 1


def _one_paper(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["source"] == "Paper 0"]


if __name__ == "__main__":
    sys.exit(main())
