"""A small corpus of our own: six events, each told by two papers within a day, and a notice that is told by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from claimcheck.annotation.rules import RulesEngine
from claimcheck.corpus import workers
from claimcheck.corpus.run import Settings, Summary, run
from claimcheck.engines import ClaimEngine

_EVENTS = [
    (
        "Fire destroys the rope factory in Brenholm",
        "A fire destroyed the rope factory in Brenholm on Monday night. {count} workers were treated for smoke. The "
        "factory made ropes for trawlers since 1931, and the fire brigade of Brenholm needed nine hours.",
        ("12", "15"),
    ),
    (
        "Kermor council votes for the tram",
        "The council of Kermor voted for the tram on Tuesday by {count} votes. The tram will cross the Orne bridge and "
        "reach the hospital of Kermor. Traders of the market quarter announced an appeal against the tram.",
        ("31", "31"),
    ),
    (
        "Ferry strike ends in Port-Aubel",
        "Sailors of the Blue Strait ferries ended their strike in Port-Aubel on Wednesday. The union accepted a rise "
        "of {count} percent. Ferries to the islands sail again, and stranded lorries leave the quay.",
        ("3.2", "3.25"),
    ),
    (
        "Otter returns to the Velm river",
        "Biologists found otter tracks on the Velm river, the first since 1974. A camera filmed {count} otters near "
        "the weir. Anglers of the Velm valley fear for trout, and the nature office promised compensation.",
        ("4", "about 5"),
    ),
    (
        "Harrow museum buys the Lindqvist atlas",
        "The Harrow museum bought the Lindqvist atlas for {count} pounds at an auction. The atlas of 1688 maps forty "
        "harbours. Its curator Ines Vidal calls the atlas the finest of its century.",
        ("420,000", "450,000"),
    ),
    (
        "Talvern recalls pressure cookers",
        "Talvern recalls {count} pressure cookers because of a faulty valve. Cookers sold since March may burst. "
        "Buyers get their money back in any Talvern shop, the maker of kitchenware said.",
        ("60,000", "60,000"),
    ),
]


def feed(*, events: int = len(_EVENTS)) -> list[dict[str, Any]]:
    """Return the articles of the first `events` events as rows of JSON Lines, and one that stands alone."""
    rows = []
    for number, (title, text, counts) in enumerate(_EVENTS[:events]):
        for paper, count in zip(("Gazette", "Post"), counts, strict=True):
            # Each paper words its own ending, so that neither is a copy of the other.
            ending = f" The {paper} had spoken to neighbours and to the mayor." if paper == "Post" else ""
            rows.append(
                {
                    "id": f"{paper}-{number}",
                    "title": title if paper == "Gazette" else f"{title}, again",
                    "text": text.format(count=count) + ending,
                    "published": f"2024-05-{10 + number}",
                    "source": paper,
                }
            )
    notice = {"id": "notice", "title": "Swimming pool closed", "published": "2024-05-20", "source": "Gazette"}
    return [*rows, {**notice, "text": "The swimming pool of Aubel stays closed until Sunday for repairs of its roof."}]


def write_feed(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


class Silent:
    """An observer that looks away."""

    def stage(self, name: str, done: int, total: int) -> None:
        pass

    def waiting(self, what: str, done: int, total: int) -> None:
        pass


@contextmanager
def rules(_articles: int, _characters: int) -> Iterator[ClaimEngine]:
    yield RulesEngine()


def gather(folder: Path, *sources: Path, **settings: Any) -> Summary:
    """Run on `sources` within this process."""
    encoding = settings.pop("encoding", None)
    return run(
        [str(source) for source in sources],
        Settings(folder, days=settings.pop("days", 3), engine="rules", **settings),
        readers=workers.threads(1),
        comparers=workers.threads(1),
        opener=rules,
        observer=Silent(),
        encoding=encoding,
    )


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a result, those of its state left out, by their paths within it."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    within = ((path.relative_to(folder), path) for path in paths)
    return {name.as_posix(): path.read_bytes() for name, path in within if name.parts[0] != ".claimcheck"}


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a feed and returns its path."""

    def write(name: str = "feed.jsonl", **options: Any) -> Path:
        return write_feed(tmp_path / name, feed(**options))

    return write
