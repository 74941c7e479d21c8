"""Quantities as intervals on one common line, so that what lies within, across or beside is seen at a glance."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.records import Kind, Qualifier, Quantity
from claimcheck.reports.figures import Figures
from claimcheck.reports.html.views import Bar, Drawing, Tick

# Share of the line that is left free on either side of the outermost finite end.
_MARGIN = 0.08

# How much of the line an interval without an end takes beyond the last number.
_OPEN_SHARE = 0.3

# Ticks whose labels would touch are left out; as a share of the line in percent.
_LEAST_TICK_GAP = 18.0

# More intervals than this on one line are not read at a glance any more.
_MOST_BARS = 8

# A caption names the relations of this many pairs.
_MOST_RELATIONS = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quantity, the label of the source that tells it, and its words there with those that limit it."""

    label: str
    quantity: Quantity
    words: str


@dataclass(frozen=True, slots=True)
class _Interval:
    """Two ends as numbers (days for dates), None where unbounded, and whether each end belongs to it."""

    low: float | None
    high: float | None
    low_belongs: bool = True
    high_belongs: bool = True

    def meets(self, other: _Interval) -> bool:
        """Say whether the two have a value in common."""
        return self._not_above(other) and other._not_above(self)

    def _not_above(self, other: _Interval) -> bool:
        if self.low is None or other.high is None or self.low < other.high:
            return True
        return self.low == other.high and self.low_belongs and other.high_belongs

    def lies_within(self, other: _Interval) -> bool:
        """Say whether every value of this one is a value of the other."""
        low_fits = other.low is None or (self.low is not None and self.low >= other.low)
        high_fits = other.high is None or (self.high is not None and self.high <= other.high)
        return low_fits and high_fits and self.meets(other)

    @property
    def is_point(self) -> bool:
        """Say whether it is a single value."""
        return self.low is not None and self.low == self.high


def draw(labelled: Iterable[Labelled], figures: Figures) -> Drawing | None:
    """Return the drawing of quantities of one dimension; None where there are not two different ones to compare."""
    rows = _distinct(labelled)[:_MOST_BARS]
    if len(rows) < 2 or not all(comparable(rows[0].quantity, row.quantity) for row in rows[1:]):
        return None
    intervals = [_interval(row.quantity) for row in rows]
    line = _line(intervals)
    if line is None:
        return None
    relations = _relations(rows, intervals, figures)
    common = _common(intervals)
    left, width = _placed(common, line) if common else (None, 0.0)
    return Drawing(
        bars=tuple(_bar(row, interval, line, figures) for row, interval in zip(rows, intervals, strict=True)),
        ticks=_ticks(rows, line, figures),
        common_left=left,
        common_width=width,
        caption=" ".join(relations),
        description=" · ".join(_described(row, figures) for row in rows),
    )


def _described(row: Labelled, figures: Figures) -> str:
    said = f"{row.words}, {figures.stands_for(row.quantity)}"
    return figures.report.say("labelled", label=row.label, words=said)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities that differ can stand on one line: the same kind, and no unit against the other's.

    What is counted has no unit to compare: the same people are "people" in one language and "salariés" in another.
    """
    if a.kind is not b.kind or a.kind is Kind.ORDINAL:
        return False
    if a.kind is Kind.COUNT:
        return True
    return a.unit is None or b.unit is None or a.unit == b.unit or _ambiguous(a.unit, b.unit)


def meet(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities have a value in common."""
    return _interval(a).meets(_interval(b))


def _ambiguous(a: str, b: str) -> bool:
    """Say whether one unit is written so that it may be the other: "USD?" stands for dollars of any country."""
    return a.rstrip("?") == b.rstrip("?")


def _distinct(labelled: Iterable[Labelled]) -> list[Labelled]:
    seen: dict[tuple[object, ...], Labelled] = {}
    for row in labelled:
        quantity = row.quantity
        if quantity.low is not None or quantity.high is not None:
            seen.setdefault((row.label, quantity.low, quantity.high), row)
    return sorted(seen.values(), key=lambda row: row.label)


def _interval(quantity: Quantity) -> _Interval:
    if quantity.kind is Kind.DATE:
        low, high = _day(quantity.low), _day(quantity.high)
        return _Interval(low, None if high is None else high + 1, high_belongs=False)
    low = quantity.low if isinstance(quantity.low, int | float) else None
    high = quantity.high if isinstance(quantity.high, int | float) else None
    rounded = quantity.qualifier is Qualifier.EXACT and low != high
    return _Interval(
        low,
        high,
        low_belongs=quantity.qualifier is not Qualifier.MORE_THAN,
        high_belongs=quantity.qualifier is not Qualifier.LESS_THAN and not rounded,
    )


def _day(text: float | str | None) -> float | None:
    try:
        return float(datetime.date.fromisoformat(str(text)).toordinal())
    except ValueError:
        return None


def _line(intervals: Sequence[_Interval]) -> tuple[float, float] | None:
    """Return the first and last value of the common line."""
    ends = [end for interval in intervals for end in (interval.low, interval.high) if end is not None]
    if not ends:
        return None
    first, last = min(ends), max(ends)
    span = (last - first) or abs(first) * 0.1 or 1.0
    left = _OPEN_SHARE if any(interval.low is None for interval in intervals) else _MARGIN
    right = _OPEN_SHARE if any(interval.high is None for interval in intervals) else _MARGIN
    return first - span * left, last + span * right


def _share(value: float, line: tuple[float, float]) -> float:
    return round(100 * (value - line[0]) / (line[1] - line[0]), 2)


def _placed(interval: _Interval, line: tuple[float, float]) -> tuple[float, float]:
    left = 0.0 if interval.low is None else _share(interval.low, line)
    right = 100.0 if interval.high is None else _share(interval.high, line)
    return left, round(right - left, 2)


def _bar(row: Labelled, interval: _Interval, line: tuple[float, float], figures: Figures) -> Bar:
    left, width = _placed(interval, line)
    return Bar(
        label=row.label,
        words=figures.stands_for(row.quantity),
        left=left,
        width=width,
        open_left=interval.low is None,
        open_right=interval.high is None,
        point=interval.is_point,
    )


def _common(intervals: Sequence[_Interval]) -> _Interval | None:
    """Return the values that all intervals share, None where two of them exclude each other."""
    if not all(a.meets(b) for a, b in combinations(intervals, 2)):
        return None
    lows = [interval.low for interval in intervals if interval.low is not None]
    highs = [interval.high for interval in intervals if interval.high is not None]
    return _Interval(max(lows, default=None), min(highs, default=None))


def _ticks(rows: Sequence[Labelled], line: tuple[float, float], figures: Figures) -> tuple[Tick, ...]:
    """Return labels for the ends, from the left, none so near to the last that they would touch."""
    ends: dict[float, str] = {}
    for row in rows:
        is_date = row.quantity.kind is Kind.DATE
        for end in (row.quantity.low, row.quantity.high):
            at = _day(end) if is_date else end
            if isinstance(at, int | float) and end is not None:
                ends.setdefault(_share(at, line), figures.bound(end))
    ticks: list[Tick] = []
    for at, text in sorted(ends.items()):
        if not ticks or at - ticks[-1].at >= _LEAST_TICK_GAP:
            ticks.append(Tick(at, text, _anchor(at)))
    return tuple(ticks)


def _anchor(at: float) -> str:
    return "start" if at < 12 else "end" if at > 88 else "middle"


def _relations(rows: Sequence[Labelled], intervals: Sequence[_Interval], figures: Figures) -> list[str]:
    sentences = []
    for (row, interval), (other, beside) in combinations(zip(rows, intervals, strict=True), 2):
        values = {"a": row.words, "b": other.words, "label_a": row.label, "label_b": other.label}
        sentences.append(figures.page.say(f"lies.{_lies(interval, beside)}", **values))
    return sentences[:_MOST_RELATIONS]


def _lies(a: _Interval, b: _Interval) -> str:
    if (a.low, a.high) == (b.low, b.high):
        return "same"
    if not a.meets(b):
        return "beside"
    if a.lies_within(b):
        return "a_within_b"
    return "b_within_a" if b.lies_within(a) else "across"
