"""A document as rows of a table: one row a finding of a comparison, or a claim of a check or an extraction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from claimcheck.fingerprints import fingerprints
from claimcheck.records import (
    Check,
    CheckedClaim,
    Claim,
    Comparison,
    Difference,
    Extraction,
    Finding,
    Quantity,
    Unchecked,
)
from claimcheck.reports.differing import telling
from claimcheck.reports.remarks import in_both

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Value]
Column: TypeAlias = type[str] | type[int] | type[float] | type[bool]

_OF_FINDING: tuple[str, ...] = (
    "finding",
    "verdict",
    "sources",
    "explanation",
    "differs_in",
    "decided_by",
    "fingerprint",
    "accepted",
    "likeness",
    "shared",
)
_OF_SOURCE: tuple[str, ...] = ("name", "says", "differing", "speaker", "certainty", "start", "end")
_OF_CHECKED: tuple[str, ...] = (
    *("claim", "verdict", "quote", "start", "end", "speaker", "certainty", "explanation"),
    *("differs_in", "decided_by", "fingerprint", "accepted", "likeness", "shared", "text_name"),
)
_OF_EVIDENCE: tuple[str, ...] = ("name", "says", "differing")
_OF_CLAIM: tuple[str, ...] = (
    *("claim", "text", "quote", "start", "end", "speaker", "certainty", "negated"),
    *("quantities", "dates", "names"),
)

# Between several claims or words of one source in one cell.
_BETWEEN = " / "


def rows(document: Comparison | Check | Extraction) -> list[Row]:
    """Return the rows of a document; all rows of one document have the same columns, in the same order.

    Of a comparison: `finding`, `verdict`, `sources`, `explanation`, `differs_in`, `decided_by`, `fingerprint`,
    `accepted` (the reason, where somebody lets it stand), `likeness` (0 to 1) and `shared` (the figures and names that
    both have) where an encoder alone joins the claims, and of each source X `X_name`, `X_says`, `X_differing`,
    `X_speaker`, `X_certainty`, `X_start` and `X_end` (offsets of its first claim; None where the source says nothing
    on the matter).
    Of a check: `claim`, `verdict`, `quote`, `start`, `end`, `speaker`, `certainty`, `explanation`, `differs_in`,
    `decided_by`, `fingerprint`, `accepted`, `likeness`, `shared`, `text_name`, and of each source X `X_name`, `X_says`
    and `X_differing`.
    Of an extraction: `claim`, `text`, `quote`, `start`, `end`, `speaker`, `certainty`, `negated`, `quantities`,
    `dates` and `names`.

    >>> import claimcheck
    >>> comparison = claimcheck.compare(["The fire killed 12 people.", "The fire killed 15 people."])
    >>> [(row["verdict"], row["A_differing"], row["B_differing"]) for row in rows(comparison)]
    [('conflict', '12', '15')]
    """
    if isinstance(document, Comparison):
        return _of_comparison(document)
    if isinstance(document, Check):
        return _of_check(document)
    return [_of_claim(claim) for claim in document.source.claims]


def columns(document: Comparison | Check | Extraction) -> dict[str, Column]:
    """Return the columns of the rows of a document, in order, and what stands in each, beside None.

    A document without findings or claims has them too.
    """
    if isinstance(document, Comparison):
        own, of_source = _OF_FINDING, _OF_SOURCE
        sources = [source.id for source in document.sources]
    elif isinstance(document, Check):
        own, of_source = _OF_CHECKED, _OF_EVIDENCE
        sources = [source.id for source in document.sources]
    else:
        own, of_source, sources = _OF_CLAIM, (), []
    names = [*own, *(f"{source}_{column}" for source in sources for column in of_source)]
    return {name: _type_of(name) for name in names}


def _type_of(column: str) -> Column:
    if column == "negated":
        return bool
    if column == "likeness":
        return float
    return int if column.rpartition("_")[2] in ("start", "end") else str


def _of_comparison(document: Comparison) -> list[Row]:
    prints = fingerprints(document)
    claims = {claim.id: (source.id, claim) for source in document.sources for claim in source.claims}
    made = []
    for finding in document.findings:
        row: Row = {
            "finding": finding.id,
            "verdict": str(finding.verdict),
            "sources": " ".join(finding.sources),
            "explanation": finding.explanation,
            "differs_in": _kinds(finding.differences),
            "decided_by": finding.decided_by,
            "fingerprint": prints[finding.id],
            "accepted": finding.accepted.reason if finding.accepted else None,
            **_in_other_words(finding),
        }
        quoted = [claims[identifier] for identifier in finding.claims if identifier in claims]
        for source in document.sources:
            own = [claim for identifier, claim in quoted if identifier == source.id]
            row |= _of_source(source.id, source.name, own, finding)
        made.append(row)
    return made


def _of_source(source: str, name: str, claims: Sequence[Claim], finding: Finding) -> Row:
    first = claims[0] if claims else None
    return {
        f"{source}_name": name,
        f"{source}_says": _joined(claim.quote for claim in claims) if claims else None,
        f"{source}_differing": _differing(finding.differences, {claim.id for claim in claims}),
        f"{source}_speaker": first.speaker if first else None,
        f"{source}_certainty": str(first.certainty) if first else None,
        f"{source}_start": first.start if first else None,
        f"{source}_end": first.end if first else None,
    }


def _in_other_words(found: Finding | CheckedClaim) -> Row:
    alike = found.other_words
    return {
        "likeness": alike.likeness if alike else None,
        "shared": _joined(dict.fromkeys(map(in_both, alike.shared))) if alike else None,
    }


def _of_check(document: Check) -> list[Row]:
    prints = fingerprints(document)
    made = []
    for claim in document.claims:
        row: Row = {
            "claim": claim.id,
            "verdict": str(claim.verdict),
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "speaker": claim.speaker,
            "certainty": str(claim.certainty),
            "explanation": claim.explanation,
            "differs_in": _kinds(claim.differences),
            "decided_by": claim.decided_by,
            "fingerprint": prints[claim.id],
            "accepted": claim.accepted.reason if claim.accepted else None,
            **_in_other_words(claim),
            "text_name": document.text.name,
        }
        for source in document.sources:
            own = {one.id for one in source.claims}
            row[f"{source.id}_name"] = source.name
            row[f"{source.id}_says"] = _evidence(claim, source.id)
            row[f"{source.id}_differing"] = _differing(claim.differences, own)
        made.append(row)
    return made + [_of_unchecked(one, document) for one in document.unchecked]


def _of_unchecked(one: Unchecked, document: Check) -> Row:
    """Return the row of a sentence that states nothing to be checked: no claim, and its reason as the explanation."""
    row: Row = {
        "verdict": "unchecked",
        "quote": one.text,
        "start": one.start,
        "end": one.end,
        "explanation": one.reason,
    }
    names: Row = {f"{source.id}_name": source.name for source in document.sources}
    return {column: (row | names).get(column) for column in columns(document)}


def _evidence(claim: CheckedClaim, source: str) -> str | None:
    quotes = [evidence.quote for evidence in claim.evidence if evidence.source == source]
    return _joined(quotes) if quotes else None


def _of_claim(claim: Claim) -> Row:
    return {
        "claim": claim.id,
        "text": claim.text,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "speaker": claim.speaker,
        "certainty": str(claim.certainty),
        "negated": claim.negated,
        "quantities": _texts(claim.quantities),
        "dates": _texts(claim.dates),
        "names": _joined(claim.names),
    }


def _texts(quantities: Iterable[Quantity]) -> str:
    return _joined(quantity.text for quantity in quantities)


def _kinds(differences: Iterable[Difference]) -> str:
    return " ".join(dict.fromkeys(difference.kind for difference in differences))


def _differing(differences: Sequence[Difference], claims: set[str]) -> str | None:
    """Return the differing words of the claims of one source, None where they have none."""
    sides = (
        (identifier, words)
        for difference in telling(differences)
        for identifier, words in zip(difference.claims, (difference.a, difference.b), strict=True)
    )
    own = dict.fromkeys(words for identifier, words in sides if words and identifier in claims)
    return _joined(own) if own else None


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(parts)
