"""The rule `slot`: two statements that are the same word for word but for two things of one sort in one place."""

from __future__ import annotations

from claimcheck.comparison.evidence.slots import slot_of
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Differs, Outcome

#: The rule by which such a difference is known.
RULE = "slot"


def slot_differences(subject: Subject) -> list[Outcome]:
    """Judge the one place in which two wordings differ, where what stands there excludes the other: van, motorcycle."""
    slot = slot_of(
        subject.a,
        subject.b,
        subject.background_a,
        subject.background_b,
        held_together=subject.held_together,
    )
    if slot is None:
        return []
    sides = (slot.x.text, slot.x.start), (slot.y.text, slot.y.start)
    return [Differs(subject.difference("turning", subject.opposition(), *sides))]
