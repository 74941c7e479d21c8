"""What a report for people says of a finding beside the sources' words: that it is accepted, that it is new."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Changed, Check, CheckedClaim, Comparison, Finding, Shared, Since
from claimcheck.reports.phrases import Phrases
from claimcheck.reports.results import Result


def changes(since: Since | None, words: Phrases) -> str:
    """Return what has changed since an earlier report, and which sources were known again, "" where none was named."""
    if since is None:
        return ""
    renamed = (words.say("since_renamed", before=one.before, now=one.now) for one in since.renamed)
    return " ".join([_counted(since, words), *renamed])


def _counted(since: Since, words: Phrases) -> str:
    counts = {"new": len(since.new), "changed": len(since.changed), "gone": len(since.gone)}
    counted = [words.count(f"since_{name}", number) for name, number in counts.items() if number]
    if not counted:
        return words.say("since_nothing", report=since.report)
    return words.say("since", report=since.report, changes=", ".join(counted))


def gone(since: Since | None, words: Phrases) -> tuple[tuple[str, str], ...]:
    """Return of each finding that is gone the words it rested on, and its verdict."""
    found = since.gone if since else ()
    return tuple((" / ".join(one.quotes), words.name("verdicts", one.verdict)) for one in found)


class Remarks:
    """The remarks on the findings of one document."""

    def __init__(self, document: Comparison | Check, words: Phrases) -> None:
        since = document.since or Since("")
        self.language = document.language
        self._words = words
        self._new = frozenset(since.new)
        self._changed: Mapping[str, Changed] = {one.id: one for one in since.changed}

    def on(self, found: Finding | CheckedClaim) -> tuple[str, ...]:
        """Return what is to be said of a finding, or of a claim of a check."""
        alike = in_other_words(found, self._words)
        return tuple(filter(None, (*alike, self._news(found), accepted(found, self._words))))

    def _news(self, found: Finding | CheckedClaim) -> str:
        if found.id in self._new:
            return self._words.say("is_new")
        before = self._changed.get(found.id)
        if before is None:
            return ""
        if before.before is found.verdict:
            return self._words.say("reworded")
        return self._words.say("was", verdict=self._words.name("verdicts", before.before))


def decided_by(found: Finding | CheckedClaim, words: Phrases) -> str:
    """Return that a model decided, and which kind of model; "" where rules did."""
    said = {"model": "by_model", "local": "by_entailment"}.get(found.decided_by)
    return words.say(said) if said else ""


def in_other_words(found: Finding | CheckedClaim, words: Phrases) -> tuple[str, ...]:
    """Return how alike claims are that an encoder alone joins, and what both have; nothing where words join them."""
    alike = found.other_words
    if alike is None:
        return ()
    shared = tuple(dict.fromkeys(in_both(one) for one in alike.shared))
    said = words.say("meaning_alike", n=round(alike.likeness * 100))
    return (said, words.say("meaning_shared", shared=words.listing(shared))) if shared else (said,)


def in_both(shared: Shared) -> str:
    """Return a figure or a name that two claims both have, in the words of both where they differ."""
    return shared.a if shared.a.casefold() == shared.b.casefold() else f"{shared.a} = {shared.b}"


def accepted(found: Finding | CheckedClaim | Result, words: Phrases) -> str:
    """Return that a finding is accepted, until when and why; "" where it is not."""
    if found.accepted is None:
        return ""
    if found.accepted.until is None:
        return words.say("accepted", reason=found.accepted.reason)
    return words.say("accepted_until", day=words.date(found.accepted.until), reason=found.accepted.reason)
