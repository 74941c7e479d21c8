"""Open questions that are none: words join two statements loosely, and an encoder sees no likeness in what they say.

"The blaze reached the mill on Monday", "the miller was heard on Monday": one name, one day, two matters. What rules
decide stays decided, since an encoder can't tell the same from the contrary, and a figure of both is worth a look.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison.alignment.aligner import KnowsNearest
from claimcheck.comparison.relate import Relation
from claimcheck.comparison.statements import Statement
from claimcheck.records import Verdict


def without_idle(
    relations: Sequence[Relation], a: Sequence[Statement], b: Sequence[Statement], encoder: KnowsNearest
) -> list[Relation]:
    """Return the relations of two sources without the open ones of which neither end is the nearest to the other.

    `a` and `b` are all statements of the two. The encoder is asked only where something is in doubt.
    """
    if not any(_is_in_doubt(relation) for relation in relations):
        return list(relations)
    nearest = encoder.nearest(a, b)
    return [one for one in relations if not _is_in_doubt(one) or (one.a.claim.id, one.b.claim.id) in nearest]


def _is_in_doubt(relation: Relation) -> bool:
    """Tell whether two statements of one language are left open, and no figure is in both.

    Across languages an encoder has been heard before: it is part of what joins two statements there.
    """
    is_open = relation.verdict is Verdict.UNDECIDED and not relation.shares_a_figure
    return is_open and relation.a.language == relation.b.language
