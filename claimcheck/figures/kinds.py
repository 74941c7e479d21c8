"""What kind of amount a number with its surroundings is, and what it counts."""

from __future__ import annotations

import itertools

from claimcheck.figures.ages import OLDEST
from claimcheck.figures.context import Amount, Context
from claimcheck.figures.line import Line
from claimcheck.figures.nouns import counted_noun, is_plural
from claimcheck.figures.numerals import Form
from claimcheck.records import Kind

# "Father-of-three": so many words and signs stand between a number and the end of the word in front of its link.
_TO_PARENT = 4

# What may stand behind a number that a copula makes an age: "She was 34."
_SENTENCE_ENDS = frozenset(".;:!?")
_AFTER_AGE = frozenset(".,;!?")

#: The unit of an amount that says how many times: "doubled", "three times".
TIMES = "times"


def kind_and_unit(context: Context, amount: Amount) -> tuple[Kind, str | None]:
    """Return the kind of an amount and its unit, or what it counts, or None for neither."""
    line, unit, form = context.line, amount.unit, amount.numeral.form
    if unit is not None:
        age = unit.kind is Kind.AGE or (unit.kind is Kind.DURATION and _is_age(context, amount))
        return (Kind.AGE if age else unit.kind), unit.name
    if form is Form.MULTIPLE:
        return Kind.OTHER, TIMES
    if form is not Form.ORDINAL and context.words.units.times.starting(line.words, line.after_hyphen(amount.last)):
        return Kind.OTHER, TIMES
    if context.words.numbers.multiplied_by.ending(line.words, amount.first):
        return Kind.OTHER, TIMES
    if form is Form.SHARE:
        return Kind.OTHER, None
    if form is Form.PLAIN and is_on_a_scale(context, amount.first):
        return Kind.OTHER, None
    if form is Form.PLAIN and _is_bare_age(context, amount):
        return Kind.AGE, "year"
    single = form is Form.ORDINAL or amount.numeral.step is not None or abs(amount.value) <= 1
    noun = counted_noun(line, amount.last, context.words, single=single)
    if form is Form.PLAIN and amount.value > 1 and _is_behind_parent(context, amount.first):
        # "A mother of six": what follows may be any word, a plural is what is counted.
        noun = noun if noun and is_plural(noun, context.words) else context.words.units.children
    if form is Form.ORDINAL:
        return Kind.ORDINAL, noun
    if noun is None and _counts_behind_article(context, amount):
        currency = context.words.units.currency.starting(line.words, amount.last + 1)
        if currency:
            return Kind.MONEY, currency[1].name  # «sono 3 milioni gli euro»
        noun = counted_noun(line, amount.last + 1, context.words)
    whole = amount.value == amount.value.to_integral_value()
    return (Kind.COUNT if noun or whole else Kind.OTHER), noun


def _counts_behind_article(context: Context, amount: Amount) -> bool:
    """Tell whether a number in front of an article counts: «sono 12 i morti e 30 i feriti», «suman 12 los heridos».

    The sentence begins with such a number, or a verb of counting stands in front of it.
    """
    line, words = context.line, context.words.labels.counted
    if amount.value <= 1 or line.word(amount.last) not in words.articles:
        return False
    hedge = context.words.hedges.before.ending(line.words, amount.first)
    start = hedge[0] if hedge else amount.first
    start -= line.word(start - 1) in words.to
    before = itertools.takewhile(lambda at: not _ends_sentence(line, at), range(start - 1, -1, -1))
    sentence = [line.words[at] for at in before]
    listed = bool(sentence) and sentence[0] in {",", context.words.numbers.joiner}
    counted = not words.verbs.isdisjoint(sentence if listed else sentence[:1])
    opens = not sentence or (listed and line.word(start - len(sentence)) in context.words.numbers.words)
    return counted or opens


def _ends_sentence(line: Line, place: int) -> bool:
    """Tell whether a sign ends a sentence; a full stop between figures does not."""
    return line.words[place] in _SENTENCE_ENDS and not (line.is_glued(place + 1) and line.is_digits(place + 1))


def is_on_a_scale(context: Context, place: int) -> bool:
    """Tell whether a number is the value of a scale without units: « de magnitude 5,9 à 20 km », "a magnitude of 7"."""
    at = place - 1
    at -= context.line.word(at) in context.words.stops
    return context.line.word(at) in context.words.hedges.unitless_scales


def _is_age(context: Context, amount: Amount) -> bool:
    """Tell whether a duration is somebody's age: «âgé de 45 ans», «un homme de 45 ans», «Jean, 45 ans,»."""
    line, units = context.line, context.words.units
    if units.ages_before.ending(line.words, amount.first):
        return True
    if not units.persons or amount.unit is None or amount.unit.name not in {"year", "month"}:
        return False
    if _is_said_to_be(context, amount) or _is_range_of_ages(context, amount):
        return True
    before = line.word(amount.first - 1)
    if _is_tied_to_person(context, amount):
        return True
    linked = (
        before in units.age_links and line.word(amount.first - 2) == ","
    )  # «Ana Ruiz, de 45 años,», «su hija, de 9 años,»
    name, after = amount.first - 3 if linked else amount.first - 2, line.word(amount.last)
    named = line.is_word(name) and (line.tokens[name].text[0].isupper() or (linked and _is_person(context, name)))
    return named and amount.numeral.digits and (linked or before in {",", "("}) and after in {",", ")", "."}


def _is_tied_to_person(context: Context, amount: Amount) -> bool:
    """Tell whether a link ties years to a person: « un homme de 45 ans », «de unos 40 años»."""
    line, units = context.line, context.words.units
    hedge = context.words.hedges.before.ending(line.words, amount.first)
    start = hedge[0] if hedge and line.word(hedge[0] - 1) in {*units.age_links, "'"} else amount.first
    if line.word(start - 1) == "'" and (hedge or amount.numeral.form is Form.COLLECTIVE):
        start -= 1  # « d'environ 30 ans », « d'une trentaine d'années »
    if opener := context.words.hedges.openers.ending(line.words, start):
        start = opener[0] + (line.word(opener[0]) in units.age_links)  # «una mujer de entre 30 y 40 años»
    before = line.word(start - 1)
    adjective = before in units.age_links and line.is_word(start - 2)
    persons = (start - 2, start - 3) if adjective else (start - 2,)
    tied = not line.is_digits(start - 1) and (len(before) <= 2 or before in units.age_links)
    return tied and any(_is_person(context, place) for place in persons)


def _is_said_to_be(context: Context, amount: Amount) -> bool:
    """Tell whether a verb or preposition makes years an age: «elle a 45 ans», «à 72 ans, il», "tiene 45 años"."""
    line, units = context.line, context.words.units
    years = amount.unit is not None and amount.unit.name == "year"
    if not years or not 0 < amount.value <= OLDEST or line.word(amount.last) in units.not_age_after:
        return False
    hedge = context.words.hedges.before.ending(line.words, amount.first)
    verb = units.age_verbs.ending(line.words, hedge[0] if hedge else amount.first)
    if verb is None:
        return False
    return not any(line.word(place) in units.not_age_before for place in range(verb[0] - 3, verb[0]))


def _is_range_of_ages(context: Context, amount: Amount) -> bool:
    """Tell whether a range of years behind an article alone is one of ages: « les 18-24 ans », no « les 24 ans »."""
    line, units = context.line, context.words.units
    ranged = amount.first < amount.numeral.first and line.word(amount.first - 1) in units.age_ranges_before
    return ranged and line.word(amount.last) not in units.not_age_after


def _is_person(context: Context, place: int) -> bool:
    """Tell whether the word at `place` names a person, by itself or by its ending («-iste»)."""
    word, units = context.line.word(place), context.words.units
    return word in units.persons or (len(word) > 5 and word.endswith(units.person_endings))


def _is_bare_age(context: Context, amount: Amount) -> bool:
    line, units = context.line, context.words.units
    if amount.numeral.step or not 0 < amount.value < OLDEST:
        return False
    if aged := units.ages_before.ending(line.words, amount.first):
        # «Con 34, es el más joven», but «un accidente con 12 muertos».
        alone = amount.first - aged[0] > 1 or line.words[aged[0]] not in context.words.stops
        noun = counted_noun(line, amount.last, context.words)
        return alone or noun is None or not is_plural(noun, context.words)
    if not amount.numeral.digits:
        return False
    if _is_age_behind_person(context, amount) or _is_age_behind_full_name(context, amount):
        return True
    after = line.word(amount.last)
    if units.age_copulas.ending(line.words, amount.first) and (not after or after in _AFTER_AGE | units.age_clauses):
        return True
    if not units.age_in_commas or line.word(amount.first - 1) != ",":
        return False
    named = line.is_word(amount.first - 2) and line.tokens[amount.first - 2].text[0].isupper()
    follows_person = named or _is_person(context, amount.first - 2) or _is_behind_parent(context, amount.first - 2)
    return follows_person and line.word(amount.last) in {",", "."} and not line.is_digits(amount.last + 1)


def _is_behind_parent(context: Context, place: int) -> bool:
    """Tell whether a number at `place` is that of somebody's children: "mother of six", "father-of-three"."""
    words = [word for word in context.line.words[max(0, place - _TO_PARENT) : place] if word != "-"]
    if len(words) < 2 or words[-2] not in context.words.units.parents:
        return False
    return context.words.numbers.links.starting(words, len(words) - 1) is not None


def _is_age_behind_person(context: Context, amount: Amount) -> bool:
    """Tell whether a bracket or a link behind a person makes an age: „Mann (45)“, «su hija de 12», «Ana, de 45,»."""
    line, before, after = context.line, amount.first - 1, context.line.word(amount.last)
    person = _is_noun_of_person(context, before - 1)
    if line.word(before) == "(":
        return person and after == ")"
    if line.word(before) not in context.words.units.age_links or not line.is_word(before):
        return False
    if person:
        noun = counted_noun(line, amount.last, context.words)
        return noun is None or not is_plural(noun, context.words)
    named = line.is_word(before - 2) and (
        line.tokens[before - 2].text[0].isupper() or _is_noun_of_person(context, before - 2)
    )
    return line.word(before - 1) == "," and named and after in {",", "."} and not line.is_digits(amount.last + 1)


def _is_age_behind_full_name(context: Context, amount: Amount) -> bool:
    """Tell whether brackets behind a first name and another make an age: "Ann Lee (44)", no "Paris (75)"."""
    line, before = context.line, amount.first - 1
    if line.word(before) != "(" or line.word(amount.last) != ")":
        return False
    names = range(before - 1, before - 4, -1)
    capitals = list(itertools.takewhile(lambda at: line.is_word(at) and line.tokens[at].text[0].isupper(), names))
    return any(line.words[at] in context.words.first_names for at in capitals[1:])


def _is_noun_of_person(context: Context, place: int) -> bool:
    """Tell whether a noun for a person stands at `place`, and no name that looks like one: « la Vienne (86) »."""
    if context.line.word(place) not in context.words.units.persons:
        return False
    return context.words.capital_nouns or context.line.tokens[place].text.islower()
