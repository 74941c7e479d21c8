"""What in the words of the sources bears a claim out: its terms, its figures in their place, its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.comparison.evidence.matching import match_terms
from claimcheck.comparison.evidence.roles import COMPATIBLE, relate_figures
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Figure, Statement
from claimcheck.comparison.vocabulary.concepts import concepts_of
from claimcheck.comparison.vocabulary.names import Names, same_name
from claimcheck.comparison.vocabulary.terms import Term
from claimcheck.figures.intervals import QuantityRelation
from claimcheck.verification.reference import doubt_of_reference, doubt_of_subject
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
    return "undecided_names_only" if _shares_no_word(claim, bearing) else ""


def _shares_no_word(claim: Statement, bearing: Sequence[Statement]) -> bool:
    """Tell whether the sources have but the names and figures of a claim, and no word of what it says of them."""
    words = [term for term in claim.terms if not term.name]
    available = [term for statement in bearing for term in (*statement.terms, *statement.topic)]
    return bool(words) and all(match.opposed for match in match_terms(words, available))
