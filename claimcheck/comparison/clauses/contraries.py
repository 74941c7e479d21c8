"""Two clauses of which one says the contrary of the other, however much else the sentences around them tell.

The alarm did not sound, L'alarme s'est déclenchée: little is shared but what it happens to and what does or does not
happen. So short a likeness joins two clauses only where one of them has no word of its own: nothing in it could speak
of another thing, another part of it or another occasion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import product

from claimcheck.annotation.certainty import negations
from claimcheck.comparison import thresholds
from claimcheck.comparison.clauses.clausewise import may_speak_of_one
from claimcheck.comparison.clauses.parts import (
    has_an_auxiliary,
    is_conditional,
    opens_generically,
    opens_with_saying,
)
from claimcheck.comparison.evidence.days import are_of_two_days, dates_of
from claimcheck.comparison.evidence.matching import TermMatch, match_terms, matched_terms
from claimcheck.comparison.relate import Relation, Setting, relate_statements
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import acts, only_names, says_how_long, undoing
from claimcheck.comparison.vocabulary.names import share_a_name
from claimcheck.comparison.vocabulary.terms import Term, helps_a_verb
from claimcheck.languages.scanner import scan
from claimcheck.records import Certainty
from claimcheck.verdicts import OPPOSED

_COUNTING = frozenset({"count", "identifier"})

# A number of one thing of which one thing is said names both.
_FEWEST_THINGS = 2

# What is said of a thing stands within so many words of content of it.
_NEAR = 4

_SIGNS = frozenset(",;:().!?…–—")

# So many words of its own between a thing and what is said tell of another thing.
_FEWEST_OF_ANOTHER = 2

_TURNING = frozenset({"negation", "opposite"})

# What is only held possible excludes nothing.
_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL})


def relate_contraries(
    a: Statement, b: Statement, parts_a: Sequence[Statement], parts_b: Sequence[Statement], setting: Setting
) -> Relation | None:
    """Return how two statements relate by clauses that exclude each other, None where they have none.

    The relation is one of the whole statements; its `parts` are the two clauses.
    """
    clausewise: Setting | None = None
    found: list[Relation] = []
    own_a, own_b = (
        [part for part in parts if not (_hangs_on_a_negation(part, whole) or _is_taken_back(part, whole))]
        for whole, parts in ((a, parts_a), (b, parts_b))
    )
    for x, y in product(_assertions((a, *own_a)), _assertions((b, *own_b))):
        kinds = _may_exclude_by(x, y)
        if kinds == _COUNTING and are_of_two_days(_days(x, a, parts_a), _days(y, b, parts_b)):
            continue
        if not kinds:
            continue
        clausewise = clausewise or replace(setting.of_clauses(thresholds.CONTRARY), one_clause=True)
        relation = relate_statements(x, y, clausewise)
        if relation and relation.verdict in OPPOSED and any(d.kind in kinds for d in relation.differences):
            found.append(relation)
    if not found:
        return None
    relation = max(found, key=lambda one: one.likeness)
    return replace(relation, a=a, b=b, parts=(relation.a, relation.b))


def _may_exclude_by(x: Statement, y: Statement) -> frozenset[str]:
    """Return the kinds of differences by which two clauses may exclude each other, none where of two things.

    One of them has no word of its own: they say and deny one thing of one thing, or say it with two numbers.
    """
    matches = match_terms(x.terms, y.terms)
    matched = matched_terms(matches)
    own = [[term for term in side.terms if id(term) not in matched and not _is_light(term)] for side in (x, y)]
    if (own[0] and own[1]) or not may_speak_of_one(x, y):
        return frozenset()
    turned = [match for match in matches if _is_turned(match)]
    things = [match for match in matches if match not in turned and _is_what_it_happens_to(x, y, match)]
    if len(turned) == 1 and _have_one_subject(x, y, turned[0]):
        near = (thing for thing in things if _stand_near(x, y, thing, turned[0]))
        return _TURNING if any(_is_said_of(x, y, thing, turned[0], matched) for thing in near) else frozenset()
    counts = not turned and len(things) >= _FEWEST_THINGS and _count_one_thing(x, y, matches)
    return _COUNTING if counts else frozenset()


def _count_one_thing(x: Statement, y: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether two clauses count what both name: ten children of guards are no ten guards."""
    if not all(_counts_something(side) for side in (x, y)):
        return False
    first, second = ({id(term) for f in side.amounts for term in _counted(f, side)} for side in (x, y))
    return not first or not second or any(id(one.a) in first and id(one.b) in second for one in matches)


def _counted(figure: Figure, side: Statement) -> Sequence[Term]:
    """Return the word of content right behind a number."""
    return [term for term in side.terms if term.start >= figure.quantity.end][:1]


def _counts_something(clause: Statement) -> bool:
    """Tell whether a clause has numbers, and none that names: lines 4, 7 and 12 of the underground."""
    words = {term.place for term in clause.terms}
    return bool(clause.amounts) and not any(f.quantity.unit is None and f.place - 1 in words for f in clause.amounts)


def _days(clause: Statement, whole: Statement, parts: Sequence[Statement]) -> Sequence[Figure]:
    """Return the days of what a clause counts, those too that a phrase without a verb gives beside it: "for Wednesday".

    The day of another clause is none of them, nor the day on which it was said: "two lines will run on Monday, the town
    said on Saturday".
    """
    clauses = [part for part in parts if has_an_auxiliary(part)]
    counting = [part for part in clauses if any(_stands_in(figure, part) for figure in clause.amounts)] or [clause]
    dates = dates_of(whole)
    own = [figure for figure in dates if any(_stands_in(figure, part) for part in counting)]
    beside = [figure for figure in dates if figure not in own]
    return own + [figure for figure in beside if not any(_stands_in(figure, part) for part in clauses)]


def _stands_in(figure: Figure, part: Statement) -> bool:
    return part.claim.start <= figure.quantity.start < part.claim.end


def _is_turned(match: TermMatch) -> bool:
    """Tell whether one side says what the other denies: by an opposite, or by a negation of the same word."""
    is_said_of_something = not match.a.name and not any(only_names(key) for key in match.a.concepts)
    return is_said_of_something and match.opposed is (match.a.negated is match.b.negated)


def _assertions(clauses: Iterable[Statement]) -> list[Statement]:
    """Return the clauses that tell something as so or not so: nothing possible, conditional or generic."""
    return [
        clause
        for clause in clauses
        if not (
            clause.claim.certainty in _UNSURE
            or is_conditional(clause)
            or opens_with_saying(clause)
            or opens_generically(clause)
        )
    ]


def _hangs_on_a_negation(part: Statement, whole: Statement) -> bool:
    """Tell whether a clause goes on, with no sign but a mark of quotation, what is negated: need not play "referee"."""
    before = scan(whole.claim.quote[: part.claim.start - whole.claim.start])
    last = max((place for place, token in enumerate(before) if token.text in _SIGNS), default=-1)
    return bool(negations(before[last + 1 :], whole.language))


def _is_taken_back(part: Statement, whole: Statement) -> bool:
    """Tell whether a stretch without a verb names what the rest of its sentence undoes: the sale of ale is banned."""
    rest = (term for term in whole.terms if not part.claim.start <= term.start < part.claim.end)
    return not has_an_auxiliary(part) and any(
        not term.negated and not undoing().isdisjoint(term.concepts) for term in rest
    )


def _have_one_subject(x: Statement, y: Statement, turned: TermMatch) -> bool:
    """Tell whether the names in front of what is said may be one: Lund who was cleared, Weber who was fined."""
    first, second = (
        [term for term in (*side.topic, *side.terms) if term.name and term.end <= said.start]
        for side, said in ((x, turned.a), (y, turned.b))
    )
    return not first or not second or share_a_name((p.key for p in first), (q.key for q in second))


def _is_what_it_happens_to(x: Statement, y: Statement, match: TermMatch) -> bool:
    """Tell whether a shared word names a thing: those who act, the police or a company, do many things in a story."""
    helps = any(helps_a_verb(term.text, side.language) for term, side in ((match.a, x), (match.b, y)))
    return not (match.a.name or helps) and match.strength == 1.0 and not any(acts(key) for key in match.a.concepts)


def _stand_near(x: Statement, y: Statement, thing: TermMatch, turned: TermMatch) -> bool:
    """Tell whether a thing and what is said and denied of it stand near each other on both sides."""
    sides = ((x.terms, thing.a, turned.a), (y.terms, thing.b, turned.b))
    return all(abs(_place(terms, one) - _place(terms, other)) <= _NEAR for terms, one, other in sides)


def _is_said_of(x: Statement, y: Statement, thing: TermMatch, turned: TermMatch, matched: Collection[int]) -> bool:
    """Tell whether no two words that the other side lacks stand between a contrary and a thing behind it.

    Who wants to cut the debt of poor countries does not say that poverty falls.
    """
    if not turned.opposed:
        return True
    sides = ((x.terms, thing.a, turned.a), (y.terms, thing.b, turned.b))
    return all(sum(id(term) not in matched for term in _behind(*side)) < _FEWEST_OF_ANOTHER for side in sides)


def _behind(terms: Sequence[Term], thing: Term, said: Term) -> Sequence[Term]:
    """Return the terms from what is said to a thing behind it, none where the thing stands in front."""
    return terms[_place(terms, said) + 1 : _place(terms, thing)]


def _place(terms: Sequence[Term], one: Term) -> int:
    return next(index for index, term in enumerate(terms) if term is one)


def _is_light(term: Term) -> bool:
    """Tell whether a word says only how long something is so: what remains closed is closed."""
    return any(says_how_long(key) for key in term.concepts)
