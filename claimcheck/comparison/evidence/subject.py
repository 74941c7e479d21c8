"""Two statements with all that was found out about what they share: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.comparison.evidence.background import Background
from claimcheck.comparison.evidence.matching import Overlap, TermMatch
from claimcheck.comparison.evidence.roles import FigureMatching
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of, speaks_for_a_state
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.comparison.vocabulary.spelling import perhaps_one_name
from claimcheck.comparison.vocabulary.terms import Term, forms_of_address
from claimcheck.languages.scanner import scan
from claimcheck.records import Difference, Verdict

_COUNTRY = "country_"

#: Words of a statement and their offset in its article.
Words = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """Two statements with all that was found out about what they share.

    `held_together` says that somebody put the two side by side, so that they are meant of one matter; `only_aligned`
    that nothing but an aligner holds them for one: it is then sure of it to `certainty_of_one_matter` (0 to 1), and
    `figures_may_settle` says whether rules may decide on it by figures. `one_clause` says that they are clauses of
    which one has no word of its own but for what turns the sense. The backgrounds are what the two sources tell
    elsewhere.
    """

    a: Statement
    b: Statement
    shared: Overlap
    amounts: FigureMatching
    dates: FigureMatching
    likeness: float
    order: int
    held_together: bool
    background_a: Background
    background_b: Background
    only_aligned: bool = False
    certainty_of_one_matter: float = 0.0
    figures_may_settle: bool = False
    one_clause: bool = False

    def difference(self, kind: str, relation: Verdict, a: Words | None, b: Words | None) -> Difference:
        """Return a difference between the two statements; None for a side that lacks the words."""
        return Difference(
            kind=kind,
            a=a[0] if a else None,
            b=b[0] if b else None,
            relation=relation,
            claims=(self.a.claim.id, self.b.claim.id),
            a_start=a[1] if a else None,
            b_start=b[1] if b else None,
        )

    def opposition(self) -> Verdict:
        """Return the verdict on what excludes each other: who says so decides."""
        return Verdict.DISPUTED if self.quoted_against_each_other() else Verdict.CONFLICT

    def quoted_against_each_other(self) -> bool:
        """Tell whether two people are quoted who are not one."""
        return are_quoted_against_each_other(self.a, self.b)


def own_matches(subject: Subject) -> list[TermMatch]:
    """Return the terms that both share in their own words: a name that a pronoun points to has no place in them."""
    own = {id(term) for side in (subject.a, subject.b) for term in side.terms}
    return [match for match in subject.shared.matches if id(match.a) in own and id(match.b) in own]


def are_quoted_against_each_other(a: Statement, b: Statement) -> bool:
    """Tell whether two are quoted in two statements who are not one, nor perhaps one in two spellings."""
    first, second = _speaker(a), _speaker(b)
    if not first or not second or same_name(first, second) or perhaps_one_name(first, second):
        return False
    return not (_are_a_state_and_its_body(a, b) or _are_a_state_and_its_body(b, a))


def _speaker(statement: Statement) -> str:
    """Return who is quoted, in lower case and without a form of address: Mr Kern may be the mayor Paul Kern."""
    words = (statement.claim.speaker or "").casefold().split()
    named = [word for word in words if word.rstrip(".") not in forms_of_address(statement.language)]
    return " ".join(named or words)


def _are_a_state_and_its_body(state: Statement, body: Statement) -> bool:
    """Tell whether a country is quoted, and beside it who speaks for one, where no other country is told of.

    "The United Kingdom recorded 31 cases", "the British authorities recorded 29": one body in two words.
    """
    first, second = _concepts_of_speaker(state), _concepts_of_speaker(body)
    countries, others = _countries(first), _countries(second | {key for term in body.terms for key in term.concepts})
    is_state = bool(countries) and not any(map(speaks_for_a_state, first))
    return is_state and any(map(speaks_for_a_state, second)) and others <= countries


def _countries(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith(_COUNTRY))


def _concepts_of_speaker(statement: Statement) -> frozenset[str]:
    words = [token.text.lower() for token in scan(statement.claim.speaker or "")]
    hits = concepts_of(words, statement.language)
    return frozenset(key for hit in hits for key in (hit.key, *hit.others))


def words_of(term: Term) -> Words:
    """Return the words of a term and where they stand."""
    return term.text, term.start


def words_of_figure(figure: Figure) -> Words:
    """Return the words of an amount or a date and where they stand."""
    return figure.quantity.text, figure.quantity.start
