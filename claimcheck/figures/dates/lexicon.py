"""The words of dates in one language, as tables that can be looked up among tokens."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from claimcheck.frozen import frozen
from claimcheck.languages import FALLBACK, load
from claimcheck.languages.scanner import Token, TokenKind, scan, without_accents

Meaning = TypeVar("Meaning")

#: Words this short keep their accents when looked up: "été" is not "ete", and "à" is not "a".
_KEEPS_ACCENTS = 3


def key(word: str) -> str:
    """Return the form under which a word is looked up: lower case, and without accents unless it is very short."""
    return word.lower() if len(word) <= _KEEPS_ACCENTS or word.isascii() else without_accents(word)


def form_of(token: Token) -> str:
    """Return the form under which a token is looked up: the key of a word, and all else as it is."""
    if token.kind is not TokenKind.WORD:
        return token.text
    short = len(token.text) <= _KEEPS_ACCENTS or token.text.isascii()
    return token.lowered if short else without_accents(token.text)


class PhraseTable(Generic[Meaning]):
    """Phrases and what each means, found at a place among looked-up words."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._forward: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in meanings:
            words = tuple(key(token.text) for token in scan(phrase))
            joined = tuple(word for word in words if word != "-")
            for form in dict.fromkeys(form for form in (words, joined) if form):
                self._forward.setdefault(form[0], []).append((form, meaning))
                self._backward.setdefault(form[-1], []).append((form, meaning))
        for entries in (*self._forward.values(), *self._backward.values()):
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        """Return the words that a phrase of this table can begin with."""
        return frozenset(self._forward)

    @property
    def last_words(self) -> frozenset[str]:
        """Return the words that a phrase of this table can end with."""
        return frozenset(self._backward)

    def first_meanings(self) -> Iterator[tuple[str, Meaning]]:
        """Yield the first word of each phrase with what the phrase means."""
        for word, entries in self._forward.items():
            for _, meaning in entries:
                yield word, meaning

    def read(self, words: Sequence[str], at: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that begins at `at`, and the place after it."""
        if not 0 <= at < len(words):
            return None
        for phrase, meaning in self._forward.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return meaning, at + len(phrase)
        return None

    def read_back(self, words: Sequence[str], end: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that ends before `end`, and the place where it begins."""
        if not 0 < end <= len(words):
            return None
        for phrase, meaning in self._backward.get(words[end - 1], ()):
            if len(phrase) <= end and tuple(words[end - len(phrase) : end]) == phrase:
                return meaning, end - len(phrase)
        return None


@frozen
class DateWords:
    """The `dates` table of a language, ready for look-ups. Each field is described in languages/en/dates.toml."""

    day_first: bool
    order_of_region: bool | None
    strict_next_weekday: bool
    next_weekend_is_coming: bool
    month: PhraseTable[int]
    month_abbreviation: PhraseTable[int]
    doubtful_month: frozenset[str]
    doubtful_feast: frozenset[str]
    months_have_capitals: bool
    weekday: PhraseTable[int]
    weekday_abbreviation: PhraseTable[int]
    weekday_plural: PhraseTable[int]
    doubtful_weekday: PhraseTable[int]
    cardinal: PhraseTable[int]
    ordinal: PhraseTable[int]
    ordinal_ending: tuple[str, ...]  # the shortest first
    ordinal_stop: bool
    decade_ending: frozenset[str]
    decade_ending_is_written: bool  # „die 80er“: a number without one counts something
    unit: PhraseTable[str]
    modifier: PhraseTable[int]
    relative_day: PhraseTable[tuple[int, int]]
    part_of_day: PhraseTable[bool]
    season: PhraseTable[str]
    holiday: PhraseTable[str]
    part: PhraseTable[str]
    decade: PhraseTable[int]
    decade_before: PhraseTable[bool]
    decade_of_life_before: PhraseTable[bool]
    week_shift: PhraseTable[int]
    week_shift_before: PhraseTable[int]
    context_day: PhraseTable[int]
    context_before: PhraseTable[int]
    context_after: PhraseTable[int]
    not_a_date: PhraseTable[bool]
    phrase: dict[str, PhraseTable[bool]]
    bound: PhraseTable[str]
    year_before: PhraseTable[bool]
    not_year_after: frozenset[str]
    not_year_before: frozenset[str]
    sub_year: dict[str, tuple[str, int]]
    sure_letters: frozenset[str]
    future: frozenset[str]
    future_endings: tuple[str, ...]
    past: frozenset[str]
    function_words: frozenset[str]
    plural: frozenset[str]
    rolling: frozenset[str]
    indefinite: frozenset[str]
    past_endings: tuple[str, ...]
    before_participle: frozenset[str]
    copulas: frozenset[str]
    percent: PhraseTable[bool]
    scheduled: PhraseTable[bool]
    future_pairs: frozenset[str]
    of_the: frozenset[str]
    modifier_may_follow: bool
    in_needs_future: bool
    starts: dict[str, frozenset[str]]

    def is_phrase(self, name: str, words: Sequence[str], at: int) -> int | None:
        """Return the place after a phrase of the list `name` that begins at `at`."""
        found = self.phrase[name].read(words, at)
        return found[1] if found else None

    def ends_phrase(self, name: str, words: Sequence[str], end: int) -> int | None:
        """Return the place where a phrase of the list `name` that ends before `end` begins."""
        found = self.phrase[name].read_back(words, end)
        return found[1] if found else None


#: Lists of connecting words, each under its own name in a language's table.
_PHRASES = (
    "modifies_behind",
    "articles", "of", "on", "and", "or", "to", "from", "between", "every", "ago_before", "ago_after", "in_before",
    "in_after", "after_next", "before_last", "month_context", "season_context", "shift_before", "shift_after",
    "about", "week_beginning", "half_more", "day_of", "in_month", "from_day", "to_day",
    "now",
    "weekday_context", "weekend_context", "within",
)  # fmt: skip


#: What the entries of `modifiers` mean: so many weeks, months or years from this one.
_MODIFIERS = {"before_last": -2, "last": -1, "this": 0, "next": 1, "after_next": 2}

#: The meaning of a modifier that speaks of the nearest one ahead: "the coming weekend".
COMING = 3


@functools.cache
def date_words(language: str) -> DateWords:
    """Return the words of dates of a language; a region ("en-GB") may decide whether the day comes first."""
    loaded = load(language)
    table = loaded.table("dates") or load(FALLBACK).table("dates")
    months = [entry.split() for entry in table.get("months", ())]
    weekdays = [entry.split() for entry in table.get("weekdays", ())]
    region = language.lower().replace("_", "-").partition("-")[2]
    single = _single_tables(table, months, weekdays)
    return DateWords(
        **single,
        day_first=bool(table.get("day_first", True)) or region in table.get("day_first_regions", ()),
        order_of_region=False if region in table.get("month_first_regions", ()) else None,
        strict_next_weekday=bool(table.get("strict_next_weekday", False)),
        next_weekend_is_coming=bool(table.get("next_weekend_is_coming", False)),
        doubtful_month=_keys(table.get("doubtful_months", "")),
        doubtful_feast=_keys(table.get("doubtful_feasts", "")),
        months_have_capitals=bool(table.get("months_have_capitals", False)),
        ordinal_ending=tuple(sorted(_keys(table.get("ordinal_endings", "")), key=lambda ending: (len(ending), ending))),
        ordinal_stop=bool(table.get("ordinal_stop", False)),
        decade_ending=_keys(table.get("decade_endings", "")) | {"s"},
        decade_ending_is_written=bool(table.get("decade_endings")),
        phrase={name: _plain(table, name) for name in _PHRASES},
        not_year_after=_keys(table.get("not_year_after", "")),
        not_year_before=_keys(table.get("not_year_before", "")),
        sure_letters=_keys(table.get("sure_letters", "")),
        sub_year={
            letters: (unit, most)
            for unit, most in (("quarter", 4), ("half", 2))
            for letters in table.get(f"{unit}_letters", "").split()
        },
        future=_keys(table.get("future", "")),
        future_endings=tuple(table.get("future_endings", "").split()),
        past=_keys(table.get("past", "")),
        copulas=_keys(table.get("copulas", "")),
        percent=PhraseTable((phrase.strip(), True) for phrase in _percent(loaded.table("units"))),
        function_words=_keys(" ".join([loaded.table("function_words").get("words", ""), *_connecting(table)])),
        indefinite=_keys(table.get("indefinite", "")),
        past_endings=tuple(table.get("past_endings", "").split()),
        before_participle=frozenset(table.get("before_participle", "").split()),
        future_pairs=frozenset(table.get("future_pairs", ())),
        rolling=_keys(table.get("rolling", "")),
        plural=_keys(table.get("plurals", "")),
        of_the=_keys(table.get("of_the", "")),
        modifier_may_follow=bool(table.get("modifier_may_follow", True)),
        in_needs_future=bool(table.get("in_needs_future", False)),
        starts=_starts(table, single),
    )


def _single_tables(table: dict[str, Any], months: list[list[str]], weekdays: list[list[str]]) -> dict[str, Any]:
    return {
        "month": PhraseTable(_numbered([names[0] for names in months], table.get("month_forms", ()))),
        "month_abbreviation": PhraseTable(_numbered((), [" ".join(names[1:]) for names in months])),
        "weekday": PhraseTable(_numbered([names[0] for names in weekdays], table.get("weekday_forms", ()))),
        "weekday_abbreviation": PhraseTable(_numbered((), [" ".join(names[1:]) for names in weekdays])),
        "weekday_plural": PhraseTable(_numbered((), table.get("weekday_plurals", ()))),
        "doubtful_weekday": PhraseTable(_numbered(table.get("doubtful_weekdays", ()), ())),
        "cardinal": PhraseTable(_alternatives(table.get("cardinals", ()))),
        "ordinal": PhraseTable([
            *_alternatives(table.get("ordinals", ())),
            *((word, -1) for word in table.get("last_ordinal", ())),
            *((word, -2) for word in table.get("second_last_ordinal", ())),
        ]),
        "modifier": _by_number(table.get("modifiers", {}), _MODIFIERS | {"coming": COMING}),
        "relative_day": PhraseTable(
            (name, _days(day)) for day, names in table.get("relative_days", {}).items() for name in names
        ),
        "week_shift": _by_number(table.get("week_shifts", {})),
        "week_shift_before": _by_number(table.get("week_shifts_before", {})),
        "context_day": _by_number(table.get("context_days", {})),
        "context_before": _by_number(table.get("context_before", {}), _CONTEXT),
        "context_after": _by_number(table.get("context_after", {}), _CONTEXT),
        "decade": _by_number(table.get("decades", {})),
        **{name: _by_meaning(table.get(f"{name}s", {})) for name in ("unit", "season", "holiday", "part", "bound")},
        **{name: _plain(table, name) for name in ("decade_before", "decade_of_life_before", "not_a_date")},
        **{name: _plain(table, name) for name in ("year_before", "scheduled")},
        "part_of_day": _plain(table, "parts_of_day"),
    }  # fmt: skip


#: The entries of `context_before` and `context_after` as periods counted from the one the text tells of.
_CONTEXT = {"previous": -1, "same": 0, "following": 1}


def _plain(table: dict[str, Any], name: str) -> PhraseTable[bool]:
    return PhraseTable((phrase, True) for phrase in table.get(name, ()))


def _by_number(table: dict[str, list[str]], numbers: dict[str, int] | None = None) -> PhraseTable[int]:
    return PhraseTable(
        (phrase, numbers[name] if numbers else int(name)) for name, phrases in table.items() for phrase in phrases
    )


def _alternatives(numbers: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the words for 1, 2, 3 and so on; "one|a|an" are three words for one number."""
    for number, words in enumerate(numbers, 1):
        for word in words.split("|"):
            yield word.strip(), number


def _connecting(table: dict[str, Any]) -> Iterator[str]:
    """Yield the connecting words of the table: whatever else a language's file holds, no noun is among them."""
    for name in ("articles", "of", "on", "and", "or", "to", "from", "between", "shift_before", "shift_after"):
        yield from table.get(name, ())
    yield from table.get("times", {}).get("before", ())


def _numbered(names: Sequence[str], forms: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield names of months or weekdays, and other forms of them, with their numbers from 1."""
    for number, name in enumerate(names, 1):
        yield name, number
    for number, words in enumerate(forms, 1):
        for word in words.split():
            yield word, number


def _by_meaning(table: dict[str, list[str]]) -> PhraseTable[str]:
    return PhraseTable((phrase, meaning) for meaning, phrases in table.items() for phrase in phrases)


def _percent(units: dict[str, Any]) -> list[str]:
    """Return the words of per cent, behind which two numbers are no days: «del 3 al 5 por ciento»."""
    return ["%", *(phrase for phrase in str(units.get("percent", "")).split(",") if phrase.strip())]


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


def _days(days: str) -> tuple[int, int]:
    first, _, last = days.partition(":")
    return int(first), int(last or first)


#: Tables whose phrases can begin a date, beside the lists of connecting words that can.
_BEGINNINGS = (
    "month", "month_abbreviation", "weekday", "weekday_abbreviation", "doubtful_weekday", "cardinal", "ordinal", "unit",
    "modifier",
    "relative_day", "season", "holiday", "part", "decade_before", "context_day", "context_before", "week_shift_before",
)  # fmt: skip


def _starts(table: dict[str, Any], tables: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the words at which a date can begin, with the tables they begin a phrase of.

    Most words of a text are none of them and cost one look-up.
    """
    first_words = {name: tables[name].first_words for name in _BEGINNINGS}
    for name in ("ago_before", "in_before", "within"):
        first_words[name] = _plain(table, name).first_words
    found: dict[str, set[str]] = {}
    for name, words in first_words.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
