"""What a verb of change is done to: the school closed its canteen, the school closed.

With an object such a verb tells what becomes of that, without one what becomes of its subject.
"""

from __future__ import annotations

import functools

from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.matching import TermMatch
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.concepts import changes_its_subject
from claimcheck.comparison.vocabulary.terms import Term, is_function_word

_SIGNS = frozenset(".,;:!?…")


def one_changes_an_object(subject: Subject) -> bool:
    """Tell whether one side has a verb of change with an object of which the other says nothing, and it has none."""
    matches = [match for match in subject.shared.matches if not match.opposed and _is_a_change(match)]
    known = {id(term) for match in subject.shared.matches for term in (match.a, match.b)}
    return any(_of_one_alone(subject, match, known) for match in matches)


def _is_a_change(match: TermMatch) -> bool:
    return any(changes_its_subject(key) for key in match.a.concepts & match.b.concepts)


def _of_one_alone(subject: Subject, match: TermMatch, known: set[int]) -> bool:
    sides = ((subject.a, match.a), (subject.b, match.b))
    objects = [_object(side, verb) for side, verb in sides]
    return any(
        one is not None and id(one) not in known and _ends(side, verb)
        for one, (side, verb) in zip(objects, reversed(sides), strict=True)
    )


def _object(side: Statement, verb: Term) -> Term | None:
    """Return the first word of what stands with an article or a possessive right behind a verb."""
    if side.frame[verb.place + 1 : verb.place + 2] and side.frame[verb.place + 1] in _articles(side.language):
        return next((term for term in side.terms if term.place > verb.place), None)
    return None


def _ends(side: Statement, verb: Term) -> bool:
    """Tell whether nothing stands behind a verb but a sign or a small word that opens no object: "closed in May"."""
    behind = next(iter(side.frame[verb.place + 1 : verb.place + 2]), ".")
    return behind in _SIGNS or (is_function_word(behind, side.language) and behind not in _articles(side.language))


@functools.cache
def _articles(language: str) -> frozenset[str]:
    return own_words(language, "function_words", "determiners") | own_words(language, "speech", "possessives")
