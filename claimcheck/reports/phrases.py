"""The report's own words in one language, from `[phrases.report]` of the language files."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from typing import Any

from claimcheck.languages import FALLBACK, load


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of a report; a phrase that a language lacks is taken from `languages.FALLBACK`."""

    table: dict[str, Any]
    fallback: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """Return the phrase at a dotted `key` with `values` filled in.

        Raises `KeyError` for a key that no language has: the caller's mistake, never a reader's.
        """
        return str(self._find(key)).format(**values)

    def phrase(self, key: str) -> str:
        """Return the phrase at a dotted `key` with its blanks left open."""
        return str(self._find(key))

    def name(self, group: str, key: str) -> str:
        """Return the word for `key` in a group of words, `key` itself where the group lacks it."""
        for table in (self.table, self.fallback):
            word = table.get(group, {}).get(key)
            if word is not None:
                return str(word)
        return key

    def count(self, key: str, number: int) -> str:
        """Return the phrase at `key` for `number` things, in the singular or plural of the language."""
        form = "one" if number in self._find("singular") else "other"
        return self.say(f"{key}.{form}", n=self.number(number))

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return `value` as it is written in the language, with all its digits or `decimals` of them."""
        if isinstance(value, int) and decimals is None:
            digits = f"{value:,}"
        else:
            digits = f"{value:,.{10 if decimals is None else decimals}f}"
            digits = digits.rstrip("0").rstrip(".") if decimals is None else digits
        return digits.translate({ord(","): str(self._find("group")), ord("."): str(self._find("decimal"))})

    def date(self, iso: str) -> str:
        """Return an ISO 8601 day as the language writes it; other text is returned as it is."""
        try:
            day = datetime.date.fromisoformat(iso)
        except ValueError:
            return iso
        number = str(self._find("first_day")) if day.day == 1 else str(day.day)
        return self.say("date", day=number, month=self._find("months")[day.month - 1], year=day.year)

    def listing(self, items: tuple[str, ...]) -> str:
        """Return `items` as a running list: "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("listing", first=", ".join(items[:-1]), last=items[-1])

    def _find(self, key: str) -> Any:
        for table in (self.table, self.fallback):
            found: Any = table
            for part in key.split("."):
                found = found.get(part) if isinstance(found, dict) else None
            if found is not None:
                return found
        raise KeyError(key)


@functools.cache
def phrases(language: str) -> Phrases:
    """Return the words of reports in `language`, an ISO 639 code."""
    return Phrases(table=_report_table(language), fallback=_report_table(FALLBACK))


def _report_table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = load(language).table("phrases").get("report", {})
    return table
