"""How many people a statement says something befell: the dead, the hurt, the missing, the arrested, or nobody."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.annotation.certainty import certainty_of
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.clauses.parts import has_an_auxiliary, is_conditional, part_of, parts_of
from claimcheck.comparison.statements import Figure, Statement, start_with_hedge, with_its_noun
from claimcheck.comparison.vocabulary.concepts import (
    arrives_at_a_number,
    befalling,
    counts_victims,
    has_a_concept,
    is_narrower,
)
from claimcheck.comparison.vocabulary.terms import Term, opens_a_noun, prepositions
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty, Kind

_NOBODY = "none"

# How a number stands in the frame of a statement.
_COUNT = f"#{Kind.COUNT}"
_PEOPLE = "people"

#: Whoever is counted as these may be any people.
ANYBODY = frozenset({_PEOPLE, "man", "woman", "victim"})

# What befell those who are counted is said within so many words behind the number.
_REACH = 20

_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL, Certainty.PLANNED, Certainty.DENIED})


@dataclass(frozen=True, slots=True)
class Toll:
    """How many a statement says something befell: `figure` is the number, None for nobody.

    `befell` is the concept of what befell them, `of` whom it counts where they are told more closely than people.
    `text` and `start` are the words that give the number.
    """

    statement: Statement
    figure: Figure | None
    befell: str
    of: str
    text: str
    start: int


def passage_of(toll: Toll) -> Statement:
    """Return the words of a statement that give a toll: the number, and what befell those whom it counts."""
    statement, last = toll.statement, toll.start + len(toll.text)
    victims = [term for term in statement.terms if _victims(term) == toll.befell]
    nearest = min(victims, key=lambda term: abs(term.start - toll.start), default=None)
    edges = [toll.start, last, *((nearest.start, nearest.end) if nearest else ())]
    return part_of(statement, min(edges) - statement.claim.start, max(edges) - statement.claim.start)


def tolls_of(statement: Statement) -> Iterator[Toll]:
    """Yield the tolls that a statement gives; none where it only holds them possible, planned or denied.

    What is planned may stand beside a clause that tells what has happened: « sera inhumé là où il a tué deux gardes ».
    """
    if statement.claim.certainty is Certainty.PLANNED and statement.amounts:
        for part in parts_of(statement):
            certainty = certainty_of(scan(part.claim.quote), part.language, attributed=part.claim.speaker is not None)
            if has_an_auxiliary(part) and certainty not in _UNSURE:
                clause = replace(part, claim=replace(part.claim, certainty=certainty))
                yield from (replace(toll, statement=statement) for toll in tolls_of(clause))
    if statement.claim.certainty in _UNSURE or is_conditional(statement):
        return
    for figure in statement.amounts:
        is_part = figure.part and figure.quantity.unit is not None
        if figure.quantity.kind is Kind.COUNT and not is_part and isinstance(figure.quantity.value, int | float):
            yield from _counted(statement, figure)
    yield from _nobody(statement)


def _counted(statement: Statement, figure: Figure) -> Iterator[Toll]:
    quantity = figure.quantity
    unit = quantity.unit or ""
    if counts_victims(unit):
        yield Toll(statement, figure, unit, "", quantity.text, quantity.start)
        return
    if (unit and not _may_be_people(unit)) or _is_whole(statement, figure):
        return
    befell = None if unit and _follows_others(statement, figure) else _befell(statement, figure.position)
    befell = befell or _done_to_them(statement, figure)
    if befell is None and not unit:
        befell = _risen_to(statement, figure)
    if befell:
        of = unit or _counted_beside(statement, figure)
        text = with_its_noun(statement, figure)
        yield Toll(statement, figure, befell, "" if of in ANYBODY else of, text, quantity.start)


def _nobody(statement: Statement) -> Iterator[Toll]:
    for none in statement.terms:
        if _NOBODY not in none.concepts:
            continue
        following = [term for term in statement.terms if 0 < term.position - none.position <= _REACH]
        word = next((term for term in following if _victims(term)), None)
        if word is None or any(none.start < figure.quantity.start < word.start for figure in statement.amounts):
            continue
        of = next((term.key for term in following if term.start < word.start), "")
        of = "" if of in ANYBODY or _is_nobody_at_all(none, statement) else of
        text = statement.claim.quote[none.start - statement.claim.start : word.end - statement.claim.start]
        yield Toll(statement, None, _victims(word), of, text, none.start)


def _is_nobody_at_all(none: Term, statement: Statement) -> bool:
    """Tell whether a word stands for nobody whatever, and for none of those that follow: "none of the sailors"."""
    openers = statement.frame[none.place + 1 : none.place + 2]
    if any(opens_a_noun(word, statement.language) for word in openers):
        return False
    return bool(_pronouns(statement.language).find(scan(none.text)))


@functools.cache
def _pronouns(language: str) -> Phrasebook:
    return Phrasebook(own_table(language, "negation").get("nobody", ()))


def _victims(term: Term) -> str:
    return befalling(sorted(term.concepts))


def _follows_others(statement: Statement, figure: Figure) -> bool:
    """Tell whether people counted right before share what is said of these: eight women and four men were hurt."""
    before = [other for other in statement.amounts if other.position < figure.position]
    if not before or not before[-1].quantity.unit or not _may_be_people(before[-1].quantity.unit):
        return False
    return _befell(statement, before[-1].position) is None


def _may_be_people(unit: str) -> bool:
    """Tell whether what is counted may be people: it is none of the things that have a concept of their own."""
    return unit == _PEOPLE or is_narrower(_PEOPLE, unit) or not has_a_concept(unit)


def _befell(statement: Statement, position: int) -> str | None:
    """Return what is said to have befallen those counted at a position, before the next number.

    Whom the next number counts are others: four people are heard after the blast that left 19 dead.
    """
    reach = position + _REACH
    following = [f for f in statement.amounts if position < f.position < reach and not _is_whole(statement, f)]
    last = min((f.position for f in following), default=reach)
    others = {f.place + 1 for f in following if counts_victims(f.quantity.unit or "")}
    near = (
        term
        for term in statement.terms
        if position < term.position <= last and term.place not in others and not term.negated
    )
    return next((befell for term in near if (befell := _victims(term)) and _is_said_of_them(term, statement)), None)


def _done_to_them(statement: Statement, figure: Figure) -> str | None:
    """Return what a verb or a noun in front of a number says befell those counted: "killed two", "the death of two"."""
    quote, offset = statement.claim.quote, statement.claim.start
    start = start_with_hedge(statement, figure)
    links = own_words(statement.language, "attributes", "befallen")
    before = [term for term in statement.terms if term.end - offset <= start and term.text.lower() not in links]
    # "Three dead and two in hospital": what a number counts is no verb of the next one.
    if not before or before[-1].negated or any(other.place + 1 == before[-1].place for other in statement.amounts):
        return None
    between = scan(quote[before[-1].end - offset : start])
    leads = all(token.text.lower() in links for token in between)
    return (_victims(before[-1]) or None) if leads else None


def _is_said_of_them(term: Term, statement: Statement) -> bool:
    """Tell whether a word is no noun of another thing: two men were heard after the arrest of a third."""
    before = statement.frame[term.place - 1] if term.place else ""
    return before != "'" and not opens_a_noun(before, statement.language)


def _is_whole(statement: Statement, figure: Figure) -> bool:
    """Tell whether a number is the whole of which the words before count a part: two of the eleven, one of the two."""
    first = figure.place
    while first and _leads_to_a_noun(statement, first - 1) and not _counts_a_part(statement, first - 1):
        first -= 1
    if first == figure.place or not first:
        return False
    return statement.frame[first - 1] == _COUNT or _counts_a_part(statement, first - 1)


def _leads_to_a_noun(statement: Statement, place: int) -> bool:
    word, language = statement.frame[place], statement.language
    return opens_a_noun(word, language) or word in prepositions(language)


def _counts_a_part(statement: Statement, place: int) -> bool:
    """Tell whether a word stands for one, some or none of those whom the words behind it count."""
    return statement.frame[place] in own_words(statement.language, "attributes", "parts_of_a_whole")


def _risen_to(statement: Statement, figure: Figure) -> str | None:
    """Return what a toll counts that is said to have reached a bare number: "the number of people killed rose to"."""
    before = [term for term in statement.terms if term.position < figure.position]
    if not before or not any(map(arrives_at_a_number, before[-1].concepts)):
        return None
    return next((befell for term in reversed(before) if (befell := _victims(term))), None)


def _counted_beside(statement: Statement, figure: Figure) -> str:
    """Return who is counted beside a number that only points to them: "84 firefighters …, and two of them"."""
    whole = [f for f in statement.amounts if f.position > figure.position and _is_whole(statement, f)]
    before = [f for f in reversed(statement.amounts) if f.position < figure.position]
    units = (f.quantity.unit for f in (*whole[:1], *before))
    return next((unit for unit in units if unit and _may_be_people(unit)), "")
