"""The rules, each with its name, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.additions import additions
from claimcheck.comparison.rules.amounts import amount_differences
from claimcheck.comparison.rules.certainty import certainty_differences
from claimcheck.comparison.rules.dates import date_differences
from claimcheck.comparison.rules.details import detail_differences
from claimcheck.comparison.rules.governed import governed_words
from claimcheck.comparison.rules.hours import hours_of_the_day
from claimcheck.comparison.rules.identifiers import identifiers
from claimcheck.comparison.rules.names import name_differences
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Rule
from claimcheck.comparison.rules.polarity import polarity_differences
from claimcheck.comparison.rules.prepositions import prepositions_exchanged
from claimcheck.comparison.rules.roles import who_to_whom
from claimcheck.comparison.rules.shares import share_differences
from claimcheck.comparison.rules.slots import slot_differences
from claimcheck.comparison.rules.turning import turning_words
from claimcheck.comparison.rules.two_events import two_events
from claimcheck.comparison.rules.words import other_words
from claimcheck.records import Difference

#: Every rule by its name. A name says the place that is looked at.
RULES: dict[str, Rule] = {
    "amount": amount_differences,
    "date": date_differences,
    "polarity": polarity_differences,
    "turning": turning_words,
    "identifier": identifiers,
    "hour": hours_of_the_day,
    "roles": who_to_whom,
    "slot": slot_differences,
    "name": name_differences,
    "addition": additions,
    "event": two_events,
    "share": share_differences,
    "certainty": certainty_differences,
    "governed": governed_words,
    "preposition": prepositions_exchanged,
    "word": other_words,
    "detail": detail_differences,
}

# What another rule has judged is no detail of one side, and no word that nobody knows.
_WHAT_IS_LEFT = ("preposition", "word", "detail")


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule and what it said; nothing where it was silent."""

    rule: str
    outcomes: tuple[Outcome, ...]


def outcomes_of(subject: Subject) -> tuple[Ruled, ...]:
    """Return what every rule says of two statements."""
    ruled = {name: [_named(outcome, name) for outcome in rule(subject)] for name, rule in RULES.items()}
    judged = {
        start
        for name, outcomes in ruled.items()
        for outcome in outcomes
        if name not in _WHAT_IS_LEFT
        for start in _starts(outcome)
    }
    for name in _WHAT_IS_LEFT:
        if name in ruled:
            ruled[name] = [outcome for outcome in ruled[name] if judged.isdisjoint(_starts(outcome))]
    return tuple(Ruled(name, tuple(outcomes)) for name, outcomes in ruled.items())


def _named(outcome: Outcome, rule: str) -> Outcome:
    if not isinstance(outcome, Differs):
        return outcome
    return replace(outcome, difference=replace(outcome.difference, rule=rule))


def _starts(outcome: Outcome) -> Collection[tuple[str, int]]:
    """Return the places in the two claims that a difference tells of."""
    if not isinstance(outcome, Differs):
        return ()
    difference: Difference = outcome.difference
    sides: Sequence[tuple[str, int | None]] = (
        (difference.claims[0], difference.a_start),
        (difference.claims[1], difference.b_start),
    )
    return [(claim, start) for claim, start in sides if start is not None]
