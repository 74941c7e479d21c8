"""What of a document asks for a look, for programs that show results at the lines of files.

Agreements and claims without a counterpart make none: a view that lists every agreement hides the conflicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck import verdicts
from claimcheck.fingerprints import fingerprints
from claimcheck.places import Place, Region, places
from claimcheck.records import CHECKED_TEXT, Acceptance, Check, CheckedClaim, Comparison, Extraction, Finding, Verdict
from claimcheck.reports.sanitize import on_one_line, visible


def levels() -> dict[Verdict, str]:
    """Return how grave a result each verdict makes, in the words of SARIF; one that is missing makes none."""
    return {verdict: row.level for verdict, row in verdicts.TABLE.items() if row.level}


@dataclass(frozen=True, slots=True)
class Words:
    """What one source says in a result, and where: `region` is None where the file has no lines."""

    source: str
    place: Place
    region: Region | None
    quote: str


@dataclass(frozen=True, slots=True)
class Result:
    """A finding, or a claim of a checked text, that asks for a look. `words` begins with what it is shown at.

    `since` is "new", "updated" or "unchanged" beside an earlier report, "" where none was named.
    """

    id: str
    verdict: Verdict
    level: str
    explanation: str
    words: tuple[Words, ...]
    fingerprint: str
    accepted: Acceptance | None = None
    since: str = ""

    @property
    def message(self) -> str:
        """The explanation and all words on one line, without a character that acts."""
        said = " — ".join(f"({one.source}) {one.quote}" if one.source else one.quote for one in self.words)
        return visible(on_one_line(f"{self.explanation} {said}"))


def results(document: Comparison | Extraction | Check, texts: Mapping[str, str]) -> Iterator[Result]:
    """Return the results of a document, gravest first as it has them. An extraction has no verdicts, and no results."""
    if isinstance(document, Extraction):
        return
    where, prints, states = places(document, texts), fingerprints(document), _states(document)
    if isinstance(document, Check):
        for claim in document.claims:
            if claim.verdict in levels():
                yield _result(claim, _of_claim(claim, where), prints[claim.id], states(claim.id))
        return
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    for finding in document.findings:
        quoted = [
            _words(source, where, claim.start, claim.end, claim.quote)
            for source, claim in (claims[one] for one in finding.claims if one in claims)
        ]
        if finding.verdict in levels() and quoted:
            yield _result(finding, quoted, prints[finding.id], states(finding.id))


def _of_claim(claim: CheckedClaim, where: Mapping[str, Place]) -> list[Words]:
    own = Words("", where[CHECKED_TEXT], where[CHECKED_TEXT].region(claim.start, claim.end, claim.quote), claim.quote)
    return [own, *(_words(one.source, where, one.start, one.end, one.quote) for one in claim.evidence)]


def _words(source: str, where: Mapping[str, Place], start: int, end: int, quote: str) -> Words:
    return Words(source, where[source], where[source].region(start, end, quote), quote)


def _states(document: Comparison | Check) -> Callable[[str], str]:
    """Return what says of an id of a finding how it stands beside the earlier report."""
    since = document.since
    if since is None:
        return lambda _: ""
    states = {**dict.fromkeys(since.new, "new"), **{one.id: "updated" for one in since.changed}}
    return lambda identifier: states.get(identifier, "unchanged")


def _result(found: Finding | CheckedClaim, words: Sequence[Words], fingerprint: str, since: str) -> Result:
    level = levels()[found.verdict]
    return Result(found.id, found.verdict, level, found.explanation, tuple(words), fingerprint, found.accepted, since)
