"""What one source says twice: a title and the sentence under it, a claim that comes back at the end.

Whoever matches the claims of two sources names one of the two claims. The other one says the same, so it tells the
same matter: left out, it would stand as something that only this source says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.comparison.alignment.aligner import Aligner
from claimcheck.comparison.relate import Setting, relate_statements
from claimcheck.comparison.statements import Statement
from claimcheck.comparison.thresholds import SAID_AGAIN
from claimcheck.engines import Match
from claimcheck.records import Verdict


def with_repetitions(
    matches: Sequence[Match], a: Sequence[Statement], b: Sequence[Statement], setting: Setting, aligner: Aligner
) -> list[Match]:
    """Return the matches of two sources, each with the claims that only say again what one of its claims says.

    A claim that a match names stays where it is. What is said again counts only where rules find the two the same, of
    one speaker and equally sure.
    """
    again_a = _said_again(a, {claim for match in matches for claim in match.a}, setting, aligner)
    again_b = _said_again(b, {claim for match in matches for claim in match.b}, setting, aligner)
    return [replace(match, a=_with(match.a, again_a), b=_with(match.b, again_b)) for match in matches]


def _with(claims: Sequence[str], again: Mapping[str, str]) -> tuple[str, ...]:
    return (*claims, *(repeated for repeated, first in again.items() if first in claims))


def _said_again(
    statements: Sequence[Statement], matched: set[str], setting: Setting, aligner: Aligner
) -> dict[str, str]:
    """Return the claim of a match that each claim without one says again, by the ids of both."""
    left = [one for one in statements if one.claim.id not in matched]
    named = [one for one in statements if one.claim.id in matched]
    within_one_source = replace(setting, order=0, traced=False)
    likest: dict[str, tuple[float, str]] = {}
    for alignment in aligner.align(left, named, setting.weight):
        likeness = _likeness_of_same(alignment.a, alignment.b, within_one_source)
        if likeness > likest.get(alignment.a.claim.id, (0.0, ""))[0]:
            likest[alignment.a.claim.id] = likeness, alignment.b.claim.id
    return {repeated: first for repeated, (_, first) in likest.items()}


def _likeness_of_same(a: Statement, b: Statement, setting: Setting) -> float:
    """Return how alike two statements are that say the same, 0 where they do not."""
    if (a.claim.speaker, a.claim.certainty) != (b.claim.speaker, b.claim.certainty) or _values(a) != _values(b):
        return 0.0
    relation = relate_statements(a, b, setting)
    is_same = relation is not None and relation.verdict is Verdict.AGREE and relation.likeness >= SAID_AGAIN
    return relation.likeness if relation and is_same else 0.0


def _values(statement: Statement) -> set[object]:
    """Return what the figures of a statement come to; a day told once and left out once is not the same claim."""
    return {figure.quantity.value for figure in (*statement.amounts, *statement.dates)}
