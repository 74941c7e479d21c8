"""The rule of what two sides call the share of one thing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from claimcheck.comparison.evidence.matching import matched_terms
from claimcheck.comparison.evidence.shares import Share, shares_of_one_side, shares_of_one_whole
from claimcheck.comparison.evidence.subject import Subject
from claimcheck.comparison.rules.outcomes import Differs, Outcome, Same, Undecided
from claimcheck.records import Verdict


def share_differences(subject: Subject) -> list[Outcome]:
    """Judge what the two sides call the share of one thing: "all members", "half of the members"."""
    a, b, matches = subject.a, subject.b, subject.shared.matches
    turned = [replace(match, a=match.b, b=match.a) for match in matches]
    only_a = [((share.text, share.start), None) for share in shares_of_one_side(a, b, matches)]
    only_b = [(None, (share.text, share.start)) for share in shares_of_one_side(b, a, turned)]
    return [
        *(_share(subject, first, second) for first, second in shares_of_one_whole(a, b, matches)),
        *(Differs(subject.difference("share", Verdict.PRECISION, *sides)) for sides in (*only_a, *only_b)),
    ]


def _share(subject: Subject, first: Share, second: Share) -> Outcome:
    sides = (first.text, first.start), (second.text, second.start)
    if first.excludes(second):
        if (first.of_unknown or second.of_unknown) and _say_more(subject, {first.start, second.start}):
            return Undecided("undecided_wording", "part")  # all survived, two of them survived unhurt
        return Differs(subject.difference("share", subject.opposition(), *sides))
    if _is_exactly(first, second) or _is_exactly(second, first):
        return Same(first.text, second.text)
    difference = subject.difference("share", Verdict.PRECISION, *sides)
    return Differs(replace(difference, finer=_finer_share(first, second)))


def _is_exactly(counted: Share, named: Share) -> bool:
    """Tell whether one side names as a fraction what the other counts: eighteen of the 36, half of the 36."""
    is_within = named.low <= counted.low == counted.high <= named.high
    return is_within and counted.total > 0 and not named.quantifier


def _say_more(subject: Subject, quantifiers: Collection[int]) -> bool:
    """Tell whether a side has a word or a day of its own beside the quantifiers, which stand at these offsets."""
    matched = matched_terms(subject.shared.matches)
    terms = (term for side in (subject.a, subject.b) for term in side.terms)
    own = any(id(term) not in matched and term.start not in quantifiers for term in terms)
    return own or bool(subject.dates.only_a or subject.dates.only_b)


def _finer_share(first: Share, second: Share) -> Literal["a", "b"] | None:
    """Return the side whose share is the narrower one: "half" beside "most"."""
    widths = first.high - first.low, second.high - second.low
    if widths[0] == widths[1]:
        return None
    return "a" if widths[0] < widths[1] else "b"
