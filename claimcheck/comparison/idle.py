"""Open questions that are none: words join two statements loosely, and what an encoder sees does not bear it out.

"The blaze reached the mill on Monday", "the miller was heard on Monday": one name, one day, two matters. What rules
decide stays decided, since an encoder can't tell the same from the contrary.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.comparison import thresholds
from claimcheck.comparison.alignment.aligner import HasDoubts
from claimcheck.comparison.relate import Relation, Setting, evidence_of_words
from claimcheck.comparison.statements import Statement
from claimcheck.records import Verdict

# Of more statements than these, both sources together, none is encoded: at 17 milliseconds each it would take minutes.
_MOST_STATEMENTS = 400


def without_idle(
    relations: Sequence[Relation], a: Sequence[Statement], b: Sequence[Statement], setting: Setting, encoder: HasDoubts
) -> list[Relation]:
    """Return the relations of two sources without the open ones for which there is not enough evidence of one matter.

    `a` and `b` are all statements of the two, `setting` is what they are compared in. The encoder is asked only where
    something is in doubt, and of very long sources all questions stay.
    """
    if len(a) + len(b) > _MOST_STATEMENTS:
        return list(relations)
    doubtful = {one.ends: one for one in relations if _is_in_doubt(one)}
    if not doubtful:
        return list(relations)
    evidence = encoder.evidence(a, b, doubtful.keys(), setting.weight)
    idle = {
        ends
        for ends, one in doubtful.items()
        if evidence[ends] + evidence_of_words(one.a, one.b, setting) < thresholds.ENOUGH_EVIDENCE
    }
    return [one for one in relations if not (_is_in_doubt(one) and one.ends in idle)]


def _is_in_doubt(relation: Relation) -> bool:
    """Tell whether two statements of one language are left open.

    Across languages an encoder has been heard before: it is part of what joins two statements there.
    """
    return relation.verdict is Verdict.UNDECIDED and relation.a.language == relation.b.language
