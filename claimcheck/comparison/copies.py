"""A source that is given twice: its copy joins whatever the first one tells, and changes nothing else.

Only what is the same text of the same day is a copy here. Sources that print most of each other's words, but not all,
are compared like any others, and are counted as one origin (`origins`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.comparison.identical import VERBATIM
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.engines import Side
from claimcheck.records import Article, Verdict


def first_of_each(sides: Sequence[Side], articles: Mapping[str, Article], ranks: Mapping[str, int]) -> dict[str, str]:
    """Return for each source, by its id, the one whose copy it is: itself where there is no other.

    Of sources that are the same that comes first in `ranks` (`ordering.ranks`). A source of which a model made other
    claims is no copy: these are compared.
    """
    first: dict[tuple[object, ...], str] = {}
    ordered = sorted(sides, key=lambda side: ranks[side.source])
    found = {side.source: first.setdefault(_content(articles[side.source], side), side.source) for side in ordered}
    return {side.source: found[side.source] for side in sides}


def _content(article: Article, side: Side) -> tuple[object, ...]:
    claims = tuple(replace(claim, id="") for claim in side.claims)
    return article.text, article.published, article.language, article.title, claims


def with_copies(
    statements: Sequence[Statement], sides: Sequence[Side], first: Mapping[str, str]
) -> tuple[list[Statement], list[Relation]]:
    """Return the statements of all sources, in the order of `sides`, and an `agree` of each with the same in a copy.

    `statements` are those of the sources that are no copies, `first` names the source of which each one is a copy.
    """
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_source[statement.source].append(statement)
    repeated = []
    for side in sides:
        if first[side.source] != side.source:
            for one, claim in zip(by_source[first[side.source]], side.claims, strict=True):
                copy = replace(one, claim=replace(one.claim, id=claim.id), source=side.source)
                by_source[side.source].append(copy)
                repeated.append(Relation(one, copy, Verdict.AGREE, (), "", VERBATIM))
    return [statement for side in sides for statement in by_source[side.source]], repeated
