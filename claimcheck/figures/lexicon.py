"""What reading figures needs of a language, built once from its tables."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from claimcheck import languages
from claimcheck.figures.phrases import Phrases, meanings_of, split_phrases
from claimcheck.frozen import frozen
from claimcheck.languages import load
from claimcheck.languages.scanner import without_accents
from claimcheck.records import Kind, Qualifier

HALF = Decimal("0.5")
_MILLION = Decimal(1_000_000)


@frozen
class Unit:
    """What stands beside a number: its name, its kind, and what the number is multiplied by to be in that unit."""

    name: str | None
    kind: Kind
    factor: Decimal = Decimal(1)


@frozen
class Hedge:
    """How a phrase limits a number; `near` where the number is just beside the limit ("nearly", "just over").

    `rounds` says that it limits round numbers alone: « dans les 200 », and not « dans les deux villes ».
    """

    qualifier: Qualifier
    near: bool = False
    rounds: bool = False


@frozen
class NumberWords:
    """The words a language spells numbers with."""

    decimal: str
    group: str
    other_decimal: str
    point: frozenset[str]
    ones: frozenset[str]
    articles: frozenset[str]
    counting: frozenset[str]
    negative: Phrases[bool]
    ordinal_suffixes: frozenset[str]
    ordinal_before: frozenset[str]
    unit_suffixes: frozenset[str]
    joiner: str
    joins: str
    joined: frozenset[int]
    vigesimal: bool
    hundred: frozenset[str]
    hundred_after_figures: frozenset[str]
    standalone: frozenset[int]
    links: Phrases[bool]
    several: Phrases[bool]
    couples: Phrases[bool]
    coins: Phrases[bool]
    ratios: Phrases[bool]
    fraction_bars: frozenset[str]
    every: frozenset[str]
    tails: Phrases[Decimal]
    words: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviations: Mapping[str, int]
    collectives: Mapping[str, int]
    plurals: Mapping[str, int]
    ordinals: Mapping[str, int]
    shares: Mapping[str, int]
    share_words: Mapping[str, Decimal]
    denominators: Mapping[str, int]
    denominator_endings: tuple[str, ...]
    singular_denominators: Mapping[str, int]
    part_names: frozenset[str]
    joined_ordinals: str
    tens_of_parts: bool
    multiples: Phrases[Decimal]
    multiplied_by: Phrases[bool]
    share_before: frozenset[str]
    share_after: frozenset[str]
    singular_nouns: frozenset[str]
    plural_only: frozenset[str]
    compound_parts: tuple[str, ...]
    compound_joiners: tuple[str, ...]
    starters: frozenset[str]
    part_joiners: frozenset[str]
    decimals: Mapping[str, Decimal]
    scale_shares: Mapping[str, Decimal]
    scale_compounds: Mapping[str, Decimal]
    priced_scales: frozenset[str]
    ordinal_endings: tuple[str, ...]


@frozen
class ElapsedWords:
    """The words that tell a duration written like a clock time from a time of day (table `units.elapsed`)."""

    letters: frozenset[str]
    minutes: frozenset[str]
    seconds: frozenset[str]
    hours_after: frozenset[str]
    minutes_after: frozenset[str]
    before: Phrases[bool]
    after: Phrases[bool]
    surely_after: Phrases[bool]
    not_after: frozenset[str]
    times_before: frozenset[str]


@frozen
class DecadeOfLifeWords:
    """The words that make a round number a decade of somebody's life: "in her 40s", "in their late thirties"."""

    decade_leads: Phrases[bool]
    decades: Mapping[str, int]
    decades_are_plural: bool
    decades_need_person: bool


@frozen
class PointWords:
    """The words around points that are of per cent: their noun, what leads to a share, moves, rates; and of indices."""

    nouns: frozenset[str]
    links: frozenset[str]
    moves: frozenset[str]
    rates: frozenset[str]
    indices: frozenset[str]


@frozen
class UnitWords:
    """The words a language names units with."""

    after: Phrases[Unit]
    currency: Phrases[Unit]
    before: Phrases[Unit]
    weights: Phrases[Unit]
    weight_context: frozenset[str]
    verbs: frozenset[str]
    only_priced: frozenset[str]
    prices: frozenset[str]
    weight_links: frozenset[str]
    links: Phrases[bool]
    between: frozenset[str]
    times: Phrases[bool]
    below_zero: Phrases[bool]
    rates: frozenset[str]
    short: frozenset[str]
    ages_after: Phrases[Unit]
    ages_before: Phrases[bool]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    age_in_commas: bool
    age_endings: tuple[str, ...]
    age_links: frozenset[str]
    parents: frozenset[str]
    children: str
    age_verbs: Phrases[bool]
    age_copulas: Phrases[bool]
    age_clauses: frozenset[str]
    age_ranges_before: frozenset[str]
    not_age_after: frozenset[str]
    not_age_before: frozenset[str]
    capital_signs: Mapping[str, Unit]
    capital_singles: bool
    days_for_weeks: frozenset[int]
    elapsed: ElapsedWords
    points: PointWords
    ages: DecadeOfLifeWords


@frozen
class HedgeWords:
    """The phrases of a language that widen or bound a number, and those that make a range of two."""

    before: Phrases[Hedge]
    after: Phrases[Hedge]
    openers: Phrases[bool]
    between_joins: Phrases[bool]
    from_openers: Phrases[bool]
    joins: Phrases[bool]
    loose_joins: frozenset[str]
    unitless_scales: frozenset[str]
    changes: frozenset[str]
    spans: frozenset[str]
    lasting: frozenset[str]
    spreading: frozenset[str]
    actors: frozenset[str]
    not_spans_after: frozenset[str]
    figures: frozenset[str]


@frozen
class SpokenTimeWords:
    """The words of spoken times of day: minutes, hours, what links them, and what stands around a time."""

    minutes: frozenset[str]
    quarters: frozenset[str]
    thirties: frozenset[str]
    halves: frozenset[str]
    hours: frozenset[str]
    links: frozenset[str]
    range_links: frozenset[str]
    until: frozenset[str]
    leads: frozenset[str]
    nouns: frozenset[str]
    needs_noun: bool
    full_hour_leads: frozenset[str]
    limits: frozenset[str]
    additions: frozenset[str]
    lacking: frozenset[str]
    articles: frozenset[str]
    bare_minutes: bool
    lasting: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


@frozen
class PostcodeWords:
    """The words around a postcode: in front of it, behind its town, what is counted instead, letters of states."""

    before: frozenset[str]
    after: frozenset[str]
    counted: frozenset[str]
    states: frozenset[str]


@frozen
class CountedWords:
    """The words around a number whose noun follows behind an article: articles, verbs of counting, "a" behind one."""

    articles: frozenset[str]
    verbs: frozenset[str]
    to: frozenset[str]


@frozen
class HourWords:
    """The words that tell a span of hours from a time of day, where a language writes both with one noun.

    `of` are prepositions of either: a span, unless one of `leads` stands in front or another hour follows `until`.
    """

    of: frozenset[str]
    leads: frozenset[str]
    until: frozenset[str]
    ends: frozenset[str]
    lasting_before: frozenset[str]
    lasting: Phrases[bool]
    of_day: Phrases[bool]


@frozen
class LabelWords:
    """The words of a language after which a number is a name."""

    before: Phrases[bool]
    weak: frozenset[str]
    phrases: Phrases[bool]
    times_after: frozenset[str]
    times_before: frozenset[str]
    clock: frozenset[str]
    counted: CountedWords
    hours: HourWords
    postcodes: PostcodeWords
    spoken: SpokenTimeWords
    streets_after: frozenset[str]
    streets_before: frozenset[str]
    street_endings: tuple[str, ...]
    street_first: bool
    house_additions: frozenset[str]


@frozen
class Lexicon:
    """All that one language contributes to the reading of amounts."""

    language: str
    numbers: NumberWords
    units: UnitWords
    hedges: HedgeWords
    labels: LabelWords
    stops: frozenset[str]
    prepositions: frozenset[str]
    shifts: frozenset[str]
    before_nouns: frozenset[str]
    comparing: frozenset[str]
    in_millions: frozenset[str]
    capital_nouns: bool
    first_names: frozenset[str]
    noun_first: bool
    plural_nouns: frozenset[str]
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]


@frozen
class Measures:
    """The units that are the same in every language."""

    dimension: Mapping[str, str]
    size: Mapping[str, Decimal]
    symbols: tuple[tuple[str, str], ...]
    percent_signs: tuple[str, ...]
    short: frozenset[str]
    parts: frozenset[tuple[str, str]]
    currency_signs: tuple[tuple[str, str], ...]
    written_signs: frozenset[str]
    priced_signs: Mapping[str, str]
    currency_codes: tuple[str, ...]
    families: Mapping[str, frozenset[str]]
    dollars: frozenset[str]


@functools.cache
def measures() -> Measures:
    """Return the units, dimensions and currencies that every language shares."""
    table = tomllib.loads((Path(__file__).parent / "measures.toml").read_text("utf-8"))
    families = {name: frozenset(codes.split()) for name, codes in table["currencies"]["families"].items()}
    signs = list(meanings_of(table["currencies"]["signs"]))
    dollar_signs = [(f"{code}$", code) for code in sorted(families["USD?"] | families["MXN?"])]
    return Measures(
        dimension={unit: name for name, units in table["dimensions"].items() for unit in units},
        size={unit: Decimal(size) for units in table["dimensions"].values() for unit, size in units.items()},
        symbols=tuple(meanings_of(table["symbols"])),
        percent_signs=tuple(split_phrases(table["percent"]["signs"])),
        short=frozenset(table["short"]["signs"].split()),
        parts=frozenset((whole, part) for whole, parts in table["parts"].items() for part in parts.split()),
        currency_signs=(*signs, *dollar_signs),
        written_signs=frozenset(sign for sign, _ in signs),
        priced_signs={sign: code for code, sign in table["currencies"]["priced_signs"].items()},
        currency_codes=tuple(table["currencies"]["codes"].split()),
        families=families,
        dollars=families["USD?"],
    )


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return what reading figures needs of a language."""
    loaded = load(language)
    words, agreement = loaded.table("labels"), loaded.table("agreement")
    stops = frozenset(loaded.table("function_words").get("words", "").split()) | _set(words, "not_nouns")
    return Lexicon(
        language=loaded.code,
        numbers=_numbers(
            loaded.table("numbers"),
            loaded.table("units").get("cents", {}),
            _set(loaded.table("sentences"), "ordinal_before"),
        ),
        units=_units(loaded.table("units"), loaded.code),
        hedges=_hedges(loaded.table("hedges"), loaded.table("numbers")),
        labels=LabelWords(
            before=Phrases((word, True) for word in words.get("before", "").split()),
            weak=_set(words, "weak"),
            phrases=_phrases(words, "phrases"),
            times_after=_set(words, "times_after"),
            times_before=_set(words, "times_before"),
            clock=_set(words, "clock"),
            counted=_counted(words.get("counted", {})),
            hours=_hours(words.get("hours", {}), loaded.table("dates").get("times", {})),
            spoken=_spoken_times(words.get("spoken", {})),
            postcodes=_postcodes(words.get("postcodes", {}), loaded.table("dates")),
            streets_after=_set(words, "streets_after"),
            streets_before=_set(words, "streets_before"),
            street_endings=tuple(words.get("street_endings", "").split()),
            street_first=bool(words.get("street_first", False)),
            house_additions=_set(words, "house_additions"),
        ),
        stops=stops,
        prepositions=_set(loaded.table("function_words"), "prepositions"),
        shifts=_shifts(loaded.table("dates")),
        before_nouns=_set(words, "before_nouns"),
        comparing=_set(words, "comparing"),
        in_millions=_set(words, "in_millions"),
        capital_nouns=bool(loaded.table("function_words").get("nouns_have_capitals", False)),
        first_names=(_set(agreement, "feminine") | _set(agreement, "masculine")) - stops,
        noun_first=bool(words.get("noun_first", False)),
        plural_nouns=_set(words, "plural_nouns"),
        plural_endings=tuple(words.get("plural_endings", "s").split()),
        singular_endings=tuple(words.get("singular_endings", "").split()),
    )


def _postcodes(table: Mapping[str, Any], dates: Mapping[str, Any]) -> PostcodeWords:
    return PostcodeWords(
        before=_set(table, "before"),
        after=_set(table, "after"),
        counted=_set(dates, "not_year_after") | _set(table, "counted"),
        states=_set(table, "states"),
    )


def _counted(table: Mapping[str, Any]) -> CountedWords:
    return CountedWords(_set(table, "articles"), _set(table, "verbs"), _set(table, "to"))


def _hours(table: Mapping[str, Any], times: Mapping[str, Any]) -> HourWords:
    return HourWords(
        of=_set(table, "of"),
        leads=_set(table, "leads"),
        until=_set(table, "until"),
        ends=_set(table, "ends"),
        lasting_before=_set(table, "lasting_before"),
        lasting=Phrases((phrase, True) for phrase in table.get("lasting", ())),
        of_day=Phrases((phrase, True) for phrase in times.get("after", ())),
    )


def _spoken_times(table: Mapping[str, Any]) -> SpokenTimeWords:
    return SpokenTimeWords(
        minutes=_set(table, "minutes"),
        quarters=_set(table, "quarters"),
        thirties=_set(table, "thirties"),
        halves=_set(table, "halves"),
        hours=_set(table, "hours"),
        links=_set(table, "links"),
        range_links=_set(table, "range_links"),
        until=_set(table, "until"),
        leads=_set(table, "leads"),
        nouns=_set(table, "nouns"),
        needs_noun=bool(table.get("needs_noun", False)),
        full_hour_leads=_set(table, "full_hour_leads"),
        limits=_set(table, "limits"),
        additions=_set(table, "additions"),
        lacking=_set(table, "lacking"),
        articles=_set(table, "articles"),
        bare_minutes=bool(table.get("bare_minutes", False)),
        lasting=_set(table, "lasting"),
        before=_set(table, "before"),
        after=_set(table, "after"),
    )


def _numbers(table: Mapping[str, Any], cents: Mapping[str, str], before_ordinals: frozenset[str]) -> NumberWords:
    words = _integers(table, "words")
    tails = {
        "half_tails": HALF,
        "quarter_tails": HALF / 2,
        "three_quarter_tails": HALF * 3 / 2,
        "third_tails": Decimal(1) / 3,
    }
    return NumberWords(
        decimal=table.get("decimal", "."),
        group=table.get("group", ","),
        other_decimal=table.get("other_decimal", ""),
        point=_set(table, "point"),
        ones=_set(table, "ones"),
        articles=_set(table, "articles"),
        counting=_set(table, "counting"),
        negative=_phrases(table, "negative"),
        ordinal_suffixes=_set(table, "ordinal_suffixes"),
        ordinal_before=before_ordinals,
        unit_suffixes=_set(table, "unit_suffixes"),
        joiner=table.get("joiner", ""),
        joins=table.get("joins", ""),
        joined=frozenset(table.get("joined", ())),
        vigesimal=bool(table.get("vigesimal", False)),
        hundred=_set(table, "hundred"),
        hundred_after_figures=_set(table, "hundred_after_figures"),
        standalone=frozenset(table.get("standalone", ())),
        links=_phrases(table, "links"),
        several=_phrases(table, "several"),
        couples=_phrases(table, "couples"),
        coins=Phrases((phrase, True) for phrase, _ in meanings_of(cents)),
        ratios=_phrases(table, "ratios"),
        fraction_bars=_set(table, "fraction_bars"),
        every=_set(table, "every"),
        tails=Phrases((phrase, value) for key, value in tails.items() for phrase in split_phrases(table.get(key, ""))),
        words=words,
        scales=_integers(table, "scales"),
        abbreviations=_integers(table, "abbreviations"),
        collectives=_integers(table, "collectives"),
        plurals=_integers(table, "plurals"),
        ordinals=_ordinals(table),
        shares=_integers(table, "shares"),
        share_words=_fractions(table, "share_words"),
        denominators=_integers(table, "denominators"),
        denominator_endings=tuple(table.get("denominator_endings", "").split()),
        singular_denominators=_integers(table, "singular_denominators"),
        part_names=_set(table, "part_names"),
        joined_ordinals=table.get("joined_ordinals", ""),
        tens_of_parts=bool(table.get("tens_of_parts", False)),
        multiples=Phrases((phrase, Decimal(key)) for phrase, key in meanings_of(table.get("multiples", {}))),
        multiplied_by=_phrases(table, "multiplied_by"),
        share_before=_set(table, "share_before"),
        share_after=_set(table, "share_after"),
        singular_nouns=_set(table, "singular_nouns"),
        plural_only=_set(table, "plural_only"),
        compound_parts=tuple(sorted(_compound_parts(table, words), key=lambda part: (-len(part), part))),
        compound_joiners=tuple(table.get("compound_joiners", "").split()),
        starters=_starters(table, words),
        part_joiners=_set(table, "part_joiners") | _set(table, "joiner"),
        decimals=_decimals(table, "decimals"),
        scale_shares=_decimals(table, "scale_shares"),
        scale_compounds=_scale_compounds(table),
        priced_scales=_set(table, "priced_scales"),
        ordinal_endings=tuple(table.get("ordinal_endings", "").split()),
    )


def _ordinals(table: Mapping[str, Any]) -> dict[str, int]:
    """Return the ordinals, with those of tens and units in one word where a language joins them (vigesimoprimera)."""
    found = _integers(table, "ordinals")
    ending: str = table.get("joined_ordinals", "")
    if not ending:
        return found
    tens = {
        word: value for word, value in found.items() if 20 <= value < 100 and word.isascii() and word.endswith(ending)
    }
    units = {word: value for word, value in found.items() if value < 10}
    return {**found, **{ten + unit: tens[ten] + units[unit] for ten in tens for unit in units}}


def _starters(table: Mapping[str, Any], words: Mapping[str, int]) -> frozenset[str]:
    """Return every word that a spelled number may start with."""
    tables = ("scales", "collectives", "plurals", "ordinals", "shares", "singular_denominators")
    single = {word for name in tables for word in _integers(table, name)} | set(_ordinals(table))
    multiples = {word for phrases in table.get("multiples", {}).values() for word in split_phrases(phrases)}
    decimals = {*_decimals(table, "decimals"), *_decimals(table, "scale_shares"), *_fractions(table, "share_words")}
    return frozenset({*words, *single, *decimals, *_set(table, "ones"), *(_first_words(multiples))})


def _first_words(phrases: set[str]) -> set[str]:
    firsts = {phrase.replace("-", " ").split()[0] for phrase in phrases}
    return firsts | {without_accents(word) for word in firsts}


def _shifts(table: Mapping[str, Any]) -> frozenset[str]:
    """Return the first words of what tells a day by another: "two days after the vote"."""
    return frozenset(phrase.split()[0] for key in ("shift_before", "shift_after") for phrase in table.get(key, ()))


def _compound_parts(table: Mapping[str, Any], words: Mapping[str, int]) -> set[str]:
    if not table.get("compounds", False):
        return set()
    return {*words, *_integers(table, "scales"), *_integers(table, "ordinals")} | _set(table, "compound_forms")


@functools.cache
def _currency_names(language: str) -> tuple[tuple[str, str], ...]:
    """Return the names of the world's currencies in a language (see scripts/currency_names.py), each with its code.

    None where they have not been made yet, as of a language whose file is being written.
    """
    path = languages.folder(language) / "currencies.json"
    if not path.exists():
        return ()
    table: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return tuple((name, code) for code, names in table.items() for name in names)


def _decades_of_life(table: Mapping[str, Any]) -> DecadeOfLifeWords:
    return DecadeOfLifeWords(
        decade_leads=_phrases(table, "decade_leads"),
        decades={word: int(decade) for decade, word in table.get("decades", {}).items()},
        decades_are_plural=bool(table.get("decades_are_plural", False)),
        decades_need_person=bool(table.get("decades_need_person", False)),
    )


def _points(table: Mapping[str, Any]) -> PointWords:
    return PointWords(
        nouns=_set(table, "nouns"),
        links=_set(table, "links"),
        moves=_set(table, "moves"),
        rates=_set(table, "rates"),
        indices=_set(table, "indices"),
    )


def _units(table: Mapping[str, Any], language: str) -> UnitWords:
    shared = measures()
    currency = [
        *((phrase, Unit(code, Kind.MONEY)) for phrase, code in meanings_of(table.get("money", {}))),
        *((name, Unit(code, Kind.MONEY)) for name, code in _currency_names(language)),
        *((sign, Unit(code, Kind.MONEY)) for sign, code in shared.currency_signs),
        *((code, Unit(code.replace("RMB", "CNY"), Kind.MONEY)) for code in shared.currency_codes),
        *((f"m{code}", Unit(code, Kind.MONEY, _MILLION)) for code in shared.currency_codes),
        *((phrase, _hundredth(code)) for phrase, code in meanings_of(table.get("cents", {}))),
        *((phrase, Unit(code, Kind.MONEY, _MILLION)) for phrase, code in meanings_of(table.get("millions", {}))),
        *((phrase, _thousand(code)) for phrase, code in meanings_of(table.get("thousands", {}))),
    ]
    percent = [
        *((phrase, Unit("percentage_point", Kind.PERCENTAGE)) for phrase in _tied(table, "percentage_point")),
        *(
            (phrase, Unit("percentage_point", Kind.PERCENTAGE, Decimal("0.01")))
            for phrase in _tied(table, "basis_point")
        ),
        *((phrase, Unit("percent", Kind.PERCENTAGE)) for phrase in (*shared.percent_signs, *_list(table, "percent"))),
    ]
    named = (*meanings_of(table.get("names", {})), *shared.symbols)
    names = [(written, _measure(name)) for phrase, name in named for written in _before_a_noun(phrase)]
    ages = table.get("ages", {})
    age_units = {"after": "year", "months_after": "month", "weeks_after": "week", "days_after": "day"}
    return UnitWords(
        after=Phrases([*percent, *currency, *names], bare=True),
        currency=Phrases(currency, bare=True),
        before=Phrases(
            [
                *((sign, Unit(code, Kind.MONEY)) for sign, code in shared.currency_signs),
                *((code, Unit(code.replace("RMB", "CNY"), Kind.MONEY)) for code in shared.currency_codes),
            ]
        ),
        weights=Phrases((phrase, _measure(name)) for phrase, name in meanings_of(table.get("weight_before", {}))),
        weight_context=_set(table, "weight_context"),
        verbs=_set(table, "verbs"),
        only_priced=_set(table, "only_priced"),
        prices=_set(table, "prices"),
        weight_links=_set(table, "weight_links"),
        links=_phrases(table, "links"),
        between=_set(table, "between_words"),
        times=_phrases(table, "times"),
        below_zero=_phrases(table, "below_zero"),
        rates=_set(table, "rate_words"),
        short=shared.short,
        ages_after=Phrases(
            (phrase, Unit(unit, Kind.AGE))
            for key, unit in age_units.items()
            for phrase in split_phrases(ages.get(key, ""))
        ),
        ages_before=_phrases(ages, "before"),
        persons=_set(ages, "persons"),
        person_endings=tuple(ages.get("person_endings", "").split()),
        age_endings=tuple(ages.get("endings", "").split()),
        age_in_commas=bool(ages.get("in_commas", False)),
        age_links=_set(ages, "links"),
        parents=_set(ages, "parents"),
        children=ages.get("children", ""),
        age_verbs=_phrases(ages, "verbs"),
        age_copulas=_phrases(ages, "copulas"),
        age_clauses=_set(ages, "clauses"),
        age_ranges_before=_set(ages, "ranges_before"),
        not_age_after=_set(ages, "not_after"),
        not_age_before=_set(ages, "not_before"),
        capital_signs={
            sign: _measure(name) for name, sign in table.get("capital_signs", {}).items() if name in shared.dimension
        },
        capital_singles=bool(table.get("capital_singles", False)),
        days_for_weeks=frozenset(table.get("days_for_weeks", ())),
        elapsed=_elapsed(table.get("elapsed", {})),
        points=_points(table.get("points", {})),
        ages=_decades_of_life(ages),
    )


def _elapsed(table: Mapping[str, Any]) -> ElapsedWords:
    return ElapsedWords(
        letters=_set(table, "letters"),
        minutes=_set(table, "minutes"),
        seconds=_set(table, "seconds"),
        hours_after=_set(table, "hours_after"),
        minutes_after=_set(table, "minutes_after"),
        before=_phrases(table, "before"),
        after=_phrases(table, "after"),
        surely_after=_phrases(table, "surely_after"),
        not_after=_set(table, "not_after"),
        times_before=_set(table, "times_before"),
    )


def _hundredth(code: str) -> Unit:
    """Return the hundredth of a currency; `none` where its name leaves open of which ("99 cents")."""
    return Unit(None if code == "none" else code, Kind.MONEY, Decimal("0.01"))


def _thousand(code: str) -> Unit:
    """Return a thousand of a currency; `none` where its name leaves open of which ("ten grand")."""
    return Unit(None if code == "none" else code, Kind.MONEY, Decimal(1000))


def _tied(table: Mapping[str, Any], key: str) -> list[str]:
    """Return the phrases of a table also as they are written before a noun: "a 25-basis-point cut"."""
    phrases = _list(table, key)
    return [*phrases, *(phrase.replace(" ", "-") for phrase in phrases)]


def _before_a_noun(phrase: str) -> tuple[str, ...]:
    """Return a name of several words also as it is written before a noun: "a 10,000-square-foot hall"."""
    tied = phrase.replace(" ", "-")
    return (phrase, tied) if tied != phrase and tied.replace("-", "").isalpha() else (phrase,)


def _measure(name: str) -> Unit:
    kind = Kind.DURATION if measures().dimension.get(name) == "duration" else Kind.MEASURE
    return Unit(name, kind)


_HEDGES = {
    "about": Hedge(Qualifier.ABOUT),
    "about_round": Hedge(Qualifier.ABOUT, rounds=True),
    "just_below": Hedge(Qualifier.LESS_THAN, near=True),
    "just_above": Hedge(Qualifier.MORE_THAN, near=True),
    "more_than": Hedge(Qualifier.MORE_THAN),
    "at_least": Hedge(Qualifier.AT_LEAST),
    "at_most": Hedge(Qualifier.AT_MOST),
    "less_than": Hedge(Qualifier.LESS_THAN),
    "exact": Hedge(Qualifier.EXACT),
}


def _hedges(table: Mapping[str, Any], numbers: Mapping[str, Any]) -> HedgeWords:
    ranges = table.get("ranges", {})
    return HedgeWords(
        before=Phrases((phrase, _HEDGES[key]) for phrase, key in meanings_of(table.get("before", {}))),
        after=Phrases((phrase, _HEDGES[key]) for phrase, key in meanings_of(table.get("after", {}))),
        openers=_phrases(ranges, "openers"),
        between_joins=_phrases(ranges, "between_joins"),
        from_openers=_phrases(ranges, "from_openers"),
        joins=_phrases(ranges, "joins"),
        loose_joins=_set(ranges, "loose_joins"),
        unitless_scales=_set(ranges, "unitless_scales"),
        changes=_set(ranges, "changes"),
        spans=_set(table.get("spans", {}), "words"),
        lasting=_set(table.get("spans", {}), "lasting"),
        spreading=_set(table.get("spans", {}), "spreading"),
        actors=_set(table.get("spans", {}), "actors"),
        not_spans_after=_set(table.get("spans", {}), "not_after"),
        figures=frozenset(
            {*_integers(numbers, "words"), *_integers(numbers, "scales"), *_integers(numbers, "plurals")}
        ),
    )


def _scale_compounds(table: Mapping[str, Any]) -> dict[str, Decimal]:
    """Return each number that a part and a scale make in one word (Viertelmillion, zweieinhalbtausend)."""
    shares, scales = _decimals(table, "scale_shares"), _integers(table, "scales")
    if not table.get("compounds", False):
        return {}
    parts = {**shares, **_decimals(table, "decimals")}
    return {part + scale: value * size for part, value in parts.items() for scale, size in scales.items()}


def _decimals(table: Mapping[str, Any], key: str) -> dict[str, Decimal]:
    """Return each word of a table whose keys are decimal numbers ("1.5"), with its number."""
    return {word: Decimal(number) for number, words in table.get(key, {}).items() for word in words.split()}


def _fractions(table: Mapping[str, Any], key: str) -> dict[str, Decimal]:
    """Return each word of a table whose keys are fractions ("2/3"), with its number."""
    return {
        word: Decimal(fraction.numerator) / fraction.denominator
        for written, words in table.get(key, {}).items()
        for fraction in (Fraction(written),)
        for word in words.split()
    }


def _set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())


def _list(table: Mapping[str, Any], key: str) -> list[str]:
    return split_phrases(table.get(key, ""))


def _phrases(table: Mapping[str, Any], key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in _list(table, key))


def _integers(table: Mapping[str, Any], key: str) -> dict[str, int]:
    """Return each word of a table whose keys are numbers ("3", "1e6"), with its number; accents may be left out."""
    found: dict[str, int] = {}
    for number, words in table.get(key, {}).items():
        for word in words.split():
            found[word] = int(Decimal(number))
    for word, value in list(found.items()):
        if not word.isascii():
            found.setdefault(without_accents(word), value)
    return found
