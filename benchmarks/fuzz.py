"""Tries every invariant on mutated texts of our own, and on what hypothesis makes up, for as long as it is given.

    python benchmarks/fuzz.py [--minutes 5] [--seed 0] [--calls N]

The invariants stand in tests/fuzz/invariants.py; what spoils replies, cassettes and documents in machines.py, the
mutations in mutations.py, of what hypothesis makes texts in strategies.py. A breach prints its seed, which gives the
same texts again; the exit code is then 1. A call that takes longer than ten seconds is a breach too. A trial holds one
invariant against the texts of one seed, that of hypothesis all of them; what is counted beside it are the calls of the
package that it makes, since most invariants need two. The count is printed once a minute, so that a run which is ended
from outside has told how far it came.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

_SLOW = 10.0

# So many damaged cassettes are read for two texts: they take little time.
_CASSETTES = 3

# So many pairs of texts does hypothesis make up for each seed.
_MADE_UP = 3

# So many pieces of two texts, of so many characters, are related.
_RELATED, _STATEMENT = 3, 200

# Seconds between two lines that tell how far a run came.
_TELL = 60.0

# What the trials call, by the module in which they look it up.
_CALLED = {
    "claimcheck": ("compare", "check", "extract", "relate", "quantities"),
    "claimcheck.pipeline": ("compare", "check"),
    "tests.fuzz.invariants": ("read", "show", "check"),
}


class Counter:
    """Counts the calls of the package that trials make, not those by which it calls itself."""

    def __init__(self) -> None:
        self.calls = 0
        self._inside = False

    def count(self, call: Callable[..., object]) -> Callable[..., object]:
        """Return a function that does the same and is counted."""

        @functools.wraps(call)
        def counted(*arguments: object, **named: object) -> object:
            if self._inside:
                return call(*arguments, **named)
            self.calls += 1
            self._inside = True
            try:
                return call(*arguments, **named)
            finally:
                self._inside = False

        return counted

    def watch(self) -> None:
        """Count from now on what stands in `_CALLED`."""
        for name, functions in _CALLED.items():
            module = importlib.import_module(name)
            for function in functions:
                setattr(module, function, self.count(getattr(module, function)))


def main() -> int:
    """Fuzz, print what was found, and return 1 where an invariant was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--calls", type=int, help="end when so many calls of the package were made, too")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.fuzz import invariants, mutations, strategies

    told = time.monotonic()
    ends = told + 60 * options.minutes
    seed, trials_made, breaches = options.seed, 0, 0
    counter = Counter()
    counter.watch()
    while time.monotonic() < ends and (options.calls is None or counter.calls < options.calls):
        first, second = mutations.mutated(seed)
        third = mutations.crossed(first, second)
        trials: dict[str, Callable[[], None]] = {
            "offsets": functools.partial(invariants.offsets_hold, first),
            "offsets of the second": functools.partial(invariants.offsets_hold, second),
            "offsets of the third": functools.partial(invariants.offsets_hold, third),
            "itself": functools.partial(invariants.a_text_agrees_with_itself, first),
            "order": functools.partial(invariants.order_of_sources_does_not_matter, first, second),
            "order of three": functools.partial(invariants.order_of_sources_does_not_matter, first, second, third),
            "check": functools.partial(invariants.checking_refers_to_its_sources, first, second),
            "order in a check": functools.partial(
                invariants.order_of_sources_does_not_matter_to_a_check, first, second, third
            ),
        }
        for start in range(0, _RELATED * _STATEMENT, _STATEMENT):
            pieces = (text[start : start + _STATEMENT] for text in (first, second))
            trials[f"symmetry from {start}"] = functools.partial(invariants.relating_is_symmetric, *pieces)
        trials |= {
            "replies": functools.partial(invariants.spoilt_replies_leave_quotes_where_they_say, first, second, seed),
            "texts of hypothesis": functools.partial(strategies.made_up_texts_keep_every_invariant, seed, _MADE_UP),
            "document": functools.partial(
                invariants.a_spoilt_document_is_an_article_or_refused_with_a_message, first, seed
            ),
        }
        for number in range(_CASSETTES):
            trials[f"cassette {number}"] = functools.partial(
                invariants.a_spoilt_cassette_is_read_or_refused_with_a_message, _CASSETTES * seed + number
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
            trials_made += 1
        seed += 1
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            print(_count(counter.calls, trials_made, breaches, seed), flush=True)
    print(_count(counter.calls, trials_made, breaches, seed))
    return 1 if breaches else 0


def _count(calls: int, trials: int, breaches: int, seed: int) -> str:
    return f"{calls} calls in {trials} trials, {breaches} breaches; the next seed is {seed}"


if __name__ == "__main__":
    sys.exit(main())
