"""What a number as written stands for: the interval that its digits, form and hedge give it."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.lexicon import Hedge
from claimcheck.figures.numerals import Form
from claimcheck.frozen import frozen
from claimcheck.records import Qualifier

_TENTH = Decimal("0.1")
_FIFTIETH = Decimal("0.02")
_FIFTH = Decimal("0.2")
_THOUSAND = Decimal(1000)

# Scale words are powers of a thousand.
_DIGITS_OF_A_SCALE = 3


@frozen
class Bounds:
    """The ends of an interval, None where it is unbounded."""

    low: Decimal | None
    high: Decimal | None


def bounds_of(value: Decimal, step: Decimal | None, form: Form, hedge: Hedge | None) -> tuple[Bounds, Qualifier]:
    """Return what a number stands for, and how it is limited.

    `step` is the place of the last written digit, None for a whole number. Without a hedge a number stands for what
    rounds to it as written (DESIGN, "An amount is an interval"): half a step each way with decimals or a scale word,
    half of the second significant digit for a round thousand, itself for any other whole number, two points each way
    for a share ("two-thirds"). A collective («une quinzaine») admits a fifth each way. "Dozens" is at least two dozen.
    """
    if form is Form.INDEFINITE:
        return Bounds(2 * value, None), Qualifier.AT_LEAST
    if form is Form.COLLECTIVE and hedge is None:
        hedge = Hedge(Qualifier.ABOUT)
    if hedge is None:
        width = rounding_width(value, step, form)
        return Bounds(value - width, value + width), Qualifier.EXACT
    return _hedged(value, hedge_width(value, step, form), hedge), hedge.qualifier


def range_bounds(low: Decimal, high: Decimal) -> Bounds:
    """Return the interval of a range: both ends as written."""
    return Bounds(low, high)


def rounding_width(value: Decimal, step: Decimal | None, form: Form) -> Decimal:
    """Return how far from a number what rounds to it may lie."""
    if form is Form.SHARE:
        return min(_FIFTIETH, abs(value) * _FIFTH)
    if form is not Form.PLAIN:
        return Decimal(0)
    if step is not None:
        return step / 2
    if abs(value) >= _THOUSAND and value % _THOUSAND == 0:
        return min(last_significant(value), Decimal(1).scaleb(value.adjusted() - 1)) / 2
    return Decimal(0)


def hedge_width(value: Decimal, step: Decimal | None, form: Form) -> Decimal:
    """Return how far "about" and "nearly" reach: one unit of the last significant digit or 2 %, at most a tenth."""
    size = abs(value)
    if form is Form.COLLECTIVE:
        return size * _FIFTH
    if form is Form.SHARE:
        return min(size * _TENTH, Decimal("0.05"))
    unit = last_significant(value)
    if step is not None and _is_of_decimals(step):
        unit = min(step, unit)  # the 0 of "9.0 billion" was written to be read, those of "500 million" were not
    return min(size * _TENTH, max(unit, size * _FIFTIETH))


def _is_of_decimals(step: Decimal) -> bool:
    """Tell whether the last written digit stands behind a point, before a scale word or none: "9.0 billion", "9.7"."""
    exponent = step.normalize().as_tuple().exponent
    return isinstance(exponent, int) and (exponent < 0 or exponent % _DIGITS_OF_A_SCALE != 0)


def last_significant(value: Decimal) -> Decimal:
    """Return one unit of the last digit of a number that is not a zero: 100 for 1200, 0.1 for 9.7."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _hedged(value: Decimal, width: Decimal, hedge: Hedge) -> Bounds:
    match hedge.qualifier, hedge.near:
        case Qualifier.LESS_THAN, True:
            return Bounds(value - width, value)
        case Qualifier.MORE_THAN, True:
            return Bounds(value, value + width)
        case ((Qualifier.MORE_THAN | Qualifier.AT_LEAST), _):
            return Bounds(value, None)
        case ((Qualifier.LESS_THAN | Qualifier.AT_MOST), _):
            return Bounds(None, value)
        case _:
            return Bounds(value - width, value + width)
