"""How two or more statements agree, in words of the report's language: in all they say, in passages, in a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.comparison.common_passages import common_passages, tell_no_more_than_both, tells_no_more
from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.phrases import flat, listed
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement, in_plain_words, with_its_noun
from claimcheck.comparison.vocabulary.terms import Term, negative_particles
from claimcheck.languages.scanner import scan
from claimcheck.records import Kind, Quantity

_MOST_WORDS_BESIDE = 2

# A reader takes in two passages at a glance.
_MOST_PASSAGES = 2

_APOSTROPHES = frozenset("'’")

# A word of several parts: « Ville-sur-Lumes ».
_JOINED = re.compile(r"\w+(?:-\w+)+")


def agreement(relations: Sequence[Relation], sources: Sequence[str], phrases: Mapping[str, str]) -> str:
    """Return the sentence that says in what statements agree; that they say the same only where neither says more.

    `phrases` are the explanations of the report's language.
    """
    # Of two wordings of one clause the shorter has no more than both tell.
    parts = [min(relation.parts, key=lambda part: len(part.frame)) for relation in relations if relation.parts]
    if parts and len(parts) == len(relations):
        return _of_parts(parts, relations, sources, phrases)
    passages = _passages_of_all(relations, sources)
    if passages:
        return _of_passages(passages, sources, phrases)
    # A figure of several digits is worth naming; "two" and "3" stand in every other sentence, and ages and days stand
    # beside what is told.
    figures = [(q, r.a) for r in relations if not _is_one_wording(r) for q in _shared_figures(r)]
    telling = ((q, side) for q, side in figures if sum(character.isdigit() for character in q.text) > 1)
    shared = next((_counted(quantity, side) for quantity, side in telling), None)
    if shared:
        return phrases["agree_figure"].format(sources=listed(sources, phrases), text=flat(shared))
    return _as_wholes(relations, sources, phrases)


def _of_parts(
    parts: Sequence[Statement], relations: Sequence[Relation], sources: Sequence[str], phrases: Mapping[str, str]
) -> str:
    """Return the sentence on statements that agree in one clause each, or in a figure."""
    told = [
        flat(_with_negation(part, one)).rstrip(" .") for part, one in zip(parts, relations, strict=True) if part.terms
    ]
    if len(told) > 1:
        return _of_passages(_longest(told), sources, phrases)
    part = parts[0]
    passages = [] if part.terms else _passages_with(part, relations[0])
    if passages:
        return _of_passages(passages, sources, phrases)
    beside = [] if part.terms else _shared_words_beside(relations[0], part)
    if beside:
        # A bare day or number tells a reader nothing: what it is of stands beside it on both sides.
        figure = next(iter((*part.dates, *part.amounts))).quantity.text
        named = listed([phrases["quoted"].format(text=flat(word)) for word in beside], phrases)
        return phrases["agree_figure_about"].format(sources=listed(sources, phrases), text=flat(figure), words=named)
    in_passing = all(relation.in_passing for relation in relations)
    return phrases["agree_in_passing" if in_passing else "agree_part"].format(
        sources=listed(sources, phrases), text=flat(_with_negation(part, relations[0])).rstrip(" .")
    )


def _with_negation(part: Statement, relation: Relation) -> str:
    """Return the words of a clause, with the particle right in front of it that negates it: « ne | sert à rien »."""
    whole = relation.a if part.source == relation.a.source else relation.b
    quote, start = whole.claim.quote, part.claim.start - whole.claim.start
    particles = negative_particles(part.language)
    for token in reversed(scan(quote[:start])):
        if token.text.casefold() in particles:
            start = token.start
        elif token.text not in _APOSTROPHES:
            break
    return quote[start : part.claim.end - whole.claim.start]


def _as_wholes(relations: Sequence[Relation], sources: Sequence[str], phrases: Mapping[str, str]) -> str:
    """Return the sentence on statements that have no passage in common which could be quoted: who says more."""
    more = [source for source in sources if not all(_says_no_more(source, relation) for relation in relations)]
    if not more:
        return phrases["agree"].format(sources=listed(sources, phrases))
    if len(sources) == 2 and len(more) == 1:
        (less,) = set(sources) - set(more)
        return phrases["agree_and_more"].format(source=more[0], other=less)
    return phrases["agree_in_other_words"].format(sources=listed(sources, phrases))


def _says_no_more(source: str, relation: Relation) -> bool:
    """Tell whether the statement of a source in a relation has nothing of its own but a word."""
    a, b = relation.a, relation.b
    return all(tells_no_more(side, other) for side, other in ((a, b), (b, a)) if side.source == source)


def _of_passages(passages: Sequence[str], sources: Sequence[str], phrases: Mapping[str, str]) -> str:
    named = listed([phrases["quoted"].format(text=text) for text in passages], phrases)
    return phrases["agree_passages"].format(sources=listed(sources, phrases), texts=named)


def _passages_with(part: Statement, relation: Relation) -> Sequence[str]:
    """Return the passages that two statements have in common besides a bare figure; one alone must have it.

    A noun that both have tells a reader less than the figure: "the king of the festival".
    """
    passages = common_passages(relation.a, relation.b)
    has_it = any(part.claim.quote.strip(" .") in passage for passage in passages)
    return passages if has_it or len(passages) > 1 else ()


def _passages_of_all(relations: Sequence[Relation], sources: Sequence[str]) -> Sequence[str]:
    """Return the passages that two sources have in common, where they do not agree in all that they say; at most two.

    Where several statements of either are of one matter, each pair of them has its own. Of three sources two may have
    other words in common than all have.
    """
    if len(sources) > 2 or all(tell_no_more_than_both(one.a, one.b) for one in relations):
        return ()
    return _longest([passage for one in relations for passage in _passages_of_both(one)])


def _longest(passages: Sequence[str]) -> Sequence[str]:
    """Return the longest passages in their order, none that stands in another one."""
    apart = [one for one in dict.fromkeys(passages) if not any(one != other and one in other for other in passages)]
    longest = sorted(apart, key=len, reverse=True)[:_MOST_PASSAGES]
    return [one for one in apart if one in longest]


def _passages_of_both(relation: Relation) -> Sequence[str]:
    """Return the passages that two statements have in common, the shorter one as a whole where it has nothing else."""
    parts = relation.parts or (relation.a, relation.b)
    passages = common_passages(*parts)
    shorter = min(parts, key=lambda part: len(part.frame))
    if passages or relation.a.language != relation.b.language:
        return passages
    return [flat(shorter.claim.quote).rstrip(" .")] if relation.parts else ()


def _is_one_wording(relation: Relation) -> bool:
    """Tell whether both sides are word for word the same: then they agree in all of it, and not in a figure alone."""
    return in_plain_words(relation.a) == in_plain_words(relation.b)


def _counted(quantity: Quantity, side: Statement) -> str:
    """Return an amount as written; a bare number with what it counts: "24 forests"."""
    figure = next((figure for figure in side.amounts if figure.quantity.start == quantity.start), None)
    return with_its_noun(side, figure) if figure and quantity.kind is Kind.COUNT else quantity.text


def _shared_words_beside(relation: Relation, part: Statement) -> list[str]:
    """Return the words of both sides that stand nearest to a bare figure, in their order; names tell most."""
    if not (part.dates or part.amounts):
        return []
    whole, other = (relation.a, relation.b) if part.source == relation.a.source else (relation.b, relation.a)
    matches = [match.a for match in match_terms(whole.terms, other.terms) if not match.opposed]
    matches = [term for term in matches if term.name] or matches
    nearest = sorted(matches, key=lambda term: _gap(term, part))[:_MOST_WORDS_BESIDE]
    return list(dict.fromkeys(_whole_word(term, whole) for term in sorted(nearest, key=lambda term: term.start)))


def _whole_word(term: Term, side: Statement) -> str:
    """Return the words of a term with all that hyphens join to it: « Ville-sur-Lumes »."""
    quote, offset = side.claim.quote, side.claim.start
    joined = (match for match in _JOINED.finditer(quote) if match.start() <= term.start - offset < match.end())
    return next((match.group() for match in joined), term.text)


def _gap(term: Term, part: Statement) -> int:
    return max(term.start - part.claim.end, part.claim.start - term.end)


def _shared_figures(relation: Relation) -> list[Quantity]:
    others = {(quantity.value, quantity.unit) for quantity in relation.b.claim.quantities}
    own = relation.a.claim.quantities
    # A number that counts nothing names: of a district in brackets, of a bus.
    counting = [quantity for quantity in own if quantity.kind is not Kind.COUNT or quantity.unit is not None]
    named = [quantity for quantity in counting if quantity.kind is not Kind.AGE]
    return [quantity for quantity in named if quantity.value is not None and (quantity.value, quantity.unit) in others]
