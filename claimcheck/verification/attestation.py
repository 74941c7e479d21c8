"""What in the words of the sources bears a claim out: its terms, its figures in their place, its names.

Words that stand in the sources may still have been put together wrongly. Where the statement that comes nearest to a
claim has another figure or another name in the same place, the claim is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.comparison.evidence.matching import TermMatch, match_terms
from claimcheck.comparison.evidence.roles import COMPATIBLE, POSSIBLE_ROLE, match_figures, relate_figures
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.comparison.vocabulary.names import Names, same_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.records import Certainty
from claimcheck.verification.reference import doubt_of_reference, doubt_of_subject, tells
from claimcheck.verification.sources import Naming, Sources

# What a figure and a name of a claim weigh beside a common word.
_FIGURE = 1.5
_NAME = 1.25


def coverage(claim: Statement, source_statements: Sequence[Statement]) -> float:
    """Return the share of a claim, its terms and figures, that stands in `source_statements`, taken together."""
    available = [
        term for statement in source_statements for term in (*statement.terms, *statement.topic, *_speaker(statement))
    ]
    matches = match_terms(claim.terms, available)
    figures, index = (*claim.amounts, *claim.dates), FigureIndex(source_statements)
    borne_out = sum(match.strength * _weight(match.a) for match in matches if not match.opposed)
    borne_out += _FIGURE * sum(is_attested(figure, claim, index) for figure in figures)
    whole = sum(_weight(term) for term in claim.terms) + _FIGURE * len(figures)
    return borne_out / whole if whole else 1.0


def _weight(term: Term) -> float:
    return _NAME if term.name else 1.0


def _speaker(statement: Statement) -> list[Term]:
    """Return the names of a statement that are none of its terms: those of the one who speaks."""
    spans = {term.start for term in statement.terms}
    return [name for name in statement.names if name.start not in spans]


def _compatible(
    figure: Figure, claim: Statement, source_figures: FigureIndex
) -> Iterator[tuple[QuantityRelation, Statement]]:
    """Yield how a figure of a claim relates to the figures that can be true beside it, and who tells these."""
    yield from ((QuantityRelation.SAME, statement) for statement in source_figures.telling_in_parts(figure))
    for other, statement in source_figures.near(figure):
        relation = relate_figures(figure, other, claim, statement)
        if relation in COMPATIBLE:
            yield relation, statement


def is_attested(figure: Figure, claim: Statement, source_figures: FigureIndex) -> bool:
    """Tell whether `source_figures` has a figure of a claim, if more or less exactly."""
    return any(True for _ in _compatible(figure, claim, source_figures))


def is_attested_elsewhere(figure: Figure, claim: Statement, source_figures: FigureIndex, statement: Statement) -> bool:
    """Tell whether another statement than one of `source_figures` has a figure of a claim, if more or less exactly."""
    return any(teller is not statement for _, teller in _compatible(figure, claim, source_figures))


def figures_attested(claim: Statement, source_figures: FigureIndex) -> tuple[bool, bool]:
    """Return whether every figure of the claim stands in `source_figures`, and if one has another precision."""
    figures = (*claim.amounts, *claim.dates)
    relations = [{relation for relation, _ in _compatible(figure, claim, source_figures)} for figure in figures]
    return all(relations), any(QuantityRelation.SAME not in found for found in relations)


def figures_written(claim: Statement, source_figures: FigureIndex) -> bool:
    """Tell whether every figure of the claim stands anywhere in `source_figures`, whatever it counts there.

    "The 77-year-old" and "in seven years" point to what the sources say elsewhere and in another form.
    """
    return all(
        is_attested(own, claim, source_figures) or source_figures.has_written(own)
        for own in (*claim.amounts, *claim.dates)
    )


def names_attested(claim: Statement, bearing: Naming, source_naming: Naming) -> bool:
    """Tell whether every name of the claim stands in `bearing`: what is said of one is not borne out for another.

    `source_naming` is all that the sources say: a surname does not stand for somebody whose namesake they call in full.
    """
    return all(_is_named(name, bearing.alike(name), source_naming.names, claim.language) for name in claim.names)


def _is_named(name: Term, alike: Sequence[str], everybody: Names, language: str) -> bool:
    """Tell whether some names are `alike`, in full or in part, and that part stands for nobody else in `everybody`."""
    key = name.key
    if key in alike or not alike or " " not in key or any(" " in other for other in alike):
        return bool(alike)
    first, last = key.split(" ", 1)[0], key.rsplit(" ", 1)[1]
    if concepts_of([last], language) and all(other == last for other in alike):
        # "The university" is the one that the sources name, where they name one.
        return not any(True for _ in everybody.with_word(last))
    if all(other == first for other in alike):
        # "Justice" is not yet "Justice Ann Lee"; "Ann" is "Ann Lee" where the sources call her so elsewhere.
        return any(" " in other for other in everybody.alike(key))
    return not any(other.endswith(f" {last}") and not same_name(key, other) for other in everybody.with_word(last))


def doubt(claim: Statement, bearing: Sequence[Statement], sources: Sources, before: Sequence[Statement]) -> str:
    """Return why a claim whose words stand in `bearing`, nearest first, is still left open; nothing where it is not.

    The reason is a key of the phrases. `before` are the claims before it in its text.
    """
    if not bearing:
        return ""
    reference = doubt_of_subject(claim, bearing, sources, before) or doubt_of_reference(claim, bearing, sources, before)
    if reference:
        return reference
    if _shares_no_word(claim, bearing):
        return "undecided_names_only"
    if _is_surer(claim, bearing) or _is_surer_of_its_figures(claim, sources):
        return "undecided_certainty"
    matches = [match for match in match_terms(claim.terms, bearing[0].terms) if not match.opposed]
    if _has_other_figure(claim, bearing[0], matches):
        return "undecided_figure"
    if _has_other_name(claim, bearing[0], matches):
        return "undecided_name"
    return ""


def _shares_no_word(claim: Statement, bearing: Sequence[Statement]) -> bool:
    """Tell whether the sources have but the names and figures of a claim, and no word of what it says of them."""
    words = [term for term in claim.terms if not term.name]
    available = [term for statement in bearing for term in (*statement.terms, *statement.topic)]
    return bool(words) and all(match.opposed for match in match_terms(words, available))


def _is_surer(claim: Statement, bearing: Sequence[Statement]) -> bool:
    """Tell whether a claim states what the sources only hold possible or put in the conditional."""
    if claim.claim.certainty not in (Certainty.STATED, Certainty.REPORTED, Certainty.PLANNED):
        return False
    firm: set[int] = set()
    reserved: set[int] = set()
    for statement in bearing:
        for match in match_terms(claim.terms, statement.terms):
            if not (match.opposed or match.a.name):
                (reserved if match.b.reserved else firm).add(id(match.a))
    return not reserved <= firm


def _is_surer_of_its_figures(claim: Statement, sources: Sources) -> bool:
    """Tell whether a claim states of a figure what every statement that has the figure only holds possible."""
    figures = (*claim.amounts, *claim.dates)
    if not any(is_attested(own, claim, sources.reserved_figures) for own in figures):
        return False
    holding = {id(teller): teller for own in figures for _, teller in _compatible(own, claim, sources.figures)}
    return _is_surer(claim, list(holding.values()))


def _has_other_figure(claim: Statement, nearest: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether the nearest statement may have another figure where the claim has one."""
    sides, nearest_figures = ((claim.amounts, nearest.amounts), (claim.dates, nearest.dates)), FigureIndex([nearest])
    return any(
        pair.role >= POSSIBLE_ROLE and not is_attested(pair.a, claim, nearest_figures)
        for own, others in sides
        for pair in match_figures(claim, nearest, own, others, matches).pairs
    )


def _has_other_name(claim: Statement, nearest: Statement, matches: Sequence[TermMatch]) -> bool:
    """Tell whether the nearest statement has another name beside the term beside which the claim has one."""
    partners = {id(match.a): match.b for match in matches}
    matched = {id(match.b) for match in matches}
    places = {id(term): place for place, term in enumerate(nearest.terms)}
    for place, name in enumerate(claim.terms):
        if not name.name or id(name) in partners or tells(nearest, name):
            continue
        for step in (-1, 1):
            beside = _at(claim.terms, place + step)
            partner = partners.get(id(beside))
            other = _at(nearest.terms, places[id(partner)] - step) if partner else None
            if other and other.name and id(other) not in matched:
                return True
    return False


def _at(terms: Sequence[Term], place: int) -> Term | None:
    return terms[place] if 0 <= place < len(terms) else None
