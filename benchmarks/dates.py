"""Measure the dates found in rows that others annotated, beside other libraries.

    python benchmarks/dates.py [FOLDER | --data FOLDER] [--misses N] [--libraries-venv PATH]

A gold date is found if a prediction overlaps it. It is `right` if the prediction's days are the gold's, `within` if the
gold's days lie in the prediction's or the reverse and their lengths are alike (within a month, or twice the gold:
"three months ago", "between 2014 and 2018"), and wrong otherwise.
Where the gold offers several readings (last or next Monday), any of them will do. Rows of type set and duration, times
of day alone and latent rows are left out; a `false` is a prediction in a row where there is no date at all.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import command_line, set_folder
from claimcheck.figures.dates import find_dates

Days = tuple[datetime.date | None, datetime.date | None]
Prediction = tuple[int, int, Days]

_FILES = ("datetime.fr", "datetime.en", "duckling.fr", "duckling.en")
_SKIPPED = {"set", "duration", "time", "timerange", "timezone"}
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A text with the days it names: of each date its span and the readings that count as right."""

    id: str
    language: str
    text: str
    reference: datetime.date | None
    gold: tuple[tuple[int, int, tuple[Days, ...]], ...]
    negative: bool


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file that are about days."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        row = _recognizers_row(record) if "spans" in record else _duckling_row(record)
        if row:
            yield row


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "").replace("-00", "-01")[:10])
    except ValueError:
        return None


def _recognizers_row(record: dict[str, object]) -> Row | None:
    spans = record["spans"]
    assert isinstance(spans, list)
    gold = []
    for span in spans:
        if span["type"] in _SKIPPED or any(_below_a_day(value) for value in span["values"]):
            continue
        readings = tuple(days for days in map(_recognizers_days, span["values"]) if days != (None, None))
        if not record["reference"]:
            # Without a day of writing only what names its year can be right or wrong, for any library.
            readings = tuple(days for days in readings if days[0] and str(days[0].year) in span["text"])
        gold.append((span["start"], span["end"], readings))
    skipped = [span for span in spans if span["type"] in _SKIPPED]
    reference = _day(record["reference"]) if isinstance(record["reference"], str) else None
    if not gold and skipped:
        return None
    return Row(str(record["id"]), str(record["lang"]), str(record["text"]), reference, tuple(gold), not gold)


def _below_a_day(value: dict[str, str]) -> bool:
    """Whether a gold value is a moment counted in minutes or hours from now, of no interest to a calendar."""
    timex = value.get("timex", "")
    return timex.startswith(("(PT", "PT")) or ("PT" in timex and value.get("type") == "duration")


def _recognizers_days(value: dict[str, str]) -> Days:
    if "value" in value:
        day = _day(value["value"])
        return day, day
    start, end = _day(value.get("start")), _day(value.get("end"))
    if end and value.get("type") == "daterange" and end != start:
        end -= _DAY
    if value.get("Mod") in {"before", "until", "before-end", "before-approx"}:
        return None, end
    return start, end


def _duckling_row(record: dict[str, object]) -> Row | None:
    text, reference = str(record["text"]), _day(str(record["reference"]))
    identifier, language = str(record["id"]), str(record["lang"])
    if record.get("negative"):
        return Row(identifier, language, text, reference, (), negative=True)
    if record.get("latent") or record["grain"] in {"Minute", "Hour", "Second"}:
        return None
    start, end = _day(str(record["start"])), _day(str(record["end"])) if "end" in record else None
    if start and not end:
        end = None if record.get("open") == "After" else _grain_end(start, str(record["grain"]))
    elif end:
        end -= _DAY
    return Row(identifier, language, text, reference, ((0, len(text), ((start, end),)),), negative=False)


def _grain_end(start: datetime.date, grain: str) -> datetime.date:
    if grain in {"Day", "Week"}:
        return start + (_DAY * 6 if grain == "Week" else _DAY * 0)
    months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
    index = start.year * 12 + start.month - 1 + months
    return datetime.date(index // 12, index % 12 + 1, 1) - _DAY


def ours(row: Row) -> list[Prediction]:
    """Return what claimcheck finds in a row."""
    found = find_dates(row.text, row.language, row.reference)
    return [
        (q.start, q.end, (_day(str(q.low)) if q.low else None, _day(str(q.high)) if q.high else None)) for q in found
    ]


def judge(row: Row, predictions: list[Prediction]) -> Iterator[tuple[str, str]]:
    """Yield a verdict on each gold date, and `false` for each prediction in a row without dates."""
    for start, end, readings in row.gold:
        overlapping = [days for first, last, days in predictions if first < end and last > start]
        if not overlapping:
            yield "missed", row.text[start:end]
        elif not readings:
            yield "found", row.text[start:end]
        elif any(_same(days, gold) for days in overlapping for gold in readings):
            yield "right", row.text[start:end]
        elif any(_within(days, gold) for days in overlapping for gold in readings):
            yield "within", f"{row.text[start:end]}: {_shown(overlapping)} for {_shown(readings)}"
        else:
            yield "wrong", f"{row.text[start:end]}: {_shown(overlapping)} for {_shown(readings)}"
    if row.negative:
        for first, last, _ in predictions:
            yield "false", row.text[first:last]


def _same(days: Days, gold: Days) -> bool:
    """Whether two intervals agree; an open end of the gold is the day after or the day itself."""
    low, high = days
    start, end = gold
    if None in days or None in gold:
        return _beside(low, start) and _beside(high, end)
    assert low and high and start and end
    return low == start and (high == end or (start != end and high - end == _DAY))


def _beside(day: datetime.date | None, gold: datetime.date | None) -> bool:
    return day is gold if day is None or gold is None else abs(day - gold) <= _DAY


def _within(days: Days, gold: Days) -> bool:
    if None in days or None in gold:
        return False
    low, high = days
    start, end = gold
    assert low and high and start and end
    alike = abs((high - low) - (end - start)) <= max(31 * _DAY, end - start)
    return alike and ((low <= start and end <= high) or (start <= low and high <= end))


def _shown(intervals: list[Days] | tuple[Days, ...]) -> str:
    return ", ".join(f"{low}..{high}" for low, high in intervals)


def measure(rows: list[Row], predictions: list[list[Prediction]], name: str, misses: int) -> str:
    """Return one line of the table, after printing up to `misses` cases of each kind."""
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for row, predicted in zip(rows, predictions, strict=True):
        for verdict, detail in judge(row, predicted):
            counts[verdict] += 1
            if verdict not in {"right", "found"} and shown[verdict] < misses:
                shown[verdict] += 1
                print(f"  {verdict:7} {row.id:22} {row.text[:90]!r} -> {detail}")
    gold = sum(counts[verdict] for verdict in ("right", "within", "found", "wrong", "missed"))
    placed = gold - counts["found"]
    recall = 1 - counts["missed"] / gold
    accuracy = (counts["right"] + counts["within"]) / max(1, placed)
    return (
        f"{name:14} {gold:5} {recall:7.1%} {counts['right']:6} {counts['within']:7} {counts['found']:6} "
        f"{counts['wrong']:6} {counts['missed']:7} {accuracy:9.1%} {counts['false']:6}"
    )


_SIDE_BY_SIDE = """
import datetime, json, sys
def dateparser_rows(rows):
    from dateparser.search import search_dates
    for row in rows:
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(row["reference"])} if row["reference"] else {}
        found, place = [], 0
        for words, moment in search_dates(row["text"], languages=[row["language"]], settings=settings) or []:
            start = row["text"].find(words, place)
            if start >= 0:
                place = start + len(words)
                found.append([start, place, str(moment.date()), str(moment.date())])
        yield found
def recognizers_rows(rows):
    from ms_recognizers_date_time import recognize_datetime
    cultures = {"fr": "fr-fr", "en": "en-us"}
    for row in rows:
        reference = datetime.datetime.fromisoformat(row["reference"]) if row["reference"] else None
        found = []
        for result in recognize_datetime(row["text"], cultures[row["language"]], reference=reference):
            if result.type_name.split(".")[-1] in ("set", "duration", "time", "timerange"):
                continue
            for value in (result.resolution or {}).get("values") or [{}]:
                low = value.get("value") or value.get("start")
                high = value.get("value") or value.get("end")
                if high and "end" in value and result.type_name.endswith("daterange"):
                    try:
                        high = str(datetime.date.fromisoformat(high) - datetime.timedelta(days=1))
                    except ValueError:
                        pass
                found.append([result.start, result.end + 1, low and low[:10], high and high[:10]])
        yield found
rows = json.load(sys.stdin)
print(json.dumps(list({"dateparser": dateparser_rows, "ms-recognizers": recognizers_rows}[sys.argv[1]](rows))))
"""


def theirs(rows: list[Row], library: str, environment: Path) -> list[list[Prediction]] | None:
    """Return what another library finds, run by the interpreter of `environment`; None where it cannot run."""
    sent = [
        {"text": r.text, "language": r.language, "reference": r.reference and r.reference.isoformat()} for r in rows
    ]
    run = subprocess.run(
        [environment / "bin" / "python", "-W", "ignore", "-c", _SIDE_BY_SIDE, library],
        input=json.dumps(sent), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        print(f"{library}: {run.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return [[(a, b, (_day(low), _day(high))) for a, b, low, high in found] for found in json.loads(run.stdout)]


def main() -> None:
    """Print the table."""
    parser = command_line(__doc__, "dates")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N cases of each kind a file")
    parser.add_argument("--libraries-venv", type=Path, metavar="PATH", help="where other libraries are installed")
    options = parser.parse_args()
    folder = set_folder(options)
    lines = [f"{'':14} {'gold':>5} {'recall':>7} {'right':>6} {'within':>7} {'found':>6} {'wrong':>6} {'missed':>7} "
             f"{'accuracy':>9} {'false':>6}"]  # fmt: skip
    for name in _FILES:
        rows = list(rows_of(folder / f"{name}.jsonl"))
        lines.append(f"{name} ({len(rows)} rows)")
        lines.append(measure(rows, [ours(row) for row in rows], "claimcheck", options.misses))
        for library in ("ms-recognizers", "dateparser") if options.libraries_venv else ():
            predictions = theirs(rows, library, options.libraries_venv)
            if predictions is not None:
                lines.append(measure(rows, predictions, library, 0))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
