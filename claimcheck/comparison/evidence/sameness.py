"""Whether what excludes each other is said of one thing, of two, or of what may be two.

The price of butter rose, the price of milk fell; police found a knife, police found no fingerprints: that one word
excludes another proves nothing while the two may be said of two things. Where each side has a word that the other lacks
in what it is said of, or done to, the two are not proved to be one, unless a name of both says who is meant. A word of
one side alone only describes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from claimcheck.annotation.certainty import negations
from claimcheck.annotation.verbs import may_be_verb
from claimcheck.comparison.evidence.matching import TermMatch, matched_terms
from claimcheck.comparison.evidence.moments import is_provisional_once
from claimcheck.comparison.evidence.noun_phrases import (
    belongs_to_the_noun_before,
    is_led_in_by_an_article,
    leads_to_a_phrase,
    object_phrase,
    subject_phrase,
)
from claimcheck.comparison.statements import Statement, inside_figures
from claimcheck.comparison.vocabulary.concepts import are_counterparts, is_a_quantifier
from claimcheck.comparison.vocabulary.sorts import sort_of_two
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.languages.scanner import scan

_Phrases = tuple[Sequence[Term], Sequence[Term]]


class Sameness(StrEnum):
    """Whether two statements are said of one thing: nothing parts them, two things are shown, or there may be two.

    Where it cannot be read what a word is said of, nothing parts them: no rule is told more than it was without a look.
    """

    PRESUMED = "presumed"
    OTHER = "other"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, and which of their words stand for which."""

    a: Statement
    b: Statement
    matches: Sequence[TermMatch]


def of_one_thing(
    a: Statement, b: Statement, matches: Sequence[TermMatch], starts: tuple[int | None, int | None]
) -> Sameness:
    """Tell whether the words of two statements that exclude each other are said of one thing, and done to one thing.

    `starts` are the offsets of these words in the two articles; None for a side that lacks them.
    """
    if is_provisional_once(a, b):
        return Sameness.PRESUMED  # the final result, the provisional one
    pair = _Pair(a, b, matches)
    found = {Sameness.OPEN if _are_of_counterparts(pair, starts) else Sameness.PRESUMED}
    if starts[0] is not None and starts[1] is not None:
        said_of = subject_phrase(a, starts[0]), subject_phrase(b, starts[1])
        found.add(Sameness.OTHER if _are_contrary(pair, said_of, starts[0]) else _sameness(pair, said_of))
    verb = _verb_of(pair, starts)
    if verb:
        found.add(_sameness(pair, _objects(pair, verb)))
    return next(one for one in (Sameness.OTHER, Sameness.OPEN, Sameness.PRESUMED) if one in found)


def are_said_of_two(a: Statement, b: Statement, matches: Sequence[TermMatch], starts: tuple[int, int]) -> bool:
    """Tell whether what two statements of one language both give is said of two: dockers, nurses strike for ten days.

    No word of content that either has for its subject stands anywhere in the other, but for what the subject is of: the
    price of milk, deliveries of milk. A name in it may be of a place. `starts` are the offsets of what both give in the
    two articles.
    """
    pair = _Pair(a, b, matches)
    phrases = subject_phrase(a, starts[0]), subject_phrase(b, starts[1])
    if a.language != b.language or _is_named_by_both(pair, phrases):
        return False
    if _counts_its_subject(a, phrases[0], starts[0]) or _counts_its_subject(b, phrases[1], starts[1]):
        return False  # 80 people died, the flood killed 80
    matched = matched_terms(matches)
    nouns = [[term for term in _things(*one) if not term.name] for one in ((a, phrases[0]), (b, phrases[1]))]
    if not all(nouns):
        return False
    return _have_other_heads(nouns, matches) or not any(id(term) in matched for term in (*nouns[0], *nouns[1]))


def _have_other_heads(nouns: Sequence[Sequence[Term]], matches: Sequence[TermMatch]) -> bool:
    """Tell whether two phrases begin with two known nouns that are not one, and go on with what both are of."""
    heads = [phrase[0] for phrase in nouns]
    if not all(head.concepts for head in heads) or any(id(head) in matched_terms(matches) for head in heads):
        return False
    rest = [{id(term) for term in phrase[1:]} for phrase in nouns]
    return any(id(match.a) in rest[0] and id(match.b) in rest[1] for match in matches)


def _counts_its_subject(side: Statement, phrase: Sequence[Term], start: int) -> bool:
    """Tell whether a figure at an offset stands in front of a word of the subject: it is how many these are."""
    is_figure = start - side.claim.start in inside_figures(side.claim)
    return is_figure and any(term.start > start for term in phrase)


def _are_of_counterparts(pair: _Pair, starts: tuple[int | None, int | None]) -> bool:
    """Tell whether each side names one of two that are told of side by side, beside the words at two offsets.

    Exports fell, imports rose; a drug for adults, no drug for children.
    """
    matched = matched_terms(match for match in pair.matches if not match.opposed)
    own = [
        [key for term in side.terms if id(term) not in matched and term.start != start for key in term.concepts]
        for side, start in zip((pair.a, pair.b), starts, strict=True)
    ]
    return any(are_counterparts(x, y) for x, y in product(*own))


def _sameness(pair: _Pair, phrases: _Phrases) -> Sameness:
    """Tell whether two phrases name one thing, as far as their words show."""
    if _is_named_by_both(pair, phrases):
        return Sameness.PRESUMED
    across = pair.a.language != pair.b.language
    matched = matched_terms(pair.matches)
    own = [
        # Across languages a word that is not known may be the other's.
        [term for term in phrase if id(term) not in matched and (term.concepts or not across)]
        for phrase in (_things(pair.a, phrases[0]), _things(pair.b, phrases[1]))
    ]
    if not all(own) or _names_what_the_other_describes(*own):
        return Sameness.PRESUMED
    exclusive = not across and any(_exclude_each_other(x, y, pair.a.language) for x in own[0] for y in own[1])
    return Sameness.OTHER if exclusive else Sameness.OPEN


def _names_what_the_other_describes(first: Sequence[Term], second: Sequence[Term]) -> bool:
    """Tell whether one side has names alone and the other none: Norvane employs 1,200 people, the yard 1,450."""
    return any(
        all(term.name for term in one) and not any(term.name for term in other)
        for one, other in ((first, second), (second, first))
    )


def _things(side: Statement, phrase: Sequence[Term]) -> Sequence[Term]:
    """Return the words of a phrase but for those that say no more than how many: all, some, nothing."""
    return [
        term
        for term in phrase
        if not is_a_quantifier(term.concepts) and not negations(scan(term.text.lower()), side.language)
    ]


def _are_contrary(pair: _Pair, phrases: _Phrases, start: int | None) -> bool:
    """Tell whether two phrases hold contraries beside the one that stands at `start`: the north, the south bridge."""
    first, second = ({id(term) for term in phrase} for phrase in phrases)
    return any(
        match.opposed and id(match.a) in first and id(match.b) in second and match.a.start != start
        for match in pair.matches
    )


def _exclude_each_other(x: Term, y: Term, language: str) -> bool:
    return bool(sort_of_two(x.text.lower(), y.text.lower(), language))


def _verb_of(pair: _Pair, starts: tuple[int | None, int | None]) -> TermMatch | None:
    """Return the words of both sides that are opposed or negated at two offsets, None where figures are opposed there.

    What one side alone denies is done by the word of both right in front of it: found a knife, found no fingerprints.
    """
    matches = [match for match in pair.matches if not (match.a.name or match.b.name)]
    if None not in starts:
        return next((match for match in matches if (match.a.start, match.b.start) == starts), None)
    of_a = starts[1] is None
    side, denied = (pair.a, starts[0]) if of_a else (pair.b, starts[1])
    verbs = ((match, match.a if of_a else match.b) for match in matches)
    return next((m for m, verb in verbs if any(one.start == denied for one in object_phrase(side, verb))), None)


def _objects(pair: _Pair, verb: TermMatch) -> _Phrases:
    """Return the two phrases that a word and its denial or contrary are done to; none where one of them has none.

    Right behind two contraries an adverb may stand instead: rose sharply, fell slightly.
    """
    first, second = (
        object_phrase(side, term) if not verb.opposed or is_led_in_by_an_article(side, term) else ()
        for side, term in ((pair.a, verb.a), (pair.b, verb.b))
    )
    return first, second


def _is_named_by_both(pair: _Pair, phrases: _Phrases) -> bool:
    """Tell whether a name of both says who is meant: the minister Weber, the chancellor Weber."""
    first, second = ({id(term) for term in phrase} for phrase in phrases)
    return any(
        match.a.name
        and match.b.name
        and id(match.a) in first
        and id(match.b) in second
        and _names_the_subject(pair.a, match.a)
        and _names_the_subject(pair.b, match.b)
        for match in pair.matches
    )


def _names_the_subject(side: Statement, name: Term) -> bool:
    """Tell whether a name stands for the subject itself: no word leads to it, and it owns and describes nothing."""
    tokens, offset = scan(side.claim.quote), side.claim.start
    place = next(n for n, token in enumerate(tokens) if token.start >= name.start - offset)
    for before in reversed(tokens[:place]):
        if leads_to_a_phrase(before, side.language) or belongs_to_the_noun_before(before, side.language):
            return False  # "at the shoe retailer Fenwick Lane"
        if not any(term.start - offset == before.start for term in side.terms) and before.text.isalpha():
            break  # an article, a verb
    behind = next((n for n in range(place, len(tokens)) if tokens[n].start >= name.end - offset), None)
    if behind is None:
        return True
    owns = tokens[behind].text in "'’" and tokens[behind].start == name.end - offset
    is_content = any(term.start - offset == tokens[behind].start and not term.name for term in side.terms)
    return not owns and (not is_content or may_be_verb(tokens, behind, side.language))
