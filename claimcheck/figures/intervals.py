"""What an amount stands for, and how two amounts relate.

Relations are relations of intervals and the same from both sides: `relate_quantities(b, a)` mirrors
`relate_quantities(a, b)`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from claimcheck.figures.bounds import last_significant
from claimcheck.figures.dates.weekdays import weekday_named
from claimcheck.figures.kinds import TIMES
from claimcheck.figures.lexicon import measures
from claimcheck.frozen import frozen
from claimcheck.records import AssumedYear, Kind, Qualifier, Quantity

_CONTINUOUS = frozenset({Kind.MONEY, Kind.PERCENTAGE, Kind.MEASURE, Kind.DURATION})
_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN})
_THOUSANDTH = Decimal("0.001")  # of a second

# Beyond so many digits before the point, thousandths are more than a decimal number holds (28 digits).
_MOST_DIGITS_ROUNDED = 20
_HALF = Decimal("0.5")
_UNBOUNDED = Decimal("Infinity")
_TWENTIETH = Decimal("0.05")
_LARGE = 1_000_000
_POINTS = "percentage_point"

# How many months a quarter and a half of a year have, by their letter in a truncated date.
_MONTHS_OF_A_PART = {"Q": 3, "H": 6}


@frozen
class Interval:
    """A stretch of numbers; None is unbounded, and an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Tell whether it is one single number."""
        return self.low is not None and self.low == self.high

    def contains(self, other: Interval) -> bool:
        """Tell whether every number of `other` is in this interval."""
        return _low_key(self) <= _low_key(other) and _high_key(other) <= _high_key(self)

    def meets(self, other: Interval) -> bool:
        """Tell whether some number is in both."""
        return _begins_within(self, other) and _begins_within(other, self)


class QuantityRelation(StrEnum):
    """How two quantities relate; every outcome but `A_FINER` and `B_FINER` is its own mirror.

    `A_FINER`: all that the first admits the second admits too, so the first says it more exactly. `OTHER_UNIT`: the
    same kind of thing in units that no factor joins (percent and percentage points). `INCOMPARABLE`: different
    dimensions or different things counted, no conflict by itself.
    """

    SAME = "same"
    A_FINER = "a_finer"
    B_FINER = "b_finer"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"
    OTHER_CURRENCY = "other_currency"
    OTHER_UNIT = "other_unit"
    INCOMPARABLE = "incomparable"


def interval(quantity: Quantity) -> Interval:
    """Return the interval of an amount.

    What rounds to a written number is half-open: 9.7 billion is [9.65, 9.75). "More than" and "less than" are open at
    their limit, but "nearly" and "just over" are closed: "nearly 200" and "200" can both be said of 200.
    """
    low, high = decimal(quantity.low), decimal(quantity.high)
    match quantity.qualifier:
        case Qualifier.EXACT:
            return Interval(low, high, high_open=low != high and high is not None)
        case Qualifier.MORE_THAN:
            return Interval(low, high, low_open=high is None)
        case Qualifier.LESS_THAN:
            return Interval(low, high, high_open=low is None)
        case _:
            return Interval(low, high)


def relate_quantities(a: Quantity, b: Quantity) -> QuantityRelation:
    """Return how two amounts, or two dates, relate.

    Counts compare only when they count the same, or when one does not say what: to compare "12 dead" with "15
    killed", give both the same unit first. Shares ("two-thirds") compare with percentages.
    """
    if a.kind is Kind.DATE or b.kind is Kind.DATE:
        return _relate_dates(a, b) if a.kind is b.kind else QuantityRelation.INCOMPARABLE
    a, b = _share_as_percentage(a, b), _share_as_percentage(b, a)
    a, b = _large_as_money(a, b), _large_as_money(b, a)
    a, b = _count_as_number(a, b), _count_as_number(b, a)
    mismatch = _mismatch(a, b)
    if mismatch:
        return mismatch
    return _relate_intervals(a, b)


def _relate_dates(a: Quantity, b: Quantity) -> QuantityRelation:
    if _is_one_spell(a, b):
        return QuantityRelation.SAME
    if not (_is_placed(a) and _is_placed(b)):
        return _relate_unplaced(a, b)
    if isinstance(a.value, AssumedYear) or isinstance(b.value, AssumedYear):
        return _relate_assumed(a, b)
    return _relate_placed(a, b)


#: A spell of time counted back from the day of writing or ahead of it, with the day where there is one.
_SPELL = re.compile(r"(?P<before>\d{4}-\d\d-\d\d/)?P(?P<count>\d+)(?P<unit>[DWMY])(?P<after>/\d{4}-\d\d-\d\d)?\Z")
_DAYS_OF_UNIT = {"D": Decimal(1), "W": Decimal(7), "M": Decimal("30.44"), "Y": Decimal("365.25")}
#: How much two spells in different units may differ in length: "the last two months" are 59 to 62 days.
_LIKE_LENGTH = Decimal("0.05")


def _is_one_spell(a: Quantity, b: Quantity) -> bool:
    """Tell whether two dates are spells of one length about one time: "the last three weeks", "the last 21 days".

    Reports of two days count them from two days; that moves a spell, and makes it no other.
    """
    first, second = _SPELL.match(str(a.value)), _SPELL.match(str(b.value))
    if not first or not second or bool(first["before"]) is not bool(second["before"]):
        return False
    days = [Decimal(found["count"]) * _DAYS_OF_UNIT[found["unit"]] for found in (first, second)]
    if first["unit"] == second["unit"]:
        if days[0] != days[1]:
            return False
    elif abs(days[0] - days[1]) > _LIKE_LENGTH * max(days):
        return False
    if not (_is_placed(a) and _is_placed(b)):
        return _is_placed(a) is _is_placed(b)
    moved = datetime.date.fromisoformat(str(a.low)) - datetime.date.fromisoformat(str(b.low))
    return abs(moved.days) * 2 <= max(days)


def _relate_placed(a: Quantity, b: Quantity) -> QuantityRelation:
    if str(a.value)[:1] == "[" or str(b.value)[:1] == "[":
        return _relate_sets(a, b)
    if _is_uncertain(a) or _is_uncertain(b):
        return _relate_uncertain(a, b)
    if (a.qualifier in _BOUNDS) is not (b.qualifier in _BOUNDS):
        # "Until 2027" and "in 2024" answer different questions, although 2024 lies before 2027.
        return QuantityRelation.INCOMPARABLE
    if a.qualifier is b.qualifier is Qualifier.RANGE:
        return _relate_periods(str(a.value), str(b.value))
    if a.qualifier is b.qualifier and a.qualifier in _BOUNDS:
        # "Since 1967" and "since 1966" name two beginnings, although the days since 1967 lie within those since 1966.
        return _relate_forms(str(a.value), str(b.value))
    first, second = (str(a.low or ""), str(a.high or "9999")), (str(b.low or ""), str(b.high or "9999"))
    if first == second:
        return QuantityRelation.SAME
    if second[0] <= first[0] and first[1] <= second[1]:
        return QuantityRelation.A_FINER
    if first[0] <= second[0] and second[1] <= first[1]:
        return QuantityRelation.B_FINER
    meet = first[0] <= second[1] and second[0] <= first[1]
    return QuantityRelation.OVERLAP if meet else QuantityRelation.DISJOINT


_YEAR = re.compile(r"\d{4}")

#: How two dates relate where the year of one may be any: the most favourable relation first.
_FAVOURABLE = (
    QuantityRelation.SAME,
    QuantityRelation.A_FINER,
    QuantityRelation.B_FINER,
    QuantityRelation.OVERLAP,
    QuantityRelation.INCOMPARABLE,
    QuantityRelation.DISJOINT,
)


def _relate_assumed(a: Quantity, b: Quantity) -> QuantityRelation:
    """Relate two dates of which one or both do not give their year: it makes no difference, and hides none.

    Where only one gives the year, and not the one that was assumed for the other, it says more.
    """
    plain = _relate_placed(a, b)
    if plain in {QuantityRelation.SAME, QuantityRelation.A_FINER, QuantityRelation.B_FINER}:
        return plain
    if not isinstance(a.value, AssumedYear):
        return mirrored(_relate_assumed(b, a))
    if _YEAR.fullmatch(str(b.value)):
        return QuantityRelation.INCOMPARABLE  # 2010, and an October of whatever year
    years = {_year(end) - _year(a.low or a.high) for end in (b.low, b.high) if end}
    moves = {move + step for move in years for step in (-1, 0, 1)}
    relation = min((_relate_placed(_in_other_year(a, move), b) for move in moves), key=_FAVOURABLE.index)
    both = isinstance(b.value, AssumedYear)
    return QuantityRelation.B_FINER if relation is QuantityRelation.SAME and not both else relation


def mirrored(relation: QuantityRelation) -> QuantityRelation:
    """Return a relation seen from the other side."""
    finer = {QuantityRelation.A_FINER: QuantityRelation.B_FINER, QuantityRelation.B_FINER: QuantityRelation.A_FINER}
    return finer.get(relation, relation)


def _year(day: int | float | str | None) -> int:
    return int(str(day)[:4])


def _in_other_year(date: Quantity, move: int) -> Quantity:
    """Return a date so many years later; the last of February stays within its month."""

    def moved(match: re.Match[str]) -> str:
        year, rest = int(match[1]) + move, match[2]
        return f"{year:04}{'-02-28' if rest == '-02-29' else rest}"

    def of(value: int | float | str | None) -> str | None:
        return None if value is None else re.sub(r"(?<!\d)(\d{4})((?:-\d\d){0,2})", moved, str(value))

    return replace(date, value=of(date.value), low=of(date.low), high=of(date.high))


def _relate_uncertain(a: Quantity, b: Quantity) -> QuantityRelation:
    """Relate dates of which one contradicts its weekday ("Saturday, 5 March 2023"): it is no day of the calendar.

    It is the same as its like, and differs from a date that gives another weekday; without one, that lies within it.
    """
    weekdays = weekday_named(a.text), weekday_named(b.text)
    if a.value == b.value and weekdays[0] == weekdays[1]:
        return QuantityRelation.SAME
    apart = str(a.high) < str(b.low) or str(b.high) < str(a.low)
    if apart or None not in weekdays:
        return QuantityRelation.DISJOINT
    return QuantityRelation.B_FINER if _is_uncertain(a) else QuantityRelation.A_FINER


def _is_uncertain(date: Quantity) -> bool:
    """Tell whether the day contradicts its weekday, which ISO 8601-2 marks with "?"."""
    return "?" in str(date.value)


def _relate_sets(a: Quantity, b: Quantity) -> QuantityRelation:
    """Relate dates of which one may be read day first or month first: each of its readings is admitted."""
    if str(a.value)[:1] == str(b.value)[:1] and (_is_uncertain(a) or _is_uncertain(b)):
        return _relate_uncertain(a, b)
    if a.value == b.value:
        return QuantityRelation.SAME
    readings = {_relate_placed(x, y) for x in _readings(a) for y in _readings(b)}
    if readings == {QuantityRelation.DISJOINT}:
        return QuantityRelation.DISJOINT
    if QuantityRelation.DISJOINT in readings:
        return QuantityRelation.B_FINER if str(a.value)[:1] == "[" else QuantityRelation.A_FINER
    return min(readings, key=_FAVOURABLE.index)


def _readings(date: Quantity) -> list[Quantity]:
    value = str(date.value)
    if value[:1] != "[":
        return [date]
    days = value[1:-1].split(",")
    return [replace(date, value=day, low=day.rstrip("?"), high=day.rstrip("?")) for day in days]


def _relate_periods(a: str, b: str) -> QuantityRelation:
    """Relate two periods by their ends: what lasted from 1974 to 1981 did not last from 1978 to 1981."""
    ends = [_relate_forms(x, y) for x, y in zip(a.split("/"), b.split("/"), strict=False)]
    for relation in (QuantityRelation.DISJOINT, QuantityRelation.A_FINER, QuantityRelation.B_FINER):
        if relation in ends:
            return relation
    return QuantityRelation.SAME


def _is_placed(date: Quantity) -> bool:
    return date.low is not None or date.high is not None


def _relate_unplaced(a: Quantity, b: Quantity) -> QuantityRelation:
    """Relate two dates of which one or both lack the year or the day of writing, by what they do say."""
    if a.value is None or b.value is None:
        same = a.value is b.value and a.text.casefold() == b.text.casefold()
        return QuantityRelation.SAME if same else QuantityRelation.INCOMPARABLE
    first, second = str(a.value), str(b.value)
    if _is_placed(a) and not _is_placed(b):
        first = _form_like(first, second)
    elif _is_placed(b) and not _is_placed(a):
        second = _form_like(second, first)
    if _shape(first) != _shape(second):
        return _relate_months(_months(first), _months(second))
    relation = _relate_forms(first, second)
    if relation is QuantityRelation.SAME and _is_placed(a) is not _is_placed(b):
        return QuantityRelation.A_FINER if _is_placed(a) else QuantityRelation.B_FINER
    return relation


def _months(value: str) -> range:
    """Return the months of any year in which a truncated date lies, none where it tells no month: --03-15, -Q1, -H2."""
    month = re.fullmatch(r"--(\d{2})(-\d{2})?", value)
    if month:
        return range(int(month[1]), int(month[1]) + 1)
    part = re.fullmatch(r"-([QH])(\d)", value)
    if not part:
        return range(0)
    length = _MONTHS_OF_A_PART[part[1]]
    return range(1 + length * (int(part[2]) - 1), 1 + length * int(part[2]))


def _relate_months(a: range, b: range) -> QuantityRelation:
    """Relate a month and the quarter or half-year in which it lies; what is so in another may be so in both."""
    if a and set(a) < set(b):
        return QuantityRelation.A_FINER
    return QuantityRelation.B_FINER if b and set(b) < set(a) else QuantityRelation.INCOMPARABLE


def _form_like(value: str, pattern: str) -> str:
    """Return a placed date in the truncated form of `pattern`: 2024-05-03 as --05-03, or as the weekday -W-5."""
    if re.fullmatch(r"\d{4}-[QH]\d", value):
        return value[4:]
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"-{value[4:]}" if re.fullmatch(r"\d{4}-\d{2}", value) else value
    if pattern.startswith("-W-"):
        return f"-W-{datetime.date.fromisoformat(value).isoweekday()}"
    return f"-{value[4:]}"


def _shape(value: str) -> str:
    """Return what sort of truncated date it is: of a month, a weekday, a season, or placed."""
    return re.sub(r"\d", "", value).rstrip("-") or "-"


def _relate_forms(a: str, b: str) -> QuantityRelation:
    """Relate two ISO 8601 texts: one that begins with the other says more."""
    if a == b:
        return QuantityRelation.SAME
    if a.startswith(b):
        return QuantityRelation.A_FINER
    return QuantityRelation.B_FINER if b.startswith(a) else QuantityRelation.DISJOINT


def _relate_intervals(a: Quantity, b: Quantity) -> QuantityRelation:
    if _equal_as_written(a, b):
        return QuantityRelation.SAME
    first, second = _widened(a, b), _widened(b, a)
    within, around = second.contains(first), first.contains(second)
    if within and around:
        return QuantityRelation.SAME
    if within or around:
        return QuantityRelation.A_FINER if within else QuantityRelation.B_FINER
    return QuantityRelation.OVERLAP if first.meets(second) or _touch(first, second) else QuantityRelation.DISJOINT


def _touch(a: Interval, b: Interval) -> bool:
    """Tell whether an exact number is the very limit of the other phrase.

    In strict logic "more than 200" excludes 200; but the press writes "200" where another writes "more than 200" of one
    count, and a conflict between the two would be a false alarm.
    """
    limit, point = (a, b) if b.is_point else (b, a)
    return point.is_point and point.low in (limit.low, limit.high)


def _equal_as_written(a: Quantity, b: Quantity) -> bool:
    """Tell whether both give one exact value, whatever the digits: 9 740 million and 9.74 billion."""
    if a.value is None or b.value is None or a.qualifier is not b.qualifier:
        return False
    first, second = decimal(a.value), decimal(b.value)
    if first is None or second is None:
        return False
    return converted(first, a.unit) == converted(second, b.unit)


def _widened(quantity: Quantity, other: Quantity) -> Interval:
    """Return the interval in the first unit of its dimension, a whole number widened where the other has decimals.

    25 % and 25.4 % are compatible, 25 % and 26 % are not. Across units ("60 miles", "100 km") both were rounded.
    """
    within = interval(quantity)
    width = _tolerance(quantity, other, within)
    if width and within.low is not None:
        within = Interval(within.low - width, within.low + width, high_open=True)
    low, high = converted(within.low, quantity.unit), converted(within.high, quantity.unit)
    return Interval(low, high, within.low_open, within.high_open)


def _tolerance(quantity: Quantity, other: Quantity, within: Interval) -> Decimal:
    exact = quantity.qualifier is Qualifier.EXACT and within.low is not None and _is_whole(within.low)
    # What is told with decimals elsewhere is no count of whole things, whatever it counts: points of an index.
    continuous = quantity.kind in _CONTINUOUS or _has_decimals(other)
    if not continuous or not exact or not within.is_point or within.low is None:
        return Decimal(0)
    if quantity.unit != other.unit and _is_measured(quantity) and _is_measured(other):
        rough = min(last_significant(within.low) / 2, abs(within.low) * _TWENTIETH)
        return max(_HALF, rough) if within.low else Decimal(0)
    return _HALF if _has_decimals(other) else Decimal(0)


def _is_whole(value: Decimal) -> bool:
    # The remainder of a division fails beyond the precision of the context.
    return value == value.to_integral_value()


def _count_as_number(quantity: Quantity, other: Quantity) -> Quantity:
    """Return a number that counts nothing named as a plain one where the other has decimals: 299 points, 298.76.

    Below ten a whole number is a count, and a decimal one a share.
    """
    bare = quantity.kind is Kind.COUNT and other.kind is Kind.OTHER and quantity.unit is None and other.unit is None
    value = decimal(quantity.value)
    return replace(quantity, kind=Kind.OTHER) if bare and value is not None and abs(value) >= 10 else quantity


def _is_measured(quantity: Quantity) -> bool:
    return quantity.unit in measures().dimension


def _has_decimals(quantity: Quantity) -> bool:
    """Tell whether a number was written with decimals: it stands for less than one whole unit each way."""
    low, high = decimal(quantity.low), decimal(quantity.high)
    if low is None or high is None or quantity.qualifier is not Qualifier.EXACT:
        return False
    return 0 < high - low < 1 or not _is_whole(low)


def _mismatch(a: Quantity, b: Quantity) -> QuantityRelation | None:
    """Return why two amounts cannot be compared, None where they can."""
    if a.kind is not b.kind:
        return QuantityRelation.INCOMPARABLE
    if a.unit == b.unit or a.unit is None or b.unit is None:
        return QuantityRelation.INCOMPARABLE if TIMES in {a.unit, b.unit} and a.unit != b.unit else None
    if a.kind is Kind.MONEY:
        return None if _same_currency(a.unit, b.unit) else QuantityRelation.OTHER_CURRENCY
    if a.kind is Kind.PERCENTAGE:
        return QuantityRelation.OTHER_UNIT
    dimensions = measures().dimension
    if a.unit in dimensions and dimensions.get(a.unit) == dimensions.get(b.unit):
        return None
    if _are_degrees(a.unit, b.unit) or _singular(a.unit) == _singular(b.unit):
        return None
    return QuantityRelation.INCOMPARABLE


def _are_degrees(a: str, b: str) -> bool:
    """Tell whether one is a bare degree and the other a degree of some scale of temperature."""
    return "degree" in {a, b} and "temperature" in {measures().dimension.get(a), measures().dimension.get(b)}


def _same_currency(a: str, b: str) -> bool:
    """Tell whether one is a name that several currencies share ("dollars"), and the other one of these."""
    families = measures().families
    return b in families.get(a, ()) or a in families.get(b, ())


def _singular(noun: str) -> str:
    """Return what a noun is compared by: without the sign of its plural (job, jobs; journal, journaux)."""
    for plural, singular in (("aux", "al"), ("ies", "y"), ("s", ""), ("x", "")):
        if noun.endswith(plural) and len(noun) > len(plural) + 2:
            return noun[: -len(plural)] + singular
    return noun


def _share_as_percentage(quantity: Quantity, other: Quantity) -> Quantity:
    """Return a share as percent where the other is a percentage: two-thirds is 66.7 %."""
    is_share = quantity.kind is Kind.OTHER and quantity.unit is None
    if not is_share or other.kind is not Kind.PERCENTAGE or other.unit != "percent":
        return quantity
    value, low, high = (_times_hundred(number) for number in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, kind=Kind.PERCENTAGE, unit="percent", value=value, low=low, high=high)


def _large_as_money(quantity: Quantity, other: Quantity) -> Quantity:
    """Return a large bare number as money where the other is: «44 milliards» may leave its currency out."""
    bare = quantity.kind in {Kind.COUNT, Kind.OTHER} and quantity.unit is None
    size = decimal(quantity.value if quantity.value is not None else quantity.low)
    if not bare or other.kind is not Kind.MONEY or size is None or size < _LARGE:
        return quantity
    return replace(quantity, kind=Kind.MONEY)


def _times_hundred(number: int | float | str | None) -> float | None:
    exact = decimal(number)
    return None if exact is None else float(exact * 100)


def converted(number: Decimal | None, unit: str | None) -> Decimal | None:
    """Return a number in the first unit of its dimension; as it is where its unit has no size."""
    if number is None or unit is None:
        return number
    if unit == "degree_fahrenheit":
        return Decimal(round((number - 32) * 5 / 9, 9))
    if unit == "kelvin":
        return number - Decimal("273.15")
    size = measures().size.get(unit)
    if size is None:
        return number
    # A third of an hour is told as 0.3333333333 hours, and is twenty minutes all the same.
    scaled = number * size
    rounded = measures().dimension[unit] == "duration" and scaled.adjusted() < _MOST_DIGITS_ROUNDED
    return scaled.quantize(_THOUSANDTH) if rounded else scaled


def decimal(number: int | float | str | None) -> Decimal | None:
    """Return a value or an end of an interval as the very number that is written."""
    return None if number is None else Decimal(str(number))


def _low_key(within: Interval) -> tuple[Decimal, bool]:
    return (-_UNBOUNDED, False) if within.low is None else (within.low, within.low_open)


def _high_key(within: Interval) -> tuple[Decimal, bool]:
    return (_UNBOUNDED, True) if within.high is None else (within.high, not within.high_open)


def _begins_within(a: Interval, b: Interval) -> bool:
    """Tell whether `a` begins before `b` ends."""
    if a.low is None or b.high is None:
        return True
    return a.low < b.high or (a.low == b.high and not a.low_open and not b.high_open)
