"""The rule of a time of day on one side and a part of the day on the other: at 9 p.m., in the evening."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from claimcheck.comparison.evidence.hours_of_day import hour_and_part
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Differs, Outcome
from claimcheck.records import Verdict


def hours_of_the_day(subject: Subject) -> list[Outcome]:
    """Judge the one time of day that one side gives and the one part of the day that the other names.

    The time is the more exact of the two where it may lie in that part; else both stay open, for each may be of
    something else: a night watchman saw the smoke at noon.
    """
    return [*_judged(subject, "a"), *_judged(subject, "b")]


def _judged(subject: Subject, timed: Literal["a", "b"]) -> list[Outcome]:
    sides = (subject.a, subject.b) if timed == "a" else (subject.b, subject.a)
    found = hour_and_part(*sides)
    if found is None:
        return []
    time = found.time.text, sides[0].claim.start + found.time.start
    part = found.part.text, sides[1].claim.start + found.part.start
    relation = Verdict.PRECISION if found.holds else Verdict.UNDECIDED
    difference = subject.difference("identifier", relation, *((time, part) if timed == "a" else (part, time)))
    return [Differs(replace(difference, finer=timed if found.holds else None))]
