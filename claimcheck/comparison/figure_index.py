"""The figures of many statements, found by what they must have in common with one to be compatible with it.

To hold each figure of a text against each one of its sources takes the square of their number.
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.comparison.evidence.totals import Total, totals
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.figures.reach import Reach, Space, looks_at, stands_at

# So few figures are looked through in less time than it takes to sort them.
_FEW = 12

# A sign that no figure has in it.
_BETWEEN = "\0"


class FigureIndex:
    """The figures of some statements, each with the statement that tells it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements

    def near(self, figure: Figure) -> Iterator[tuple[Figure, Statement]]:
        """Yield every figure that may be compatible with one, and few others.

        Those of the same text or the same value are among them, whatever they count.
        """
        if len(self._figures) <= _FEW:
            yield from self._figures
            return
        quantity = figure.quantity
        found = set(self._by_text.get(quantity.text.casefold(), ()))
        if quantity.value is not None:
            found.update(self._by_value.get(quantity.value, ()))
        for reach in looks_at(quantity):
            found.update(self._spaces[reach.space].meeting(reach))
        yield from (self._figures[place] for place in sorted(found))

    def telling_in_parts(self, whole: Figure) -> Iterator[Statement]:
        """Yield the statements that tell a figure in parts: "eleven rebels and six soldiers", 17 people."""
        totals_of_value = self._totals.get(whole.quantity.value, ())
        return (statement for total, statement in totals_of_value if total.is_given_by(whole))

    def has_written(self, figure: Figure) -> bool:
        """Tell whether the value of a figure, or its text within another, stands anywhere, whatever it counts there."""
        value, text = figure.quantity.value, figure.quantity.text.casefold()
        return (value is not None and value in self._by_value) or text in self._texts

    @functools.cached_property
    def _texts(self) -> str:
        return _BETWEEN.join(self._by_text)

    @functools.cached_property
    def _figures(self) -> Sequence[tuple[Figure, Statement]]:
        return [(figure, one) for one in self._statements for figure in (*one.amounts, *one.dates)]

    @functools.cached_property
    def _by_text(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, (figure, _) in enumerate(self._figures):
            found[figure.quantity.text.casefold()].append(place)
        return found

    @functools.cached_property
    def _by_value(self) -> dict[object, list[int]]:
        found: dict[object, list[int]] = defaultdict(list)
        for place, (figure, _) in enumerate(self._figures):
            found[figure.quantity.value].append(place)
        return found

    @functools.cached_property
    def _spaces(self) -> dict[Space, _Stretches]:
        spaces = {space: _Stretches() for space in Space}
        for place, (figure, _) in enumerate(self._figures):
            for reach in stands_at(figure.quantity):
                spaces[reach.space].add(reach, place)
        return spaces

    @functools.cached_property
    def _totals(self) -> dict[object, list[tuple[Total, Statement]]]:
        found: dict[object, list[tuple[Total, Statement]]] = defaultdict(list)
        for statement in self._statements:
            for total in totals(statement):
                found[total.value].append((total, statement))
        return found


class _Stretches:
    """Stretches of one space, each with the place of a figure, found by a stretch that they meet.

    Those of about one width are sorted together: of these only few that begin before another stretch reach into it.
    """

    def __init__(self) -> None:
        self._by_width: dict[float, list[tuple[float, float, int]]] = defaultdict(list)
        self._is_sorted = True

    def add(self, reach: Reach, place: int) -> None:
        """Add the stretch of a figure."""
        width = reach.high - reach.low
        widest = 2.0 ** math.ceil(math.log2(max(width, 1))) if math.isfinite(width) else math.inf
        self._by_width[widest].append((reach.low, reach.high, place))
        self._is_sorted = False

    def meeting(self, reach: Reach) -> Iterator[int]:
        """Yield the places of the figures whose stretches have a number in common with one."""
        if not self._is_sorted:
            for stretches in self._by_width.values():
                stretches.sort()
            self._is_sorted = True
        for widest, stretches in self._by_width.items():
            first = bisect_left(stretches, reach.low - widest, key=_begin)
            last = bisect_right(stretches, reach.high, key=_begin)
            yield from (place for _, high, place in stretches[first:last] if high >= reach.low)


def _begin(stretch: tuple[float, float, int]) -> float:
    return stretch[0]
