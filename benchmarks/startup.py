"""Start-up time, memory and growth of whole processes, as ratios to a bare interpreter measured side by side.

    python benchmarks/startup.py [--runs 15] [--json FILE]

Every command runs in turn with a bare interpreter, so that a busy machine slows both; medians are compared. The growth
exponent is the slope of log(time above the start) over log(length): 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIR = (ROOT / "examples" / "gazette.txt", ROOT / "examples" / "courrier.txt")

#: What a process may take: ratio to a bare interpreter, and megabytes.
LIMITS = {"--help": (12.0, 60.0), "compare": (45.0, 60.0)}

#: Copies of the long example, each with its figures changed, of which articles of growing length are made.
LENGTHS = (1, 2, 4, 8)

_CHILD = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
_MEMORY = _CHILD + "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured command: median seconds, ratio to a bare interpreter, peak megabytes."""

    name: str
    seconds: float
    ratio: float
    megabytes: float
    within_limits: bool


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(), check=True)
    return time.perf_counter() - started


def megabytes_of(command: list[str]) -> float:
    """Peak resident memory of a process; `ru_maxrss` is in kibibytes on Linux, in bytes on macOS."""
    ran = subprocess.run(
        [sys.executable, "-c", _MEMORY, *command], capture_output=True, env=environment(), text=True, check=True
    )
    return int(ran.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "CLAIMCHECK_"))}


def claimcheck(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "claimcheck", *arguments]


def compare(*arguments: str) -> list[str]:
    """A run of the rules engine, whichever engines this machine could run as well."""
    return claimcheck("compare", *arguments, "--engine", "rules")


def start_figures(runs: int) -> list[Figure]:
    bare = [sys.executable, "-c", "pass"]
    commands = {"--help": claimcheck("--help"), "compare": compare(*map(str, PAIR))}
    taken: dict[str, list[float]] = {"bare": [], **{name: [] for name in commands}}
    for command in commands.values():
        seconds_of(command)  # writes the byte code, which every later start finds
    for _ in range(runs):
        taken["bare"].append(seconds_of(bare))
        for name, command in commands.items():
            taken[name].append(seconds_of(command))
    base = statistics.median(taken["bare"])
    figures = [Figure("bare interpreter", base, 1.0, megabytes_of(bare), within_limits=True)]
    for name, command in commands.items():
        seconds, megabytes = statistics.median(taken[name]), megabytes_of(command)
        most_ratio, most_megabytes = LIMITS[name]
        within = seconds / base < most_ratio and megabytes < most_megabytes
        figures.append(Figure(name, seconds, seconds / base, megabytes, within))
    return figures


def growth(runs: int) -> tuple[list[tuple[int, float]], float]:
    """Return (characters, seconds) for articles of growing length, and the exponent of growth beyond the start."""
    text = (ROOT / "examples" / "long.txt").read_text("utf-8")
    points = []
    with tempfile.TemporaryDirectory() as folder:
        start = statistics.median(seconds_of(compare(*map(str, PAIR))) for _ in range(runs))
        for length in LENGTHS:
            pair = [_article(Path(folder) / f"{name}{length}.txt", text, length, shift) for name, shift in _SIDES]
            command = compare(*pair, "--format", "json")
            points.append((length * len(text), statistics.median(seconds_of(command) for _ in range(runs))))
    logs = [(math.log(characters), math.log(max(seconds - start, 1e-3))) for characters, seconds in points]
    return points, _slope(logs)


_SIDES = (("a", 0), ("b", 1))


def _article(path: Path, text: str, copies: int, shift: int) -> str:
    # Copies differ in every word that is written with a capital and in every digit, so that none is a repetition.
    parts = []
    for copy in range(copies):
        digits = str.maketrans({str(digit): str((digit + copy + shift) % 10) for digit in range(10)})
        words = (f"{word}{'abcdefgh'[copy]}" if word[:1].isupper() else word for word in text.split(" "))
        parts.append(" ".join(words).translate(digits))
    path.write_text("\n\n".join(parts), "utf-8")
    return str(path)


def _slope(points: list[tuple[float, float]]) -> float:
    x, y = zip(*points, strict=True)
    return statistics.linear_regression(x, y).slope


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    figures = start_figures(options.runs)
    points, exponent = growth(max(options.runs // 5, 1))
    for figure in figures:
        limit = LIMITS.get(figure.name)
        note = (
            f"   (under {limit[0]:.0f} x, {limit[1]:.0f} MB: {'yes' if figure.within_limits else 'NO'})"
            if limit
            else ""
        )
        print(f"{figure.name:18}{figure.seconds * 1000:8.0f} ms{figure.ratio:8.1f} x{figure.megabytes:8.0f} MB{note}")
    for characters, seconds in points:
        print(f"{2 * characters:12,} characters in two articles{seconds * 1000:8.0f} ms")
    print(f"growth with length: exponent {exponent:.2f}")
    if options.json:
        value = {"starts": [asdict(figure) for figure in figures], "growth": points, "exponent": exponent}
        options.json.write_text(f"{json.dumps(value, indent=2)}\n", "utf-8")
    return 0 if all(figure.within_limits for figure in figures) and exponent < 1.5 else 1


if __name__ == "__main__":
    sys.exit(main())
