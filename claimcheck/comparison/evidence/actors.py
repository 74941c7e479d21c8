"""Who does it and to whom, where both are told by nouns: the bank sued the auditors, the auditors sued the bank.

The order of the words tells who acts where all that stands in front of a verb in one wording stands right behind it in
the other. Where an agent is named ("by the bank") it tells as well. What two do together tells nothing by its order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.annotation.verbs import may_be_verb
from claimcheck.annotation.vocabulary import own_words
from claimcheck.comparison.evidence.matching import TermMatch
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.vocabulary.terms import Term, form_of_preposition, prepositions
from claimcheck.frozen import frozen
from claimcheck.languages.scanner import scan

# Whoever acts is told in so many words of content at the most: the head of the works council.
_LONGEST = 4

_Terms = Sequence[Term]


def changed_actors(a: Statement, b: Statement, matches: Sequence[TermMatch]) -> tuple[_Terms, _Terms] | None:
    """Return the words of who acts and on whom, in the order of each side, where the two have changed places."""
    partners = {id(match.a): match.b for match in matches if match.strength == 1.0 and not match.opposed}
    opening = _shared_opening(a, b, partners)
    for i, verb in enumerate(a.terms):
        other = partners.get(id(verb))
        j = next((at for at, term in enumerate(b.terms) if term is other), 0)
        if min(i, j) <= opening or verb.name or not all(_is_plain(*one, opening) for one in ((a, i), (b, j))):
            continue
        found = _changed(_Around(a, i, opening), _Around(b, j, opening), partners)
        if found:
            return found
    return None


def _shared_opening(a: Statement, b: Statement, partners: Mapping[int, Term]) -> int:
    """Return how many words open both alike and end at a comma, before who acts is named: « En finale, »."""
    opening = 0
    for place, (one, other) in enumerate(zip(a.terms[:_LONGEST], b.terms[:_LONGEST], strict=False), 1):
        if partners.get(id(one)) is not other or one.name:
            break
        if _ends_at_a_comma(a, one) and _ends_at_a_comma(b, other):
            opening = place
    return opening


def _ends_at_a_comma(side: Statement, term: Term) -> bool:
    return side.claim.quote[term.end - side.claim.start :].startswith(",")


@frozen
class _Around:
    """A statement and the place of a verb in it, behind the words that open it."""

    side: Statement
    verb: int
    opening: int

    @property
    def acting(self) -> _Terms:
        return self.side.terms[self.opening : self.verb]

    def behind(self, length: int) -> _Terms:
        return self.side.terms[self.verb + 1 : self.verb + 1 + length]

    def with_object(self, length: int) -> _Terms:
        return self.side.terms[self.opening : self.verb + 1 + length]


def _changed(a: _Around, b: _Around, partners: Mapping[int, Term]) -> tuple[_Terms, _Terms] | None:
    """Return the words around two verbs if by their order, or by an agent on one side, the one who acts is another."""
    first, second = len(a.acting), len(b.acting)
    is_swapped = _are(a.acting, b.behind(first), partners) and _are(a.behind(second), b.acting, partners)
    is_kept = _are(a.acting, b.acting, partners) and _are(a.behind(1), b.behind(1), partners)
    is_passive = [_names_the_agent(one.side, one.verb) for one in (a, b)]
    if not (is_swapped if is_passive[0] is is_passive[1] else is_kept):
        return None
    if all(term.name for term in (*a.acting, *b.acting)):
        return None
    return (a.with_object(second), b.with_object(first)) if is_swapped else (a.with_object(1), b.with_object(1))


def _are(these: _Terms, those: _Terms, partners: Mapping[int, Term]) -> bool:
    """Tell whether some words are those of the other side, in their order."""
    return 0 < len(these) == len(those) and all(
        partners.get(id(one)) is other for one, other in zip(these, those, strict=True)
    )


def _is_plain(side: Statement, at: int, opening: int) -> bool:
    """Tell whether a word is a verb with nothing but who acts in front of it, and right behind it on whom."""
    if not opening < at <= opening + _LONGEST or at + 1 >= len(side.terms):
        return False
    language, actor = side.language, side.terms[opening]
    before = _between(side, side.terms[opening - 1] if opening else None, actor)
    behind, inside = _between(side, side.terms[at], side.terms[at + 1]), _between(side, actor, side.terms[at])
    leading = [word for word in before if word not in own_words(language, "function_words", "determiners")]
    if any(word in prepositions(language) or form_of_preposition(word, language) for word in leading):
        return False
    relatives, dependents = (own_words(language, "clauses", key) for key in ("relatives", "dependents"))
    if not (relatives | dependents).isdisjoint(before) or not relatives.isdisjoint(inside):
        return False
    return _is_verb(side, at) and _has_object(behind, language)


def _is_verb(side: Statement, at: int) -> bool:
    """Tell whether a word may be a finite verb, or has its auxiliary in front of it."""
    verb, tokens = side.terms[at], scan(side.claim.quote)
    index = next((n for n, token in enumerate(tokens) if token.start == verb.start - side.claim.start), None)
    helping = own_words(side.language, "function_words", "auxiliaries")
    helped = not helping.isdisjoint(_between(side, side.terms[at - 1], verb))
    return helped or (index is not None and may_be_verb(tokens, index, side.language))


def _has_object(behind: Sequence[str], language: str) -> bool:
    """Tell whether nothing but an article, or the word of an agent, ties what follows a verb to it.

    « a dansé avec », "wrote to": either may have done it to the other. A language with cases shows by its article that
    the one behind is no subject.
    """
    cases = own_words(language, "function_words", "object_articles")
    if cases:
        return len(behind) == 1 and behind[0] in cases
    allowed = (
        own_words(language, "function_words", "determiners")
        | own_words(language, "speech", "agents")
        | own_words(language, "function_words", "object_prepositions")
    )
    return all(word in allowed or word == "'" for word in behind)


def _names_the_agent(side: Statement, at: int) -> bool:
    """Tell whether what stands right behind a verb is who does it: "was sued by the bank"."""
    return not side.agents.isdisjoint(_between(side, side.terms[at], side.terms[at + 1]))


def _between(side: Statement, first: Term | None, last: Term) -> Sequence[str]:
    """Return the words and signs between two terms, or in front of the first of a statement, in lower case."""
    start = first.end - side.claim.start if first else 0
    end = last.start - side.claim.start
    return [token.text.lower() for token in scan(side.claim.quote) if start <= token.start and token.end <= end]
