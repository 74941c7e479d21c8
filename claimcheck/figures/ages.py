"""Ages that stand in one word with their person: «quarantacinquenne», «ein Zwölfjähriger»."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.context import Amount, Context
from claimcheck.figures.lexicon import Unit
from claimcheck.figures.numerals import Numeral, compound_value
from claimcheck.records import Kind

_AGE = Unit("year", Kind.AGE)
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


def _number(context: Context, word: str) -> int | None:
    return context.words.numbers.words.get(word) or compound_value(word, context.words.numbers)
