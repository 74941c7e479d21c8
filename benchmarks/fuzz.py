"""Mutates texts of our own and tries every invariant on them, for as long as it is given.

    python benchmarks/fuzz.py [--minutes 5] [--seed 0]

The invariants stand in tests/fuzz/invariants.py, those of replies, cassettes and documents in machines.py, the
mutations in mutations.py. A breach prints its seed, which gives the same texts again; the exit code is then 1. A call
that takes longer than ten seconds is a breach too. The count is printed once a minute, so that a run which is ended
from outside has told how far it came.
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

_SLOW = 10.0

# So many damaged cassettes are read for two texts: they take little time.
_CASSETTES = 3

# Seconds between two lines that tell how far a run came.
_TELL = 60.0


def main() -> int:
    """Fuzz, print what was found, and return 1 where an invariant was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.fuzz import invariants, machines, mutations

    told = time.monotonic()
    ends = told + 60 * options.minutes
    seed, calls, breaches = options.seed, 0, 0
    while time.monotonic() < ends:
        first, second = mutations.mutated(seed)
        third = mutations.crossed(first, second)
        trials: dict[str, Callable[[], None]] = {
            "offsets": functools.partial(invariants.offsets_hold, first),
            "itself": functools.partial(invariants.a_text_agrees_with_itself, first),
            "symmetry": functools.partial(invariants.relating_is_symmetric, first[:200], second[:200]),
            "order": functools.partial(invariants.order_of_sources_does_not_matter, first, second),
            "order of three": functools.partial(invariants.order_of_sources_does_not_matter, first, second, third),
            "check": functools.partial(invariants.checking_refers_to_its_sources, first, second),
            "order in a check": functools.partial(
                invariants.order_of_sources_does_not_matter_to_a_check, first, second, third
            ),
        }
        trials |= {
            "replies": functools.partial(machines.spoilt_replies_leave_quotes_where_they_say, first, second, seed),
            "document": functools.partial(
                machines.a_spoilt_document_is_an_article_or_refused_with_a_message, first, seed
            ),
        }
        for number in range(_CASSETTES):
            trials[f"cassette {number}"] = functools.partial(
                machines.a_spoilt_cassette_is_read_or_refused_with_a_message, _CASSETTES * seed + number
            )
        for name, trial in trials.items():
            begun = time.process_time()
            try:
                trial()
                assert time.process_time() - begun < _SLOW, "too slow"
            except Exception as error:
                breaches += 1
                where = traceback.extract_tb(error.__traceback__)[-1]
                said = f"{type(error).__name__}: {str(error)[:150]}"
                print(f"seed {seed}, {name}: {said} ({where.filename}:{where.lineno})", flush=True)
            calls += 1
        seed += 1
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            print(_count(calls, breaches, seed), flush=True)
    print(_count(calls, breaches, seed))
    return 1 if breaches else 0


def _count(calls: int, breaches: int, seed: int) -> str:
    return f"{calls} calls, {breaches} breaches; the next seed is {seed}"


if __name__ == "__main__":
    sys.exit(main())
