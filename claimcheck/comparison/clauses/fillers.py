"""Who and what fills one place of what happens once: buried in Lorna, buried in Aubel; named by the mayor, by the king.

A place of a statement is opened by what happens and a preposition. Two statements of one event that fill it with two
names, two offices or two kinds of building exclude each other where there is room for one alone: nobody is buried in
two towns. Many things have room for several (to visit, to meet), and then nothing follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.comparison.clauses.parts import opens_relative, sentences_of
from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.matching import TermMatch, match_terms
from claimcheck.comparison.evidence.subject import are_quoted_against_each_other
from claimcheck.comparison.relate import Relation, Setting
from claimcheck.comparison.rules.trace import trace_of_difference
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import (
    excludes_as_a_place,
    is_a_place,
    is_an_office,
    is_narrower,
    takes_but_one,
)
from claimcheck.comparison.vocabulary.names import same_name, words_of_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term, form_of_preposition, is_function_word
from claimcheck.languages.scanner import Token, scan
from claimcheck.records import Certainty, Difference, Verdict

#: The rule by which such a difference is known.
RULE = "filler"

# What fills a place stands at most so many words of content behind what happens.
_REACH = 3

# Two statements share so many words, names and figures beside what happens, one of them a name or a figure.
_FEWEST_BESIDE = 2

# How alike the two are held to be.
_LIKENESS = 0.5

# How sure a statement may be of what it tells, and yet exclude what another tells.
_SURE = frozenset({Certainty.STATED, Certainty.REPORTED, Certainty.PLANNED})

_SIGNS = frozenset(",;:().!?…–—")


def relate_fillers(a: Statement, b: Statement, setting: Setting) -> Relation | None:
    """Return how two statements relate by what fills one place of what happens once, None where nothing excludes."""
    if a.language != b.language or not all(any(fills_a_place(term) for term in side.terms) for side in (a, b)):
        return None
    if not {a.claim.certainty, b.claim.certainty} <= _SURE:
        return None
    matches = match_terms(a.terms, b.terms)
    for match in matches:
        if not _happens_once(match) or not _are_of_one_event(match, matches):
            continue
        for x, y in _fillers(a, b, match):
            if exclude_each_other(x, y, setting.background(a), setting.background(b)):
                return _relation(a, b, x, y)
    return None


def fills_a_place(term: Term) -> bool:
    """Tell whether a term is a name, the word for an office that one person holds, or for a kind of place."""
    return term.name or any(is_an_office(key) or is_a_place(key) for key in term.concepts)


def exclude_each_other(x: Term, y: Term, background_a: Background, background_b: Background) -> bool:
    """Tell whether two fillers of one place are two: names of which neither stands anywhere in the other source.

    A source that has both names may call one thing by either of them, a country by its capital or a town by its county.
    """
    if not x.name and not y.name:
        return _are_two_kinds(x, y)
    if not (x.name and y.name) or same_name(x.key, y.key) or perhaps_one_name(x.key, y.key):
        return False
    if not set(words_of_name(x.text.lower())).isdisjoint(words_of_name(y.text.lower())):
        return False
    return not (background_b.has_name(x.key) or background_a.has_name(y.key))


def _are_two_kinds(x: Term, y: Term) -> bool:
    """Tell whether both are offices, or both kinds of place, and neither may be the other."""
    pairs = [(one, other) for one in x.concepts for other in y.concepts]
    return all(excludes_as_a_place(*pair) or _are_two_offices(*pair) for pair in pairs)


def _are_two_offices(one: str, other: str) -> bool:
    kin = one == other or is_narrower(one, other) or is_narrower(other, one)
    return is_an_office(one) and is_an_office(other) and not kin


def preposition_of(term: Term, statement: Statement) -> str:
    """Return the preposition of the phrase that a term opens, by the first of its forms; empty without one."""
    start = term.start - statement.claim.start
    before = [token for token in scan(statement.claim.quote) if token.end <= start]
    for token in reversed(before):
        word = token.text.lower()
        found = form_of_preposition(word, statement.language)
        if found:
            return found
        if not is_function_word(word, statement.language) and word != "'":
            return ""
    return ""


def _happens_once(match: TermMatch) -> bool:
    is_plain = not (match.a.name or match.b.name or match.opposed or match.a.negated or match.b.negated)
    return is_plain and match.strength == 1.0 and any(takes_but_one(key) for key in match.a.concepts & match.b.concepts)


def _are_of_one_event(match: TermMatch, matches: Sequence[TermMatch]) -> bool:
    """Tell whether two statements share enough beside what happens, a name among it, to tell of one event."""
    beside = [one for one in matches if one is not match and not one.opposed]
    return len(beside) >= _FEWEST_BESIDE and any(one.a.name and one.b.name for one in beside)


def _fillers(a: Statement, b: Statement, match: TermMatch) -> Iterator[tuple[Term, Term]]:
    """Yield what stands on each side behind what happens and behind one and the same preposition, alone there."""
    first, second = _places(a, match.a), _places(b, match.b)
    for preposition in first.keys() & second.keys():
        if len(first[preposition]) == len(second[preposition]) == 1:
            yield first[preposition][0], second[preposition][0]


def _places(statement: Statement, act: Term) -> Mapping[str, Sequence[Term]]:
    """Return what fills the places behind what happens in its clause, by their prepositions; of two joined, both."""
    found: dict[str, list[Term]] = {}
    clause = _clause_behind(statement, act)
    end = clause[-1].end + statement.claim.start if clause else act.end
    last = ""
    for term in [term for term in statement.terms if act.end <= term.start < end][:_REACH]:
        own = preposition_of(term, statement) if fills_a_place(term) else ""
        preposition = own or (last if term.name else "")
        if preposition:
            found.setdefault(preposition, []).append(term)
        last = preposition
    return found


def _clause_behind(statement: Statement, act: Term) -> Sequence[Token]:
    """Return the words behind what happens up to the next sign or the next word that opens a relative clause."""
    start = act.end - statement.claim.start
    sentences = sentences_of(statement.claim.quote, statement.language)
    sentence = next(one for one in sentences if start <= one[-1].end)
    found: list[Token] = []
    for token in sentence:
        if token.start < start:
            continue
        if token.text in _SIGNS or opens_relative(token.text, statement.language):
            break
        found.append(token)
    return found


def _relation(a: Statement, b: Statement, x: Term, y: Term) -> Relation:
    disputed = are_quoted_against_each_other(a, b)
    verdict = Verdict.DISPUTED if disputed else Verdict.CONFLICT
    difference = Difference(
        kind="name" if x.name else "turning",
        a=x.text,
        b=y.text,
        relation=verdict,
        claims=(a.claim.id, b.claim.id),
        a_start=x.start,
        b_start=y.start,
        rule=RULE,
    )
    trace = trace_of_difference(a, b, difference)
    return Relation(a, b, verdict, (difference,), "", _LIKENESS, trace=trace)
