"""The rule of the amounts and dates that one side alone gives, and of those that each side gives for itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.own_clauses import OwnClauses
from claimcheck.comparison.evidence.roles import COMPATIBLE, FigureMatching, relate_figures
from claimcheck.comparison.evidence.subject import Subject, Words, words_of_figure
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.comparison.rules.own_figures import in_no_common_role, rivals
from claimcheck.comparison.statements import Figure, Statement, words_at
from claimcheck.comparison.vocabulary.terms import Term, bounds_of_time
from claimcheck.records import Kind, Verdict

# "A first march", "the second seal": so low an ordinal tells things apart, and counts none.
_APART = 2

# « depuis près de six mois »: so many words stand between a length of time and the word that says since when, at most.
_TO_ITS_BOUND = 3

# "69.3 % in 2012": a day stands behind the share that is of it, with no more than a preposition between.
_TO_ITS_DAY = 2
# « Bretagne (un sur deux) », "Berg, 22": so close behind a name a figure is of whom it names.
_BEHIND_A_NAME = 2

# "Two men", "two young men", « un tout jeune homme »: a noun stands so close behind its number or its article.
_TO_ITS_NOUN = 2

_SINCE = frozenset({Kind.DATE, Kind.DURATION})


def detail_differences(subject: Subject) -> list[Outcome]:
    """Name the amounts and dates that only one side gives, and that the source of the other gives nowhere.

    Between articles a detail is one of what both tell; what stands in a clause of its own is a fact of its own. Where
    each side gives an amount of one sort and nothing says which answers which, neither is a detail: they stay open.
    """
    return [*_amounts(subject), *_details(subject, subject.dates)]


def _amounts(subject: Subject) -> Iterator[Outcome]:
    in_no_role = in_no_common_role(subject.amounts)
    own = [_given_by_one_article(subject, in_no_role, first=first) for first in (True, False)]
    open_pairs = rivals(own[0], subject.a, own[1], subject.b)
    for x, y in open_pairs:
        sides = words_of_figure(x), words_of_figure(y)
        yield Differs(subject.difference(str(x.quantity.kind), Verdict.UNDECIDED, *sides))
    yield from _details(subject, subject.amounts, leave={id(one) for pair in open_pairs for one in pair})


def _details(subject: Subject, matching: FigureMatching, leave: Collection[int] = ()) -> Iterator[Outcome]:
    """Yield the details of both sides, but for the figures, by `id`, that something else is said of."""
    for first in (True, False):
        alone = _given_alone(subject, matching, first=first)
        yield from (_detail(subject, figure, first=first) for figure in alone if id(figure) not in leave)


def _detail(subject: Subject, figure: Figure, *, first: bool) -> Outcome:
    several_and_one = _against_one(subject, figure, first=first)
    if several_and_one:
        several, one = several_and_one
        both = (several, one) if first else (one, several)
        return Differs(subject.difference("word", Verdict.UNDECIDED, *both))
    sides = (words_of_figure(figure), None) if first else (None, words_of_figure(figure))
    return Differs(subject.difference(str(figure.quantity.kind), Verdict.PRECISION, *sides))


def _against_one(subject: Subject, figure: Figure, *, first: bool) -> tuple[Words, Words] | None:
    """Return the words of a number and of the other side that tells of one of what it counts: two men, a man."""
    side, other = (subject.a, subject.b) if first else (subject.b, subject.a)
    if figure.quantity.kind is not Kind.COUNT or figure.quantity.value == 1:
        return None
    pairs = [(match.a, match.b) if first else (match.b, match.a) for match in subject.shared.matches]
    counted = next((pair for pair in pairs if 0 < pair[0].place - figure.place <= _TO_ITS_NOUN), None)
    if counted is None or counted[1].name:
        return None
    before = range(max(0, counted[1].place - _TO_ITS_NOUN), counted[1].place)
    articles = own_words(other.language, "facts", "singular_determiners")
    place = next((at for at in before if other.frame[at] in articles), None)
    if place is None:
        return None
    return _up_to(counted[0], side, figure.quantity.start), _up_to(counted[1], other, words_at(other, place)[1])


def _up_to(noun: Term, side: Statement, start: int) -> Words:
    """Return the words from an offset of the article to the end of a noun."""
    return side.claim.quote[start - side.claim.start : noun.end - side.claim.start], start


def _given_alone(subject: Subject, matching: FigureMatching, *, first: bool) -> Sequence[Figure]:
    """Return the figures of one side that are details of what both tell, and are not given by the other source."""
    figures = _given_by_one_article(subject, matching, first=first)
    if not figures or subject.held_together:
        return figures  # most pairs have none: then nobody asks for the clauses
    clauses = OwnClauses(subject, subject.a if first else subject.b)
    return [
        figure
        for figure in figures
        if not (
            clauses.tells_apart(figure)
            or _is_given_otherwise(subject, figure, first=first)
            or _is_of_a_name_of_its_own(subject, figure, first=first)
        )
    ]


def _is_of_a_name_of_its_own(subject: Subject, figure: Figure, *, first: bool) -> bool:
    """Tell whether a figure stands right behind somebody, or a place, whom the other side does not name.

    "All trains stand still in Varn, and in Corle (one in two)"; "Lund, 21, was jailed and Berg, 22, freed".
    """
    side = subject.a if first else subject.b
    between = side.frame[max(0, figure.place - 1) : figure.place]
    if between != ("(",) and not (between == (",",) and figure.quantity.kind is Kind.AGE):
        return False
    matched = matched_terms(subject.shared.matches)
    before = (term for term in side.terms if term.name and 0 < figure.place - term.place <= _BEHIND_A_NAME)
    return any(id(term) not in matched for term in before)


def _given_by_one_article(subject: Subject, matching: FigureMatching, *, first: bool) -> Sequence[Figure]:
    """Return the figures of one side that tell something, and that the other source gives nowhere."""
    own = matching.only_a if first else matching.only_b
    side, background = (subject.a, subject.background_b) if first else (subject.b, subject.background_a)
    others = () if subject.held_together else _of_others(subject, side)
    return [
        figure
        for figure in own
        if not (background.gives(figure) or _tells_nothing(figure, side) or figure in others)
        and not _is_of_a_shared_identifier(subject, figure, first=first)
    ]


def _is_of_a_shared_identifier(subject: Subject, figure: Figure, *, first: bool) -> bool:
    """Tell whether an amount is part of a score of both: "by 41 votes to nine", "voted 41 to nine"."""
    side, other = (subject.a, subject.b) if first else (subject.b, subject.a)
    place = figure.quantity.start - side.claim.start
    within = (one for one in side.identifiers if one.start <= place < one.end)
    return any(one.equals(theirs) for one in within for theirs in other.identifiers)


def _of_others(subject: Subject, side: Statement) -> Sequence[Figure]:
    """Return the amounts beside one that both give, of another day or of others, and the days behind them.

    "66.9 %, against 75.7 % in 2016", "185 cases, after 234 on Friday": they tell of another year, of somebody else,
    what the one of both tells, and make that no more exact.
    """
    pairs = [pair for pair in subject.amounts.pairs if pair.compatible]
    of_side = {id(one) for one in side.amounts}
    given = [one for pair in pairs for one in (pair.a, pair.b) if id(one) in of_side]
    shared = {id(one) for one in given}
    own = (one for one in side.amounts if id(one) not in shared and not one.part)
    others = [one for one in own if any(_is_one_of_others(one, other) for other in given)]
    days = [day for day in side.dates if any(0 < day.place - one.place <= _TO_ITS_DAY for one in others)]
    return (*others, *days)


def _is_one_of_others(figure: Figure, given: Figure) -> bool:
    """Tell whether an amount is a share as another is, or only one of both is what was the case before."""
    kind = figure.quantity.kind
    return kind is given.quantity.kind and (kind is Kind.PERCENTAGE or figure.earlier is not given.earlier)


def _tells_nothing(figure: Figure, side: Statement) -> bool:
    """Tell whether a figure gives nothing that is worth a word."""
    return any(look(figure, side) for look in (_is_relative_day, _counts_nothing, _only_names, _counts_those_named))


def _is_relative_day(figure: Figure, _side: Statement) -> bool:
    """Tell whether a date is but a day as papers name the days around them: "on Monday", "that day"."""
    quantity = figure.quantity
    is_day = quantity.kind is Kind.DATE and quantity.low == quantity.high
    return is_day and not any(character.isdigit() for character in quantity.text)


def _counts_nothing(figure: Figure, _side: Statement) -> bool:
    """Tell whether a number names nothing that it counts: the number of a district in brackets, of a bus."""
    return figure.quantity.kind is Kind.COUNT and figure.quantity.unit is None


def _only_names(figure: Figure, side: Statement) -> bool:
    """Tell whether a number only names: the 1st regiment, a first march, one glued to the letters behind it (3AW)."""
    quantity = figure.quantity
    if quantity.kind is Kind.ORDINAL:
        return quantity.text[:1].isdigit() or (isinstance(quantity.value, int) and quantity.value <= _APART)
    behind = side.claim.quote[quantity.end - side.claim.start :][:1]
    return quantity.kind is Kind.COUNT and behind.isupper()


def _counts_those_named(figure: Figure, side: Statement) -> bool:
    """Tell whether a number counts who is named elsewhere: these three, the two towns said; or one alone, in words."""
    quantity = figure.quantity
    if quantity.kind is not Kind.COUNT:
        return False
    before = side.frame[max(0, figure.place - 1) : figure.place]
    if not own_words(side.language, "clauses", "pointing").isdisjoint(before):
        return True
    is_one = quantity.value == 1 and not any(character.isdigit() for character in quantity.text)
    return is_one or quantity.text.casefold() in (side.claim.speaker or "").casefold().split()


def _is_given_otherwise(subject: Subject, figure: Figure, *, first: bool) -> bool:
    """Tell whether the other side gives a time too, and by another: last week, 1 May; since 3 May, for six months."""
    side, other = (subject.a, subject.b) if first else (subject.b, subject.a)
    dates, amounts = (one.only_b if first else one.only_a for one in (subject.dates, subject.amounts))
    if any(relate_figures(figure, date, side, other) in COMPATIBLE for date in dates):
        return True
    since = [one for one in (*dates, *amounts) if one.quantity.kind in _SINCE and _is_bounded(one, other)]
    is_since = figure.quantity.kind in _SINCE and _is_bounded(figure, side)
    return is_since and any(one.quantity.kind is not figure.quantity.kind for one in since)


def _is_bounded(figure: Figure, side: Statement) -> bool:
    """Tell whether a word says that something began or ended then, or that long ago."""
    before: Sequence[str] = side.frame[max(0, figure.place - _TO_ITS_BOUND) : figure.place]
    return not bounds_of_time(side.language).isdisjoint(before)
