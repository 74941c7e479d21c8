"""Makes claimcheck/corpus/weights.toml: what each sign of one event weighs in `claimcheck.corpus.odds`.

    python benchmarks/events.py [--write]

Fits a logistic regression, with a small penalty on large weights, on all pairs of reports of heaps whose events are
known: mixed heaps of many matters that share towns, firms and people (benchmarks/data/events.jsonl), those of
benchmarks/stories.py, benchmarks/data/retellings.toml and one_language.toml, and of tests/corpus. From a chance of
`_CHANCE` on two reports are taken for one event. Prints how each kind of heap is gathered with weights found on the
others: how many pairs of a story are of one event, how many pairs of one event are found, how many events are whole.
`--write` writes the file, with weights found on all but the heap held back. What an encoder says of two reports in two
languages has its weight beside all others as they are; where none is installed it keeps the one that it has.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import stories
from claimcheck.corpus.candidates import Pair
from claimcheck.corpus.clustering import groups
from claimcheck.corpus.meaning import Meanings, vectors_of
from claimcheck.corpus.members import pack
from claimcheck.corpus.notices import EventsOfTerms, are_two_notices
from claimcheck.corpus.odds import SIGNS, signs
from claimcheck.corpus.signatures import signature
from claimcheck.corpus.state import Signed
from claimcheck.corpus.weighed import frequencies_of, weighed
from claimcheck.local.encoders import bundled
from claimcheck.local.encoders.encoder import Encoder
from claimcheck.reading.articles import article_from_text

_DATA = Path(__file__).parent / "data"
_TESTS = Path(__file__).parents[1] / "tests" / "corpus"
_TARGET = Path(__file__).parents[1] / "claimcheck" / "corpus" / "weights.toml"

#: From this chance of one event on two reports are taken for one: a wrong pair is worse than one that is not found.
_CHANCE = 0.55

# Positive pairs that a kind of heap counts for at most: there is no end of heaps made by a program.
_MOST_OF_A_KIND = 200

_PENALTY = 1.0

# The kinds of heaps in several languages that an encoder is asked about.
_ASKED = ("mixed, first", "mixed, second", "mixed, third", "retellings")
_MEANING = SIGNS.index("meaning")
# A mixed heap that weights are never found on, written to be measured.
_NEVER_FITTED = "mixed, held back"

_DAYS = 3
_FLOATS = NDArray[np.float64]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heap:
    """The signs of all pairs of a heap, whether each is of one event, and the pairs of two notices."""

    events: tuple[str, ...]
    days: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    signs: _FLOATS
    same: _FLOATS
    notices: tuple[tuple[int, int], ...]


def main() -> None:
    """Print how each kind of heap is gathered by weights of the others, and the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = bundled.best()
    kinds = {
        name: [_heap(rows, encoder if name in _ASKED else None) for rows in heaps]
        for name, heaps in heaps_by_kind().items()
    }
    kept = kinds.pop(_NEVER_FITTED)
    for held_back in _held_back(kinds):
        weights = fit([heap for name, heap in kinds.items() if name not in held_back])
        for name in held_back:
            print(f"{name:28}{_told(kinds[name], weights)}", flush=True)
            if encoder and name in _ASKED:
                beside = with_meaning(
                    [heap for other in kinds if other not in held_back for heap in kinds[other]], weights
                )
                print(f"{'with an encoder':28}{_told(kinds[name], beside)}", flush=True)
    weights = fit(list(kinds.values()))
    if encoder:
        weights = with_meaning([heap for heaps in kinds.values() for heap in heaps], weights)
    else:
        weights[_MEANING] = tomllib.loads(_TARGET.read_text("utf-8"))["weights"]["meaning"]
    print(f"{_NEVER_FITTED:28}{_told(kept, weights)}")
    text = _written(weights)
    print(text)
    if options.write:
        _TARGET.write_text(text, encoding="utf-8")


def heaps_by_kind() -> dict[str, list[list[Row]]]:
    """Return all heaps, by the kind that is held back as one."""
    kinds = stories.kinds()
    return {
        **{f"mixed, {name}": [rows] for name, rows in _mixed().items()},
        "patterns, in one heap": [stories.heap(kinds, 8, seed) for seed in (0, 1)],
        "patterns, each alone": [stories.heap([kind], 12, 0) for kind in kinds],
        "patterns, one event": [stories.heap([kind], 1, seed + 100, reports=5) for kind in kinds for seed in (0, 1)],
        "two languages": [stories.heap_across(8, seed) for seed in (0, 1)],
        "retellings": [_retellings()],
        "few reports": _few(),
        "like events": [_like_events()],
    }


def _held_back(names: Iterable[str]) -> list[list[str]]:
    """Return the kinds in groups of which each is judged by the others: heaps of one pattern are one."""
    return [list(group) for _, group in itertools.groupby(names, key=lambda n: n if n[0] == "m" else n.split(",")[0])]


def _mixed() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for number, line in enumerate((_DATA / "events.jsonl").read_text("utf-8").splitlines()):
        told = json.loads(line)
        published = f"2026-03-{told['day']:02}"
        row = {"id": f"{told['event']} {number}", "title": told["title"], "text": told["text"], "published": published}
        rows.setdefault(told["heap"], []).append(row)
    return rows


def _retellings() -> list[Row]:
    rows = []
    for file in ("retellings.toml", "one_language.toml"):
        for story in tomllib.loads((_DATA / file).read_text("utf-8"))["story"]:
            for report, sentences in story.items():
                if isinstance(sentences, list):
                    text = " ".join(sentence for _, sentence in sentences)
                    rows.append({"id": f"{file} {story['name']} {report}", "text": text, "published": "2026-03-11"})
    return rows


def _few() -> list[list[Row]]:
    """Return the heaps of tests/corpus/evidence.toml: two matters of one name, one event in truly different words."""
    reports_of_event = {"two": 2, "apart": 1, "one": 99}
    return [
        [
            {**report, "id": f"{number // reports_of_event[kind]} {number}", "published": "2026-03-11"}
            for number, report in enumerate(case["report"])
        ]
        for kind, cases in tomllib.loads((_TESTS / "evidence.toml").read_text("utf-8")).items()
        for case in cases
    ]


def _like_events() -> list[Row]:
    """Return two fires, strikes, robberies in each of some towns, told in several languages."""
    lines = (_TESTS / "like_events.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [{**row, "id": " ".join(row["id"].rsplit("-", 1))} for row in rows]


def _heap(rows: Sequence[Row], encoder: Encoder | None) -> Heap:
    read = [article_from_text(row["text"], name=row["id"], title=row.get("title")) for row in rows]
    signed = [
        Signed(row["id"], row["published"], article.language, signature(article))
        for row, article in zip(rows, read, strict=True)
    ]
    vectors = vectors_of([pack(article) for article in read], _Bringing(encoder)) if encoder else [None] * len(rows)
    meanings = Meanings(vectors.__getitem__)
    frequencies = frequencies_of(signed)
    days = tuple(int(row["published"][-2:]) for row in rows)
    near = [(a, b) for a, b in itertools.combinations(range(len(rows)), 2) if abs(days[a] - days[b]) <= _DAYS]
    articles = [weighed(one, frequencies) for one in signed]
    counted = EventsOfTerms()
    for a, b in near:
        if are_two_notices(articles[a], articles[b]):
            counted.note(a, articles[a], b, articles[b])
    frequencies = replace(frequencies, events=counted.counted())
    articles = [weighed(one, frequencies) for one in signed]
    notices = tuple(pair for pair in near if are_two_notices(articles[pair[0]], articles[pair[1]]))
    apart = set(notices)
    pairs = tuple(pair for pair in near if pair not in apart)
    events = tuple(row["id"].rpartition(" ")[0] for row in rows)
    return Heap(
        events,
        days,
        pairs,
        np.array([signs(articles[a], articles[b], meanings.nearness(a, b)) for a, b in pairs]).reshape(
            len(pairs), len(SIGNS)
        ),
        np.array([float(events[a] == events[b]) for a, b in pairs]),
        notices,
    )


@dataclass(frozen=True, slots=True)
class _Bringing:
    """What `vectors_of` takes an encoder from."""

    encoder: Encoder


def fit(kinds: Sequence[Sequence[Heap]]) -> _FLOATS:
    """Return the weights of the signs; at the chance asked for the sum of weighed signs is 0."""
    told = [(heap, _share(kind)) for kind in kinds for heap in kind if len(heap.same)]
    x = np.vstack([heap.signs for heap, _ in told])
    x[:, _MEANING] = 0.0
    same = np.concatenate([heap.same for heap, _ in told])
    counts = np.concatenate([np.full(len(heap.same), share) for heap, share in told])
    spread = x.std(0)
    spread[spread == 0] = 1  # the start, and what no pair has
    scaled = x / spread
    penalty = np.full(len(SIGNS), _PENALTY)
    penalty[0] = 1e-6
    weights = np.zeros(len(SIGNS))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        gradient = scaled.T @ (counts * (same - chance)) - penalty * weights
        curve = (scaled.T * (counts * chance * (1 - chance))) @ scaled + np.diag(penalty)
        weights += np.linalg.solve(curve, gradient)
    weights /= spread
    weights[0] -= math.log(_CHANCE / (1 - _CHANCE))
    return weights


def with_meaning(heaps: Sequence[Heap], weights: _FLOATS) -> _FLOATS:
    """Return the weights with one for what an encoder says, found beside the others as they are."""
    told = [heap for heap in heaps if len(heap.same)]
    x, same = np.vstack([heap.signs for heap in told]), np.concatenate([heap.same for heap in told])
    found = weights.copy()
    asked = x[:, _MEANING] > 0
    near, offset = x[asked, _MEANING], x[asked] @ weights
    for _ in range(30):
        chance = 1 / (1 + np.exp(-offset - near * found[_MEANING]))
        gradient = near @ (same[asked] - chance) - _PENALTY * found[_MEANING]
        found[_MEANING] += gradient / (near**2 @ (chance * (1 - chance)) + _PENALTY)
    return found


def _share(kind: Sequence[Heap]) -> float:
    return min(1.0, _MOST_OF_A_KIND / max(1.0, sum(float(heap.same.sum()) for heap in kind)))


def _told(heaps: Sequence[Heap], weights: _FLOATS) -> str:
    right = together = same = whole = several = 0
    for heap in heaps:
        odds = heap.signs @ weights
        pairs = [Pair(a, b, float(one)) for (a, b), one in zip(heap.pairs, odds, strict=True)]
        pairs += [Pair(a, b, -math.inf) for a, b in heap.notices]
        found = [set(group) for group in groups(heap.days, pairs, _DAYS)]
        events = [set(one) for one in _members(heap.events).values()]
        together += sum(math.comb(len(group), 2) for group in found)
        right += sum(math.comb(len(group & event), 2) for group in found for event in events)
        same += sum(math.comb(len(event), 2) for event in events)
        several += sum(len(event) > 1 for event in events)
        whole += sum(len(event) > 1 and event in found for event in events)
    return (
        f"{right:5} of {together:5} pairs right ({right / max(1, together):6.1%}), {right / max(1, same):6.1%} of "
        f"{same:5} found, {whole:4} of {several:4} events whole ({whole / max(1, several):6.1%})"
    )


def _members(events: Sequence[str]) -> Mapping[str, list[int]]:
    members: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        members.setdefault(event, []).append(number)
    return members


def _written(weights: _FLOATS) -> str:
    lines = [
        "# What the signs of one event weigh, see odds.py. Made by benchmarks/events.py: do not edit.",
        "",
        "[weights]",
    ]
    lines += [f"{sign} = {weight:.3f}" for sign, weight in zip(SIGNS, weights, strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
