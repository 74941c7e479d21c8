"""A report against an earlier one: what is new, what has changed, what is gone.

A finding with the fingerprint of an earlier one is the same. Of the others, one that rests on the very words of a
source on which an earlier one rested tells of the same matter: it has changed. The rest is new, or gone. A source that
has another name today is the same source (see `claimcheck.renames`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from claimcheck.errors import UsageError
from claimcheck.fingerprints import Matter, matters, matters_of_report
from claimcheck.records import Changed, Check, Comparison, Gone, Since, Verdict
from claimcheck.renames import renamed_sources, with_names_of_today

_Document = TypeVar("_Document", Comparison, Check)

_HINT = "Use a report that an earlier run of the same command wrote with -o report.json."


def with_since(document: _Document, report: str, name: str) -> _Document:
    """Return the document with what has changed since an earlier report.

    `report` is the text of an earlier JSON report of the same command, `name` what it is called. Raises `UsageError`
    for any other text.
    """
    try:
        earlier = json.loads(report)
        if ("findings" in earlier) is not isinstance(document, Comparison):
            raise ValueError("a report of another command")
        renamed = renamed_sources(earlier, document)
        past = matters_of_report(earlier)
        prints = {one.id: one.fingerprint for one in past}
        past = tuple(with_names_of_today(one, renamed) for one in past)
        since = replace(_since(matters(document), past, prints, name), renamed=renamed)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"{name} is no report to hold this one against.", _HINT) from error
    return replace(document, since=since)


def _since(now: Sequence[Matter], then: Sequence[Matter], prints: Mapping[str, str], name: str) -> Since:
    """Return what has changed; `prints` has the fingerprints of the earlier findings, as their report has them."""
    fresh, past = _without(now, then), _without(then, now)
    pairs = _pairs(fresh, past)
    return Since(
        name,
        tuple(one.id for number, one in enumerate(fresh) if number not in pairs),
        tuple(
            Changed(fresh[one].id, Verdict(past[other].verdict), prints[past[other].id]) for one, other in pairs.items()
        ),
        tuple(
            Gone(Verdict(one.verdict), one.explanation, tuple(quote for _, quote in one.quotes), prints[one.id])
            for number, one in enumerate(past)
            if number not in pairs.values()
        ),
    )


def _without(these: Sequence[Matter], those: Sequence[Matter]) -> list[Matter]:
    """Return `these` less `those`; what stands twice among these goes twice only if it stands twice among those."""
    known = Counter(one.fingerprint for one in those)
    left = []
    for one in these:
        if known[one.fingerprint] > 0:
            known[one.fingerprint] -= 1
        else:
            left.append(one)
    return left


def _pairs(fresh: Sequence[Matter], past: Sequence[Matter]) -> Mapping[int, int]:
    """Return which fresh matter is which past one, those that share most first; each stands in one pair at most."""
    words = [one.words for one in past]
    shared = sorted(
        (-len(own & theirs), one, other)
        for one, own in enumerate(matter.words for matter in fresh)
        for other, theirs in enumerate(words)
        if own & theirs
    )
    pairs: dict[int, int] = {}
    for _, one, other in shared:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return dict(sorted(pairs.items()))
