"""The facts of a claim, each a statement of its own with its subject: what a source may tell in several sentences.

A checked text keeps its claims whole. Where no passage tells all of one, each of its facts may be told by a passage of
its own, and then the claim is borne out: "Lund, who chairs the board, resigned".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.evidence.roles import COMPATIBLE, relate_figures
from claimcheck.comparison.judging.rewording import rewording
from claimcheck.comparison.statements import Statement, statement
from claimcheck.comparison.vocabulary.turning import says_which_came_first
from claimcheck.records import Article, Claim
from claimcheck.verification.case import Case
from claimcheck.verification.words import Sort, words_of


def facts_of_claims(text: Article, claims: Sequence[Claim]) -> Mapping[str, tuple[Statement, ...]]:
    """Return by the id of each claim of a text that tells several facts a statement for each of these.

    A fact is worded with its subject. A claim of which its facts leave anything out is none of these, and neither is
    one that says which of two facts came first: each of them alone does not tell that.
    """
    found = sorted(RulesEngine(divided=True).extract(text, "").claims, key=lambda one: one.start)
    starts = [one.start for one in found]
    facts: dict[str, tuple[Statement, ...]] = {}
    for claim in claims:
        beginning = found[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
        own = [one for one in beginning if one.end <= claim.end]
        worded = (replace(rewording(one, text.language).worded, id=claim.id) for one in own)
        fact_statements = tuple(statement(one, text.language, "") for one in worded)
        whole = statement(claim, text.language, "")
        if len(fact_statements) > 1 and _has_all(fact_statements, whole) and not _says_which_came_first(whole):
            facts[claim.id] = fact_statements
    return facts


def _says_which_came_first(claim: Statement) -> bool:
    return any(says_which_came_first(marker, claim.language) for marker in claim.markers)


def _has_all(facts: Sequence[Statement], claim: Statement) -> bool:
    """Tell whether the facts of a claim together have every word of it."""
    known = {word.stem for fact in facts for word in words_of(fact)}
    return all(word.stem in known for word in words_of(claim) if word.weighs or word.sort is Sort.TURNING)


def are_of_one_day(claim: Statement, cases: Sequence[Case]) -> bool:
    """Tell whether no passage that proves a fact of a dated claim tells of another day than the claim does."""
    return not claim.dates or all(
        any(relate_figures(own, other, claim, bearing) in COMPATIBLE for own in claim.dates)
        for case in cases
        for bearing in case.bearing_statements()
        for other in bearing.dates
    )
