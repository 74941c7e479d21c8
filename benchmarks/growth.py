"""How time and memory grow with the length of a text, for each kind of input that once grew badly.

    python benchmarks/growth.py [--kinds NAME ...] [--sizes 8 16 32 64 128 256] [--call compare] [--seconds 60]

Sizes are kilobytes of one text; a comparison holds it against a copy with other figures. `relate` takes both for two
statements, also where they are whole lists ("labelled figures in a sentence": some 40 figures a kilobyte). Every
measurement is a process of its own. Seconds are of the processor, without the start of the interpreter; the exponent is
the slope of log(seconds) over log(size) from the second half of the sizes on, where what is constant no longer hides
the growth: 1 is linear, 2 quadratic. The peak is that of the whole process. A size that takes more than --seconds of
the processor is broken off and the larger ones left out. The kinds of text stand in growing_texts.py. The exit code is
1 where one of them is over a limit.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.growing_texts import KINDS, Kind

#: What every kind must keep within, at every size of the table.
MOST_EXPONENT = 1.3
MOST_MEGABYTES = 150.0

_KILOBYTE = 1024
# Less time than this is mostly noise; a kind that stays below it at the largest size grows as it likes.
_LEAST_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process took: seconds of the processor for the call alone, peak megabytes, and whether it ended."""

    size: int
    seconds: float
    megabytes: float
    ended: bool


def exponent(measured: list[Measured]) -> float:
    """Return the slope of log(seconds) over log(size) of the larger half of the sizes, 0 where all is quick."""
    points = [(math.log(one.size), math.log(max(one.seconds, 0.001))) for one in measured[len(measured) // 2 - 1 :]]
    if len(points) < 2 or measured[-1].seconds < _LEAST_SECONDS:
        return 0.0
    x, y = zip(*points, strict=True)
    return statistics.linear_regression(x, y).slope


def _measure(kind: Kind, size: int, call: str, seconds: float) -> Measured:
    command = [sys.executable, __file__, "--one", kind.name, str(size), call, "--seconds", str(seconds)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        if error.returncode == -signal.SIGXCPU:
            return Measured(size, seconds, 0.0, ended=False)
        raise SystemExit(f"{kind.name}, {size // _KILOBYTE} kB: {error.stderr}") from error
    taken, megabytes = json.loads(done.stdout)
    return Measured(size, taken, megabytes, ended=True)


def _one(name: str, size: int, call: str) -> None:
    """Print the seconds and megabytes that one call takes in this process."""
    import claimcheck

    texts = next(kind for kind in KINDS if kind.name == name).texts(size)
    calls: dict[str, Callable[[], object]] = {
        "compare": functools.partial(claimcheck.compare, texts, engine="rules"),
        "check": functools.partial(claimcheck.check, texts[0], texts[1:], engine="rules"),
        "relate": functools.partial(claimcheck.relate, *texts[:2]),
        "quantities": functools.partial(claimcheck.quantities, texts[0], language="en"),
        "extract": functools.partial(claimcheck.extract, texts[0], engine="rules"),
    }
    # Tables of words are read once in a process.
    claimcheck.compare(["The board met on 3 May. It cost 4 euros.", "The board met on 4 May."], engine="rules")
    claimcheck.compare(["Bado kefi lumo 12 terisa in Gude Novi, 14 keri in Sano."] * 2, engine="rules")
    begun = time.process_time()
    calls[call]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = _KILOBYTE * _KILOBYTE if sys.platform == "darwin" else _KILOBYTE
    print(json.dumps([time.process_time() - begun, peak / unit]))


def _line(kind: Kind, measured: list[Measured]) -> tuple[str, bool]:
    slope, peak = exponent(measured), max(one.megabytes for one in measured)
    within = slope < MOST_EXPONENT and peak < MOST_MEGABYTES and measured[-1].ended
    seconds = "".join(f"{one.seconds:8.2f}" if one.ended else f"  > {one.seconds:4.0f}" for one in measured)
    return f"{kind.name:34}{slope:6.2f}{peak:6.0f} MB {seconds}{'' if within else '   OVER'}", within


def main() -> int:
    """Print the table; return 1 where a kind is over a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="*", default=[kind.name for kind in KINDS])
    parser.add_argument("--sizes", type=int, nargs="*", default=[8, 16, 32, 64, 128, 256])
    parser.add_argument("--call", default="compare", choices=["compare", "check", "relate", "quantities", "extract"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(options.seconds), resource.RLIM_INFINITY))
        _one(options.one[0], int(options.one[1]), options.one[2])
        return 0
    print(f"{options.call:34}  exp  peak     {''.join(f'{size:5} kB' for size in options.sizes)}", flush=True)
    well = True
    for kind in KINDS:
        if kind.name in options.kinds:
            measured: list[Measured] = []
            for size in options.sizes:
                measured.append(_measure(kind, size * _KILOBYTE, options.call, options.seconds))
                if not measured[-1].ended:
                    break
            line, within = _line(kind, measured)
            print(line, flush=True)
            well = well and within
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
