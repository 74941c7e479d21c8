"""Whether a number is an amount at all: no name, no year, no article, no adjective."""

from __future__ import annotations

from claimcheck.figures.context import Amount, Context
from claimcheck.figures.masks import is_labelled
from claimcheck.figures.nouns import counted_noun, is_plural
from claimcheck.figures.numerals import Form, Numeral, denominator_value
from claimcheck.records import Kind

_YEARS = (1900, 2100)


def counts(context: Context, amount: Amount) -> bool:
    """Tell whether the number is an amount at all: no label, no article, no adjective «neuf»."""
    numeral, line = amount.numeral, context.line
    article = numeral.weak and line.words[amount.first] in context.words.numbers.articles
    named = amount.unit is None and not article and numeral.form is not Form.MULTIPLE
    aged = context.words.units.ages_before.ending(line.words, amount.first)  # "people under 25"
    if named and not aged and is_labelled(line, amount.first, context.words):
        return _is_counted(context, amount)
    if numeral.form is Form.PLAIN and amount.unit is None and _is_name(context, amount):
        return False
    if _is_year(context, amount):
        return False
    if numeral.form is Form.SHARE and amount.unit is None and not stands_as_share(context, amount):
        return False
    if amount.unit is not None and line.words[numeral.first] in context.words.numbers.every:
        return False  # «jeden zweiten Tag» is how often
    if numeral.form is Form.INDEFINITE or not numeral.weak:
        return not (_is_only_before_plural(context, numeral) and not _is_counted(context, amount))
    return _one_counts(context, amount)


def _is_counted(context: Context, amount: Amount) -> bool:
    """Tell whether a plain plural follows that a label would not have: "in zone 3 people"… is left a label."""
    word = context.line.words[amount.first - 1] if amount.first else ""
    if _is_only_before_plural(context, amount.numeral):
        if word in context.words.numbers.words:
            return True
        is_plural = context.line.word(amount.numeral.last).endswith(("s", "x"))
        return is_plural and (
            amount.unit is not None or counted_noun(context.line, amount.last, context.words) is not None
        )
    if word not in context.words.labels.weak or (amount.numeral.digits and context.line.is_glued(amount.first)):
        return False
    if context.line.word(amount.last) in context.words.before_nouns:
        return False  # "room 304 of the hotel"
    return counted_noun(context.line, amount.last, context.words) is not None


def _is_only_before_plural(context: Context, numeral: Numeral) -> bool:
    alone = numeral.last == numeral.first + 1
    return alone and context.line.words[numeral.first] in context.words.numbers.plural_only and numeral.first > 0


def _is_name(context: Context, amount: Amount) -> bool:
    """Tell whether the digits belong to a name before them: a capital letter, digits, and nothing counted."""
    line, place = context.line, amount.first
    if not amount.numeral.digits or amount.numeral.step or amount.numeral.scaled or amount.numeral.value >= 10_000:
        return False
    if line.is_word(amount.last) and line.is_glued(amount.last):
        return True
    if place == 0 or not line.is_word(place - 1) or not line.tokens[place - 1].text[0].isupper():
        return False
    if (
        _begins_sentence(context, place - 1)
        or _is_headline(context, place)
        or line.words[place - 1] in context.words.stops
    ):
        return False
    noun = counted_noun(line, amount.last, context.words)
    return noun is None or not is_plural(noun, context.words)


def _is_year(context: Context, amount: Amount) -> bool:
    """Tell whether four bare digits that count nothing are a year that the dates left."""
    numeral = amount.numeral
    bare = numeral.digits and amount.unit is None and numeral.last == numeral.first + 1 and numeral.step is None
    if not bare or len(context.line.words[numeral.first]) != 4 or not _YEARS[0] <= amount.value <= _YEARS[1]:
        return False
    return len(context.line) > 1 and counted_noun(context.line, amount.last, context.words) is None


def _begins_sentence(context: Context, place: int) -> bool:
    before = context.line.word(place - 1)
    return place == 0 or before in {".", "!", "?", ":", "«", '"', "“", "—", "-", "…"} or "\n" in context.line.gap(place)


def _is_headline(context: Context, place: int) -> bool:
    """Tell whether most words around have a capital, so that a capital says nothing."""
    around = [token.text for token in context.line.tokens[max(0, place - 8) : place + 8] if len(token.text) > 3]
    longer = [word for word in around if word.isalpha()]
    return sum(word[0].isupper() for word in longer) * 2 > len(longer)


def stands_as_share(context: Context, amount: Amount) -> bool:
    """Tell whether "half", "a third" is a share of something: not half-time, not the third of its kind."""
    numeral, line, words = amount.numeral, context.line, context.words.numbers
    if line.words[numeral.first] in words.every:
        return context.words.units.times.starting(line.words, numeral.last) is None  # «jedes zweite Mal»
    if numeral.last - numeral.first > 1 and denominator_value(line.words[numeral.last - 1], words):
        return True
    if numeral.last - numeral.first > 2 and line.words[numeral.first] not in words.articles:
        return True  # "one sixty-fourth", and no article
    if numeral.digits or amount.first < numeral.first:
        return True  # figures, or a word for minus before it
    only = len(line) == numeral.last - amount.first
    return only or line.word(numeral.last) in words.share_after or line.word(numeral.first - 1) in words.share_before


def _one_counts(context: Context, amount: Amount) -> bool:
    """Tell whether "one", «un» counts: beside a unit of measure, after a hedge, before a casualty."""
    line, place = context.line, amount.first
    word = line.words[place]
    if amount.last - place == len(line) or len(line) == 1:
        return True
    if amount.unit is not None and amount.unit.kind is not Kind.AGE:
        article = word in context.words.numbers.articles
        return not article or _article_measures(context, amount)
    if amount.unit is not None:
        return True
    if word not in context.words.numbers.counting:
        return False
    if line.word(place - 1) in context.words.numbers.words:
        return True
    if line.word(amount.last) in context.words.numbers.singular_nouns:
        return True
    hedged = context.words.hedges.before.ending(line.words, place)
    return hedged is not None and word not in context.words.units.rates


def _article_measures(context: Context, amount: Amount) -> bool:
    """Tell whether an article before a unit counts it: "a mile away", not "$3 a barrel" or "twice a year"."""
    line, place = context.line, amount.first
    before = line.word(place - 1)
    if amount.unit is not None and amount.unit.name == "second":
        return False
    if line.words[place] in context.words.units.rates:
        lasts = context.words.units.elapsed.before.ending(line.words, place) is not None
        hedge = context.words.hedges.before.ending(line.words, place)
        hedged = hedge is not None and place - hedge[0] > 1  # "the best part of a year"
        return lasts or hedged or before in context.words.numbers.share_before or before in {"within", "after", "half"}
    return not line.is_digits(place - 1)
