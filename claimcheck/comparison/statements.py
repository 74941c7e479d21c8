"""What a claim is made of, for comparing: its wording, its terms, its amounts and dates in place."""

from __future__ import annotations

import functools
import operator
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from claimcheck.annotation.certainty import certainty_of
from claimcheck.annotation.pronoun_subjects import opens_with_person
from claimcheck.annotation.speakers import only_accuses
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.vocabulary.concepts import concepts_of, stem
from claimcheck.comparison.vocabulary.terms import Term, name_spans, pronouns, terms_and_names
from claimcheck.comparison.vocabulary.turning import Marker, markers_of, mutual_verbs
from claimcheck.figures.hedges import hedged_span
from claimcheck.figures.identifiers import Identifier, IdentifierKind, find_identifiers
from claimcheck.figures.intervals import QuantityRelation, relate_quantities
from claimcheck.languages import load
from claimcheck.languages.phrasebook import Phrasebook
from claimcheck.languages.scanner import Token, TokenKind, scan
from claimcheck.records import Certainty, Claim, Kind, Quantity

#: How sure a statement may be of what it tells, and yet exclude what another tells.
ASSERTED = frozenset({Certainty.STATED, Certainty.REPORTED})

_NAME_MARK = "@"

# Tokens that may stand between "of whom" and the amount.
_PART_REACH = 2

# So many letters stand between a figure and its day: "173 | on | Friday".
_TO_ITS_DAY = 4

# A day and a preposition stand between a verb that arrives at a number and that number.
_TO_ITS_VERB = 4

# The names of a list are parted by a comma or by "and".
_LISTED = 2

_TYPOGRAPHIC = str.maketrans("’‘“”„«»", '\'\'"""""')


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a date in its place, its unit brought to its concept.

    `position` counts words before it; `place` is its index in `Statement.frame`; `part` says that it counts a part of
    what another figure counts ("of whom 35"), `earlier` what it was before ("against 28 the day before") or when that
    was, `aside` that an amount and its day stand together in brackets ("6 new ones on Friday"), `listed` that it only
    names, in a list behind a noun or behind an article of one: lines 4, 7 and 12, « la 9 ».
    """

    quantity: Quantity
    position: int
    place: int
    part: bool = False
    listed: bool = False
    earlier: bool = False
    aside: bool = False


_place = operator.attrgetter("place")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its terms, amounts and dates, each of these in the order in which they stand.

    `frame` is its wording with each amount, date and name replaced by a mark of its kind: two statements of one frame
    differ in nothing else. `names` are all its names, its speaker included; `topic` are names that it points to
    without repeating them. `stage` is 1 where it calls itself the latest state of things, -1 where it calls itself an
    earlier one, otherwise 0. `markers` are the words that turn the sense, `identifiers` the numbers that are no amounts
    (their offsets are those of the quote), `agents` the words behind
    which stands who did it ("by"), `mutual` says that two do together what is told. `era` are the dates of the sentence
    before that hold for it as well: "a crash in 2010. The crew had been killed".
    """

    claim: Claim
    language: str
    source: str
    frame: tuple[str, ...]
    terms: tuple[Term, ...]
    names: tuple[Term, ...]
    amounts: tuple[Figure, ...]
    dates: tuple[Figure, ...]
    topic: tuple[Term, ...] = ()
    stage: int = 0
    markers: tuple[Marker, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    agents: frozenset[str] = frozenset()
    mutual: bool = False
    era: tuple[Figure, ...] = ()

    @property
    def is_of_somebody(self) -> bool:
        """Tell whether it opens with a pronoun that stands for a person: whom it tells of stands elsewhere."""
        return opens_with_person(self.claim.quote, self.language)

    def amounts_within(self, first: int, last: int) -> tuple[Figure, ...]:
        """Return the amounts whose `place` is `first` or more and less than `last`, not looking at all of a list."""
        return self.amounts[bisect_left(self.amounts, first, key=_place) : bisect_left(self.amounts, last, key=_place)]


def statement(claim: Claim, language: str, source: str) -> Statement:
    """Return the statement that `claim` makes."""
    tokens = scan(claim.quote)
    claim = _as_an_act(claim, tokens, language)
    frame, places = _frame(claim, tokens)
    identifiers = _identifiers(claim, language)
    terms, names = (
        _without_clocks(found, identifiers, claim.start) for found in terms_and_names(claim, language, tokens, places)
    )
    return Statement(
        claim=claim,
        language=language,
        source=source,
        frame=frame,
        terms=terms,
        names=names,
        amounts=_with_lists(
            _with_lent_units(_figures(claim.quantities, claim, tokens, places, language)), terms, frame, language
        ),
        dates=tuple(_figures(claim.dates, claim, tokens, places, language)),
        stage=_stage(tokens, language),
        markers=markers_of(tokens, places, language),
        identifiers=identifiers,
        agents=_agents_in(frame, language),
        mutual=mutual_verbs(tokens, language),
    )


def _as_an_act(claim: Claim, tokens: Sequence[Token], language: str) -> Claim:
    """Return a claim with nobody's word for it where its speaker only accuses: whom they accuse is what happens."""
    if claim.certainty is Certainty.STATED or claim.speaker is None or not only_accuses(claim.quote, language):
        return claim
    certainty = certainty_of(tokens, language, attributed=False)
    return replace(claim, speaker=None, certainty=certainty)


def _identifiers(claim: Claim, language: str) -> tuple[Identifier, ...]:
    taken = [(q.start - claim.start, q.end - claim.start) for q in (*claim.quantities, *claim.dates)]
    return find_identifiers(claim.quote, language, taken)


def _without_clocks(terms: tuple[Term, ...], identifiers: Sequence[Identifier], offset: int) -> tuple[Term, ...]:
    """Return terms without the words of a time of day: "half past six", and the clock it is by: "21:00 GMT"."""
    times = [(one.start + offset, one.end + offset) for one in identifiers if one.zone or _is_spoken(one)]
    return tuple(term for term in terms if not any(start <= term.start < end for start, end in times))


def _is_spoken(one: Identifier) -> bool:
    return one.kind is IdentifierKind.TIME and not any(map(str.isdigit, one.text))


@functools.cache
def _agents(language: str) -> frozenset[str]:
    return frozenset(own_table(language, "speech").get("agents", "").split())


@functools.cache
def _agents_of_actives(language: str) -> frozenset[str]:
    return _agents(language) - own_words(language, "limits", "complements")


def _agents_in(frame: Sequence[str], language: str) -> frozenset[str]:
    """Return the words of an agent that are such in a statement: „von“ is "by" beside a passive alone, else "of"."""
    if own_words(language, "speech", "passive_auxiliaries").isdisjoint(frame):
        return _agents_of_actives(language)
    return _agents(language)


@functools.cache
def _clock(language: str) -> tuple[Phrasebook, Phrasebook]:
    table = load(language).table("clock")
    return Phrasebook(table.get("later", ())), Phrasebook(table.get("earlier", ()))


def _stage(tokens: Sequence[Token], language: str) -> int:
    later, earlier = _clock(language)
    return bool(later.find(tokens)) - bool(earlier.find(tokens))


def _frame(claim: Claim, tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the frame of a claim, and for each token its index in the frame."""
    marks: dict[int, tuple[int, str]] = {}
    spans = [(start, end, _NAME_MARK) for start, end in name_spans(claim)]
    spans += [(q.start - claim.start, q.end - claim.start, f"#{q.kind}") for q in (*claim.quantities, *claim.dates)]
    for number, (start, end, mark) in enumerate(spans):
        marks.update(dict.fromkeys(range(start, end), (number, mark)))
    frame: list[str] = []
    places: list[int] = []
    inside = -1
    for token in tokens:
        number, mark = marks.get(token.start, (-1, sys.intern(token.text.lower())))
        if number < 0 or number != inside:
            frame.append(mark)
        inside = number
        places.append(len(frame) - 1)
    return tuple(frame), tuple(places)


def with_its_noun(one: Statement, figure: Figure) -> str:
    """Return a number as written with the word of content right behind it: "two men"; without one the number alone."""
    quantity, claim = figure.quantity, one.claim
    noun = next((term for term in one.terms if term.place == figure.place + 1), None)
    return claim.quote[quantity.start - claim.start : noun.end - claim.start] if noun else quantity.text


def give_one_value(x: Figure, y: Figure) -> bool:
    """Tell whether two figures are the same amount or day: "14 lines" are no line 14."""
    return x.listed is y.listed and relate_quantities(x.quantity, y.quantity) is QuantityRelation.SAME


def in_plain_words(statement: Statement) -> str:
    """Return the words of a statement, case, typographic signs and the full stop aside."""
    return " ".join(statement.claim.quote.translate(_TYPOGRAPHIC).casefold().rstrip(" .").split())


def start_with_hedge(side: Statement, figure: Figure) -> int:
    """Return the offset in the quote at which a figure begins with its hedge: that of "at" in "at least 14"."""
    start, end = (at - side.claim.start for at in (figure.quantity.start, figure.quantity.end))
    return hedged_span(side.claim.quote, (start, end), side.language)[0]


def words_at(side: Statement, place: int) -> tuple[str, int]:
    """Return the words that stand at a place of the frame of a statement, and their offset in its article."""
    tokens = scan(side.claim.quote)
    _, places = _frame(side.claim, tokens)
    found = [token for token, at in zip(tokens, places, strict=True) if at == place]
    start = found[0].start
    return side.claim.quote[start : found[-1].end], side.claim.start + start


def statements(claims: Sequence[Claim], language: str, source: str) -> tuple[Statement, ...]:
    """Return the statements of one source in order; one that opens with a pronoun inherits the names before it."""
    result: list[Statement] = []
    topic: tuple[Term, ...] = ()
    for claim in claims:
        current = statement(claim, language, source)
        if _opens_with_pronoun(current):
            current = replace(current, topic=topic)
        if result and _goes_on_in_the_past(current):
            current = replace(current, era=result[-1].dates or result[-1].era)
        names = tuple(term for term in current.terms if term.name)
        topic = names[:1] or topic
        result.append(current)
    return tuple(result)


def _goes_on_in_the_past(current: Statement) -> bool:
    """Tell whether an undated statement is in the past perfect: then it is of the time that was told of last."""
    return not current.dates and not own_words(current.language, "limits", "past_perfect").isdisjoint(current.frame)


def inside_figures(claim: Claim) -> frozenset[int]:
    """Return the offsets in the quote of a claim that lie in its amounts and dates: a sign there parts nothing."""
    spans = ((q.start - claim.start, q.end - claim.start) for q in (*claim.quantities, *claim.dates))
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _opens_with_pronoun(current: Statement) -> bool:
    pointing = pronouns(current.language)
    return any(word in pointing for word in current.frame[:3])


def _figures(
    quantities: Sequence[Quantity], claim: Claim, tokens: Sequence[Token], places: Sequence[int], language: str
) -> Iterator[Figure]:
    parts = _parts(language).find(tokens) if quantities else ()
    earlier = _with_their_days(claim, tokens, language)
    aside = _with_days_in_brackets(claim, tokens)
    starts = [token.start for token in tokens]
    words = [token.start for token in tokens if token.kind is TokenKind.WORD]
    for quantity in quantities:
        start, end = quantity.start - claim.start, quantity.end - claim.start
        words_before, first, behind = bisect_left(words, start), bisect_left(starts, start), bisect_left(starts, end)
        part = any(hit.first == behind or 0 <= first - hit.last <= _PART_REACH for hit in parts)
        before = quantity.start in earlier or _is_in_brackets_behind_a_day(claim, tokens, first, behind)
        yield Figure(
            _with_unit_as_concept(quantity, language),
            words_before,
            places[first],
            part,
            earlier=before,
            aside=quantity.start in aside,
        )


def _with_their_days(claim: Claim, tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the offsets of each amount that another is held against on a day of its own, and of that day.

    « 450 000 manifestants, contre 800 000 le 23 mars »: the day is that of the 800 000 alone.
    """
    if not (claim.quantities and claim.dates):
        return frozenset()
    led = {tokens[hit.last].start + claim.start for hit in _earlier(language).find(tokens) if hit.last < len(tokens)}
    found: set[int] = set()
    for amount in (one for one in claim.quantities if one.start in led):
        days = [date.start for date in claim.dates if 0 <= date.start - amount.end <= _TO_ITS_DAY]
        found.update([amount.start, *days] if days else ())
    return frozenset(found)


def _with_days_in_brackets(claim: Claim, tokens: Sequence[Token]) -> frozenset[int]:
    """Return the offsets of the amounts and days of each pair of brackets that holds both: the day is of that amount.

    "A total of 85,174 cases (six new ones between Friday and Saturday)" is dated by neither of the two days.
    """
    if not (claim.quantities and claim.dates):
        return frozenset()
    found: set[int] = set()
    for first, last in _brackets(tokens):
        begin, end = claim.start + tokens[first].start, claim.start + tokens[last].start
        inside = [[one.start for one in kind if begin < one.start < end] for kind in (claim.quantities, claim.dates)]
        found.update(chain(*inside) if all(inside) else ())
    return frozenset(found)


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of each opening bracket and of the one that closes it, the inner ones of nested ones."""
    opened = None
    for place, token in enumerate(tokens):
        if token.text == "(":
            opened = place
        elif token.text == ")" and opened is not None:
            yield opened, place
            opened = None


def _is_in_brackets_behind_a_day(claim: Claim, tokens: Sequence[Token], first: int, behind: int) -> bool:
    """Tell whether a number stands alone in brackets behind a day, whose it is: « par rapport à la veille (374) »."""
    around = [token.text for token in (*tokens[max(0, first - 1) : first], *tokens[behind : behind + 1])]
    bracket = tokens[first - 1].start + claim.start if first else 0
    return around == ["(", ")"] and any(0 <= bracket - date.end <= 1 for date in claim.dates)


def _with_lent_units(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures, a part of a sum or a measure with the unit of the whole: « 52 000 euros, dont 18 000 versés »."""
    whole: Quantity | None = None
    for figure in figures:
        if not figure.part:
            whole = figure.quantity
        yield figure if whole is None or not figure.part else _with_unit_of(whole, figure)


def _with_unit_of(whole: Quantity, part: Figure) -> Figure:
    """Return a number that is so many of the unit of a whole; a part of a sum is a sum, whatever stands behind it."""
    own = part.quantity
    of_one_unit = whole.kind is Kind.MONEY or (whole.kind is Kind.MEASURE and own.unit is None)
    if own.kind is not Kind.COUNT or not of_one_unit:
        return part
    return replace(part, quantity=replace(own, kind=whole.kind, unit=whole.unit))


def _with_lists(
    amounts: Iterable[Figure], terms: Sequence[Term], frame: Sequence[str], language: str
) -> tuple[Figure, ...]:
    """Return amounts, those marked that stand in a list of names behind their noun: lines 4, 7 and 12.

    A comma or "and" parts the numbers of a list, and no amounts are in it: "Hall 3 cost 4 million" names one hall, and
    "won 3 to 1" none.
    """
    amounts, words, joints = list(amounts), {term.place for term in terms}, _joints(language)
    lists: list[list[Figure]] = [[]]
    for amount in amounts:
        last = lists[-1][-1].place if lists[-1] else amount.place
        follows = 0 < amount.place - last <= _LISTED and joints.issuperset(frame[last + 1 : amount.place])
        if follows and amount.quantity.kind is Kind.COUNT:
            lists[-1].append(amount)
        else:
            opens = amount.quantity.kind is Kind.COUNT and amount.quantity.unit is None and amount.place - 1 in words
            lists.append([amount] if opens else [])
    listed = {id(amount) for names in lists if len(names) > 1 for amount in names}
    listed |= {id(amount) for amount in amounts if _is_named_by_its_number(amount, frame, language)}
    return tuple(replace(amount, listed=True) if id(amount) in listed else amount for amount in amounts)


def _is_named_by_its_number(amount: Figure, frame: Sequence[str], language: str) -> bool:
    """Tell whether a number of several stands behind an article of one: « la 9 » is a line, and no nine of them.

    Behind a verb that arrives at a number the same word leads to it: « ascendia na terça-feira a 384 ».
    """
    quantity = amount.quantity
    if quantity.kind is not Kind.COUNT or quantity.unit is not None or quantity.value in (0, 1, None):
        return False
    before = frame[max(0, amount.place - _TO_ITS_VERB) : amount.place]
    if not before or before[-1] not in own_words(language, "clauses", "articles_of_one"):
        return False
    return own_words(language, "clock", "levels").isdisjoint(before)


@functools.cache
def _joints(language: str) -> frozenset[str]:
    """Return what parts the numbers of a list."""
    return frozenset((",", *load(language).table("clauses").get("joints", ())))


@functools.cache
def _earlier(language: str) -> Phrasebook:
    return Phrasebook(load(language).table("clauses").get("earlier", ()))


@functools.cache
def _parts(language: str) -> Phrasebook:
    return Phrasebook(load(language).table("clauses").get("parts", ()))


def _with_unit_as_concept(quantity: Quantity, language: str) -> Quantity:
    if quantity.kind is not Kind.COUNT or not quantity.unit:
        return quantity
    words = quantity.unit.lower().split()
    hits = concepts_of(words, language)
    return replace(quantity, unit=hits[0].key if hits else stem(words[-1], language))
