"""Ages that stand in one word with their person: «quarantacinquenne», «ein Zwölfjähriger»."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimcheck.figures.context import Amount, Context
from claimcheck.figures.lexicon import Lexicon, Unit
from claimcheck.figures.numerals import Numeral, compound_value
from claimcheck.records import Kind, Qualifier, Quantity

_AGE = Unit("year", Kind.AGE)
_YEARS = Unit("year", Kind.DURATION)
_DECADES = frozenset(map(str, range(20, 100, 10)))
OLDEST = 120  # years; above, a number is no age
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")  # "45 and 12 others"
_VOWELS = ("", "a", "e", "i", "o")  # one that the ending may have swallowed: «cinquanta», «cinquantenne»


def age_in_word(context: Context, place: int) -> Amount | None:
    """Return the age that the word at `place` gives a person, None where it is no such word.

    Where nouns have capitals, a small letter makes it an adjective of anything: «zweijährige Haft».
    """
    line, endings = context.line, context.words.units.age_endings
    word = line.word(place)
    if not endings or not word.endswith(endings) or context.masked[place]:
        return None
    if context.words.capital_nouns and not line.tokens[place].text[0].isupper():
        return None
    stem = next(word.removesuffix(ending) for ending in endings if word.endswith(ending))
    number = next((value for vowel in _VOWELS if (value := _number(context, stem + vowel))), None)
    if number is None:
        return None
    numeral = Numeral(place, place + 1, Decimal(number))
    return Amount(place, place + 1, numeral.value, None, numeral, _AGE)


def decade_of_life(context: Context, place: int) -> tuple[int, int] | None:
    """Return the decade of somebody's life that is told at `place`, and the place after it: "in his 40s", „Mitte 40“.

    It runs from its first year to the ninth after it; an early or a late part of it lies within.
    """
    line, ages = context.line, context.words.units.ages
    lead = ages.decade_leads.ending(line.words, place) or _second_of_two(context, place)
    glued = line.word(place - 1) == "-"  # "mid-60s", which looks like a name
    if (context.masked[place] and not glued) or lead is None:
        return None
    decade, end = ages.decades.get(line.word(place)), place + 1
    if decade is None and line.is_digits(place) and line.words[place] in _DECADES:
        decade = int(line.words[place])
        end += line.word(end) == "'" and line.is_glued(end)
        if ages.decades_are_plural and not (line.word(end) == "s" and line.is_glued(end)):
            return None
        end += ages.decades_are_plural
    if decade is None or (ages.decades_need_person and not _behind_person(context, lead[0])):
        return None
    years = context.words.units.after.starting(line.words, end)
    return decade, years[0] if years and years[1] == _YEARS else end


def _second_of_two(context: Context, place: int) -> tuple[int, bool] | None:
    """Return the lead of the first of two decades that are told together: "in their 20s and 30s"."""
    first, ages = place - 3, context.words.units.ages
    joins = {*context.words.hedges.loose_joins, context.words.numbers.joiner}
    joined = ages.decades_are_plural and context.line.word(place - 1) in joins
    if first < 0 or not joined or context.line.word(place - 2) != "s":
        return None
    return ages.decade_leads.ending(context.line.words, first)


def _behind_person(context: Context, place: int) -> bool:
    before = place - 1 - (context.line.word(place - 1) == ",")
    return context.line.word(before) in context.words.units.persons


def ages_of_several(text: str, words: Lexicon, found: list[Quantity]) -> list[Quantity]:
    """Return amounts where those that go on a list of ages are ages too: "aged 24, 27 and 31", « 9, 11 et 14 ans »."""
    several: list[Quantity] = []
    for amount in found:
        before = several[-1] if several else None
        if (
            before is not None
            and before.kind is Kind.AGE
            and before.unit == "year"
            and _may_be_age(text, words, amount)
        ):
            between = text[before.end : amount.start].strip().lower()
            if between == "," or words.hedges.between_joins.starting((between,), 0):
                several.append(replace(amount, kind=Kind.AGE, unit="year"))
                continue
        several.append(amount)
    return several


def _may_be_age(text: str, words: Lexicon, amount: Quantity) -> bool:
    after = _NEXT_WORD.match(text, amount.end)
    others = after is not None and {after[1].lower(), after[1].lower().removesuffix("s")} & words.before_nouns
    bare = amount.kind is Kind.COUNT and amount.unit is None and not others
    years = amount.kind is Kind.DURATION and amount.unit == "year"
    return (
        (bare or years)
        and amount.qualifier is Qualifier.EXACT
        and isinstance(amount.value, int)
        and 0 < amount.value <= OLDEST
    )


def _number(context: Context, word: str) -> int | None:
    return context.words.numbers.words.get(word) or compound_value(word, context.words.numbers)
