"""One dealing of two, told from the side of either: Lund beat Weber, Weber lost to Lund.

Who sells to another tells what the other tells who buys from him. The verbs of a dealing and what leads to the other of
the two stand in the table `converses` of a language file. Nothing is told of two where both are not named.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.annotation.speech import speech_words
from claimcheck.annotation.vocabulary import own_table, own_words
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.terms import Term, prepositions
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import without_accents

# The sides of each kind of dealing: from the first of the two, and from the other.
_SIDES = {"contest": ("won", "lost"), "sale": ("sold", "bought"), "loan": ("lent", "borrowed")}

# The concepts of what two teams come to in one match.
_OUTCOMES = frozenset({"win", "lose"})

_CLAUSE_ENDS = frozenset(",;:.!?()")


@frozen
class Dealing:
    """What a statement tells of two: of which kind, by which verb, and who won, sold or lent, and who did not.

    `inverse` says that it is told from the side of the second; `leading` are the places in `Statement.frame` of what
    leads to the other of the two, with the article behind ("to the", « face à », "by").
    """

    kind: str
    verb: Term
    first: Term
    second: Term
    inverse: bool
    leading: Sequence[int]


@frozen
class _Verb:
    """A verb of a dealing: its kind, whether the second of the two stands in front of it, what leads to the other."""

    kind: str
    inverse: bool
    leads: Sequence[tuple[str, ...]]


def converse_dealings(a: Statement, b: Statement) -> tuple[Dealing, Dealing] | None:
    """Return one dealing of the same two that each side tells from another of them, None where there is none.

    Which of the two is which may differ.
    """
    first, second = dealing_of(a), dealing_of(b)
    if first is None or second is None or first.kind != second.kind or first.inverse is second.inverse:
        return None
    if first.verb.key == second.verb.key:
        return None  # a passive beside an active: the order of their names tells
    return (first, second) if _are_of_one(first, second) or _are_of_one_turned(first, second) else None


def have_the_same_parts(a: Dealing, b: Dealing) -> bool:
    """Tell whether the one who won, sold or lent is the same in two dealings, and the other one as well."""
    return _are_of_one(a, b)


def are_of_two_contests(a: Statement, b: Statement) -> bool:
    """Tell whether two statements tell who won and lost, and not of the same two: each match has its own score."""
    first, second = dealing_of(a), dealing_of(b)
    if first is None or second is None or not first.kind == second.kind == "contest":
        return False
    if not all(_is_named(term) for one in (first, second) for term in (one.first, one.second)):
        return False
    return not (_are_of_one(first, second) or _are_of_one_turned(first, second))


def may_be_of_either_team(a: Statement, x: Term, b: Statement, y: Term) -> bool:
    """Tell whether one statement says of a team that it won, and the other of another one that it lost: both may be.

    `x` and `y` are the words by which they say so. "Lorna lost at home", "Brask won in Lorna" may be of one match.
    """
    outcomes = {key for term in (x, y) for key in term.concepts} & _OUTCOMES
    teams = [_in_front(side, term.place) for side, term in ((a, x), (b, y))]
    named = [team for team in teams if team and _is_named(team)]
    return outcomes == _OUTCOMES and len(named) == 2 and not _are_one(named[0], named[1])


def _is_named(term: Term) -> bool:
    """Tell whether a word is a name, or may be one that nothing else shows: it opens a statement without an article."""
    return term.name or not term.place


def _are_of_one(a: Dealing, b: Dealing) -> bool:
    return _are_one(a.first, b.first) and _are_one(a.second, b.second)


def _are_of_one_turned(a: Dealing, b: Dealing) -> bool:
    return _are_one(a.first, b.second) and _are_one(a.second, b.first)


def _are_one(a: Term, b: Term) -> bool:
    """Tell whether two are called the same, by their words: the key of what is no name is a stem."""
    return same_name(without_accents(a.text.lower()), without_accents(b.text.lower()))


def dealing_of(side: Statement) -> Dealing | None:
    """Return the dealing of two that a statement tells of, None where it tells of none, or names but one of them."""
    verbs = _verbs(side.language)
    return next(
        (found for place, word in enumerate(side.frame) if word in verbs for found in _dealings_at(side, place)), None
    )


def _dealings_at(side: Statement, place: int) -> Iterator[Dealing]:
    """Yield the dealing that the verb at a place of the frame tells of."""
    verb = _term_at(side, place)
    front = verb and _in_front(side, verb.place)
    for one in _verbs(side.language)[side.frame[place]]:
        behind, leading = _behind(side, place, one.leads)
        if verb and front and behind:
            inverse = one.inverse is not _is_agent(side, behind)
            first, second = (behind, front) if inverse else (front, behind)
            yield Dealing(one.kind, verb, first, second, inverse, leading)


def _term_at(side: Statement, place: int) -> Term | None:
    """Return the word of content that stands at a place, or begins before it: « s'est incliné »."""
    before = (term for term in reversed(side.terms) if term.place <= place)
    term = next(before, None)
    return term if term and not term.name and side.frame[place] in term.text.lower() else None


def _in_front(side: Statement, place: int) -> Term | None:
    """Return who is told of alone in front of a verb, in its clause and behind no preposition."""
    term = next((term for term in reversed(side.terms) if term.place < place), None)
    if term is None or _next_end(side, term.place) < place:
        return None
    articles, at = own_words(side.language, "function_words", "determiners"), term.place - 1
    while at >= 0 and side.frame[at] in articles:
        at -= 1
    tied = (
        prepositions(side.language)
        | speech_words(side.language).joints
        | own_words(side.language, "limits", "complements")
    )
    return None if at >= 0 and side.frame[at] in tied else term


def _behind(side: Statement, place: int, leads: Sequence[tuple[str, ...]]) -> tuple[Term | None, Sequence[int]]:
    """Return who is told of behind a verb, and the places of what leads there."""
    terms = {term.place: term for term in side.terms}
    for at in range(place + 1, _next_end(side, place)):
        for lead in leads:
            end = at + len(lead)
            if side.frame[at:end] == lead and (lead or at == place + 1):
                term = _first_term(side, end, terms)
                if term:
                    return term, range(at, term.place)
    return None, ()


def _next_end(side: Statement, place: int) -> int:
    """Return the place of the sign at which the clause of a place ends, none within a score: 2:1."""
    behind = range(place + 1, len(side.frame))
    ends = (at for at in behind if side.frame[at] in _CLAUSE_ENDS and not _is_within_a_score(side, at))
    return next(ends, len(side.frame))


def _is_within_a_score(side: Statement, at: int) -> bool:
    around = side.frame[at - 1], *side.frame[at + 1 : at + 2]
    return all(word.isdigit() for word in around)


def _first_term(side: Statement, place: int, terms: Mapping[int, Term]) -> Term | None:
    """Return the word of content at a place, or behind no more than articles, small words and figures there."""
    small = _small_words(side.language)
    while place < len(side.frame) and place not in terms and _is_small(side.frame[place], small):
        place += 1
    return terms.get(place)


def _is_small(word: str, small: frozenset[str]) -> bool:
    return word in small or not word.isalpha()


@functools.cache
def _small_words(language: str) -> frozenset[str]:
    keys = ("determiners", "object_prepositions")
    return frozenset[str]().union(
        *(own_words(language, "function_words", key) for key in keys), own_words(language, "speech", "agents")
    )


def _is_agent(side: Statement, name: Term) -> bool:
    """Tell whether a name stands behind the word of an agent and no article: "was beaten by Weber"."""
    return name.place > 0 and side.frame[name.place - 1] in side.agents


@functools.cache
def _verbs(language: str) -> Mapping[str, Sequence[_Verb]]:
    """Return the verbs of dealings by their forms."""
    table: Mapping[str, Mapping[str, Sequence[str]]] = own_table(language, "converses")
    found: dict[str, list[_Verb]] = {}
    for kind, sides in _SIDES.items():
        for side in sides:
            for forms, leads in table.get(side, {}).items():
                verb = _Verb(kind, side == sides[1], [tuple(lead.split()) for lead in leads or [""]])
                for form in forms.split():
                    found.setdefault(form, []).append(verb)
    return found
