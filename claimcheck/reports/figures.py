"""What a quantity stands for, in words: "between 9.65 and 9.75 billion euros", "the days from 1 to 31 May 2024"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.languages import FALLBACK, load
from claimcheck.languages.scanner import opens_with_vowel
from claimcheck.records import Kind, Qualifier, Quantity
from claimcheck.reports.phrases import Phrases, phrases

# What is counted is said by the words around the number, in the language of the source.
_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.OTHER})


@functools.cache
def page_phrases(language: str) -> Phrases:
    """Return the words of the page and of reports for pipelines: `[phrases.page]` over `[phrases.report]`."""
    tables: list[dict[str, Any]] = [load(code).table("phrases") for code in (language, FALLBACK)]
    own, fallback = ({**table.get("report", {}), **table.get("page", {})} for table in tables)
    return Phrases(table=own, fallback=fallback)


@dataclass(frozen=True, slots=True)
class Figures:
    """Words numbers, units and intervals in one language."""

    report: Phrases
    page: Phrases
    measures: Mapping[str, str]

    @classmethod
    def of(cls, language: str) -> Figures:
        """Return the wording of a language."""
        return cls(phrases(language), page_phrases(language), load(language).table("units").get("names", {}))

    def amount(self, value: float) -> str:
        """Return a number with the scale word that suits it: 9 740 000 000 as "9.74 billion"."""
        power = self._scale(value)
        scaled = round(value / 10**power, 6)
        if not power:
            return self._digits(scaled)
        form = "one" if abs(scaled) < float(self.page.say("plural_from")) else "other"
        return self.page.say(f"scales.{power}.{form}", n=self._digits(scaled))

    def _scale(self, value: float) -> int:
        """Return the power of ten of the scale word for a number, 0 for none; French has no word for 12."""
        scales = self.page.table.get("scales") or self.page.fallback["scales"]
        return max((int(power) for power in scales if abs(value) >= 10 ** int(power)), default=0)

    def bound(self, value: float | str) -> str:
        """Return one end of an interval: an amount, or a day."""
        return self.report.date(value) if isinstance(value, str) else self.amount(value)

    def unit(self, quantity: Quantity) -> str:
        """Return the word for a unit of money or measure, the unit itself where the language has none."""
        if not quantity.unit or quantity.kind in _COUNTED:
            return ""
        own = self.page.name("units", quantity.unit)
        return own if own != quantity.unit else _plural(self.measures.get(quantity.unit, own))

    def stands_for(self, quantity: Quantity) -> str:
        """Return the interval of a quantity in words, with its unit; empty where both ends are open."""
        low, high = quantity.low, quantity.high
        if low is None and high is None:
            return ""
        if isinstance(low, str) or isinstance(high, str):
            return self._days(low, high)
        return self._interval(low, high, quantity)

    def _days(self, low: float | str | None, high: float | str | None) -> str:
        if low is None:
            return self.page.say("interval.until", high=self.bound(high or ""))
        if high is None:
            return self.page.say("interval.since", low=self.bound(low))
        if low == high:
            return self.bound(low)
        return self.page.say("interval.days", low=self.bound(low), high=self.bound(high))

    def _interval(self, low: float | None, high: float | None, quantity: Quantity) -> str:
        if low is None:
            end = "less_than" if quantity.qualifier is Qualifier.LESS_THAN else "at_most"
            return self.page.say(f"interval.{end}", high=self._with_unit(high or 0, quantity))
        if high is None:
            end = "more_than" if quantity.qualifier is Qualifier.MORE_THAN else "at_least"
            return self.page.say(f"interval.{end}", low=self._with_unit(low, quantity))
        if low == high:
            return self.page.say("interval.point", low=self._with_unit(low, quantity))
        last = self._with_unit(high, quantity)
        return self.page.say("interval.range", low=self._first_amount(low, high), high=last)

    def _with_unit(self, value: float, quantity: Quantity) -> str:
        amount, unit = self.amount(value), self.unit(quantity)
        if quantity.unit == "percent":
            return self.page.say("percent_amount", amount=amount)
        if not unit:
            return amount
        if not self._scale(value):
            return self.page.say("with_unit", amount=amount, unit=unit)
        # « 9,7 milliards de dollars », « d’euros »
        form = "vowel" if unit[0].lower() == "h" or opens_with_vowel(unit) else "consonant"
        return self.page.say(f"scaled_with_unit.{form}", amount=amount, unit=unit)

    def _first_amount(self, low: float, high: float) -> str:
        """Return the lower end, without the scale word where the upper end has the same: "9.65 to 9.75 billion"."""
        power = self._scale(high)
        return self._digits(round(low / 10**power, 6)) if power == self._scale(low) else self.amount(low)

    def _digits(self, value: float) -> str:
        return self.report.number(int(value) if float(value).is_integer() else value)


def _plural(names: str) -> str:
    """Return the second of the names of a unit, which is the plural, or the only one."""
    listed = [name.strip() for name in names.split(",") if name.strip()]
    return listed[1] if len(listed) > 1 else "".join(listed)
