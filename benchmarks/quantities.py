"""How many amounts that others annotated are found, and how many with the right value.

    python benchmarks/quantities.py [FOLDER | --data FOLDER] [--misses N] [--libraries-venv PATH]

FOLDER holds JSON Lines of rows `{text, lang, kind, spans: [{start, end, value}]}`, or `{text, digits}` for spelled
numbers. A gold span is found when a reading overlaps it, and right when the number is the same, both ends of a range
included; where the gold is two numbers and the reading one range ("2 or 3"), each end counts. Precision counts, among
the readings of the kind that a file annotates, those that are right.

With `--libraries-venv`, an environment that has them, the same rows are read by ms-recognizers-text-suite,
quantulum3 and text2num, in a process of that environment.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.common import command_line, rows, set_folder

LIBRARIES = ("ms-recognizers", "quantulum3", "text2num")
_NARROW_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2019": "'"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as some reader found it; `ends` are the limits of a range."""

    start: int
    end: int
    values: tuple[float, ...]
    ends: tuple[float | None, float | None] | None = None
    kind: str = ""
    unit: str = ""


Reader = Callable[[list[dict[str, Any]]], tuple[list[list[Reading]], float]]


@dataclass(slots=True)
class Score:
    """Counts over the rows of one file."""

    gold: int = 0
    found: int = 0
    right: int = 0
    readings: int = 0
    precise: int = 0
    milliseconds: float = 0.0
    characters: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("gold", "found", "right", "readings", "precise", "milliseconds", "characters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def main() -> None:
    parser = command_line(__doc__, "quantities")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses of each file")
    parser.add_argument("--files", default="", help="only files whose name contains this")
    parser.add_argument("--libraries-venv", type=Path, metavar="PATH")
    arguments = parser.parse_args()
    files = [path for path in sorted(set_folder(arguments).glob("*.jsonl")) if arguments.files in path.name]
    readers: list[tuple[str, Reader]] = [("claimcheck", read_with_claimcheck)]
    if arguments.libraries_venv:
        readers += [(name, library_reader(arguments.libraries_venv, name)) for name in LIBRARIES]
    for name, reader in readers:
        print_table(name, files, reader, arguments.misses if name == "claimcheck" else 0)


def print_table(name: str, files: list[Path], reader: Reader, misses: int) -> None:
    print(f"\n{name}\n{'file':<16} {'gold':>5} {'found':>7} {'right':>7} {'precision':>10} {'ms/kB':>7}")
    totals: dict[str, Score] = {}
    for path in files:
        score = score_rows(list(rows(path)), reader)
        totals.setdefault(f"all {path.stem.split('.')[-1]}", Score()).add(score)
        print(table_row(path.stem, score))
        for miss in score.misses[:misses]:
            print("    " + miss)
    for language, total in totals.items():
        print(table_row(language, total))


def table_row(name: str, score: Score) -> str:
    speed = score.milliseconds / max(score.characters, 1) * 1000
    return (
        f"{name:<16} {score.gold:>5} {percent(score.found, score.gold)} {percent(score.right, score.gold)} "
        f"{percent(score.precise, score.readings):>10} {speed:>7.1f}"
    )


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}%" if whole else "      -"


def score_rows(rows: list[dict[str, Any]], reader: Reader) -> Score:
    readings, seconds = reader(rows)
    score = Score(milliseconds=seconds * 1000, characters=sum(len(row["text"]) for row in rows))
    for row, found in zip(rows, readings, strict=True):
        if "spans" in row:
            score_spans(row, found, score)
        elif row["digits"] is not None:
            score_digits(row, found, score)
    return score


def score_spans(row: dict[str, Any], readings: list[Reading], score: Score) -> None:
    """Count the spans of a row; those without a value ("next", "percentage") are nobody's to find."""
    right_readings: set[int] = set()
    for span in row["spans"]:
        if span["value"] is None:
            continue
        near = [place for place, r in enumerate(readings) if r.start < span["end"] and span["start"] < r.end]
        right = [place for place in near if is_right(readings[place], span)]
        score.gold += 1
        score.found += bool(near)
        score.right += bool(right)
        right_readings.update(right)
        if not right:
            seen = [
                (row["text"][readings[p].start : readings[p].end], readings[p].values, readings[p].ends) for p in near
            ]
            score.misses.append(
                f"{row['id']}: {span['text']!r} = {span['value']} {span.get('unit')} in {row['text'][:120]!r}: {seen}"
            )
    own = [place for place, reading in enumerate(readings) if of_kind(reading, row["kind"]) or place in right_readings]
    score.readings += len(own)
    score.precise += len(right_readings)
    for place in own:
        if place not in right_readings and not overlaps_gold(readings[place], row):
            extra = readings[place]
            score.misses.append(
                f"{row['id']}: not gold {row['text'][extra.start : extra.end]!r} in {row['text'][:120]!r}"
            )


def overlaps_gold(reading: Reading, row: dict[str, Any]) -> bool:
    return any(reading.start < span["end"] and span["start"] < reading.end for span in row["spans"])


_KINDS = {
    "percent": {"percentage"},
    "currency": {"money"},
    "dimension": {"measure", "duration"},
    "temperature": {"measure"},
    "age": {"age"},
    "ordinal": {"ordinal"},
}


def of_kind(reading: Reading, kind: str) -> bool:
    """Tell whether a reading is of the kind that a row annotates; where the kind is not told, all are."""
    if kind == "range":
        return reading.ends is not None
    if kind == "number":
        return reading.kind != "ordinal"
    return kind not in _KINDS or not reading.kind or reading.kind in _KINDS[kind]


def score_digits(row: dict[str, Any], readings: list[Reading], score: Score) -> None:
    """Count spelled numbers against the same text in digits, in order."""
    left = [value for reading in readings for value in reading.values[:1]]
    gold = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", row["digits"])]
    for number in gold:
        right = any(same(number, value) for value in left)
        score.gold += 1
        score.found += bool(left)
        score.right += right
        if right:
            left.remove(next(value for value in left if same(number, value)))
        else:
            score.misses.append(f"{row['id']}: {number} in {row['text']!r} ({row['digits']!r}): {left}")
    score.readings += len(readings)
    score.precise += len(gold) - sum(1 for m in score.misses if m.startswith(f"{row['id']}:"))


def is_right(reading: Reading, span: dict[str, Any]) -> bool:
    gold = span["value"]
    if isinstance(gold, str):
        match = re.fullmatch(r"[\[(]([^,]*),([^,]*)[\])]", gold)
        if not match:
            return False
        gold = [float(end) if end.strip() else None for end in match.groups()]
    if isinstance(gold, list):
        return reading.ends is not None and all(same(a, b) for a, b in zip(gold, reading.ends, strict=True))
    if reading.ends and any(same(gold, end) for end in reading.ends) and not reading.values:
        return True
    factor = conversion(reading.unit, span.get("unit"))
    return any(same(gold, value) or same(gold, value * factor) for value in reading.values)


def conversion(unit: str, gold_unit: str | None) -> float:
    """Return what turns a reading into the unit of the gold: 7 feet 10 inches is 94 inches there."""
    from claimcheck.figures.lexicon import measures

    shared, wanted = measures(), (gold_unit or "").lower().replace(" ", "_")
    if wanted in {"cent", "pence", "penny"}:
        return 100.0
    if shared.dimension.get(unit) is None or shared.dimension.get(unit) != shared.dimension.get(wanted):
        return 1.0
    return float(shared.size[unit] / shared.size[wanted])


def same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-9) or abs(a - b) < 1e-6 * abs(a)


def read_with_claimcheck(rows: list[dict[str, Any]]) -> tuple[list[list[Reading]], float]:
    from claimcheck.figures import find

    find("", "en")
    begin = time.perf_counter()
    found = [find(row["text"], row["lang"]) for row in rows]
    seconds = time.perf_counter() - begin
    return [
        [as_reading(quantity) for quantity in quantities if quantity.kind != "date"] for quantities in found
    ], seconds


def as_reading(quantity: Any) -> Reading:
    limits = quantity.qualifier not in {"exact", "about"}
    values = () if quantity.value is None else (quantity.value,)
    ends = (quantity.low, quantity.high) if limits else None
    return Reading(quantity.start, quantity.end, values, ends, quantity.kind, quantity.unit or "")


def library_reader(environment: Path, library: str) -> Reader:
    def read(rows: list[dict[str, Any]]) -> tuple[list[list[Reading]], float]:
        asked = [{"text": row["text"].translate(_NARROW_SPACES), "lang": row["lang"]} for row in rows]
        run = subprocess.run(
            [str(environment / "bin" / "python"), str(Path(__file__).with_name("quantity_libraries.py")), library],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            check=False,
        )
        if run.returncode:
            print(
                f"    {library}: {run.stderr.strip().splitlines()[-1] if run.stderr.strip() else 'failed'}",
                file=sys.stderr,
            )
            return [[] for _ in rows], 0.0
        answer = json.loads(run.stdout.splitlines()[-1])
        return [list(readings_of(found)) for found in answer["found"]], answer["seconds"]

    return read


def readings_of(found: list[dict[str, Any]]) -> Iterator[Reading]:
    for item in found:
        ends = tuple(item["ends"]) if item.get("ends") else None
        yield Reading(item["start"], item["end"], tuple(item["values"]), ends, item.get("kind", ""))


if __name__ == "__main__":
    main()
